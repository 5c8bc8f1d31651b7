"""What helps a person to negotiate: a figure to lean on, and how to ask."""

from __future__ import annotations

from actions.base import NegoAction, Reply
from nego.conversation import Context, Reading
from nego.wording import wording


class ActionCounterOffer(NegoAction):
    """The rules for choosing the figure to ask for."""

    skill = "counter_offer"

    def reply(self, context: Context, reading: Reading) -> Reply:
        return Reply(context, wording().render("counter_offer", context=context))


class ActionAdvice(NegoAction):
    """How to ask."""

    skill = "advice"

    def reply(self, context: Context, reading: Reading) -> Reply:
        return Reply(context, wording().render("advice", context=context))


class ActionSimulation(NegoAction):
    """What to prepare before the conversation with an employer."""

    skill = "simulation"

    def reply(self, context: Context, reading: Reading) -> Reply:
        return Reply(context, wording().render("simulation", context=context))
