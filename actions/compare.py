"""Two jobs side by side."""

from __future__ import annotations

from actions.base import NegoAction, Reply, explain, heard, salary_question
from nego.conversation import Context, Reading, understand_comparison
from nego.knowledge.about import compare
from nego.knowledge.loading import knowledge
from nego.rounding import shown_comparison
from nego.wording import Title, wording


class ActionCompare(NegoAction):
    """What two jobs pay and ask for, in the same period and on the same basis."""

    skill = "compare"

    def reply(self, context: Context, reading: Reading) -> Reply:
        turn = understand_comparison(context, reading)
        if turn.problem is not None:
            return Reply(turn.context, explain(turn.problem, turn.context))
        first, second, facts = turn.context.in_force, turn.context.compared, knowledge()
        assert first is not None
        assert second is not None
        jobs = [facts.job(ref.job_id) for ref in (first, second)]
        questions = [salary_question(turn.context.comparable(), job) for job in jobs]
        message = wording().render(
            "comparison",
            comparison=shown_comparison(compare(facts, *questions)),
            context=turn.context,
            titles=[Title(job.name) for job in jobs],
        )
        return Reply(turn.context, heard(turn) + message)
