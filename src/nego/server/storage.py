"""Tracker stores that erase a conversation when the person asks for it."""

from __future__ import annotations

from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

ERASE = "action_erase_data"


class ErasingSQLTrackerStore(SQLTrackerStore):
    """Conversations in SQL; a turn that erases leaves no row of its conversation."""

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store the new events, or delete all of them when the last turn erased the conversation."""
        if not asks_to_erase(tracker):
            await super().save(tracker)
            return
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == tracker.sender_id).delete()
            session.commit()


class ErasingMemoryTrackerStore(InMemoryTrackerStore):
    """Conversations in memory; a turn that erases leaves nothing of its conversation."""

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store the conversation, or forget it when the last turn erased it."""
        if asks_to_erase(tracker):
            self.store.pop(tracker.sender_id, None)
            return
        await super().save(tracker)


def asks_to_erase(tracker: DialogueStateTracker) -> bool:
    """Whether the erasing action ran since the last message of the person."""
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return False
        if isinstance(event, ActionExecuted) and event.action_name == ERASE:
            return True
    return False
