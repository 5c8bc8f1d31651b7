"""Conversions in a conversation: which amount, and into which period and basis."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from nego.conversation.context import Context
from nego.conversation.reading import Reading
from nego.conversation.turns import Problem, Turn, bad_amount, with_pay
from nego.pay.conversion import Asked
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
