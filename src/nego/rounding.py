"""Amounts as they are shown: as a source gives them, or rounded to what an estimate is worth."""

from __future__ import annotations

from dataclasses import replace

from nego.knowledge.about import Comparison
from nego.knowledge.amounts import Amounts
from nego.knowledge.model import Period
from nego.knowledge.select import SalaryAnswer

# Euros to which a computed amount is rounded, by period; an estimate is rounded more.
_EXACT: dict[Period, float] = {"month": 1, "year": 1, "hour": 0.01}
_ESTIMATE: dict[Period, float] = {"month": 10, "year": 100, "hour": 0.1}


def rounded(amounts: Amounts, estimate: bool = False) -> Amounts:
    """To the euro (to the cent for an hour); an estimate to 10 € a month, 100 € a year, 10 cents an hour."""
    return amounts.map(lambda value: _rounded(value, amounts.period, estimate))


def shown(answer: SalaryAnswer) -> SalaryAnswer:
    """The answer with its amounts as they are to be shown, so that what is compared is what is read.

    A figure that was not touched, and the minimum wage, stay as their source gives them.
    """
    if answer.amounts is None:
        return answer
    untouched = not answer.steps if answer.figure else False
    at_minimum = "minimum_wage" in answer.conversion
    if untouched or (at_minimum and not answer.estimate):
        kept = answer.amounts
    else:
        kept = rounded(answer.amounts, answer.estimate and not at_minimum)
    aside = answer.second_amounts
    if aside is not None and answer.second is not None:
        aside = rounded(aside, estimate=aside.basis != answer.second.basis)
    return replace(answer, amounts=kept, second_amounts=aside)


def shown_comparison(comparison: Comparison) -> Comparison:
    """The comparison of two answers as they are to be shown, with the difference between what is read."""
    first, second = shown(comparison.first), shown(comparison.second)
    difference = comparison.difference
    if difference is not None and first.amounts and first.central is not None and second.central is not None:
        estimate = first.estimate or second.estimate
        difference = _rounded(second.central - first.central, first.amounts.period, estimate)
    return replace(comparison, first=first, second=second, difference=difference)


def _rounded(value: float, period: Period, estimate: bool) -> float:
    step = (_ESTIMATE if estimate else _EXACT)[period]
    return round(round(value / step) * step, 2)
