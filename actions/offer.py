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
from nego.pay.minimum_wage import MinimumWage, minimum_wage
from nego.rounding import shown
from nego.wording import wording


class ActionOffer(NegoAction):
    """Where a pay stands in the range known for the job, in the unit in which the person gave it."""

    skill = "offer"

    def reply(self, context: Context, reading: Reading) -> Reply:
        turn = follow_reference(understand_offer(context, reading), reading, knowledge())
        if turn.problem is not None:
            return Reply(turn.context, explain(turn.problem, turn.context))
        kept = turn.context
        assert kept.job_id is not None
        assert kept.amount is not None
        job = knowledge().job(kept.job_id)
        unit = replace(kept, period=kept.amount_period or "month", basis=kept.amount_basis or "gross")
        answer = shown(answer_salary(knowledge(), salary_question(unit, job)))
        place = position(kept.amount, answer.low, answer.central, answer.high)
        message = wording().render(
            "offer" if place else "offer_unknown",
            position=place,
            answer=answer,
            context=kept,
            unit=unit,
            minimum_wage=_overtaken_by(unit),
            title=title_of(kept, job),
        )
        return Reply(kept, heard(turn) + message)


def _overtaken_by(unit: Context) -> MinimumWage | None:
    """The minimum wage of today where the pay of the context is under it."""
    assert unit.amount is not None
    today = date.today()
    period, basis = cast("Period", unit.period), cast("Basis", unit.basis)
    return minimum_wage(today) if under_minimum(unit.amount, period, basis, today) else None
