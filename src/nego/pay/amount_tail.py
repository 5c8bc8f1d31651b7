"""Period, basis and months a year stated around an amount."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from nego.pay.amount_patterns import (
    CLAUSE_END,
    CONVERSION,
    FILLER,
    JUST_EN,
)
from nego.pay.amount_words import BASIS, MONTHS, PERIOD, TAX, months_of
from nego.pay.periods import Basis, Period

_BARE_PERIOD = re.compile(r"(?:(?P<month>mois)|(?P<year>an))(?= *(?:$|[?!.,;)]|net|brut))")
_BESIDE_MONEY = re.compile(r"(?:€|euros?|\de|nets?|bruts?) $")


@dataclass(frozen=True)
class Tail:
    end: int
    period: str | None = None
    basis: Basis | None = None
    months: float | None = None


def pay_period(period: str | None) -> Period | None:
    return period if period in ("hour", "month", "year") else None  # type: ignore[return-value]


def read_tail(text: str, start: int) -> Tail:
    """Period, basis and months right behind an amount; what follows "en" in a conversion is the target."""
    tail = Tail(start)
    conversion = _asks_to_convert(text)
    while True:
        gap = FILLER.match(text, tail.end)
        position = gap.end() if gap else tail.end
        if gap and JUST_EN.search(gap[0]) and (conversion or _names_again(text, position, tail)):
            return tail
        for at in (tail.end, _spaces(text, tail.end), position):
            step = _step(text, at, tail)
            if step is not None:
                break
        if step is None:
            return tail
        tail = step


@lru_cache(maxsize=16)
def _asks_to_convert(text: str) -> bool:
    """Whether « en net » may be what is asked for rather than what the amount is."""
    return CONVERSION.search(text) is not None


def _names_again(text: str, at: int, tail: Tail) -> bool:
    """Whether `at` states what the tail already has: "45k par an en net mensuel" asks for a month."""
    ahead = text[at : at + 30]
    return bool((tail.period and PERIOD.search(ahead)) or (tail.basis and BASIS.search(ahead)))


def _spaces(text: str, start: int) -> int:
    while start < len(text) and text[start] == " ":
        start += 1
    return start


def _step(text: str, at: int, tail: Tail) -> Tail | None:
    if tail.months is None and (months := MONTHS.match(text, at)):
        period = tail.period or ("month" if months["times"] else None)
        return replace(tail, end=months.end(), months=months_of(months), period=period)
    if tail.period is None and (period_match := PERIOD.match(text, at)):
        return replace(tail, end=period_match.end(), period=period_match.lastgroup)
    beside_money = _BESIDE_MONEY.search(text[max(0, at - 6) : at])
    if tail.period is None and beside_money and (bare := _BARE_PERIOD.match(text, at)):
        return replace(tail, end=bare.end(), period=bare.lastgroup)
    if tail.basis is None and (basis := BASIS.match(text, at)):
        qualified = TAX.match(text, basis.end())
        end = qualified.end() if qualified else basis.end()
        return replace(tail, end=end, basis="gross" if basis.lastgroup == "gross" else "net")
    return None


def read_before(before: str, text: str, tail: Tail) -> tuple[str | None, Basis | None]:
    """Period and basis, completed from the words before: "mon brut annuel est de 45000", "tjm de 400"."""
    clause = CLAUSE_END.split(before[-45:])[-1]
    period, basis = tail.period, tail.basis
    if re.search(r"\btjm\b", clause):
        period = period or "day"
    if _asks_to_convert(text):
        return period, basis
    if period is None:
        period = next((m.lastgroup for m in PERIOD.finditer(clause) if pay_period(m.lastgroup)), None)
    if basis is None and (match := BASIS.search(clause)):
        basis = "gross" if match.lastgroup == "gross" else "net"
    return period, basis
