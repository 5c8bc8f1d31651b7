"""What an offer is worth beside what is known of the job."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from nego.knowledge.amounts import TOLERANCE
from nego.knowledge.select import SalaryQuestion
from nego.market.market import Market, Percentiles
from nego.negotiation.annual import annual
from nego.negotiation.rules import value
from nego.negotiation.situation import (
    AnnualPay,
    Change,
    Check,
    Gap,
    Offer,
    OfferPeriod,
    Position,
    RangePlace,
    Verdict,
    Word,
)
from nego.pay.errors import PayError
from nego.pay.minimum_wage import MinimumWage, Territory, minimum_wage
from nego.pay.net import Status, gross_from_net

MAYOTTE = ("Mayotte", "976")
_LIKELIEST: tuple[OfferPeriod, ...] = ("year", "month", "hour")


def judge(offer: Offer, market: Market, on: date | None = None) -> Verdict:
    """The verdict on an offer, by the minimum wage and rates of `on` (today).

    Below the minimum wage comes first (C. trav. D3231-6): it is unlawful, not negotiable. An amount too high
    to be a pay is "unknown" with a `check`. Otherwise the word follows from the market and never falls when
    the offer rises. Raises as `nego.negotiation.annual`.
    """
    day = on or date.today()
    pay = annual(offer, day, market.status)
    wage = minimum_wage(day, _territory(market.answer.question))
    compared = pay.total if market.with_variable else pay.sure
    verdict = Verdict(
        word="unknown",
        annual=pay,
        compared=compared,
        evidence=market.evidence,
        minimum=wage.year_gross,
        changes=tuple(_changes(market, pay)),
        fixed_under_minimum=_is_under(pay.month + pay.guaranteed / 12, wage),
        check=check_amount(offer, market, day),
    )
    if verdict.check is not None and verdict.check.code == "too_high":
        return verdict
    if market.usable:
        verdict = replace(verdict, position=position_of(compared, market), gap=gap_of(compared, market))
    if _is_under(pay.month + (pay.guaranteed + pay.at_risk) / 12, wage):
        return replace(verdict, word="below_minimum")
    return replace(verdict, word=word_of(compared, market))


def _is_under(month: float, wage: MinimumWage) -> bool:
    """A thirteenth month counts in the month it is paid, so each monthly pay has to reach the minimum; the
    variable part is taken as paid evenly."""
    return month < wage.month_gross - TOLERANCE


def _territory(question: SalaryQuestion) -> Territory:
    said = (question.region, question.place, question.department)
    return "Mayotte" if any(name in MAYOTTE for name in said) else "France hors Mayotte"


def word_of(pay: float, market: Market) -> Word:
    """Below, in line with or above the market (annual euros); "unknown" where it does not say.

    Around a centre, in line within a band (parameter in_line). A mean alone says only above or below: half of
    the people do not earn it (INSEE's definition). Without a centre the whole range is in line. One bound
    alone says something only beyond it; the pay at the start is the centre for a beginner.
    """
    low, centre, high = market.low, centre_of(market), market.high
    if not market.usable:
        return "unknown"
    if centre is not None:
        return _around(pay, centre, 0.0 if market.mean_alone else value("in_line"))
    if low is not None and round(pay) < round(low):
        return "below"
    if high is not None and round(pay) > round(high):
        return "above"
    return "in_line" if low is not None and high is not None else "unknown"


def _around(pay: float, centre: float, band: float) -> Word:
    if round(abs(pay - centre)) <= round(band * centre):
        return "in_line"
    return "below" if pay < centre else "above"


def centre_of(market: Market) -> float | None:
    """The centre of the source, else the pay at the start where it is all that is known for a beginner."""
    start = market.range_kind == "start" and market.answer.level == "junior" and market.answer.level_found
    if market.central is None and market.high is None and start:
        return market.low
    return market.central


def position_of(pay: float, market: Market) -> Position:
    """The place among the percentiles the source gives, and in its range."""
    between = _between(pay, market.percentiles)
    return Position(
        percentile=percentile_of(pay, market.percentiles),
        between=between,
        place=_place(pay, market),
    )


def percentile_of(pay: float, percentiles: Percentiles) -> int | None:
    """Linear between two given percentiles; None below the first, above the last (an open band included) and
    without any."""
    for (low_rank, low), (high_rank, high) in pairwise(percentiles):
        if low <= pay < high:
            return round(low_rank + (high_rank - low_rank) * (pay - low) / (high - low))
    if percentiles and pay == percentiles[-1][1]:
        return percentiles[-1][0]
    return None


def _between(pay: float, percentiles: Percentiles) -> tuple[int, int] | None:
    if not percentiles:
        return None
    reached = [rank for rank, euros in percentiles if euros <= pay]
    ahead = [rank for rank, euros in percentiles if euros >= pay]
    low, high = max(reached, default=0), min(ahead, default=100)
    return min(low, high), max(low, high)


def _place(pay: float, market: Market) -> RangePlace | None:
    low, centre, high = market.low, centre_of(market), market.high
    if low is not None and low != centre and round(pay) < round(low):
        return "under"
    if high is not None and round(pay) > round(high):
        return "over"
    if centre is None:
        return "inside" if low is not None and high is not None else None
    side = _around(pay, centre, 0.0 if market.mean_alone else value("in_line"))
    if low in (None, centre) and high is None:
        alone: dict[Word, RangePlace] = {"below": "below_centre", "above": "above_centre"}
        return alone.get(side, "at_centre")
    half: dict[Word, RangePlace] = {"below": "lower_half", "above": "upper_half"}
    return half.get(side, "middle")


def gap_of(pay: float, market: Market) -> Gap | None:
    """The offer minus the centre, else minus the bound it is beyond; 0 inside a range without centre."""
    low, centre, high = market.low, market.central, market.high
    if centre is not None and market.centre is not None:
        return Gap(pay - centre, 100 * (pay - centre) / centre, market.centre)
    if low is not None and (pay < low or high is None):
        return Gap(pay - low, 100 * (pay - low) / low, "low")
    if high is not None and (pay > high or low is None):
        return Gap(pay - high, 100 * (pay - high) / high, "high")
    return Gap(0.0, 0.0, "range") if low is not None else None


def check_amount(offer: Offer, market: Market, on: date) -> Check | None:
    """Whether the amount looks like a mistake, to be asked before anything is made of it.

    Too high: over what 0.1 % of salaried jobs pay, or over five times all that is known of the job. Too low:
    under half of the minimum wage (parameters check_…). Raises as `nego.negotiation.annual`.
    """
    return _check(offer, market.status, on, minimum_of(market, on), _most(market, on))


def check_without_job(offer: Offer, on: date) -> Check | None:
    """As `check_amount`, of an offer whose job is not known yet. Raises as `nego.negotiation.annual`."""
    return _check(offer, "non_cadre", on, minimum_wage(on).year_gross, _top_of_all(on))


def _check(offer: Offer, status: Status, on: date, lawful: float, most: float) -> Check | None:
    total = annual(offer, on, status).total
    if value("check_under_minimum") * lawful <= total <= most:
        return None
    return Check("too_low" if total < lawful else "too_high", _likely(offer, status, on, lawful, most))


def _most(market: Market, on: date) -> float:
    known = [*(euros for _, euros in market.percentiles), market.low, market.central, market.high]
    given = [euros for euros in known if euros is not None]
    if not (market.usable and given):
        return _top_of_all(on)
    return min(_top_of_all(on), value("check_above_market") * max(given))


def _top_of_all(on: date) -> float:
    return gross_from_net(value("check_above_net_month"), "month", "cadre", on).gross_year


def is_too_high(annual_pay: float, market: Market, on: date) -> bool:
    """Whether an annual amount is too high to be a pay of the job, as in `check_amount`."""
    return annual_pay > _most(market, on)


def minimum_of(market: Market, on: date) -> float:
    """The gross minimum wage a year at full time where the job is."""
    return minimum_wage(on, _territory(market.answer.question)).year_gross


def _likely(offer: Offer, status: Status, on: date, least: float, most: float) -> OfferPeriod | None:
    """The period in which the same number would be a pay."""
    for period in _LIKELIEST:
        try:
            total = annual(replace(offer, period=period), on, status).total
        except PayError:
            continue  # too high for any pay in that period
        if period != offer.period and least <= total <= most:
            return period
    return None


def _changes(market: Market, pay: AnnualPay) -> Iterator[Change]:
    """What would change the verdict: first what was not said, then what the evidence lacks."""
    answer, question = market.answer, market.answer.question
    yield from pay.assumed
    if question.region is None and question.place is None and not answer.same_everywhere:
        yield "region_missing"
    if question.level is None and question.experience_years is None:
        yield "experience_missing"
    if pay.at_risk:
        yield "variable_at_risk" if market.with_variable else "variable_not_counted"
    if market.evidence == "none":
        return
    lacks: tuple[tuple[Change, bool], ...] = (
        ("region_not_found", not answer.place_found),
        ("experience_not_found", not answer.level_found),
        ("better_evidence", market.evidence in ("job_C", "family")),
        ("old", market.old),
        ("undated", market.year is None),
        ("mean_only", market.mean_only),
        ("source_basis_unstated", not market.basis_stated),
        ("sources_disagree", answer.disagreement is not None),
        ("moved", any(step.ratio is not None for step in answer.steps)),
    )
    yield from (code for code, lacking in lacks if lacking)
