"""What Négo does not answer: other subjects, anger, distress, and messages that can't be read."""

from __future__ import annotations

from actions.base import NegoAction, Reply, explain
from nego.conversation import Context, Reading
from nego.conversation.own_data import takes_own_data
from nego.conversation.turns import bad_amount
from nego.reading.mood import is_angry, is_distressed
from nego.wording import wording


class ActionOutOfScope(NegoAction):
    """Say why there is no answer and what Négo can do. The context stays as it is; a job that is named while
    none is in force is remembered, for « et ça gagne bien ? »."""

    skill = "out_of_scope"

    def reply(self, context: Context, reading: Reading) -> Reply:
        if reading.input_problem is not None:
            return Reply(context, wording().render(f"unreadable_{reading.input_problem}"))
        if is_distressed(reading.text):
            return Reply(context, wording().render("distress"))
        if takes_own_data(reading.text):
            return Reply(context, wording().render("own_data"))
        amount = bad_amount(reading)
        if amount is not None:
            return Reply(context, explain(amount, context))
        named = [job for job in reading.affirmed_jobs() if not (job.ambiguous or job.near)]
        if context.job_id is None and len(named) == 1:
            context = context.with_job(named[0].candidates[0])
        name = "anger" if is_angry(reading.text) else "out_of_scope"
        return Reply(context, wording().render(name, context=context))
