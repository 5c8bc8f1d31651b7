"""The page of a conversation, from its slots alone."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import cast

from nego.conversation.context import Context
from nego.conversation.negotiating import Plan, plan_of, profile_of
from nego.knowledge.loading import knowledge
from nego.knowledge.model import Basis, Job, Level, Period
from nego.knowledge.select import SalaryQuestion
from nego.market.market import Market, market_of
from nego.negotiation.profile import LeftOut
from nego.negotiation.script import Case, case_of
from nego.negotiation.sheet import Sheet, sheet
from nego.pay.errors import PayError
from nego.reading.gazetteer import department_code
from nego.wording import Title


def title_of(context: Context, job: Job) -> Title:
    """The job's name in the gender in which the person said it."""
    return Title(job.feminine, "f") if context.feminine and job.id == context.job_id else Title(job.name)


def salary_question(context: Context, job: Job) -> SalaryQuestion:
    """What the context asks about the pay of a job."""
    return SalaryQuestion(
        job,
        level=cast("Level | None", context.experience_level),
        experience_years=context.experience_years,
        region=context.region,
        place=context.location,
        period=cast("Period | None", context.period),
        basis=cast("Basis | None", context.basis),
        department=department_code(context.department) if context.department else None,
    )


def market_in(context: Context, on: date) -> Market:
    """What is known of the pay of the job in force, in the place and with the experience in force.

    Raises ValueError without a job.
    """
    asked = salary_question(context, job_in(context))
    return _market(
        asked.job.id, asked.level, asked.experience_years, asked.region, asked.place, asked.department, on
    )


@lru_cache(maxsize=1_024)  # a turn of a negotiation asks three times, and the next one again
def _market(
    job_id: str,
    level: Level | None,
    years: float | None,
    region: str | None,
    place: str | None,
    department: str | None,
    on: date,
) -> Market:
    question = SalaryQuestion(
        knowledge().job(job_id), level, years, region=region, place=place, department=department
    )
    return market_of(knowledge(), question, on)


def job_in(context: Context) -> Job:
    """The job in force. Raises ValueError without one."""
    if context.job_id is None:
        raise ValueError("no job in force")
    return knowledge().job(context.job_id)


def case_in(context: Context, plan: Plan) -> tuple[Case, tuple[LeftOut, ...]]:
    """What is said to the employer. Raises NoFigureError where there is no figure to ask for."""
    title = title_of(context, job_in(context))
    return case_of(
        context.occasion or "hiring", title, plan.situation, plan.ask, profile_of(context), plan.raised
    )


def page_of(context: Context, on: date) -> Sheet | None:
    """The page to take along; None where the conversation has no job or no figure to ask for."""
    if context.job_id is None:
        return None
    try:
        plan = plan_of(context, market_in(context, on), on)
    except PayError:
        return None  # an amount that is no pay: the conversation says so
    if plan.ask.target is None:
        return None
    return sheet(plan.situation, case_in(context, plan)[0], on, plan.raised)
