"""Where conversations are kept, and tracker stores that erase one when the person asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import (
    AwaitableTrackerStore,
    FailSafeTrackerStore,
    InMemoryTrackerStore,
    SQLTrackerStore,
    TrackerStore,
)
from rasa.shared.core.events import ActionExecuted, AllSlotsReset, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Engine

from nego.server.conversations import EVENTS, STATES, ConversationStore
from nego.server.database import aside, make_tables, scrub

ERASE = "action_erase_data"


class ErasingSQLTrackerStore(ConversationStore):
    """Conversations in SQL; a turn that erases leaves no row of its conversation."""

    @classmethod
    def on(cls, engine: Engine) -> ErasingSQLTrackerStore:
        """A store in the database of an engine. Raises ``NoDatabase``; Rasa's own would wait for ever."""
        made = cls.__new__(cls)
        super(SQLTrackerStore, made).__init__(None)
        make_tables(engine, cls.Base.metadata)
        made.engine = engine
        made.sessionmaker = sa.orm.sessionmaker(bind=engine)
        return made

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store the new events, or delete all of them when the last turn erased the conversation."""
        if not asks_to_erase(tracker):
            await super().save(tracker)
            return
        await aside(self.engine, erase, self, tracker.sender_id, whole=True)


class ErasingMemoryTrackerStore(InMemoryTrackerStore):
    """Conversations in memory; a turn that erases leaves nothing of its conversation."""

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store the conversation, or forget it when the last turn erased it."""
        if asks_to_erase(tracker):
            erase(self, tracker.sender_id)
            return
        await super().save(tracker)


def unwrapped(store: TrackerStore) -> TrackerStore:
    """The store inside those that Rasa's own server puts around it."""
    while isinstance(store, (FailSafeTrackerStore, AwaitableTrackerStore)):
        store = store._tracker_store
    return store


def erase(store: TrackerStore, sender_id: str, among_others: bool = False) -> int:
    """Leave nothing of a conversation; how many events it had.

    ``among_others``: the caller scrubs the database when it has erased all it wants to.
    Raises ``TypeError`` for a store that can't be told to.
    """
    if isinstance(store, SQLTrackerStore):
        events = _delete(store, lambda sender: sender == sender_id)
        if not among_others:
            scrub(store.engine)
        return events
    if isinstance(store, InMemoryTrackerStore):
        return 1 if store.store.pop(sender_id, None) else 0
    raise TypeError(f"{type(store).__name__} can't erase a conversation")


def erase_under(store: TrackerStore, prefix: str) -> None:
    """Leave nothing of the conversation ``prefix`` nor of those whose ids are longer by a colon and more.

    Raises ``TypeError`` for a store that can't be told to.
    """
    if isinstance(store, SQLTrackerStore):
        _delete(store, lambda sender: under(prefix, sender))
        scrub(store.engine)
    elif isinstance(store, InMemoryTrackerStore):
        for sender_id in senders_under(store, prefix):
            del store.store[sender_id]
    else:
        raise TypeError(f"{type(store).__name__} can't erase conversations")


def senders_under(store: TrackerStore, prefix: str) -> list[str]:
    """The conversation ``prefix`` and those whose ids are longer by a colon and more, where they are kept.

    Raises ``TypeError`` for a store that can't tell.
    """
    if isinstance(store, SQLTrackerStore):
        query = sa.select(EVENTS.c.sender_id).where(under(prefix, EVENTS.c.sender_id)).distinct()
        with store.engine.connect() as connection:
            return sorted(connection.scalars(query))
    if isinstance(store, InMemoryTrackerStore):
        return sorted(each for each in store.store if each == prefix or each.startswith(f"{prefix}:"))
    raise TypeError(f"{type(store).__name__} can't list conversations")


def under(prefix: str, column: Any) -> Any:
    """The condition that a column of conversation ids is ``prefix``, or longer by a colon and more."""
    return (column == prefix) | column.startswith(f"{prefix}:", autoescape=True)


def _delete(store: SQLTrackerStore, whose: Callable[[Any], Any]) -> int:
    """Delete all that is kept of the senders that ``whose`` tells, in one transaction; how many events."""
    with store.engine.begin() as connection:
        if isinstance(store, ConversationStore):
            connection.execute(STATES.delete().where(whose(STATES.c.sender_id)))
        events: int = connection.execute(EVENTS.delete().where(whose(EVENTS.c.sender_id))).rowcount
        return events


def asks_to_erase(tracker: DialogueStateTracker) -> bool:
    """Whether the erasing action ran since the last message of the person, and forgot everything."""
    forgets = False
    for event in reversed(tracker.events):
        kind = type(event)
        if kind is UserUttered:
            return False
        forgets = forgets or kind is AllSlotsReset
        if kind is ActionExecuted and event.action_name == ERASE:
            return forgets
    return False
