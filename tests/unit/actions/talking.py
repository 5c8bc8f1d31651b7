"""A talk with several actions: each message read as the assistant reads it, the intent given by the test."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.base import NegoAction
from actions.convert import ActionConvert
from actions.negotiation import ActionAdvice, ActionCounterOffer, ActionSheet
from actions.offer import ActionOffer
from actions.out_of_scope import ActionOutOfScope
from actions.salary import ActionSalary
from actions.yes_no import ActionAffirm, ActionDeny
from nego.nlu.sentence import read_sentence
from tests.unit.actions.harness import Said, run

ACTIONS: dict[str, NegoAction] = {
    "offer": ActionOffer(),
    "figure": ActionCounterOffer(),
    "advice": ActionAdvice(),
    "sheet": ActionSheet(),
    "yes": ActionAffirm(),
    "no": ActionDeny(),
    "salary": ActionSalary(),
    "convert": ActionConvert(),
    "other": ActionOutOfScope(),
}
_BY_NAME = {action.name(): action for action in ACTIONS.values()}


class Talk:
    """The slots of one conversation; ``said`` is the last answer, ``heard`` all of them."""

    def __init__(self, slots: Mapping[str, Any] | None = None) -> None:
        self.slots: dict[str, Any] = dict(slots or {})
        self.heard: list[str] = []
        self.said: Said

    def say(self, skill: str, text: str) -> Said:
        """Answer one message by the action of ``skill`` and those that it calls for."""
        entities = [dict(entity) for entity in read_sentence(text).entities]
        action: NegoAction | None = ACTIONS[skill]
        while action is not None:
            self.said = run(action, self.slots, text, *entities)
            self.slots.update(self.said.slots)
            self.heard += self.said.texts
            called = [event["name"] for event in self.said.others if event["event"] == "followup"]
            action = _BY_NAME[called[0]] if called else None
        return self.said
