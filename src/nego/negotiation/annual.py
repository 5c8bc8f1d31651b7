"""An offer in the common unit: euros gross a year at full time (pay is negotiated gross in France)."""

from __future__ import annotations

import math
from datetime import date

from nego.negotiation.situation import AnnualPay, Change, Offer
from nego.pay.amount_words import LEGAL_WEEK, LONGEST_WEEK
from nego.pay.amounts import guess_period
from nego.pay.errors import PayError
from nego.pay.net import MAX_GROSS_MONTH, Status, gross_from_net, net_from_gross
from nego.pay.periods import Period

DAY_RATE = (
    "Un tarif journalier (TJM) est un chiffre d'affaires d'indépendant : il ne se convertit pas en salaire, "
    "car il paie aussi les cotisations, les congés et les jours sans mission."
)


_MOST_VARIABLE = 12 * MAX_GROSS_MONTH


class DayRateError(PayError):
    """A freelance day rate: it pays contributions, holidays and idle days too, so it is no salary."""

    def __init__(self) -> None:
        super().__init__("day_rate", DAY_RATE)


def annual(offer: Offer, on: date, usual_status: Status = "non_cadre") -> AnnualPay:
    """The offer in euros gross a year at full time, by the rates in force on `on`.

    Not said: the period is guessed from the size, the basis is gross, the status `usual_status`, the months
    12 (13 with a thirteenth month); what matters among these is listed in `assumed`. An hour is paid 151.67
    times a month (35 hours a week); a part-time pay is divided by its share of full time, and one for more
    than 35 hours likewise: hour for hour, whatever the premium on overtime.

    Raises DayRateError for a day rate, PayError as `nego.pay.net` does, and "option" for a variable part that
    is negative, not finite or smaller than its guaranteed part, and for more hours than the law allows.
    """
    if offer.period == "day":
        raise DayRateError
    _check_variable(offer)
    if offer.working_time > LONGEST_WEEK / LEGAL_WEEK:
        raise PayError("option", "Le temps de travail dépasse 44 h : la part du temps plein est trop grande.")
    period: Period = offer.period or guess_period(offer.amount)
    months = offer.months if offer.months is not None else 13.0 if offer.thirteenth_month else 12.0
    status = offer.status or usual_status
    compute = gross_from_net if offer.basis == "net" else net_from_gross
    legal_time = min(1.0, offer.working_time)
    paid = compute(offer.amount, period, status, on, months=months, working_time=legal_time)
    base = paid.gross_year / (legal_time if period == "hour" else offer.working_time)
    guaranteed = offer.variable_guaranteed / offer.working_time
    return AnnualPay(
        base=base,
        guaranteed=guaranteed,
        at_risk=offer.variable / offer.working_time - guaranteed,
        month=base / months,
        months=months,
        status=status,
        assumed=_assumed(offer, period),
    )


def _check_variable(offer: Offer) -> None:
    target, sure = offer.variable, offer.variable_guaranteed
    if not (math.isfinite(target) and math.isfinite(sure) and target >= 0 and sure >= 0):
        raise PayError("option", "La part variable doit être un nombre positif.")
    if sure > target:
        raise PayError("option", "La part variable garantie ne peut pas dépasser la part variable.")
    if target > _MOST_VARIABLE:
        raise PayError("absurd", "Cette part variable est trop élevée.")


def _assumed(offer: Offer, period: Period) -> tuple[Change, ...]:
    months_said = offer.months is not None or offer.thirteenth_month is not None
    doubts: tuple[tuple[Change, bool], ...] = (
        ("period_assumed", offer.period is None or offer.period_guessed),
        ("basis_assumed", offer.basis is None),
        ("status_assumed", offer.basis == "net" and offer.status is None),
        ("months_assumed", period == "month" and not months_said),
    )
    return tuple(code for code, doubtful in doubts if doubtful)
