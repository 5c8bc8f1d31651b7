"""A number with its unit (k, mille, million, euros), and ranges of two."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nego.pay.amount_patterns import (
    AFTER_BARE,
    AMOUNT_NOUNS,
    BETWEEN,
    CENTIMES,
    CENTS,
    CURRENCY,
    CURRENCY_BEFORE,
    FROM_TO,
    HUNDREDS_AFTER_K,
    MILLIONS,
    MINUS,
    OTHER_CURRENCY,
    THOUSANDS,
    TO,
)
from nego.pay.number_words import Number


@dataclass(frozen=True)
class RawAmount:
    """A number with its unit; offsets in the folded text."""

    start: int
    end: int
    value: float
    thousands: bool = False
    currency: bool = False
    negative: bool = False
    words: bool = False


def with_unit(text: str, number: Number) -> RawAmount | None:
    """The number with k, mille, million and currency; None for another currency or a counted thing."""
    start, end, value = number.start, number.end, number.value
    thousands = number.words and value >= 1000
    if (clipped := HUNDREDS_AFTER_K.match(text, end)) and not number.words:
        value = 1000 * value + int(clipped[1]) * 10 ** (3 - len(clipped[1]))
        end, thousands = clipped.end(), True
    elif scaled := THOUSANDS.match(text, end):
        value, end, thousands = 1000 * value, scaled.end(), True
    elif scaled := MILLIONS.match(text, end):
        value, end, thousands = value * (1e9 if "milliard" in scaled[0] else 1e6), scaled.end(), True
    if OTHER_CURRENCY.match(text, end):
        return None
    if not thousands and (small := CENTIMES.match(text, end)):
        return RawAmount(start, small.end(), value / 100, currency=True, words=number.words)
    currency = CURRENCY.match(text, end)
    if currency and currency[0].strip() == "e" and not _is_euro(text, value, currency):
        return None
    if currency:
        end = currency.end()
        if not thousands and (cents := CENTS.match(text, end)):
            value, end = value + int(cents[1]) / 100, cents.end()
    elif thousands and _counts_things(text, end, number):
        return None
    before = CURRENCY_BEFORE.search(text, max(0, start - 2), start)
    start = before.start() if before else start
    negative = bool(MINUS.search(text[max(0, start - 2) : start]))
    in_euros = bool(currency or before)
    return RawAmount(start - negative, end, value, thousands, in_euros, negative, number.words)


def _counts_things(text: str, end: int, number: Number) -> bool:
    """ "10k abonnés", "deux mille personnes"."""
    if AMOUNT_NOUNS.match(text, end):
        return True
    return number.words and not AFTER_BARE.match(text, end)


def _is_euro(text: str, value: float, currency: re.Match[str]) -> bool:
    """ "2500e" and "14e/h" are euros, "15e" and "2e" are ordinals."""
    if value >= 100 or value != int(value):
        return True
    after = text[currency.end() :]
    return bool(re.match(r" ?(?:/ ?h|de l ?'? ?heure|par h|brut|net|l'heure|\d\d\b|horaire)", after))


def upper_end(text: str, low: RawAmount, numbers: tuple[Number, ...]) -> RawAmount | None:
    """The upper end of a range that begins with `low`: "40-45k", "entre 40 et 45", "de 2000 à 2500"."""
    link = TO.match(text, low.end)
    if link is None or low.negative:
        return None
    if "ou" in link[0] or ("et" in link[0] and not BETWEEN.search(text[max(0, low.start - 20) : low.start])):
        return None
    if FROM_TO.search(text[max(0, low.start - 60) : low.start]):
        return None
    number = next((n for n in numbers if n.start == link.end()), None)
    return with_unit(text, number) if number else None


def scaled(low: RawAmount, high: RawAmount) -> tuple[float, float]:
    """ "40-45k": the k of one end is meant for both."""
    first, last = low.value, high.value
    if high.thousands and not low.thousands and first < 1000 and first * 1000 <= last * 2:
        first *= 1000
    if low.thousands and not high.thousands and last < 1000:
        last *= 1000
    if not high.thousands and not low.thousands and first < 1000 <= last and first * 1000 <= last:
        first *= 1000
    return first, last
