"""What a sentence says of a pay beside its amount: variable part, working time, months, meal vouchers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nego.pay.amount_patterns import MEAL_VOUCHERS, SHARES, VARIABLE, VARIABLE_AFTER, VARIABLE_BEFORE
from nego.pay.amount_words import find_pay_months, find_working_time
from nego.pay.amounts import AmountMention, find_amounts
from nego.pay.periods import convert
from nego.text import fold

_GUARANTEED = re.compile(r"\bgaranti(?:e|s|es)?\b")
_NOT_GUARANTEED = re.compile(r"\b(?:non|pas) (?:du tout )?garanti")
_INCLUDED = re.compile(r"\b(?:dont|y compris|incluant|inclus)(?: \w+)?(?: de)? ?$")
_NAMED = re.compile(rf"\b{VARIABLE}\b")
_WITHOUT = re.compile(
    rf"\b(?:sans|hors|pas de|pas d'|plus de|aucun|aucune|enleve\w*|retire\w*|oublie\w*) (?:le |la |les )?"
    rf"(?:part )?{VARIABLE}\b"
)
_VOUCHERS = re.compile(rf"\b{MEAL_VOUCHERS}\b|\bcarte (?:swile|edenred)\b|\b(?:tr|swile)\b(?= |$|[.,?!])")
_SHARES = re.compile(rf"\b{SHARES}\b")
_LEAST_SHARE = 0.1  # of full time


@dataclass(frozen=True)
class Extras:
    """None (or False) where nothing is said.

    `variable`: euros a year; `variable_share`: the variable part as a share of the fixed one. `guaranteed`:
    whether the variable part is due whatever happens; `included`: it is in the amount said. `working_time`:
    share of full time. `months`: monthly pays a year. `shares`: stock is a part of it.
    """

    variable: float | None = None
    variable_share: float | None = None
    guaranteed: bool | None = None
    included: bool = False
    working_time: float | None = None
    months: float | None = None
    meal_vouchers: bool = False
    shares: bool = False

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return self != Extras()


def find_extras(text: str) -> Extras:
    """All that ``text`` says beside the amount of a pay. Never raises.

    A share counts as a variable part beside a word for one only: « +10 % » alone is a raise.
    « Sans variable » is a variable part of 0.
    """
    plain = fold(text).text
    amounts = find_amounts(text)
    parts = [amount for amount in amounts if amount.kind == "variable" and amount.problem is None]
    shares = [amount for amount in amounts if amount.kind == "percent" and _is_variable(text, amount)]
    share = shares[0].low / 100 if shares and 0 < shares[0].low <= 100 and not parts else None
    time = find_working_time(text)
    without = 0.0 if _WITHOUT.search(plain) and share is None else None
    return Extras(
        variable=sum(map(_yearly, parts)) if parts else without,
        variable_share=share,
        guaranteed=_guaranteed(plain),
        included=any(_INCLUDED.search(fold(text[: part.start]).text) for part in parts),
        working_time=time.value if time is not None and time.value >= _LEAST_SHARE else None,
        months=find_pay_months(text),
        meal_vouchers=_VOUCHERS.search(plain) is not None,
        shares=_SHARES.search(plain) is not None,
    )


def _guaranteed(plain: str) -> bool | None:
    if not (_NAMED.search(plain) and _GUARANTEED.search(plain)):
        return None
    return _NOT_GUARANTEED.search(plain) is None


def _yearly(part: AmountMention) -> float:
    """A variable part is said a year unless it names another period."""
    return convert(part.low, part.period, "year") if part.period else part.low


def _is_variable(text: str, share: AmountMention) -> bool:
    before, after = fold(text[: share.start]).text, fold(text[share.end :]).text
    return bool(VARIABLE_AFTER.match(after) or VARIABLE_BEFORE.search(before[-40:]))
