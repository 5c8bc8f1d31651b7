"""Which action comes next, asked of the policies once for each way a conversation can end.

Rasa's policies rebuild every state of the conversation, several times, for each of the two predictions of a
turn (8 ms), to look up a rule in a table. Here what they answered is remembered by what they see: intents,
entities that count, and actions of the last turns.
"""

from __future__ import annotations

import copy
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence

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

from nego.server.recent import recent

MAX_REMEMBERED = 20_000

Predict = Callable[[DialogueStateTracker], PolicyPrediction]


class Predictions:
    """Predictions by ``predict``, remembered where they can be: the least recently used are forgotten."""

    def __init__(self, domain: Domain, predict: Predict, max_remembered: int = MAX_REMEMBERED) -> None:
        self._domain = domain
        self._predict = predict
        self._max_remembered = max_remembered
        self._remembered: OrderedDict[Hashable, PolicyPrediction] = OrderedDict()
        self._slots_count = any(slot.influence_conversation for slot in domain.slots)

    def next(self, tracker: DialogueStateTracker) -> PolicyPrediction:
        """What the policies predict after the events of a conversation."""
        seen = None if self._slots_count else seen_by_policies(list(tracker.events), self._domain)
        if seen is None:
            return self._predict(tracker)
        if seen in self._remembered:
            self._remembered.move_to_end(seen)
        else:
            self._remembered[seen] = self._predict(tracker)
            if len(self._remembered) > self._max_remembered:
                self._remembered.popitem(last=False)
        return _own(self._remembered[seen])


def seen_by_policies(events: Sequence[Event], domain: Domain) -> Hashable | None:
    """What policies can see of the last turns; None when they may see more than can be told."""
    kept = recent(events)
    if kept is None:
        return None
    seen = tuple(_seen(event, domain) for event in kept)
    return tuple(part for part in seen if part is not None)


def _seen(event: Event, domain: Domain) -> Hashable | None:
    if isinstance(event, UserUttered):
        names = domain._get_featurized_entities(event)
        return "user", event.intent_name, frozenset(names), event.use_text_for_featurization
    if isinstance(event, ActionExecuted):
        return "action", event.action_name, event.action_text, event.hide_rule_turn
    if isinstance(event, DefinePrevUserUtteredFeaturization):
        return "featurization", event.use_text_for_featurization
    if isinstance(event, FollowupAction):
        return "follow-up", event.action_name
    if isinstance(event, SessionStarted):
        return "session"
    return None


def _own(prediction: PolicyPrediction) -> PolicyPrediction:
    """A prediction whose events, which are changed when they are applied, belong to one conversation."""
    own = copy.copy(prediction)
    own.events = [copy.copy(event) for event in prediction.events]
    return own
