"""What a raise amounts to: per cent, euros, and what it changes to the net pay."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

from nego.negotiation.annual import annual
from nego.negotiation.situation import AnnualPay, Offer, OfferedRaise, Raise
from nego.pay.errors import PayError
from nego.pay.net import Status, gross_from_net, net_from_gross
from nego.pay.periods import FULL_TIME_HOURS, convert


def raise_of(current: Offer, target: float, on: date, usual_status: Status = "non_cadre") -> Raise:
    """From the present pay, its whole variable part included, to an annual `target`.

    Contributions are not proportional, so the net is computed on both pays, at the working time of the
    present one. Raises as `nego.negotiation.annual`, and PayError("option") for a present pay of 0.
    """
    pay = annual(current, on, usual_status)
    if pay.total <= 0:
        raise PayError("option", "Une augmentation se calcule à partir d'un salaire supérieur à 0.")
    share, legal_time = current.working_time, min(1.0, current.working_time)
    before = net_from_gross(pay.total * share, "year", pay.status, on, working_time=legal_time)
    after = net_from_gross(target * share, "year", pay.status, on, working_time=legal_time)
    return Raise(
        percent=100 * (target - pay.total) / pay.total,
        euros=target - pay.total,
        gross_month_before=before.gross_month,
        gross_month_after=after.gross_month,
        net_month_before=before.net_month,
        net_month_after=after.net_month,
    )


def raised_offer(
    present: Offer, offered: OfferedRaise, on: date, usual_status: Status = "non_cadre"
) -> Offer:
    """The pay after a raise, gross a year for the present working time; the variable part stays as it is.

    Raises as `nego.negotiation.annual`.
    """
    pay = annual(present, on, usual_status)
    if offered.is_total:
        total = replace(
            present, amount=offered.euros or 0.0, period=offered.period, basis=offered.basis or present.basis
        )
        pay = annual(total, on, usual_status)
    paid = pay.base * present.working_time
    added = 0.0 if offered.is_total else _added(present, offered, paid, pay, on)
    return replace(
        present,
        amount=paid + added,
        period="year",
        basis="gross",
        months=pay.months,
        status=pay.status,
        period_guessed=False,
    )


def overtakes(raised: Raise, bonus: float) -> int | None:
    """The year, from 1, in which all that a raise has paid is more than a ``bonus`` (euros gross) paid once.

    None for a raise that adds nothing.
    """
    year = 12 * (raised.gross_month_after - raised.gross_month_before)
    return math.floor(round(bonus / year, 6)) + 1 if year > 0 else None


def _added(present: Offer, offered: OfferedRaise, paid: float, pay: AnnualPay, on: date) -> float:
    """Euros gross a year on top of the fixed pay, which is `paid` a year."""
    if offered.euros is None:
        return paid * (offered.share or 0.0)
    hours = FULL_TIME_HOURS * present.working_time
    added = convert(offered.euros, offered.period, "year", pay.months, hours)
    if (offered.basis or present.basis) != "net":
        return added
    legal_time = min(1.0, present.working_time)
    net = net_from_gross(paid, "year", pay.status, on, working_time=legal_time).net_year
    gross = gross_from_net(net + added, "year", pay.status, on, working_time=legal_time).gross_year
    return gross - paid
