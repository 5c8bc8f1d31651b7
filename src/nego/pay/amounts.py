"""Amounts of money in a French sentence, as people write them about pay.

What counts as an amount:
- a number with a currency, k or mille ("45k", "1 900 balles", "2500e", "quarante mille");
- a number beside gross, net or a period ("2500 net", "45 brut annuel");
- a bare number where pay is spoken of ("je gagne 2500", "on me propose 42") or that is the whole message,
  when it is followed by the end of the sentence, punctuation or a grammatical word, never by a noun
  ("3 ans", "5 personnes"), and is plausible: 700 and more as it is, 20 to 300 in thousands a year,
  5 to 20 an hour.
Guessed period (`period_inferred`): under 100 an hour, under 12,000 a month, else a year.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from nego.pay.amount_patterns import (
    AFTER_BARE,
    ALONE,
    BARE_BEFORE,
    BENEFIT_AFTER,
    BENEFIT_BEFORE,
    BLANKED,
    DAY_RATE_BEFORE,
    FIXED_AFTER,
    JUDGEMENT,
    OTHER_CURRENCY,
    PAY_TALK,
    PERCENT,
    RAISE_AFTER,
    RAISE_BEFORE,
    SMIC,
    SMIC_WORDS,
    TO,
    VARIABLE_AFTER,
    VARIABLE_BEFORE,
    WORKING_SHARE,
)
from nego.pay.amount_tail import Tail, pay_period, read_before, read_tail
from nego.pay.amount_units import RawAmount, scaled, upper_end, with_unit
from nego.pay.amount_words import (
    MONTHS,
    find_bases,
    find_basis,
    find_period,
    find_periods,
    find_working_time,
    months_of,
)
from nego.pay.minimum_wage import minimum_wage
from nego.pay.net import net_from_gross
from nego.pay.number_words import read_numbers
from nego.pay.periods import Basis, Period
from nego.reading.around import is_bare
from nego.text import fold

__all__ = [
    "AmountMention",
    "find_amounts",
    "find_bases",
    "find_basis",
    "find_period",
    "find_periods",
    "find_working_time",
    "guess_period",
    "names_other_currency",
    "smic_in_euros",
]

Kind = Literal["salary", "smic", "day_rate", "week_rate", "variable", "benefit", "percent", "raise"]
AmountProblem = Literal["negative", "overflow", "absurd"]


@dataclass(frozen=True)
class AmountMention:
    """An amount at `start:end` of the sentence as given.

    `low` (and `high` of a range) are euros; for kind "smic" they count minimum wages, for "percent" they are
    percents. `period_inferred`: the period was guessed from the size. `months`: monthly pays a year.
    `low` is 0 when the problem is "overflow". Kind "raise": what is added to a pay
    ("100 € de plus par mois").
    """

    start: int
    end: int
    text: str
    low: float
    high: float | None = None
    period: Period | None = None
    basis: Basis | None = None
    months: float | None = None
    kind: Kind = "salary"
    problem: AmountProblem | None = None
    period_inferred: bool = False


_WORD = re.compile(r"[a-z]+|[0-9]+")
_LOOK_BEHIND = 200  # characters in which pay may be spoken of
_LONGEST_ALONE = 80  # characters of a message that is but an amount
_MAX_YEAR = 12e6  # euros a year; above it nobody speaks of a pay
_PER_YEAR: dict[Period, float] = {"hour": 1820, "month": 12, "year": 1}
_MOST_RAISE_MONTH = 600  # euros from which a raise whose period is not said is one a year
_LEAST: dict[Period, float] = {"hour": 1, "month": 10, "year": 100}


@lru_cache(maxsize=256)
def find_amounts(text: str) -> tuple[AmountMention, ...]:
    """Every amount of `text`, in order, without overlaps. Never raises."""
    folded = fold(text)
    blanked = BLANKED.sub(lambda match: "#" * len(match.group()), folded.text)
    found: list[AmountMention] = []
    for mention in (*_smics(blanked), *_percents(blanked), *_money(blanked)):
        # Overlaps show in the text as given: "¼" is several folded characters.
        placed = _placed(mention, folded.span(mention.start, mention.end), text)
        if not any(other.start < placed.end and placed.start < other.end for other in found):
            found.append(placed)
    return tuple(sorted(_with_months(blanked, found), key=lambda mention: mention.start))


def names_other_currency(text: str) -> bool:
    """Whether ``text`` has an amount in another currency than the euro. Never raises."""
    plain = fold(text).text
    return any(OTHER_CURRENCY.match(plain, number.end) for number in read_numbers(plain))


def guess_period(amount: float) -> Period:
    """What a pay of this size most likely is per: under 100 an hour, under 12,000 a month, else a year."""
    if amount < 100:
        return "hour"
    return "month" if amount < 12_000 else "year"


def smic_in_euros(mention: AmountMention, on: date) -> AmountMention:
    """A "smic" mention as euros a month (net for a private employee when it says net); others unchanged.

    Raises PayError("date") when the SMIC or the contribution rules of `on` are not known.
    """
    if mention.kind != "smic":
        return mention
    gross = minimum_wage(on).month_gross
    if mention.period in ("hour", "year"):
        gross = minimum_wage(on).hour_gross if mention.period == "hour" else minimum_wage(on).year_gross
    period = mention.period or "month"
    unit = net_from_gross(gross, period, "non_cadre", on).net if mention.basis == "net" else gross
    return replace(
        mention,
        low=mention.low * unit,
        high=mention.high and mention.high * unit,
        kind="salary",
        period=period,
        basis=mention.basis or "gross",
    )


def _placed(mention: AmountMention, span: tuple[int, int], text: str) -> AmountMention:
    return replace(mention, start=span[0], end=span[1], text=text[span[0] : span[1]])


def _money(text: str) -> Iterator[AmountMention]:
    numbers = read_numbers(text)
    done = 0  # where the last amount ended
    for number in numbers:
        if number.start < done:
            continue
        low = with_unit(text, number)
        if low is None:
            continue
        high = upper_end(text, low, numbers)
        mention = _mention(text, low, high, done)
        if mention is not None:
            done = mention.end
            yield mention


def _mention(text: str, low: RawAmount, high: RawAmount | None, since: int) -> AmountMention | None:
    first, last = (low.value, None) if high is None else scaled(low, high)
    if high is None or last is None or not first < last:
        first, last, high = low.value, None, None
    tail = read_tail(text, (high or low).end)
    raised = high is None and _is_raise(text, low)
    if raised and (more := RAISE_AFTER.match(text, low.end)):
        after = read_tail(text, more.end())
        tail = replace(after, period=after.period or tail.period, basis=after.basis or tail.basis)
    sized = low.thousands or low.currency or (high is not None and (high.thousands or high.currency))
    if not sized:
        scale = 1 if raised and low.value >= 1 else _bare_scale(text, low, high, tail)
        if scale is None:
            return None
        first, last = first * scale, last and last * scale
    period, basis = read_before(text[since : low.start], text, tail)
    return _judged(
        AmountMention(
            start=low.start,
            end=max(tail.end, (high or low).end),
            text="",
            low=first,
            high=last,
            period=pay_period(period),
            basis=basis,
            months=tail.months,
            kind="raise" if raised else _kind(text, low.start, (high or low).end, period),
        ),
        low.negative,
    )


def _is_raise(text: str, low: RawAmount) -> bool:
    """Whether an amount is added to a pay: « 100 € de plus », « augmenté de 100 € »."""
    if low.words or VARIABLE_AFTER.match(text, low.end):
        return False
    before = text[max(0, low.start - 60) : low.start]
    from_to = (
        TO.match(text, low.end) is not None and re.match(r"\d", text[low.end :].lstrip(" a-")) is not None
    )
    return bool(RAISE_AFTER.match(text, low.end) or (RAISE_BEFORE.search(before) and not from_to))


def _bare_scale(text: str, low: RawAmount, high: RawAmount | None, tail: Tail) -> float | None:
    """1 or 1000 for a number without unit that is a pay, None for one that is not (see the module)."""
    end = (high or low).end
    value, before = low.value, text[max(0, low.start - _LOOK_BEHIND) : low.start]
    is_variable = VARIABLE_AFTER.match(text, end) is not None
    beside = bool(tail.basis or tail.period or tail.months or is_variable or FIXED_AFTER.match(text, end))
    if low.words or (BARE_BEFORE.search(before[-30:].rstrip() + " ") and not is_variable):
        return None
    if not (beside or AFTER_BARE.match(text, end)):
        return None
    alone = len(text) <= _LONGEST_ALONE and _is_alone(before + text[end:])
    if not (beside or alone or PAY_TALK.search(before) or _is_judged(value, text)):
        return None
    if tail.period == "hour":
        return 1 if 1 <= value <= 500 else None
    if tail.period in ("day", "week") or DAY_RATE_BEFORE.search(before[-30:]):
        return 1
    if value >= 700:
        return 1
    if alone and not beside and high is None:
        return None
    if 20 <= value <= 300 and tail.period != "month":
        return 1000
    return 1 if 5 <= value < 20 or beside else None


def _is_alone(others: str) -> bool:
    """Whether the other words of a message name nothing but details."""
    return ALONE.fullmatch(others) is not None or is_bare(_WORD.findall(others))


def _is_judged(value: float, text: str) -> bool:
    """ "c'est pas assez 1900 pour une secrétaire": a number that is no year, and a judgement."""
    return value >= 1000 and not 1950 <= value <= 2035 and JUDGEMENT.search(text) is not None


def _kind(text: str, start: int, end: int, period: str | None) -> Kind:
    if period == "day":
        return "day_rate"
    if period == "week":
        return "week_rate"
    if FIXED_AFTER.match(text, end):
        return "salary"
    if BENEFIT_AFTER.match(text, end) or BENEFIT_BEFORE.search(text[max(0, start - 40) : start]):
        return "benefit"
    if VARIABLE_AFTER.match(text, end) or VARIABLE_BEFORE.search(text[max(0, start - 40) : start]):
        return "variable"
    return "salary"


def _judged(mention: AmountMention, negative: bool) -> AmountMention:
    """The mention with its guessed period and its problem."""
    most = mention.high or mention.low
    if not math.isfinite(most):
        return replace(mention, low=0.0, high=None, problem="overflow")
    if negative:
        return replace(mention, low=-mention.low, problem="negative")
    if mention.kind == "salary" and mention.period is None:
        mention = replace(mention, period=guess_period(most), period_inferred=True)
    if mention.kind == "raise" and mention.period is None:
        guessed: Period = "month" if most < _MOST_RAISE_MONTH else "year"
        mention = replace(mention, period=guessed, period_inferred=True)
    period = mention.period or "year"
    stated = mention.kind == "salary" and not mention.period_inferred
    least = 0.01 if mention.kind == "raise" else _LEAST[period] if stated else 1
    if mention.low < least or most * _PER_YEAR[period] >= _MAX_YEAR:
        return replace(mention, problem="absurd")
    return mention


def _with_months(text: str, found: list[AmountMention]) -> list[AmountMention]:
    """Months a year said anywhere ("avec un 13e mois") hold for the first pay that states none."""
    said = MONTHS.search(text)
    if said is None or any(mention.months for mention in found):
        return found
    for index, mention in enumerate(found):
        if mention.kind == "salary":
            return [*found[:index], replace(mention, months=months_of(said)), *found[index + 1 :]]
    return found


def _percents(text: str) -> Iterator[AmountMention]:
    shares = {match.start() for match in WORKING_SHARE.finditer(text)}
    for match in PERCENT.finditer(text):
        if match.start(2) in shares:
            continue
        value = float(match[2].replace(",", "."))
        signed = -value if match[1] == "-" else value
        yield AmountMention(
            match.start(), match.end(), "", signed, kind="percent", problem="absurd" if value > 1000 else None
        )


def _smics(text: str) -> Iterator[AmountMention]:
    for match in SMIC.finditer(text):
        count = float(match["digits"].replace(",", ".")) if match["digits"] else 1.0
        count = SMIC_WORDS.get(match["words"] or "", count)
        count += 0.5 if match["half"] or match["and_half"] else 0
        if match["plus"]:
            count *= 1 + float(match["plus"].replace(",", ".")) / 100
        tail = read_tail(text, match.end())
        if not math.isfinite(count) or not 0 < count <= 1000:
            count = 0.0
        yield AmountMention(
            match.start(),
            tail.end,
            "",
            count,
            period=pay_period(tail.period),
            basis=tail.basis,
            months=tail.months,
            kind="smic",
            problem=None if count else "absurd",
        )
