"""Yes and no: to what Négo has just proposed, or to nothing in particular."""

from __future__ import annotations

from dataclasses import replace

from actions.base import ACTION_OF, NegoAction, Reply
from nego.conversation import Context, Reading
from nego.wording import wording


class ActionAffirm(NegoAction):
    """Take the one job proposed and answer; ask which one when several were."""

    skill = "affirm"

    def reply(self, context: Context, reading: Reading) -> Reply:
        proposed = context.proposed
        if len(proposed) == 1 and context.question:
            return Reply(context.with_job(proposed[0]), then=ACTION_OF[context.question])
        return Reply(context, wording().render("affirm", context=context, choices=proposed))


class ActionDeny(NegoAction):
    """Drop what was proposed and ask for the right job."""

    skill = "deny"

    def reply(self, context: Context, reading: Reading) -> Reply:
        return Reply(replace(context, choices=None), wording().render("deny", context=context))
