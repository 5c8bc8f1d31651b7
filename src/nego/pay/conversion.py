"""An amount as a person gives it, in the period and on the basis they ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nego.pay.net import NetResult, Status, gross_from_net, net_from_gross
from nego.pay.periods import Basis, Period, convert


@dataclass(frozen=True)
class Asked:
    """What to convert: euros per ``period`` on ``basis``, paid ``months`` times a year, and into what."""

    amount: float
    period: Period
    basis: Basis
    to_period: Period
    to_basis: Basis
    months: float = 12


@dataclass(frozen=True)
class Result:
    """The converted amount, euros per asked period, for one status (None: the basis did not change)."""

    amount: float
    year: float
    status: Status | None = None
    pay: NetResult | None = None


def convert_pay(asked: Asked, statuses: tuple[Status, ...], on: date) -> tuple[Result, ...]:
    """Convert by the rules of ``on``: one result a status, one alone when only the period changes.

    Raises PayError as ``nego.pay.net`` and ``nego.pay.periods`` do.
    """
    if asked.basis == asked.to_basis:
        amount = convert(asked.amount, asked.period, asked.to_period, asked.months)
        return (Result(amount, convert(asked.amount, asked.period, "year", asked.months)),)
    return tuple(_change_basis(asked, status, on) for status in statuses)


def _change_basis(asked: Asked, status: Status, on: date) -> Result:
    compute = net_from_gross if asked.to_basis == "net" else gross_from_net
    pay = compute(asked.amount, asked.period, status, on, months=asked.months)
    year = pay.net_year if asked.to_basis == "net" else pay.gross_year
    return Result(convert(year, "year", asked.to_period, asked.months), year, status, pay)
