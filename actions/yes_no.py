"""Yes and no: to what Négo has just proposed, or to nothing in particular."""

from __future__ import annotations

from dataclasses import replace

from actions.base import ACTION_OF, NegoAction, Reply
from actions.offer import refused, with_likely_period
from nego.conversation import Context, Reading
from nego.conversation.wishes import declines, drops
from nego.wording import wording


class ActionAffirm(NegoAction):
    """Take the job named or the one proposed, and answer; ask which one when several were proposed."""

    skill = "affirm"
    reminds = False

    def reply(self, context: Context, reading: Reading) -> Reply:
        if context.asking == "erase":
            return Reply(context, then="action_erase_data")
        if context.asking == "check":
            likely = with_likely_period(context)
            if likely is None:
                return Reply(context.awaiting("amount", "offer"), refused(context))
            return Reply(likely.awaiting(None), then="action_offer")
        if reading.affirmed_jobs():
            return _asked_about(context)
        proposed = context.proposed
        if len(proposed) == 1 and context.question:
            return Reply(context.with_job(proposed[0]), then=ACTION_OF[context.question])
        return Reply(context, wording().render("affirm", context=context, choices=proposed))


class ActionDeny(NegoAction):
    """Answer about the job named instead (« non, comptable »); without one, drop what was proposed, ask."""

    skill = "deny"
    reminds = False

    def reply(self, context: Context, reading: Reading) -> Reply:
        named = reading.affirmed_jobs() or reading.unknown
        keeps = context.asking == "erase" and not named
        if keeps or (drops(reading.text) and (context.asking is not None or not named)):
            dropped = replace(context.awaiting(None), choices=None)
            if context.asking == "check" or context.asking_for_present_pay:
                dropped = dropped.without_pay()
            return Reply(dropped, wording().render("dropped", context=dropped))
        if context.asking == "check":
            return Reply(context, then=ACTION_OF["offer"])
        if context.asking in ("floor", "profile") and context.asking_for:
            return Reply(context, then=ACTION_OF[context.asking_for])
        if named:
            return _asked_about(context)
        answer = "dropped" if declines(reading.text) else "deny"
        return Reply(replace(context, choices=None), wording().render(answer, context=context))


def _asked_about(context: Context) -> Reply:
    """The question in force again, about the job that the message names; a conversion is about none."""
    question = context.question if context.question != "convert" else None
    return Reply(context, then=ACTION_OF[question or "salary"])
