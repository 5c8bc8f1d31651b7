"""Which action comes next, asked of the policies once for each way a conversation can end.

Rasa's policies rebuild every state of the conversation, several times, for each of the two predictions of a
turn (2 to 8 ms), to look up a rule in a table. Here what they answered is remembered by as much of the end of
the conversation as something in their tables ends with too.
"""

from __future__ import annotations

import copy
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.trackers import DialogueStateTracker

from nego.server.policies import States, endings, names_entities, played, states
from nego.server.recent import STATES, recent

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
        """``policies`` are those that ``predict`` asks; when not told, any entity and turn may count."""
        asked = [object()] if policies is None else list(policies)
        self._domain = domain
        self._predict = predict
        self._max_remembered = max_remembered
        self._remembered: OrderedDict[Hashable, PolicyPrediction] = OrderedDict()
        self._entities_count = any(map(names_entities, asked))
        self._endings = endings(asked)
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

    def foresee(self) -> None:
        """Ask what follows each ending that something learnt has, before somebody waits for it."""
        for ending in sorted(self._endings or (), key=str):
            self.next(DialogueStateTracker.from_events("nobody", played(ending), domain=self._domain))

    def _seen(self, tracker: DialogueStateTracker) -> States | None:
        """What policies can see of the last turns; None when they may see more than can be told."""
        events = recent(list(tracker.events))
        # Some policies see no turn that is hidden, and so one before.
        if events is None or any(type(event) is ActionExecuted and event.hide_rule_turn for event in events):
            return None
        return self._looked_at(states(events, self._domain, self._entities_count))

    def _looked_at(self, found: States) -> States:
        """The last state, and those before as long as something that policies know ends in the same way."""
        if self._endings is None or not all(map(_is_plain, found[-STATES:])):
            return found
        count = 1
        while count < len(found) and found[-count - 1 :] in self._endings:
            count += 1
        return found[-count:]


def _is_plain(state: Any) -> bool:
    """Whether there is no more in it than an intent and an action: what is learnt has no more either."""
    user, _ = state
    return user is None or user[1:] == (False, False)


def _own(prediction: PolicyPrediction) -> PolicyPrediction:
    """A prediction whose events, which are changed when they are applied, belong to one conversation."""
    own = copy.copy(prediction)
    own.events = [copy.copy(event) for event in prediction.events]
    return own
