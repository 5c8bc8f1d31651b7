"""What the policies of a model look at, read in the tables they have learnt."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rasa.core.policies.memoization import MemoizationPolicy
from rasa.core.policies.rule_policy import RULES, RulePolicy
from rasa.shared.core.constants import ACTION_DEFAULT_FALLBACK_NAME, ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    DefinePrevUserUtteredFeaturization,
    Event,
    SessionStarted,
    UserUttered,
)

from nego.server.recent import STATES

User = tuple[str | None, frozenset[str] | bool, bool | None]
"""The intent of a message, its entities that count (or whether there are any), whether its text counts."""
Action = tuple[str | None, str | None]
State = tuple[User | None, Action | None]
"""A moment at which an action is chosen: the last message and the action before."""
States = tuple[State, ...]

_START: State = (None, None)
_ENTITIES = "entities"
_LEARNT = re.compile(r"\{prev_action: \{action_name: (\w+)\}(?:, user: \{intent: (\w+)\})?\}|\{\}")


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
        rules = (rule for part in policy.lookup.values() if isinstance(part, Mapping) for rule in part)
        return max((rule.count("prev_action") + 1 for rule in rules), default=0)
    return float("inf")


def names_entities(policy: Any) -> bool:
    """Whether what a policy has learnt to look for names an entity. One of another kind may."""
    if type(policy) is MemoizationPolicy:
        return any(_ENTITIES in key for key in _memorized(policy))
    if type(policy) is RulePolicy:
        return any(_ENTITIES in str(part) for part in policy.lookup.values())
    return True


def endings(policies: Iterable[Any]) -> frozenset[States] | None:
    """All that ends what the policies have learnt to look for: a state, the two last states, and so on.

    None when it can't be told: a policy of another kind, or one that looks for more than intents and actions.
    """
    found: set[States] = set()
    for policy in policies:
        learnt = _learnt(policy)
        if learnt is None:
            return None
        for text in learnt:
            states = _read(text)
            if states is None or (type(policy) is RulePolicy and any(None in state for state in states)):
                return None  # what a rule leaves open may be anything
            found.update(states[start:] for start in range(len(states)))
    return frozenset(found)


def _learnt(policy: Any) -> Iterable[str] | None:
    if type(policy) is MemoizationPolicy:
        return _memorized(policy)
    if type(policy) is RulePolicy and not any(
        part for name, part in policy.lookup.items() if name != RULES and isinstance(part, Mapping)
    ):
        return [rule.replace('"', "") for rule in policy.lookup.get(RULES, ())]
    return None


def _memorized(policy: MemoizationPolicy) -> Iterator[str]:
    return (zlib.decompress(base64.b64decode(key)).decode() for key in policy.lookup)


def _read(text: str) -> States | None:
    """The states that a policy looks for, written in JSON without quotes."""
    found = list(_LEARNT.finditer(text))
    if text != f"[{', '.join(match[0] for match in found)}]":
        return None
    return tuple(_state(match[1], match[2]) for match in found)


def _state(action: str | None, intent: str | None) -> State:
    return (intent, False, False) if intent else None, (action, None) if action else None


def states(events: Iterable[Event], domain: Domain, entities: bool) -> States:
    """The states of plain events (`nego.server.recent.are_plain`), the last one being now.

    ``entities``: whether it counts which ones there are.
    """
    found: list[State] = []
    user: User | None = None
    action: Action | None = None
    for event in events:
        kind = type(event)
        if kind is ActionExecuted:
            found.append((user, action))
            action = (event.action_name, event.action_text)
        elif kind is UserUttered:
            names = domain._get_featurized_entities(event)
            seen = frozenset(names) if entities else bool(names)
            user = (event.intent_name, seen, event.use_text_for_featurization)
        elif kind is DefinePrevUserUtteredFeaturization and user is not None:
            user = (*user[:2], event.use_text_for_featurization)
        elif kind is SessionStarted:
            found, user, action = [], None, None
    return (*found, (_now(user), action))


def played(ending: States) -> list[Event]:
    """The events of a conversation that ends in these states of intents and actions, in its middle unless
    the first of them is its start."""
    events: list[Event] = [] if ending[0] == _START else [ActionExecuted(ACTION_DEFAULT_FALLBACK_NAME)]
    for user, action in ending:
        if action is None:
            continue
        said = [] if user is None else [UserUttered("…", {"name": user[0], "confidence": 1.0})]
        if action[0] == ACTION_LISTEN_NAME:
            events += [ActionExecuted(ACTION_LISTEN_NAME), *said]
            continue
        if len(events) < 2:
            events += [ActionExecuted(ACTION_LISTEN_NAME), *said]
        events += [DefinePrevUserUtteredFeaturization(False), ActionExecuted(action[0])]
    return events


def _now(user: User | None) -> User | None:
    """The last message: whether its text counts is only known once an action has answered it."""
    return user and (*user[:2], bool(user[2]))
