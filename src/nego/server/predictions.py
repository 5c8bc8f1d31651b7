"""Which action comes next, asked of the policies once for each way a conversation can end.

Rasa's policies rebuild every state of the conversation, several times, for each of the two predictions of a
turn (8 ms), to look up a rule in a table. Here what they answered is remembered by what they see: intents,
entities that count, and actions of the last turns.
"""

from __future__ import annotations

import copy
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    DefinePrevUserUtteredFeaturization,
    Event,
    FollowupAction,
    SessionStarted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from nego.server.recent import names_entities, recent

MAX_REMEMBERED = 20_000

Predict = Callable[[DialogueStateTracker], PolicyPrediction]


class Predictions:
    """Predictions by ``predict``, remembered where they can be: the least recently used are forgotten."""

    def __init__(
        self,
        domain: Domain,
        predict: Predict,
        max_remembered: int = MAX_REMEMBERED,
        policies: Iterable[Any] | None = None,
    ) -> None:
        """``policies`` are those that ``predict`` asks; when not told, any entity may count."""
        self._domain = domain
        self._predict = predict
        self._max_remembered = max_remembered
        self._remembered: OrderedDict[Hashable, PolicyPrediction] = OrderedDict()
        self._entities_count = policies is None or any(map(names_entities, policies))
        self._slots_count = any(slot.influence_conversation for slot in domain.slots)

    def next(self, tracker: DialogueStateTracker) -> PolicyPrediction:
        """What the policies predict after the events of a conversation."""
        seen = None if self._slots_count else self._seen(tracker)
        if seen is None:
            return self._predict(tracker)
        if seen in self._remembered:
            self._remembered.move_to_end(seen)
        else:
            self._remembered[seen] = self._predict(tracker)
            if len(self._remembered) > self._max_remembered:
                self._remembered.popitem(last=False)
        return _own(self._remembered[seen])

    def _seen(self, tracker: DialogueStateTracker) -> Hashable | None:
        return seen_by_policies(list(tracker.events), self._domain, self._entities_count)


def seen_by_policies(events: Sequence[Event], domain: Domain, entities: bool = True) -> Hashable | None:
    """What policies can see of the last turns; None when they may see more than can be told.

    Without ``entities``: of policies that no entity was told to, which see that there are some at most.
    """
    kept = recent(events)
    if kept is None:
        return None
    seen = tuple(_seen(event, domain, entities) for event in kept)
    return tuple(part for part in seen if part is not None)


def _seen(event: Event, domain: Domain, entities: bool) -> Hashable | None:
    kind = type(event)
    if kind is UserUttered:
        names = domain._get_featurized_entities(event)
        seen = frozenset(names) if entities else bool(names)
        return "user", event.intent_name, seen, event.use_text_for_featurization
    if kind is ActionExecuted:
        return "action", event.action_name, event.action_text, event.hide_rule_turn
    if kind is DefinePrevUserUtteredFeaturization:
        return "featurization", event.use_text_for_featurization
    if kind is FollowupAction:
        return "follow-up", event.action_name
    return "session" if kind is SessionStarted else None


def _own(prediction: PolicyPrediction) -> PolicyPrediction:
    """A prediction whose events, which are changed when they are applied, belong to one conversation."""
    own = copy.copy(prediction)
    own.events = [copy.copy(event) for event in prediction.events]
    return own
