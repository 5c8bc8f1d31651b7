"""The amounts of an answer and what may be done to them: period, basis, sourced ratios, minimum wage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from nego.knowledge.model import Basis, FamilyStatistic, Figure, Period
from nego.pay.minimum_wage import minimum_wage
from nego.pay.net import Status, gross_from_net, net_from_gross
from nego.pay.periods import convert

CentralKind = Literal["median", "mean", "point"]
StepKind = Literal["period", "basis", "region", "experience", "minimum_wage"]
TOLERANCE = 1.0  # euros a month: sources round the minimum wage


@dataclass(frozen=True)
class Step:
    """One thing done to the amounts of a source. `ratio`, `label`, `source` and `year` are set for a
    ratio (label: whose ratio it is) and for the minimum wage (label: its date)."""

    kind: StepKind
    ratio: float | None = None
    label: str | None = None
    source: str | None = None
    year: int | None = None
    url: str | None = None


@dataclass(frozen=True)
class Amounts:
    """Euros per `period` on `basis` (None: not stated). `range_kind` says what low and high are."""

    low: float | None
    central: float | None
    central_kind: CentralKind | None
    high: float | None
    period: Period
    basis: Basis | None
    range_kind: str | None = None

    def given(self) -> tuple[float, ...]:
        return tuple(value for value in (self.low, self.central, self.high) if value is not None)

    def map(self, change: Callable[[float], float]) -> Amounts:
        """The same amounts, each changed."""
        low, central, high = (
            None if value is None else change(value) for value in (self.low, self.central, self.high)
        )
        return replace(self, low=low, central=central, high=high)

    def gap_to(self, other: Amounts) -> float | None:
        """How far `other` is, as a share of this one: centre to centre, else low to low, else middle of the
        range to the centre or middle of the other. None when nothing compares."""
        pairs = (
            (self.central, other.central),
            (self.low, other.low) if self.high is None else (None, None),
            (self._middle(), other._middle()),
        )
        for here, there in pairs:
            if here and there:
                return abs(here - there) / here
        return None

    def _middle(self) -> float | None:
        """Only to compare two sources with, never to be shown."""
        if self.central is not None or self.low is None or self.high is None:
            return self.central
        return (self.low + self.high) / 2


def of_figure(figure: Figure) -> Amounts:
    """The amounts of a figure as its source states them; the median before the mean before the point."""
    central, kind = _central(figure.median, figure.mean, figure.point)
    return Amounts(
        figure.low, central, kind, figure.high, figure.period, figure.basis, range_kind=figure.range_kind
    )


def of_statistic(statistic: FamilyStatistic) -> Amounts:
    """Median or mean between the quartiles: half of the employees of the family are between them."""
    central, kind = _central(statistic.median, statistic.mean, None)
    quartiles = None if statistic.p25 is None and statistic.p75 is None else "p25_p75"
    return Amounts(
        statistic.p25, central, kind, statistic.p75, statistic.period, statistic.basis, range_kind=quartiles
    )


def _central(
    median: float | None, mean: float | None, point: float | None
) -> tuple[float | None, CentralKind | None]:
    if median is not None:
        return median, "median"
    if mean is not None:
        return mean, "mean"
    return point, None if point is None else "point"


def in_period(amounts: Amounts, period: Period, annual: Amounts | None = None) -> Amounts:
    """The amounts per `period`: 12 months a year, 35 hours a week. `annual` is what the source itself
    states a year: it stands instead of 12 times its rounded month."""
    if amounts.period == period:
        return amounts
    changed = amounts.map(lambda value: convert(value, amounts.period, period))
    changed = replace(changed, period=period)
    if annual is None or period != "year" or annual.basis != amounts.basis:
        return changed
    same_kind = annual.central_kind == amounts.central_kind
    return replace(
        changed,
        low=annual.low if annual.low is not None else changed.low,
        central=annual.central if annual.central is not None and same_kind else changed.central,
        high=annual.high if annual.high is not None else changed.high,
    )


def annual_of(figure: Figure) -> Amounts | None:
    """What the source states a year beside its own period."""
    if figure.annual is None:
        return None
    stated = figure.annual
    central, kind = _central(stated.median, stated.mean, stated.point)
    return Amounts(stated.low, central, kind, stated.high, "year", stated.basis)


def in_basis(amounts: Amounts, basis: Basis, status: Status, on: date) -> Amounts | None:
    """The amounts gross or net before income tax by the rules of `on`; None when the basis is not stated."""
    if amounts.basis == basis:
        return amounts
    if amounts.basis is None:
        return None

    changed = amounts.map(lambda value: _in_basis(value, amounts.period, basis, status, on))
    return replace(changed, basis=basis)


@lru_cache(maxsize=8_192)
def _in_basis(value: float, period: Period, basis: Basis, status: Status, on: date) -> float:
    if basis == "net":
        return net_from_gross(value, period, status, on).net
    return gross_from_net(value, period, status, on).gross


def scaled(amounts: Amounts, ratio: float) -> Amounts:
    return amounts.map(lambda value: value * ratio)


def under_minimum(value: float, period: Period, basis: Basis | None, on: date) -> bool:
    """Whether a full-time pay is under the minimum wage of `on`.

    A value whose basis is not stated is held against the gross amount: pay is quoted gross in France, and
    what may be under the minimum must not be shown as current.
    """
    wage = minimum_wage(on)
    threshold = wage.month_gross
    if basis == "net":
        threshold = wage.month_net or net_from_gross(wage.month_gross, "month", "non_cadre", on).net
    return convert(value, period, "month") < threshold - TOLERANCE


def any_under_minimum(amounts: Amounts, on: date) -> bool:
    return any(under_minimum(value, amounts.period, amounts.basis, on) for value in amounts.given())


def without_minimum(amounts: Amounts, on: date) -> Amounts:
    """The amounts without those that are under the minimum wage of `on`."""

    def kept(value: float | None) -> float | None:
        if value is None or under_minimum(value, amounts.period, amounts.basis, on):
            return None
        return value

    central = kept(amounts.central)
    kind = amounts.central_kind if central is not None else None
    return replace(
        amounts, low=kept(amounts.low), central=central, central_kind=kind, high=kept(amounts.high)
    )


def was_minimum_wage(figure: Figure) -> bool:
    """Whether a pay at the start is the minimum wage of its year, in January or in December."""
    if figure.range_kind != "start" or figure.year is None or figure.low is None or figure.basis != "gross":
        return False
    month = convert(figure.low, figure.period, "month")
    days = (date(figure.year, 1, 1), date(figure.year, 12, 31))
    return any(abs(month - minimum_wage(day).month_gross) <= TOLERANCE for day in days)
