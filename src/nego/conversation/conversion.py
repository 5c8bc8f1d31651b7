"""Conversions in a conversation: which amount, and into which period and basis."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from nego.conversation.context import Context
from nego.conversation.reading import Reading
from nego.conversation.turns import Problem, Turn, bad_amount
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
    asked = replace(context.with_details(reading), question="convert")
    if reading.pays:
        asked = asked.with_amount(reading.pays[-1])
        bases, periods = reading.bases, reading.periods
    else:
        bases = reading.bases or ((context.basis,) if context.question == "convert" and context.basis else ())
        periods = reading.periods or (
            (context.period,) if context.question == "convert" and context.period else ()
        )
    if asked.amount is None or asked.amount_period is None:
        return Turn(asked, Problem("no_amount")), None
    wanted = _wanted(asked, bases, periods)
    kept = replace(asked, amount_basis=wanted.basis, period=wanted.to_period, basis=wanted.to_basis)
    return Turn(kept), wanted


def _wanted(context: Context, bases: tuple[str, ...], periods: tuple[str, ...]) -> Asked:
    assert context.amount is not None
    period = cast(Period, context.amount_period)
    basis, to_basis = _bases(context.amount_basis, bases, other_period=any(p != period for p in periods))
    to_period = next((p for p in reversed(periods) if p != period), period)
    return Asked(
        context.amount, period, basis, cast(Period, to_period), to_basis, context.amount_months or 12
    )


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
