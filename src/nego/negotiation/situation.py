"""What a negotiation is about, as immutable dataclasses. Nothing here computes.

Money is in euros; "annual" means gross a year at full time, the common unit of everything compared. Reasons,
changes and advice are codes: their French wording is the business of templates.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from nego.market.market import EvidenceLevel, Market
from nego.pay.net import Status
from nego.pay.periods import Basis, Period

OfferPeriod = Literal["hour", "month", "year", "day"]
Word = Literal["below", "in_line", "above", "below_minimum", "unknown"]
RangePlace = Literal[
    "under",  # below the range
    "lower_half",
    "middle",  # in line with the centre of the range
    "upper_half",
    "over",  # above the range
    "inside",  # in a range without centre
    "below_centre",  # the last three: beside a centre without range
    "at_centre",
    "above_centre",
]
Reference = Literal["median", "mean", "point", "midpoint", "low", "high", "range"]
CheckCode = Literal["too_high", "too_low"]
Reason = Literal["scarce_skill", "other_offer", "results", "experience"]
Lever = Literal["variable", "remote", "bonus"]
Change = Literal[
    "region_missing",  # no place was said: pay differs between places
    "region_not_found",  # the place was said, the figure is not of it
    "experience_missing",
    "experience_not_found",  # the figure is not of the experience said
    "period_assumed",  # the offer did not say per what
    "basis_assumed",  # the offer did not say gross or net: gross
    "status_assumed",  # a net offer without status: the usual one of the job
    "months_assumed",  # a monthly offer without number of months: 12
    "variable_not_counted",  # the source does not count variable pay, so the variable part was left out
    "variable_at_risk",  # the verdict holds if the variable part that is not guaranteed is paid in full
    "better_evidence",  # family statistic or grade C
    "old",
    "undated",
    "mean_only",
    "source_basis_unstated",
    "sources_disagree",
    "moved",  # the figure was moved to the place or experience by a ratio
]
Note = Literal[
    "no_evidence",  # nothing is known of the usual pay: the figure is only what the person wants
    "offer_above_cap",  # what is offered is already more than the evidence supports asking for
    "floor_above_cap",  # the walk-away figure is above what the evidence supports
    "under_evidence",  # what the person wants is less than what the job usually pays
    "capped",  # what the person wanted was brought down to the cap
    "raised_over_floor",  # the target was brought above the walk-away figure
    "raised_over_offer",  # the target was brought above what is offered
    "above_all_evidence",  # a reason lifted the cap and the target is beyond all that is known
    "below_minimum",  # the offer is unlawful: there is nothing to negotiate before that
    "check_amount",  # the amount looks like a mistake: ask before anything else
]
Ground = Literal["market", "upper_market", "offer", "wanted", "other_offer"]
Move = Literal["ask_budget_first", "give_range"]


@dataclass(frozen=True)
class Offer:
    """A pay as it was said. None means not said; `nego.negotiation.annual` says what is then assumed.

    `amount`: euros per `period` on `basis`, the fixed part. A "day" is a freelance rate: recognised, never
    converted. `months`: monthly pays a year (a yearly amount includes them all). `working_time`: share of
    full time, above 1 for a week of more than 35 hours, the amount being what is paid for that time.
    `variable`: target of the variable part, euros gross a year; `variable_guaranteed`: the part of it that is
    due whatever happens. `thirteenth_month`: True stands for `months` = 13 when `months` is not said.
    `meal_vouchers`: the employer's part, euros a year; told beside the pay, never added to it.
    `period_guessed`: nobody said it, it was taken by the size.
    """

    amount: float
    period: OfferPeriod | None = None
    basis: Basis | None = None
    months: float | None = None
    status: Status | None = None
    variable: float = 0.0
    variable_guaranteed: float = 0.0
    working_time: float = 1.0
    thirteenth_month: bool | None = None
    meal_vouchers: float = 0.0
    period_guessed: bool = False


@dataclass(frozen=True)
class OfferedRaise:
    """What one's own employer offers on the present pay: a `share` of its fixed part, or `euros` per `period`
    on `basis` (None: that of the present pay), added to it or, when `is_total`, in its place."""

    share: float | None = None
    euros: float | None = None
    period: Period = "month"
    basis: Basis | None = None
    is_total: bool = False


@dataclass(frozen=True)
class AnnualPay:
    """An offer in the common unit: euros gross a year at full time. The three parts add up.

    `base` is the fixed pay, all monthly pays included. `month`: gross of one of the `months` monthly pays at
    full time, which is what the minimum wage is held against.
    """

    base: float
    guaranteed: float
    at_risk: float
    month: float
    months: float
    status: Status
    assumed: tuple[Change, ...] = ()

    @property
    def sure(self) -> float:
        """What is paid whatever happens."""
        return self.base + self.guaranteed

    @property
    def total(self) -> float:
        """What is paid when the whole target of the variable part is reached."""
        return self.sure + self.at_risk


@dataclass(frozen=True)
class Check:
    """An amount that looks like a mistake. `likely`: the period in which the same number would be a pay."""

    code: CheckCode
    likely: OfferPeriod | None = None


@dataclass(frozen=True)
class Gap:
    """The offer minus the reference, signed: euros gross a year, and per cent of the reference.

    `to` is what it is measured from: the centre, else the bound the offer is beyond, else "range" (the offer
    is inside a range without centre, and the gap is 0).
    """

    euros: float
    percent: float
    to: Reference


@dataclass(frozen=True)
class Position:
    """The place of an offer in what is known.

    `between`: the two percentiles it lies between, 0 and 100 for the ends nobody measured, a pair of equals
    on a given one; `percentile` is interpolated between two given ones, None in an open end. `place`: where
    it is in the range or beside the centre, for sources without percentiles too.
    """

    percentile: int | None = None
    between: tuple[int, int] | None = None
    place: RangePlace | None = None


@dataclass(frozen=True)
class Verdict:
    """What an offer is worth beside what is known.

    `annual` is the offer in the common unit, `compared` the part of it held against the market. `minimum`:
    the gross minimum wage a year at full time. `fixed_under_minimum`: the fixed part alone is under it, which
    the variable part has to make up. `check`: to be asked before anything is made of the amount.
    `changes`: what would change the verdict.
    """

    word: Word
    annual: AnnualPay
    compared: float
    evidence: EvidenceLevel
    minimum: float
    position: Position = Position()
    gap: Gap | None = None
    changes: tuple[Change, ...] = ()
    fixed_under_minimum: bool = False
    check: Check | None = None


@dataclass(frozen=True)
class Package:
    """One way to be paid the same: euros gross a year, `remote_days` a week.

    `value` is their worth in euros a year, `remote_value` that of the days in it, `bonus` one paid once
    (counted in its year). `lever` None: all in the base.
    """

    lever: Lever | None
    base: float
    value: float
    variable: float = 0.0
    bonus: float = 0.0
    remote_days: int = 0
    remote_value: float = 0.0


@dataclass(frozen=True)
class Situation:
    """All that a figure to ask for depends on. `wanted`, `other_offer` and `floor` are annual.

    `raised`: what one's own employer offers to pay, `offer` being the present pay. `earned`: `offer` is the
    present pay though another employer is talked to.
    `floor` is the walk-away figure: private, so it is not even in the representation.
    """

    market: Market
    offer: Offer | None = None
    wanted: float | None = None
    other_offer: float | None = None
    floor: float | None = field(default=None, repr=False)
    reasons: tuple[Reason, ...] = ()
    levers: tuple[Lever, ...] = ("variable", "remote", "bonus")
    raised: Offer | None = None
    earned: bool = False

    @property
    def on_the_table(self) -> Offer | None:
        """What the employer offers, or pays where nothing more is offered."""
        return self.raised or self.offer


@dataclass(frozen=True)
class Said:
    """What may be said to the employer. It has no walk-away figure, by construction."""

    target: float
    low: float
    high: float
    grounds: tuple[Ground, ...]
    reasons: tuple[Reason, ...]
    packages: tuple[Package, ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class Ask:
    """The figure to ask for: annual, three significant figures.

    `target` is also the low end of the range announced (`low`, `high`). None: there is no figure to ask for,
    and `notes` says why. `supported`: what the evidence supports. `cap`: the most to ask for; None when a
    reason lifts it or nothing is known. `grounds`: where the target comes from. `floor` is private: for the
    person alone, never for `said`.
    """

    target: float | None
    high: float | None = None
    supported: float | None = None
    cap: float | None = None
    floor: float | None = field(default=None, repr=False)
    grounds: tuple[Ground, ...] = ()
    reasons: tuple[Reason, ...] = ()
    notes: tuple[Note, ...] = ()
    packages: tuple[Package, ...] = ()
    moves: tuple[Move, ...] = ("ask_budget_first", "give_range")

    @property
    def low(self) -> float | None:
        """The low end of the range is the true target (Ames & Mason 2015)."""
        return self.target

    @property
    def said(self) -> Said | None:
        """What the employer hears; None when there is no figure to ask for."""
        if self.target is None or self.high is None:
            return None
        low = self.target
        return Said(self.target, low, self.high, self.grounds, self.reasons, self.packages, self.moves)


@dataclass(frozen=True)
class Raise:
    """What a raise amounts to, for the monthly pays and working time of the present pay.

    `euros` a year and `percent` at full time, gross; the monthly amounts are those really paid, a calendar
    month, before income tax.
    """

    percent: float
    euros: float
    gross_month_before: float
    gross_month_after: float
    net_month_before: float
    net_month_after: float

    @property
    def net_month_gain(self) -> float:
        return self.net_month_after - self.net_month_before


@dataclass(frozen=True)
class Odds:
    """A measured share (0 to 1), with who measured it, on whom and when."""

    code: str
    share: float
    population: str
    source: str
    year: int
    url: str | None = None
