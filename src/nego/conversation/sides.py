"""The two employers of a negotiation: one's own, who pays today, and another, who makes an offer.

One of the two pays is in force, the other is kept beside it (slots ``present`` and ``other_offer``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from nego.conversation.context import Context
from nego.conversation.reading import Amount, Reading
from nego.negotiation.annual import annual
from nego.negotiation.raises import raise_of
from nego.negotiation.situation import Offer, OfferPeriod, Raise
from nego.pay.errors import PayError
from nego.pay.net import Status
from nego.pay.periods import Basis
from nego.reading.occasion import names_new_employer, names_own_employer, says_occasion, speaks_of_raise

_OFFERS = ("offered", "other_offer")
_KEPT = ("amount", "period", "basis", "months", "working_time")


def offer_of(context: Context) -> Offer | None:
    """The offer, or one's present pay, with all that was said beside it; a share of variable pay counts on
    the fixed part. None without one: an amount that was only to be converted is none."""
    if context.amount is None or not context.amount_offered:
        return None
    offer = Offer(
        amount=context.amount,
        period=cast("OfferPeriod | None", context.amount_period),
        basis=cast("Basis | None", context.amount_basis),
        months=context.amount_months,
        status=context.status,
        working_time=context.working_time or 1.0,
        period_guessed=bool(context.amount_guessed),
    )
    variable = context.variable or 0.0
    if context.variable_share:
        base = annual(offer, date.today(), context.status or "non_cadre").base * offer.working_time
        variable = context.variable_share * base
    return replace(
        offer, variable=variable, variable_guaranteed=variable if context.variable_guaranteed else 0.0
    )


def present_of(context: Context) -> Offer | None:
    """The present pay kept beside the offer in force."""
    if context.present is None:
        return None
    said = context.present
    return Offer(
        amount=said["amount"],
        period=cast("OfferPeriod | None", said["period"]),
        basis=cast("Basis | None", said["basis"]),
        months=said["months"],
        status=context.status,
        working_time=said["working_time"] or 1.0,
    )


def over_present(context: Context, usual: Status, on: date) -> Raise | None:
    """What the offer in force would change to the present pay; None where either is not known.

    Raises as `nego.negotiation.annual`.
    """
    present, offer = present_of(context), offer_of(context)
    if present is None or offer is None:
        return None
    return raise_of(present, annual(offer, on, usual).total, on, context.status or usual)


def weighs_offer(context: Context) -> bool:
    """Whether the pay in force is the offer of another employer."""
    return context.occasion == "hiring" and bool(context.amount_offered) and not context.earned


def other_pay(context: Context) -> float | None:
    """What another employer offers, in force or beside the present pay, gross a year at full time."""
    return _annual(context) if weighs_offer(context) else context.other_offer


def present_told(before: Context, reading: Reading) -> Mapping[str, Any] | None:
    """The present pay that a message tells beside an offer in force: it takes no place of it. None for a
    message that puts the offer right (« c'est mon salaire actuel »), or makes another."""
    pays = [pay for pay in reading.pays if pay.role not in ("wanted", "floor")]
    if not weighs_offer(before) or [pay.role for pay in pays] != ["current"]:
        return None
    if says_occasion(reading.text) is not None or pays[0].low == before.amount:
        return None
    return _said(pays[0], before, reading)


def with_present(kept: Context, before: Context, reading: Reading, pay: Amount) -> Context:
    """``kept`` with what the person is paid today, told in the same message or in force before, where ``pay``
    is the offer of another employer."""
    if kept.earned:
        return replace(kept, present=None)
    told = next((each for each in reading.pays if each.role == "current" and each is not pay), None)
    if told is not None:
        return replace(kept, present=_said(told, kept, reading))
    if before.earned and before.amount_offered and before.amount is not None and pay.role in _OFFERS:
        return replace(kept, present=_in_force(before))
    return kept


def at_own_employer(kept: Context, before: Context) -> Context:
    """``kept`` with the present pay in force, where known, and the offer in force ``before`` beside it."""
    euros = _annual(before)
    without = replace(kept.without_pay(), occasion="raise", present=None)
    if euros is not None:
        without = replace(without, other_offer=float(round(euros)), has_other_offer=True)
    if before.present is None:
        return without
    said = before.present
    return replace(
        without,
        amount=said["amount"],
        amount_period=said["period"],
        amount_basis=said["basis"],
        amount_months=said["months"],
        working_time=said["working_time"],
        amount_offered=True,
    )


def asked_side(context: Context, reading: Reading) -> Context:
    """The context at the employer whom the message asks: « combien demander à mon patron ? » after the offer
    of another is about the present pay, and the offer stands beside it; « et à l'autre boîte ? » the other
    way round."""
    if any(pay.role in _OFFERS for pay in reading.pays):
        return context
    if _has_both_at_own(context) and names_new_employer(reading.text):
        return context if names_own_employer(reading.text) else _at_new_employer(context)
    if not weighs_offer(context):
        return context
    told = present_told(context, reading)
    known = context if told is None else replace(context, present=told)
    own = names_own_employer(reading.text) or (known.present is not None and speaks_of_raise(reading.text))
    return at_own_employer(known, known) if own else context


def _has_both_at_own(context: Context) -> bool:
    at_own = context.occasion == "raise" and bool(context.amount_offered)
    return at_own and context.amount is not None and context.other_offer is not None


def _at_new_employer(context: Context) -> Context:
    """The context with the other offer in force, and the present pay beside it."""
    return replace(
        context.without_pay(),
        occasion="hiring",
        amount=context.other_offer,
        amount_period="year",
        amount_basis="gross",
        amount_offered=True,
        present=_in_force(context),
        other_offer=None,
        has_other_offer=None,
    )


def _said(pay: Amount, beside: Context, reading: Reading) -> Mapping[str, Any]:
    """A present pay as told; the basis it leaves unsaid is that of the offer beside it."""
    same = beside.amount_period == pay.period
    basis = pay.basis or (beside.amount_basis if same else None)
    values = (pay.low, pay.period, basis, pay.months, reading.extras.working_time)
    return dict(zip(_KEPT, values, strict=True))


def _in_force(context: Context) -> Mapping[str, Any]:
    values = (
        context.amount,
        context.amount_period,
        context.amount_basis,
        context.amount_months,
        context.working_time,
    )
    return dict(zip(_KEPT, values, strict=True))


def _annual(context: Context) -> float | None:
    """The pay in force, gross a year at full time; None for what is no pay."""
    offer = offer_of(context)
    try:
        return annual(offer, date.today(), context.status or "non_cadre").total if offer is not None else None
    except PayError:
        return None
