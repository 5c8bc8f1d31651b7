"""Erasing a conversation leaves no row of it, and touches no other."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from rasa.core.tracker_store import AwaitableTrackerStore, FailSafeTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, AllSlotsReset, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nego.server.storage import (
    ErasingMemoryTrackerStore,
    ErasingSQLTrackerStore,
    erase,
    erase_under,
    unwrapped,
)

DOMAIN = Domain.from_dict({"intents": ["ask_salary", "erase_data"], "actions": ["action_salary"]})


def turn(text: str, action: str) -> list[Any]:
    return [ActionExecuted("action_listen"), UserUttered(text), ActionExecuted(action)]


ERASING = [*turn("efface", "action_erase_data"), AllSlotsReset()]


@pytest.fixture(params=["sql", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> TrackerStore:
    if request.param == "sql":
        return ErasingSQLTrackerStore(DOMAIN, dialect="sqlite", db=str(tmp_path / "events.db"))
    return ErasingMemoryTrackerStore(DOMAIN)


async def _play(store: TrackerStore, sender: str, *turns: list[Any]) -> None:
    for events in turns:
        tracker = await store.get_or_create_tracker(sender)
        for event in events:
            tracker.update(event)
        await store.save(tracker)


def stored(store: TrackerStore, sender: str) -> DialogueStateTracker | None:
    return asyncio.run(store.retrieve(sender))


def test_erasing_leaves_nothing_of_the_conversation_and_all_of_the_others(store: TrackerStore) -> None:
    salary = turn("combien gagne un comptable ?", "action_salary")
    asyncio.run(_play(store, "kept", salary))
    asyncio.run(_play(store, "gone", salary))
    assert stored(store, "gone") is not None
    asyncio.run(_play(store, "gone", ERASING))
    assert stored(store, "gone") is None
    kept = stored(store, "kept")
    assert kept is not None
    assert any(isinstance(event, UserUttered) for event in kept.events)


def test_all_conversations_of_a_person_are_erased_and_of_nobody_else(store: TrackerStore) -> None:
    theirs, others = ("slack:T:U_1", "slack:T:U_1:C:1.1"), ("slack:T:U_12", "slack:T:UX1:C:1.1", "slack:T")
    for sender in (*theirs, *others):
        asyncio.run(_play(store, sender, turn("combien gagne un comptable ?", "action_salary")))
    erase_under(store, "slack:T:U_1")
    assert [stored(store, sender) for sender in theirs] == [None, None]
    assert all(stored(store, sender) for sender in others)


def test_a_conversation_goes_on_after_it_was_erased(store: TrackerStore) -> None:
    salary = turn("et un plombier ?", "action_salary")
    asyncio.run(_play(store, "again", salary, ERASING, salary))
    tracker = stored(store, "again")
    assert tracker is not None
    assert sum(isinstance(event, UserUttered) for event in tracker.events) == 1


def test_the_erasing_action_that_forgot_nothing_erases_nothing(store: TrackerStore) -> None:
    told = turn("exporte mes données", "action_erase_data")
    asyncio.run(_play(store, "kept", turn("combien gagne un comptable ?", "action_salary"), told))
    assert stored(store, "kept") is not None


def test_the_store_of_rasas_own_server_is_found_inside_its_wrappers(store: TrackerStore) -> None:
    assert unwrapped(FailSafeTrackerStore(AwaitableTrackerStore(store))) is store


def test_a_store_that_cannot_erase_says_so() -> None:
    with pytest.raises(TypeError, match="can't erase"):
        erase(TrackerStore(DOMAIN), "somebody")
