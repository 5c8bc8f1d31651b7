"""Markets made by hand: what a rule sees of the evidence, without the evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from nego.knowledge.model import Figure, Job
from nego.knowledge.select import SalaryAnswer, SalaryQuestion
from nego.market.market import Market

DAY = date(2026, 11, 22)
MINIMUM = 12 * 1867.02  # euros gross a year since 2026-06-01, knowledge/pay/minimum_wage.csv
JOB = Job("menuisier", "Menuisier", "Menuisière", None, None, "curated")
FIGURE = Figure("F", "menuisier", "all", "year", "Cabinet", "B", basis="gross", year=2025)
QUESTION = SalaryQuestion(JOB, experience_years=3, region="Bretagne")


def market(
    low: float | None = None,
    central: float | None = None,
    high: float | None = None,
    question: SalaryQuestion = QUESTION,
    **changes: object,
) -> Market:
    """A market of grade B whose centre, if any, is a median, unless `changes` say otherwise."""
    known = low is not None or central is not None or high is not None
    fields: dict[str, object] = {
        "answer": SalaryAnswer(question, "job" if known else "none", figure=FIGURE if known else None),
        "evidence": "job_B" if known else "none",
        "status": "non_cadre",
        "low": low,
        "central": central,
        "centre": None if central is None else "median",
        "high": high,
        "year": 2025 if known else None,
    }
    return Market(**{**fields, **changes})  # type: ignore[arg-type]


START = market(25_000, range_kind="start")
BEGINNER = replace(START, answer=SalaryAnswer(QUESTION, "job", figure=FIGURE, level="junior"))
PAY = st.floats(min_value=MINIMUM, max_value=100_000)


@st.composite
def markets(draw: st.DrawFn) -> Market:
    """Any usable market: the three amounts in order, some of them missing, of any nature."""
    low, central, high = sorted(draw(st.tuples(PAY, PAY, PAY)))
    shape = draw(st.sampled_from(["all", "range", "centre", "low", "high", "mean", "quartiles"]))
    if shape == "range":
        return market(low, None, high)
    if shape in ("centre", "mean"):
        return market(central=central, centre="mean" if shape == "mean" else "median")
    if shape == "low":
        return market(low)
    if shape == "high":
        return market(high=high)
    if shape == "quartiles":
        percentiles = ((25, low), (50, central), (75, high))
        return market(low, central, high, range_kind="p25_p75", percentiles=percentiles)
    return market(low, central, high)
