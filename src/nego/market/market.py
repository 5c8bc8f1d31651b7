"""What is known of a job's pay, in the unit offers are compared in: euros gross a year, full time."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from nego.knowledge.amounts import Amounts, in_basis, in_period, scaled, under_minimum
from nego.knowledge.model import FamilyStatistic, Knowledge
from nego.knowledge.ratios import is_cadre
from nego.knowledge.select import SalaryAnswer, SalaryQuestion, answer_salary
from nego.pay.net import Status

EvidenceLevel = Literal["job_A", "job_B", "job_C", "family", "none"]
Centre = Literal["median", "mean", "point", "midpoint"]
Percentiles = tuple[tuple[int, float], ...]

OLD_AFTER_MONTHS = 24  # figures older than that are flagged (knowledge/negotiation.md, rule 17)
_RANGES: dict[str, tuple[int, int]] = {"p10_p90": (10, 90), "p25_p75": (25, 75)}
_GRADES: dict[str, EvidenceLevel] = {"A": "job_A", "B": "job_B", "C": "job_C"}


@dataclass(frozen=True)
class Market:
    """What one answer of the knowledge says of a job's pay, euros gross a year at full time.

    `evidence`: figures of the job itself by grade, else the statistic of its professional family, else none.
    `centre` is the nature of `central`: "point" is one value of unstated nature, "midpoint" the middle of a
    range that the source calls a median or a mean. `range_kind` says what `low` and `high` are.
    `percentiles`: (percentile, euros) in order, only those the source gives; those under the minimum wage of
    the day are left out. `open_from`: the first percentile that lies in the source's open band, unknown.
    `status`: the one used to make a net source gross, and to read a net offer that states none.
    `year` is the last one covered; None: undated. `old`: it ended more than 24 months ago.
    `basis_stated` False: the source does not say gross or net, and gross is assumed. `with_variable`: the
    amounts count variable pay and bonuses. `overtaken`: the minimum wage of the day is above what is said.
    """

    answer: SalaryAnswer
    evidence: EvidenceLevel
    status: Status
    low: float | None = None
    central: float | None = None
    centre: Centre | None = None
    high: float | None = None
    range_kind: str | None = None
    percentiles: Percentiles = ()
    open_from: int | None = None
    year: int | None = None
    old: bool = False
    basis_stated: bool = True
    with_variable: bool = False
    overtaken: bool = False

    @property
    def mean_only(self) -> bool:
        """A mean without a median: it does not say what half of the people earn."""
        return self.centre == "mean"

    @property
    def mean_alone(self) -> bool:
        """A mean without any bound: an offer is above it or below it, and that is all."""
        return self.mean_only and self.low is None and self.high is None and not self.percentiles

    @property
    def usable(self) -> bool:
        """Whether an offer can be held against it."""
        given = (self.low, self.central, self.high)
        return self.evidence != "none" and not self.overtaken and any(value is not None for value in given)

    @property
    def source(self) -> str | None:
        """Who produced the figure."""
        if self.answer.figure is not None:
            return self.answer.figure.source
        return self.answer.statistic.publisher if self.answer.statistic is not None else None


def market_of(knowledge: Knowledge, question: SalaryQuestion, on: date | None = None) -> Market:
    """What a salaried job pays, by `nego.knowledge.select`, with the rates and minimum wage of `on` (today).

    Period and basis of the question are ignored. Self-employed income is left out: an offer of employment
    does not compare with it. Raises PayError("date") for a day without known rates.
    """
    day = on or date.today()
    salaried = tuple(figure for figure in question.job.figures if figure.scope == "salary")
    job = replace(question.job, figures=salaried)
    answer = answer_salary(knowledge, replace(question, job=job, period="year", basis="gross"), day)
    status = _status(knowledge, answer)
    if answer.amounts is None:
        return Market(answer, "none", status)
    year = _year(answer)
    return Market(
        answer=answer,
        evidence=_GRADES[answer.figure.grade] if answer.figure else "family",
        status=status,
        low=answer.low,
        central=answer.central,
        centre=_centre(answer),
        high=answer.high,
        range_kind=answer.amounts.range_kind,
        percentiles=_percentiles(answer, status, day),
        open_from=_open_from(answer.statistic),
        year=year,
        old=year is not None and _is_old(year, day),
        basis_stated=answer.basis is not None,
        with_variable=_counts_variable(answer),
        overtaken=_is_overtaken(answer, day),
    )


def _status(knowledge: Knowledge, answer: SalaryAnswer) -> Status:
    """The status `answer_salary` converts with: public figures are those of titulaires, else ROME's flag."""
    if answer.figure is not None and answer.figure.sector == "public":
        return "titulaire"
    return "cadre" if is_cadre(knowledge, answer.question.job) else "non_cadre"


def _centre(answer: SalaryAnswer) -> Centre | None:
    if answer.central_kind in ("median", "mean") and answer.figure and answer.figure.central_is_midpoint:
        return "midpoint"
    return answer.central_kind


def _year(answer: SalaryAnswer) -> int | None:
    if answer.figure is not None:
        return answer.figure.year
    return int(answer.statistic.year[-4:]) if answer.statistic is not None else None


def _is_old(year: int, day: date) -> bool:
    """Counted from the end of the year: when in the year a source measured is rarely said."""
    return (day.year - year) * 12 + day.month - 12 > OLD_AFTER_MONTHS


def _counts_variable(answer: SalaryAnswer) -> bool:
    """Official statistics measure all that is paid; the job's own figures only where they say so."""
    return answer.figure.bonuses == "included" if answer.figure is not None else True


def _is_overtaken(answer: SalaryAnswer, day: date) -> bool:
    told = answer.high if answer.central is None else answer.central
    told = answer.low if told is None else told
    return told is not None and under_minimum(told, "year", "gross", day)


def _percentiles(answer: SalaryAnswer, status: Status, day: date) -> Percentiles:
    found = _of_statistic(answer, status, day) if answer.statistic is not None else _of_figure(answer)
    return tuple((rank, value) for rank, value in found if not under_minimum(value, "year", "gross", day))


def _of_figure(answer: SalaryAnswer) -> Iterator[tuple[int, float]]:
    """A median is a percentile by itself, low and high only where the source says which."""
    ranks = _RANGES.get(answer.amounts.range_kind or "") if answer.amounts is not None else None
    if ranks is not None and answer.low is not None:
        yield ranks[0], answer.low
    if answer.central is not None and _centre(answer) == "median":
        yield 50, answer.central
    if ranks is not None and answer.high is not None:
        yield ranks[1], answer.high


def _of_statistic(answer: SalaryAnswer, status: Status, day: date) -> Iterator[tuple[int, float]]:
    """The percentiles of the family, moved and converted as the answer itself was."""
    statistic = answer.statistic
    if statistic is None:
        return
    ratio = math.prod(step.ratio for step in answer.steps if step.ratio is not None)
    given = (
        (10, statistic.p10),
        (25, statistic.p25),
        (50, statistic.median),
        (75, statistic.p75),
        (90, statistic.p90),
    )
    for rank, value in given:
        if value is None:
            continue
        amounts = Amounts(None, value, "point", None, statistic.period, statistic.basis)
        yearly = in_basis(in_period(scaled(amounts, ratio), "year"), "gross", status, day)
        if yearly is not None and yearly.central is not None:
            yield rank, yearly.central


def _open_from(statistic: FamilyStatistic | None) -> int | None:
    named = statistic.top_coded_from if statistic is not None else None
    if named is None:
        return None
    return 50 if named == "median" else int(named.removeprefix("p"))
