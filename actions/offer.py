"""A pay beside what is known of the job: the user's own, or an offer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from actions.base import NegoAction, Reply, explain, heard, salary_question, title_of
from nego.conversation import Context, Reading, follow_reference, understand_offer
from nego.knowledge.amounts import under_minimum
from nego.knowledge.loading import knowledge
from nego.knowledge.model import Basis, Period
from nego.knowledge.select import answer_salary
from nego.market.position import position
from nego.pay.minimum_wage import minimum_wage
from nego.rounding import shown
from nego.wording import Message, wording


class ActionOffer(NegoAction):
    """Where a pay stands in the range known for the job, in the unit in which the person gave it."""

    skill = "offer"

    def reply(self, context: Context, reading: Reading) -> Reply:
        turn = follow_reference(understand_offer(context, reading), reading, knowledge())
        if turn.problem is not None:
            known = turn.problem.kind == "no_job" and turn.context.amount is not None
            message = _warned(_unit(turn.context)) if known else Message("")
            return Reply(turn.context, message + explain(turn.problem, turn.context))
        kept = turn.context
        assert kept.job_id is not None
        job = knowledge().job(kept.job_id)
        unit = _unit(kept)
        assert unit.amount is not None
        answer = shown(answer_salary(knowledge(), salary_question(unit, job)))
        place = position(unit.amount, answer.low, answer.central, answer.high)
        message = wording().render(
            "offer" if place else "offer_unknown",
            position=place,
            answer=answer,
            context=kept,
            unit=unit,
            title=title_of(kept, job),
        )
        return Reply(kept, heard(turn) + message + _warned(unit))


def _unit(context: Context) -> Context:
    """The context in the unit of its amount: a month and gross where the person did not say.

    A monthly pay that comes more than twelve times a year counts as a twelfth of the year's.
    """
    period, basis = context.amount_period or "month", context.amount_basis or "gross"
    more = (context.amount_months or 12) / 12 if period == "month" else 1
    amount = context.amount and round(context.amount * more)
    return replace(context, period=period, basis=basis, amount=amount if more != 1 else context.amount)


def _warned(unit: Context) -> Message:
    """A line where the pay of the context is under the minimum wage of today."""
    assert unit.amount is not None
    today = date.today()
    period, basis = cast("Period", unit.period), cast("Basis", unit.basis)
    if not under_minimum(unit.amount, period, basis, today):
        return Message("")
    return wording().render("under_minimum", minimum_wage=minimum_wage(today), period=period)
