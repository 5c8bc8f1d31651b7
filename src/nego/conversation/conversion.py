"""Conversions in a conversation: which amount, and into which period and basis."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from nego.conversation.context import Context
from nego.conversation.raising import raised_in
from nego.conversation.reading import Reading
from nego.conversation.sides import offer_of
from nego.conversation.turns import ABOUT_OFFER, Problem, Turn, bad_amount, with_pay
from nego.negotiation.annual import annual
from nego.negotiation.situation import Offer
from nego.pay.conversion import Asked
from nego.pay.net import NetResult, Status, net_from_gross
from nego.pay.periods import Basis, Period


def understand_conversion(context: Context, reading: Reading) -> tuple[Turn, Asked | None]:
    """Apply a message that converts its amount, or the one in force.

    Without a word on it: a gross amount is wanted net and a net one gross, unless another period is named.
    """
    rate = Problem("bad_amount", reading.rate) if reading.rate else None
    problem = bad_amount(reading) or rate
    if problem is not None:
        return Turn(context, problem), None
    goes_on = context.question == "convert"
    asked = with_pay(replace(context.with_details(reading), question="convert"), reading, goes_on)
    if asked.amount is None or asked.amount_period is None:
        return Turn(asked, Problem("no_amount")), None
    wanted = _wanted(asked, reading, context if goes_on else None)
    kept = replace(asked, amount_basis=wanted.basis, period=wanted.to_period, basis=wanted.to_basis)
    return Turn(kept), wanted


@dataclass(frozen=True)
class InForce:
    """One of the pays talked of, as it is really paid, gross and net before income tax, in `months` monthly
    pays a year. `code`: "offer", "raised" (after the raise offered) or "target"."""

    code: str
    pay: NetResult
    months: float = 12


def interrupts_offer(context: Context, reading: Reading) -> bool:
    """Whether an amount is converted while Négo waits for what an offer lacks, or it is the minimum wage: it
    does not take the place of the offer."""
    return _speaks_of_offer(context) and (context.asking is not None or reading.asks_minimum_wage)


def _speaks_of_offer(context: Context) -> bool:
    about = context.question in ABOUT_OFFER or context.asking_for in ABOUT_OFFER
    return about and context.amount is not None and bool(context.amount_offered)


def understand_pay_in_force(context: Context, reading: Reading) -> tuple[Context, Basis] | None:
    """A message that wants the pay talked of gross or net, and on which basis; None where it means another.

    The context keeps its question: the talk is still about the offer.
    """
    other = reading.pays or reading.rate or reading.jobs or reading.unknown
    if other or not _speaks_of_offer(context):
        return None
    said = cast("Basis | None", reading.basis)
    kept = replace(context, status=reading.status or context.status)
    return kept, said or _other(cast("Basis", context.amount_basis or "gross"))


def pays_in_force(context: Context, usual: Status, target: float | None, on: date) -> tuple[InForce, ...]:
    """The pays talked of, by the rates of `on`: the offer or present pay, that after the raise offered, and
    what is asked for (``target``, gross a year at full time). Raises as `nego.negotiation.annual`."""
    present = offer_of(context)
    if present is None:
        return ()
    after = raised_in(context, usual, on)
    found = [_in_force("offer", present, usual, on)]
    if after is not None:
        found.append(_in_force("raised", after, usual, on))
    if target is not None:
        wanted = replace(
            present, amount=target * present.working_time, period="year", basis="gross", variable=0.0
        )
        found.append(_in_force("target", replace(wanted, variable_guaranteed=0.0), usual, on))
    return tuple(found)


def _in_force(code: str, offer: Offer, usual: Status, on: date) -> InForce:
    pay, time = annual(offer, on, usual), min(1.0, offer.working_time)
    paid = pay.total * offer.working_time
    return InForce(code, net_from_gross(paid, "year", pay.status, on, working_time=time), pay.months)


def _wanted(asked: Context, reading: Reading, before: Context | None) -> Asked:
    """The conversion wanted; ``before`` is the context of the one that the message goes on from."""
    assert asked.amount is not None
    period = cast(Period, asked.amount_period)
    bases = reading.bases or ((before.basis,) if before and before.basis else ())
    to_period = _to_period(period, reading, before)
    basis, to_basis = _bases(asked.amount_basis, bases, other_period=to_period != period)
    return Asked(asked.amount, period, basis, to_period, to_basis, asked.amount_months or 12)


def _to_period(period: Period, reading: Reading, before: Context | None) -> Period:
    """The period into which an amount per ``period`` is wanted."""
    if not reading.pays and reading.periods:
        return cast(Period, reading.periods[-1])
    named = next((p for p in reversed(reading.periods) if p != period), None)
    if named is None and before is not None:
        named = "month" if reading.pay_months and not reading.pays else before.period
    return cast(Period, named or period)


def _bases(own: str | None, named: tuple[str, ...], other_period: bool) -> tuple[Basis, Basis]:
    """The basis of the amount and the one it is wanted on."""
    if own is None and len(named) == 1:
        wanted = cast(Basis, named[0])
        return _other(wanted), wanted
    basis = cast(Basis, own or (named[0] if named else "gross"))
    if any(word != basis for word in named):
        return basis, _other(basis)
    return basis, basis if other_period else _other(basis)


def _other(basis: Basis) -> Basis:
    return "net" if basis == "gross" else "gross"
