"""A raise of the present pay, offered or wanted: found in a message, kept in the context, computed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from typing import cast

from nego.conversation.context import Context
from nego.conversation.reading import Amount, Reading
from nego.conversation.sides import at_own_employer, offer_of, other_pay, weighs_offer
from nego.conversation.wishes import told_results
from nego.negotiation.annual import annual
from nego.negotiation.raises import raised_offer
from nego.negotiation.situation import Offer, OfferedRaise
from nego.pay.net import Status
from nego.pay.periods import Basis, Period
from nego.reading.occasion import goes_up, is_elsewhere, matches_offer, offers_raise, speaks_of_counter

_MOST_ADDED = 0.4  # of the present pay; a new pay is never so low
_MOST_SHARE = 1_000  # per cent
_FROM_TO = re.compile(r"^[\d\s.,k€]+(?:euros?|bruts?|nets?)*\s*(?:à|a|vers|->|→)\s*$", re.IGNORECASE)
_NOT_OFFERED = ("wanted", "floor", "other_offer")
_INSTEAD = re.compile(
    r"\b(?:ou|soit)\b(?:\s+(?:alors|bien|sinon|plut[oô]t|une?|la|avoir))*\s*(?:prime|bonus|\d|$)",
    re.IGNORECASE,
)


def raise_in(context: Context) -> OfferedRaise | None:
    """The raise offered on the present pay; None where none is."""
    return OfferedRaise(**context.offered_raise) if context.offered_raise is not None else None


def wanted_in(context: Context, usual_status: Status, on: date) -> float | None:
    """What is wanted, euros gross a year at full time: as said, or as a raise of the present pay.

    Raises as `nego.negotiation.annual`.
    """
    present = offer_of(context)
    if context.wanted is not None or context.wanted_raise is None or present is None:
        return context.wanted
    status = context.status or usual_status
    after = raised_offer(present, OfferedRaise(**context.wanted_raise), on, status)
    return float(round(annual(after, on, status).total))


def take_wanted_raise(kept: Context, reading: Reading) -> Context:
    """``kept`` with the raise that a message wants: « 10 % d'augmentation », « 200 € de plus par mois »."""
    if reading.extras.variable_share is not None or told_results(reading.text):
        return kept
    for amount in reversed(reading.amounts):
        share = amount.kind == "percent" and 0 < amount.low <= _MOST_SHARE
        if amount.problem is None and (share or amount.kind == "raise") and amount.role in (None, "wanted"):
            wanted = _as_share(amount) if share else _as_euros(amount)
            return replace(kept, wanted=None, wanted_raise=asdict(wanted), occasion="raise")
    return kept


def raised_in(context: Context, usual_status: Status, on: date) -> Offer | None:
    """The pay after the raise offered; None without one or without the present pay.

    Raises as `nego.negotiation.annual`.
    """
    present, offered = offer_of(context), raise_in(context)
    if present is None or offered is None:
        return None
    return raised_offer(present, offered, on, context.status or usual_status)


def take_raise(kept: Context, before: Context, reading: Reading) -> tuple[Context, Reading]:
    """``kept`` with the raise that a message offers, and the reading without it.

    What was an offer of another employer before is another offer then, beside the present pay where that is
    known.
    """
    found = _offered_raise(before, reading)
    if found is None:
        return kept, reading
    taken, offered = found
    rest = tuple(amount for amount in reading.amounts if amount is not taken)
    present = tuple(replace(a, role="current") if a.role == "offered" else a for a in rest)
    if weighs_offer(before):
        kept = at_own_employer(kept, before)
    kept = replace(kept, occasion="raise", amount_present=None, present=None, offered_raise=asdict(offered))
    if bonus_instead(reading) is not None:
        reading = replace(reading, extras=replace(reading.extras, variable=None))
    return kept, replace(reading, amounts=present)


def bonus_instead(reading: Reading) -> float | None:
    """« 3 % ou une prime de 1 500 € »: euros gross that are paid once in place of a raise, and no variable
    part of the pay."""
    raises = [a for a in reading.amounts if a.kind in ("percent", "raise") or a.role == "offered"]
    for bonus in (amount for amount in reading.amounts if amount.kind == "variable"):
        for raised in raises:
            first, second = sorted((raised.start, bonus.start))
            if bonus.problem is None and _INSTEAD.search(reading.text[first:second]):
                return bonus.low
    return None


_Found = tuple["Amount | None", OfferedRaise]


