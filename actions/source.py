"""Where the last answer comes from, and by which method."""

from __future__ import annotations

from datetime import date

from actions.base import NegoAction, Reply, salary_question, title_of
from nego.conversation import Context, Reading
from nego.knowledge.about import missions_of, training_of
from nego.knowledge.loading import knowledge
from nego.knowledge.select import answer_salary
from nego.pay.rules import rules_on
from nego.wording import Message, wording


class ActionSource(NegoAction):
    """Sources and method of the last answer; of all answers when there was none."""

    skill = "source"

    def reply(self, context: Context, reading: Reading) -> Reply:
        return Reply(context, _about(context))


def _about(context: Context) -> Message:
    if context.question == "convert":
        return wording().render("source_convert", rules=rules_on(date.today()))
    if context.job_id is None or context.question is None:
        return wording().render("source_general")
    job, facts = knowledge().job(context.job_id), knowledge()
    title = title_of(context, job)
    if context.question == "training":
        return wording().render("source_training", training=training_of(facts, job), title=title)
    if context.question == "career":
        return wording().render("source_career")
    if context.question == "missions":
        return wording().render("source_missions", missions=missions_of(job), title=title)
    answer = answer_salary(facts, salary_question(context, job))
    return wording().render(
        "source_salary" if answer.figure or answer.statistic else "source_general", answer=answer, title=title
    )
