"""The end of a conversation, on which what Négo does next depends.

Policies look back at some states, actions at the slots: the state after five hundred turns is the state after
the values of the slots and the last turns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    FollowupAction,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import Slot

TURNS = 3
"""Messages of the person that are kept, the last ones."""
STATES = 2 * TURNS
"""What a policy may look back at: a turn is a state with a message and one with an action, at least."""

# Events whose effect lies in themselves. Others (forms, rewinding, restarts) reach further back.
# Compared by type: Rasa's events are abstract base classes, of which `isinstance` asks at length.
_PLAIN = frozenset(
    {
        ActionExecuted,
        BotUttered,
        DefinePrevUserUtteredFeaturization,
        FollowupAction,
        SessionStarted,
        SlotSet,
        UserUttered,
    }
)


def recent(events: Sequence[Event]) -> Sequence[Event] | None:
    """The last ``TURNS`` turns, of the last session; None when they don't tell the state, slots apart."""
    start = 0
    turns = 0
    for index in range(len(events) - 1, -1, -1):
        kind = type(events[index])
        if kind is UserUttered:
            turns += 1
        if kind is SessionStarted or (turns == TURNS and kind is ActionExecuted):
            start = index
            break
    return events[start:] if are_plain(events) else None


def are_plain(events: Iterable[Event]) -> bool:
    """Whether each of the events has its effect in itself."""
    return all(type(event) in _PLAIN for event in events)


def shortened(events: Sequence[Event], slots: Iterable[Slot]) -> list[Event]:
    """The shortest conversation that leads to the same state: values of slots, then the recent events."""
    kept = recent(events)
    if kept is None:
        return list(events)
    if kept and isinstance(kept[0], SessionStarted):
        return list(kept)
    values = {slot.name: slot.initial_value for slot in slots}
    before = _of_last_session(events[: len(events) - len(kept)])
    changed = {event.key: event for event in before if type(event) is SlotSet}
    needed = [event for key, event in changed.items() if event.value != values.get(key)]
    return [*needed, *kept]


def _of_last_session(events: Sequence[Event]) -> Sequence[Event]:
    """The events since the last start of a session, which resets the slots."""
    for index in range(len(events) - 1, -1, -1):
        if type(events[index]) is SessionStarted:
            return events[index + 1 :]
    return events
