"""What a job pays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from actions.base import JobAction, Reply, salary_question, title_of
from nego.conversation import Context, JobRef, Reading, Turn
from nego.knowledge.about import missions_of, training_of
from nego.knowledge.amounts import of_figure, of_statistic, was_minimum_wage
from nego.knowledge.loading import knowledge
from nego.knowledge.model import Job, Sector
from nego.knowledge.select import SalaryAnswer, SalaryQuestion, answer_salary
from nego.metrics import answered_on
from nego.pay.minimum_wage import minimum_wage
from nego.rounding import rounded, shown
from nego.wording import Message, wording

_BESIDE = {"month": "year", "year": "month"}


class ActionSalary(JobAction):
    """The figure, what it measures and its source; with the training and the work when the job is new.

    An estimate has enough to explain: the work is left to its own question.
    """

    skill = "salary"
    question = "salary"

    def reply(self, context: Context, reading: Reading) -> Reply:
        if reading.asks_minimum_wage:
            return Reply(context, then="action_convert")
        return super().reply(context, reading)

    def answer(self, turn: Turn, job: Job) -> Message:
        facts, context = knowledge(), turn.context
        answer = shown(answer_salary(facts, _question(context, job)))
        answered_on(answer.evidence)
        training = training_of(facts, job)
        title = title_of(context, job)
        if answer.evidence == "none":
            nearest = [JobRef(near, facts.job(near).name) for near in answer.nearest]
            return wording().render("salary_none", title=title, training=training, nearest=nearest)
        return wording().render(
            "salary",
            answer=answer,
            other=_in_other_period(turn, answer),
            **_start(answer),
            beside=rounded(of_statistic(answer.beside)) if answer.beside else None,
            second_aside=of_figure(answer.second) if answer.second else None,
            context=context,
            title=title,
            training=training if turn.new_job else None,
            missions=missions_of(job).missions if turn.new_job and not answer.estimate else (),
        )


def _question(context: Context, job: Job) -> SalaryQuestion:
    sector = (context.setting or {}).get("sector")
    return replace(salary_question(context, job), sector=cast("Sector | None", sector))


def _in_other_period(turn: Turn, answer: SalaryAnswer) -> SalaryAnswer | None:
    """The same answer a year beside a month, or a month beside a year, when no period was asked."""
    if turn.context.period or answer.central is None or answer.period not in _BESIDE:
        return None
    asked = replace(answer.question, period=_BESIDE[answer.period])
    return shown(answer_salary(knowledge(), asked))


def _start(answer: SalaryAnswer) -> dict[str, object]:
    """The pay at the start; where it was the minimum wage of its year, the one of today stands for it."""
    start = answer.start
    at_minimum = start is not None and was_minimum_wage(start)
    return {
        "start": of_figure(start) if start else None,
        "minimum_wage": minimum_wage(date.today()) if at_minimum else None,
    }
