"""A turn is all or nothing, shown on a tiny trained assistant."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import REGISTRY
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel, OutputChannel, UserMessage
from rasa.core.lock_store import LockStore
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.exceptions import ModelNotFound
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from nego.server import turns
from nego.server.actions import InProcessAction, InProcessActions
from nego.server.apart import Apart
from nego.server.talk import Conversation
from nego.server.turns import NegoAgent
from nego.server.understanding import Understanding
from nego.server.warmup import warm_up
from nego.wording import wording

APOLOGY = wording().render("error").text


@pytest.fixture
def agent(tiny_model: Path) -> NegoAgent:
    actions = InProcessActions("tests.unit.server.tiny_actions")
    made = NegoAgent(
        tracker_store=InMemoryTrackerStore(None), lock_store=LockStore.create(None), action_endpoint=actions
    )
    made.load_model(tiny_model)
    return made


def texts(messages: list[dict[str, Any]]) -> list[str]:
    return [message["text"] for message in messages]


def say(agent: NegoAgent, *said: str, sender: str = "somebody") -> list[str]:
    """What answers the last of these messages."""
    output = CollectingOutputChannel()
    for text in said:
        output = CollectingOutputChannel()
        asyncio.run(agent.handle_message(UserMessage(text, output, sender, input_channel="rest")))
    return texts(output.messages)


def stored(agent: NegoAgent, sender: str = "somebody") -> DialogueStateTracker | None:
    return asyncio.run(agent.tracker_store.retrieve(sender))


def heard(agent: NegoAgent) -> list[str]:
    tracker = stored(agent)
    return [event.text for event in tracker.events if event.type_name == "user"] if tracker else []


def test_responses_and_actions_answer(agent: NegoAgent) -> None:
    assert say(agent, "bonjour") == ["Bonjour."]
    assert say(agent, "compte", "compte") == ["2"]
    assert heard(agent) == ["bonjour", "compte", "compte"]


def test_an_exception_in_an_action_is_told_and_leaves_no_trace(agent: NegoAgent) -> None:
    say(agent, "compte")
    assert say(agent, "casse") == [APOLOGY]
    assert heard(agent) == ["compte"]
    assert say(agent, "compte") == ["2"]


def test_so_is_one_in_the_understanding(agent: NegoAgent, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise ValueError("boum")

    monkeypatch.setattr(agent.processor, "_parse_message_with_graph", fail)
    assert say(agent, "bonjour") == [APOLOGY]
    assert heard(agent) == []


def test_so_is_one_in_the_policies(agent: NegoAgent, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise ValueError("boum")

    monkeypatch.setattr(agent.processor, "_predict_next_with_tracker", fail)
    assert say(agent, "bonjour") == [APOLOGY]
    assert heard(agent) == []


def test_nobody_is_answered_before_the_turn_is_stored(
    agent: NegoAgent, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_: DialogueStateTracker) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(agent.tracker_store, "save", fail)
    assert say(agent, "compte") == [APOLOGY]


def test_a_turn_that_takes_too_long_is_given_up(agent: NegoAgent, monkeypatch: pytest.MonkeyPatch) -> None:
    async def stuck(*_: Any, **__: Any) -> None:
        await asyncio.sleep(600)

    with monkeypatch.context() as patch:
        patch.setattr(turns, "TURN_SECONDS", 0.2)
        patch.setattr(agent.processor, "_run_action", stuck)
        assert say(agent, "compte") == [APOLOGY]
    assert heard(agent) == []
    assert say(agent, "compte") == ["1"]


def test_actions_without_end_are_cut(agent: NegoAgent) -> None:
    assert say(agent, "boucle") == [APOLOGY]
    assert heard(agent) == []


def test_silence_is_told(agent: NegoAgent) -> None:
    assert say(agent, "chut") == [APOLOGY]


def test_an_unknown_action_is_told(agent: NegoAgent, tiny_model: Path) -> None:
    agent.action_endpoint._executor.actions.clear()
    assert say(agent, "compte") == [APOLOGY]


class Slack(OutputChannel):
    def __init__(self) -> None:
        self.sent: list[Any] = []
        self.threads: set[int] = set()

    @classmethod
    def name(cls) -> str:
        return "slack"

    async def send_text_message(self, recipient_id: str, text: str, **_: Any) -> None:
        self.sent.append((recipient_id, text))
        self.threads.add(threading.get_ident())


@pytest.mark.parametrize("thread", [None, "turns"])
def test_channels_that_send_get_whole_turns_too(agent: NegoAgent, thread: str | None) -> None:
    """From the thread of whoever asked, wherever the turn is played."""
    agent.apart = Apart(thread) if thread else None
    channel = Slack()
    for text in ("compte", "casse"):
        asyncio.run(agent.handle_message(UserMessage(text, channel, "U1")))
    assert channel.sent == [("U1", "1"), ("U1", APOLOGY)]
    assert channel.threads == {threading.get_ident()}
    if agent.apart is not None:
        agent.apart.stop()


def test_the_tracker_store_is_the_one_given(tiny_model: Path) -> None:
    """Rasa wraps it in one that falls back to memory without telling anybody."""
    store = InMemoryTrackerStore(None)
    assert NegoAgent(tracker_store=store).tracker_store is store


def test_a_bad_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.tar.gz").write_bytes(b"not a model")
    with pytest.raises(ModelNotFound):
        NegoAgent().load_model(tmp_path / "model.tar.gz")


def test_warming_up_stores_nothing(agent: NegoAgent) -> None:
    store = agent.processor.tracker_store
    warm_up(agent)
    assert agent.processor.tracker_store is store
    assert list(asyncio.run(store.keys())) == []


def test_what_is_loaded_is_not_looked_through_for_garbage() -> None:
    """In a process of its own, of which it changes the state."""
    program = (
        "import gc; from nego.server.warmup import settle\n"
        "settle(); print(gc.get_freeze_count() > 10_000, gc.isenabled())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["True", "True"]


def test_conversations_are_apart_and_tell_what_is_remembered(agent: NegoAgent) -> None:
    first, second = Conversation(agent), Conversation(agent)
    asyncio.run(first.turn("compte"))
    turn = asyncio.run(first.turn("compte"))
    assert (texts(turn.messages), turn.intent, turn.slots) == (["2"], "count", {"counted": 2})
    turn = asyncio.run(second.turn("bonjour"))
    assert (texts(turn.messages), turn.intent, turn.slots) == (["Bonjour."], "greet", {})


def test_a_turn_that_failed_tells_what_was_understood_and_changes_no_slot(agent: NegoAgent) -> None:
    conversation = Conversation(agent)
    asyncio.run(conversation.turn("compte"))
    turn = asyncio.run(conversation.turn("casse"))
    assert (turn.intent, turn.slots) == ("crash", {"counted": 1})


def test_a_turn_that_was_not_understood_has_no_intent(
    agent: NegoAgent, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise ValueError("boum")

    monkeypatch.setattr(agent.processor, "_parse_message_with_graph", fail)
    turn = asyncio.run(Conversation(agent).turn("bonjour"))
    assert (turn.intent, turn.slots) == (None, {})


def test_understanding_many_texts_at_once(agent: NegoAgent) -> None:
    parsed = Understanding(agent).parse(["bonjour", "  compte ", ""])
    assert [p and (p["text"], p["intent"]) for p in parsed] == [
        ("bonjour", "greet"),
        ("  compte ", "count"),
        ("", None),
    ]


def test_one_bad_text_does_not_take_its_neighbours(agent: NegoAgent, monkeypatch: pytest.MonkeyPatch) -> None:
    understanding = Understanding(agent)
    run = understanding._run

    def fail(texts: list[str]) -> list[dict[str, Any]]:
        if "boum" in texts:
            raise ValueError("boum")
        return run(texts)

    monkeypatch.setattr(understanding, "_run", fail)
    parsed = understanding.parse(["bonjour", "boum", "compte"])
    assert [p and p["intent"] for p in parsed] == ["greet", None, "count"]


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (MessageProcessor, "_run_action"),
        (MessageProcessor, "handle_message"),
        (MessageProcessor, "parse_message"),
        (NegoAgent.__mro__[1], "_create_tracker_store"),
        (NegoAgent.__mro__[1], "_set_fingerprint"),
        (RemoteAction, "_utter_responses"),
        (RemoteAction, "run"),
        (MessageProcessor, "_load_model"),
        (MessageProcessor, "_predict_next_with_tracker"),
        (DialogueStateTracker, "_latest_message_data"),
        (Domain, "_get_featurized_entities"),
    ],
)
def test_rasa_still_has_what_we_override(owner: type, name: str) -> None:
    assert callable(getattr(owner, name))
    assert InProcessAction.__mro__[1] is RemoteAction


def test_a_turn_is_counted_and_is_one_log_line(agent: NegoAgent, caplog: pytest.LogCaptureFixture) -> None:
    def counted(outcome: str) -> float:
        return REGISTRY.get_sample_value("nego_turns_total", {"channel": "rest", "outcome": outcome}) or 0.0

    before = counted("answered"), counted("failed")
    with caplog.at_level(logging.INFO, "nego"):
        say(agent, "bonjour", "casse")
    assert (counted("answered"), counted("failed")) == (before[0] + 1, before[1] + 1)
    lines = [record.fields for record in caplog.records if record.getMessage() == "turn"]
    assert [(line["intent"], line["outcome"]) for line in lines] == [
        ("greet", "answered"),
        ("crash", "failed"),
    ]
    assert "somebody" not in caplog.text
