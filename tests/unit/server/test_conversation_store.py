"""Conversations in SQL: the same as Rasa keeps, at a cost that does not grow."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nego.server import conversations
from nego.server.actions import InProcessActions
from nego.server.conversations import EVENTS, STATES, ConversationStore
from nego.server.storage import erase
from nego.server.turns import NegoAgent

SLOT: dict[str, Any] = {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}
DOMAIN = Domain.from_dict({"intents": ["ask"], "slots": {"job": SLOT}, "actions": ["action_salary"]})


@pytest.fixture
def store(tmp_path: Path) -> ConversationStore:
    return ConversationStore(DOMAIN, dialect="sqlite", db=str(tmp_path / "conversations.db"))


def rasas(tmp_path: Path) -> SQLTrackerStore:
    return SQLTrackerStore(DOMAIN, dialect="sqlite", db=str(tmp_path / "conversations.db"))


def turn(number: int) -> list[Event]:
    intent = {"name": "ask", "confidence": 0.9}
    return [
        ActionExecuted("action_listen"),
        UserUttered(f"{number:03}", intent),
        ActionExecuted("action_salary"),
        BotUttered("…", {"buttons": [{"title": "Et en net ?"}]}),
        SlotSet("job", f"{number:03}"),
    ]


def play(store: TrackerStore, numbers: range, sender: str = "somebody") -> None:
    async def played() -> None:
        for number in numbers:
            tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
            for event in turn(number):
                tracker.update(event)
            await store.save(tracker)

    asyncio.run(played())


def at_hand(store: TrackerStore, sender: str = "somebody") -> DialogueStateTracker:
    tracker = asyncio.run(store.retrieve(sender))
    assert tracker is not None
    return tracker


def whole(store: TrackerStore) -> list[Event]:
    tracker = asyncio.run(store.retrieve_full_tracker("somebody"))
    assert tracker is not None
    return list(tracker.events)


def read(store: ConversationStore) -> int:
    """Bytes that a turn reads of its conversation."""
    statements: list[str] = []
    with store.engine.connect() as connection:  # the only one of the pool, which the turn then takes
        connection.connection.set_trace_callback(statements.append)
    at_hand(store)
    with store.engine.connect() as connection:
        connection.connection.set_trace_callback(None)
        assert len(statements) == 1
        assert "conversation_states" in statements[0]
        return len(connection.scalar(sa.select(STATES.c.data)).encode())


def test_turn_500_reads_what_turn_5_reads(store: ConversationStore) -> None:
    play(store, range(5))
    early = read(store)
    play(store, range(5, 500))
    assert read(store) <= 1.2 * early
    assert at_hand(store).get_slot("job") == "499"
    assert whole(store) == [event for number in range(500) for event in turn(number)]


def test_the_state_is_without_what_was_answered(store: ConversationStore) -> None:
    play(store, range(2))
    said = {event.text for event in whole(store) if isinstance(event, BotUttered)}
    with store.engine.connect() as connection:
        kept = json.loads(connection.scalar(sa.select(STATES.c.data)))
    answers = [event for event in kept if event["event"] == BotUttered.type_name]
    assert said
    assert answers
    assert not said & {event["text"] for event in answers}


def test_what_is_kept_is_what_rasa_keeps(store: ConversationStore, tmp_path: Path) -> None:
    play(store, range(20))
    assert list(at_hand(rasas(tmp_path)).events) == whole(store)


def test_a_conversation_of_rasas_is_taken_over(store: ConversationStore, tmp_path: Path) -> None:
    play(rasas(tmp_path), range(10))
    play(store, range(10, 12))
    assert whole(store) == [event for number in range(12) for event in turn(number)]
    assert at_hand(store).get_slot("job") == "011"


def test_a_conversation_that_somebody_built_is_stored_once(store: ConversationStore) -> None:
    play(store, range(3))
    built = DialogueStateTracker.from_events("somebody", [*whole(store), *turn(3)], DOMAIN.slots)
    asyncio.run(store.save(built))
    asyncio.run(store.save(built))
    assert whole(store) == [event for number in range(4) for event in turn(number)]


def test_a_turn_is_stored_whole_or_not_at_all(
    store: ConversationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise OSError("disk full")

    play(store, range(2))
    with monkeypatch.context() as patch:
        patch.setattr(conversations, "_write_state", fail)
        with pytest.raises(OSError, match="disk full"):
            play(store, range(2, 3))
    assert whole(store) == [event for number in range(2) for event in turn(number)]
    play(store, range(2, 3))
    assert whole(store) == [event for number in range(3) for event in turn(number)]


def test_deleting_leaves_no_row_and_tells_how_many_events(store: ConversationStore) -> None:
    play(store, range(2), "gone")
    play(store, range(1), "kept")
    assert erase(store, "gone") == 2 * 5
    with store.engine.connect() as connection:
        for table in (EVENTS, STATES):
            assert set(connection.scalars(sa.select(table.c.sender_id))) == {"kept"}


def test_an_assistant_talks_through_it(tiny_model: Path, tmp_path: Path) -> None:
    store = ConversationStore(dialect="sqlite", db=str(tmp_path / "conversations.db"))
    actions = InProcessActions("tests.unit.server.tiny_actions")
    agent = NegoAgent(tracker_store=store, lock_store=LockStore.create(None), action_endpoint=actions)
    agent.load_model(tiny_model)
    for number in range(8):
        output = CollectingOutputChannel()
        asyncio.run(agent.handle_message(UserMessage("compte", output, "somebody", input_channel="rest")))
        assert [message["text"] for message in output.messages] == [str(number + 1)]
    assert sum(isinstance(event, UserUttered) for event in whole(store)) == 8
