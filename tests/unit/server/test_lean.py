"""The lean processor does what Rasa's own does."""

from __future__ import annotations

import asyncio
import hashlib
import inspect
from pathlib import Path
from typing import Any

import pytest
from rasa.core.actions.action import (
    ActionBotResponse,
    ActionExecutionRejection,
    ActionExtractSlots,
    ActionListen,
    ActionSessionStart,
)
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import LockStore
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain, SessionConfig

from nego.server import lean
from nego.server.actions import InProcessAction, InProcessActions
from nego.server.lean import LeanProcessor, finds_slots
from nego.server.turns import NegoAgent

OURS = [
    "_check_for_unseen_features",
    "_log_action_on_tracker",
    "_log_slots",
    "_run_action",
    "_update_tracker_session",
    "parse_message",
    "run_action_extract_slots",
]
SAID = ("bonjour", "compte", "refuse", "compte", "rien de connu", "bonjour")


def agent_of(model: Path) -> NegoAgent:
    actions = InProcessActions("tests.unit.server.tiny_actions")
    made = NegoAgent(
        tracker_store=InMemoryTrackerStore(None), lock_store=LockStore.create(None), action_endpoint=actions
    )
    made.load_model(model)
    return made


def played(agent: NegoAgent) -> tuple[list[Any], list[dict[str, Any]]]:
    """What is answered, and what is stored but for its times."""
    answers = []
    for number, text in enumerate(SAID):
        output = CollectingOutputChannel()
        message = UserMessage(text, output, "somebody", input_channel="rest", message_id=str(number))
        asyncio.run(agent.handle_message(message))
        answers.append(output.messages)
    tracker = asyncio.run(agent.tracker_store.retrieve_full_tracker("somebody"))
    events = [event.as_dict() for event in tracker.events]
    return answers, [{name: event[name] for name in event.keys() - {"timestamp"}} for event in events]


def with_rasas(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in OURS:
        monkeypatch.setattr(LeanProcessor, name, inspect.getattr_static(MessageProcessor, name))


@pytest.mark.parametrize("minutes", [60, 1e-9], ids=["one session", "a session a turn"])
def test_a_conversation_is_the_same_as_by_rasas_own_methods(
    tiny_model: Path, monkeypatch: pytest.MonkeyPatch, minutes: float
) -> None:
    def agent() -> NegoAgent:
        made = agent_of(tiny_model)
        made.domain.session_config = SessionConfig(minutes, carry_over_slots=True)
        return made

    ours = played(agent())
    with_rasas(monkeypatch)
    assert ours == played(agent())
    started = sum(event["event"] == "session_started" for event in ours[1])
    assert started == (2 if minutes < 1 else 1)  # Rasa's memory keeps the session before, and the last


def test_an_action_that_refuses_leaves_what_rasa_leaves(
    tiny_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(self: InProcessAction, *_: Any) -> None:
        raise ActionExecutionRejection(self.name())

    monkeypatch.setattr(InProcessAction, "run", refuse)
    ours = played(agent_of(tiny_model))
    with_rasas(monkeypatch)
    assert ours == played(agent_of(tiny_model))


def test_what_is_not_in_the_domain_is_warned_about(tiny_model: Path) -> None:
    processor = agent_of(tiny_model).processor
    for found in ({"intent": {"name": "dance"}, "entities": []}, named("greet", "dancer")):
        with pytest.warns(UserWarning, match="not defined in the domain"):
            processor._check_for_unseen_features(found)
    processor._check_for_unseen_features({"intent": {"name": "greet"}, "entities": None})


def named(intent: str, entity: str) -> dict[str, Any]:
    return {"intent": {"name": intent}, "entities": [{"entity": entity}]}


CUSTOM = {"type": "custom"}


@pytest.mark.parametrize(
    ("mapping", "actions", "found"),
    [
        (CUSTOM, [], False),
        ({**CUSTOM, "action": "action_look"}, ["action_look"], True),
        ({"type": "from_entity", "entity": "job"}, [], True),
        ({"type": "from_text"}, [], True),
        (CUSTOM, ["action_validate_slot_mappings"], True),
    ],
)
def test_which_domains_have_slots_to_find(mapping: dict[str, Any], actions: list[str], found: bool) -> None:
    slot = {"type": "any", "influence_conversation": False, "mappings": [mapping]}
    domain = Domain.from_dict({"entities": ["job"], "slots": {"job": slot}, "actions": actions})
    assert finds_slots(domain) is found


RASAS = {
    MessageProcessor._check_for_unseen_features: "286ab49de966",
    MessageProcessor._log_action_on_tracker: "d973d12a6d0a",
    MessageProcessor._log_slots: "cfc60d6857d3",
    MessageProcessor._run_action: "6d383d0179ef",
    MessageProcessor._update_tracker_session: "b0d44217b5ca",
    MessageProcessor._has_session_expired: "aa0e659a9cfa",
    MessageProcessor.parse_message: "b98d8e49b9f2",
    MessageProcessor.run_action_extract_slots: "ff52049be97d",
    ActionExtractSlots.run: "13487835d751",
    ActionBotResponse.run: "d4377cff5df4",
    ActionListen.run: "2e7374b4f841",
    ActionSessionStart.run: "c2e7c99a94ca",
}


@pytest.mark.parametrize(("method", "digest"), RASAS.items())
def test_rasas_own_methods_are_those_that_were_read(method: Any, digest: str) -> None:
    """Fails when Rasa changes one: read it, change `lean.py` where it must follow, then the digest here."""
    assert hashlib.sha256(inspect.getsource(method).encode()).hexdigest()[:12] == digest


def test_all_that_is_overridden_is_compared() -> None:
    overridden = [name for name in vars(LeanProcessor) if hasattr(MessageProcessor, name)]
    assert sorted(name for name in overridden if not name.startswith("__")) == OURS
    assert lean._READERS[1:] == (ActionBotResponse, ActionListen, ActionSessionStart)