def _offered_raise(before: Context, reading: Reading) -> _Found | None:
    ways: tuple[Callable[[Context, Reading], _Found | None], ...] = (_added, _share, _total, _matched)
    return next((found for way in ways if (found := way(before, reading)) is not None), None)


def _added(before: Context, reading: Reading) -> tuple[Amount, OfferedRaise] | None:
    """« 100 € de plus par mois », on an offer of another employer where that is what is talked of."""
    if is_elsewhere(reading.text) or (before.occasion == "hiring" and not offers_raise(reading.text)):
        return None
    for amount in reversed(reading.amounts):
        if amount.kind == "raise" and amount.problem is None and amount.role not in _NOT_OFFERED:
            return amount, _as_euros(amount)
    return None


def _share(before: Context, reading: Reading) -> tuple[Amount, OfferedRaise] | None:
    """« 3 % d'augmentation », before which no other pay is offered (« 45k, soit 10 % d'augmentation »)."""
    if reading.extras.variable_share is not None or told_results(reading.text):
        return None
    present = bool(before.amount_offered) and before.occasion != "hiring"
    own = offers_raise(reading.text) or before.occasion == "raise" or present
    for amount in reversed(reading.amounts):
        if amount.kind != "percent" or not 0 < amount.low <= _MOST_SHARE or amount.role in _NOT_OFFERED:
            continue
        before_it = any(pay.role == "offered" and pay.start < amount.start for pay in reading.pays)
        said = offers_raise(reading.text)
        offered = own and (amount.role == "offered" or said)
        if not before_it and (offered or _is_on_present(amount, reading)):
            return amount, _as_share(amount)
    return None


def _is_on_present(share: Amount, reading: Reading) -> bool:
    """« On me propose 3 %, je suis à 40k »: a share offered beside the present pay and no other."""
    return share.role == "offered" and {pay.role for pay in reading.pays} == {"current"}


def _total(before: Context, reading: Reading) -> tuple[Amount, OfferedRaise] | None:
    """« Mon patron me propose 2 550 » beside the present pay, said now or before."""
    pays = reading.pays
    if len(pays) == 2 and offers_raise(reading.text):
        between = reading.text[pays[0].start : pays[1].start]
        if _FROM_TO.match(between):
            return pays[1], replace(_as_euros(pays[1]), is_total=True)
    offered = next((pay for pay in reversed(pays) if pay.role == "offered"), None)
    known = any(pay.role == "current" for pay in pays) or _knows_present(before)
    counter = speaks_of_counter(reading.text) and other_pay(before) is not None
    own = offers_raise(reading.text) or (_weighs_both(before) and goes_up(reading.text))
    if offered is None or not (known or counter) or not own:
        return None
    return offered, replace(_as_euros(offered), is_total=not _is_little(offered, before, reading))


def _matched(before: Context, reading: Reading) -> tuple[None, OfferedRaise] | None:
    """« Mon patron s'aligne »: on the offer of another employer."""
    other = other_pay(before)
    if other is None or reading.amounts or not matches_offer(reading.text):
        return None
    present = before.present["working_time"] if before.present is not None else before.working_time
    return None, OfferedRaise(euros=other * (present or 1.0), period="year", basis="gross", is_total=True)


def _knows_present(context: Context) -> bool:
    in_force = context.occasion == "raise" and bool(context.amount_offered)
    return in_force or context.present is not None


def _weighs_both(context: Context) -> bool:
    """Whether the present pay is in force beside an offer: what goes up is what one's own employer pays."""
    return context.occasion == "raise" and bool(context.amount_offered) and context.other_offer is not None


def _is_little(offered: Amount, before: Context, reading: Reading) -> bool:
    """Whether what is offered can only be added to the present pay: « 100 € par mois » beside 2 400 €."""
    current = next((pay for pay in reading.pays if pay.role == "current"), None)
    present, period = (current.low, current.period) if current else _present(before)
    return present is not None and period == offered.period and offered.low < _MOST_ADDED * present


def _present(context: Context) -> tuple[float | None, str | None]:
    """The present pay, in force or beside an offer, and its period."""
    if context.present is not None:
        return context.present["amount"], context.present["period"]
    return context.amount, context.amount_period


def _as_euros(amount: Amount) -> OfferedRaise:
    period, basis = cast("Period", amount.period or "month"), cast("Basis | None", amount.basis)
    return OfferedRaise(euros=amount.low, period=period, basis=basis)


def _as_share(amount: Amount) -> OfferedRaise:
    return OfferedRaise(share=round(amount.low / 100, 6))
