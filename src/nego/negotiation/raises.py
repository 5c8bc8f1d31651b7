"""What a raise amounts to: per cent, euros, and what it changes to the net pay."""

from __future__ import annotations

from datetime import date

from nego.negotiation.annual import annual
from nego.negotiation.situation import Offer, Raise
from nego.pay.errors import PayError
from nego.pay.net import Status, net_from_gross


def raise_of(current: Offer, target: float, on: date, usual_status: Status = "non_cadre") -> Raise:
    """From the present pay, its whole variable part included, to an annual `target`.

    Contributions are not proportional, so the net is computed on both pays, at the working time of the
    present one. Raises as `nego.negotiation.annual`, and PayError("option") for a present pay of 0.
    """
    pay = annual(current, on, usual_status)
    if pay.total <= 0:
        raise PayError("option", "Une augmentation se calcule à partir d'un salaire supérieur à 0.")
    share = current.working_time
    before = net_from_gross(pay.total * share, "year", pay.status, on, working_time=share)
    after = net_from_gross(target * share, "year", pay.status, on, working_time=share)
    return Raise(
        percent=100 * (target - pay.total) / pay.total,
        euros=target - pay.total,
        gross_month_before=before.gross_month,
        gross_month_after=after.gross_month,
        net_month_before=before.net_month,
        net_month_after=after.net_month,
    )
