"""The end of a conversation, on which what Négo does next depends.

Policies look back at some states, actions at the slots: the state after five hundred turns is the state after
the values of the slots and the last turns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rasa.core.policies.memoization import MemoizationPolicy
from rasa.core.policies.rule_policy import RulePolicy
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
_PLAIN = (
    ActionExecuted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    FollowupAction,
    SessionStarted,
    SlotSet,
    UserUttered,
)


class TooFarBack(ValueError):
    """A policy looks further back than what is kept of a conversation."""


def check_policies(policies: Iterable[Any]) -> None:
    """Raises ``TooFarBack`` unless all policies depend on the last ``STATES`` states alone."""
    for policy in policies:
        if not _looks_back(policy) <= STATES:
            raise TooFarBack(f"{type(policy).__name__} looks further back than {STATES} states")


def _looks_back(policy: Any) -> float:
    if type(policy) is MemoizationPolicy:
        return float(policy.featurizer.max_history or "inf")
    if type(policy) is RulePolicy:
        rules = (rule for part in policy.lookup.values() if isinstance(part, dict) for rule in part)
        return max((rule.count("prev_action") + 1 for rule in rules), default=0)
    return float("inf")


def recent(events: Sequence[Event]) -> Sequence[Event] | None:
    """The last ``TURNS`` turns, of the last session; None when they don't tell the state, slots apart."""
    start = 0
    turns = 0
    for index in range(len(events) - 1, -1, -1):
        event = events[index]
        if isinstance(event, UserUttered):
            turns += 1
        if isinstance(event, SessionStarted) or (turns == TURNS and isinstance(event, ActionExecuted)):
            start = index
            break
    kept = events[start:]
    return kept if all(isinstance(event, _PLAIN) for event in events) else None


def shortened(events: Sequence[Event], slots: Iterable[Slot]) -> list[Event]:
    """The shortest conversation that leads to the same state: values of slots, then the recent events."""
    kept = recent(events)
    if kept is None:
        return list(events)
    if kept and isinstance(kept[0], SessionStarted):
        return list(kept)
    values = {slot.name: slot.initial_value for slot in slots}
    before = events[: len(events) - len(kept)]
    changed = {event.key: event for event in before if isinstance(event, SlotSet)}
    needed = [event for key, event in changed.items() if event.value != values.get(key)]
    return [*needed, *kept]
