"""Thanks and goodbyes."""

from __future__ import annotations

from actions.base import NegoAction, Reply
from nego.conversation import Context, Reading
from nego.wording import wording


class ActionThank(NegoAction):
    """Answer thanks."""

    skill = "thank"

    def reply(self, context: Context, reading: Reading) -> Reply:
        return Reply(context, wording().render("thank", context=context))


class ActionGoodbye(NegoAction):
    """Answer a goodbye."""

    skill = "goodbye"

    def reply(self, context: Context, reading: Reading) -> Reply:
        return Reply(context, wording().render("goodbye"))
