"""A bare number that stands for another amount or for other years: « et 38 ? » after an offer of 35 k€ is
38,000 € a year; « non, 3 » after « 5 ans d'expérience » is three years; « je veux 200 » beside 2,300 €
a month is a raise."""

from __future__ import annotations

import re

from nego.nlu.ellipsis import asks_nothing
from nego.nlu.sentence import Sentence, Span
from nego.pay.amounts import guess_period
from nego.pay.extras import find_extras
from nego.pay.number_words import read_numbers
from nego.reading.occasion import role_of
from nego.text import fold

_FARTHEST = 4.0  # times the amount in force: beyond, the number is of something else
_MOST_YEARS = 45
_MOST_ADDED = 0.4  # of the pay in force: what is less is no pay, but what is added to it
_LEAST_ADDED = 10  # euros a month; « je veux 2 jours » is no money
_NO_NOUN = re.compile(
    r"\W*(?:$|(?:de|en) plus|par mois|par an|pour (?:que|me|pas|rester)|net|brut|alors|plutot|du coup|mais\b"
    r"|svp|stp|minimum|balles|c'?est|ca\b|ce\b|possible|realiste|raisonnable|trop|max)"
)
_SET_RIGHT = re.compile(
    r"\W*(?:non|pardon|plutot|enfin|euh|en fait|oups|erreur|finalement|disons)\W+(?:c'est |plutot |pardon )?"
    r"(?P<years>\d{1,2})\W*|(?P<first>\d{1,2})\W+(?:plutot|pardon|en fait|finalement)\W*"
)
_KINDS = frozenset({"period", "basis", "location"})


def with_restated_amount(
    sentence: Sentence, amount: float | None, period: str | None, asked: bool = False
) -> Sentence:
    """The sentence with its bare number read as an amount, where ``amount`` euros per ``period`` is in force.

    Only a message that says nothing else is read so. Thousands are meant where they come nearer to the amount
    in force. ``asked``: Négo has just asked for an amount; without one in force, « 42 » is then 42,000 € a
    year and « 14 » is 14 € an hour.
    """
    if any(s.kind not in _KINDS for s in sentence.spans) or find_extras(sentence.text):
        return sentence
    if asked and (amount is None or period is None):
        amount, period = _usual(sentence)
    if amount is None or amount <= 0 or period is None:
        return sentence
    folded = fold(sentence.text)
    numbers = read_numbers(folded.text)
    if len(numbers) != 1:
        return sentence
    value = min((numbers[0].value, 1000 * numbers[0].value), key=lambda each: _distance(each, amount))
    if _distance(value, amount) > _FARTHEST:
        return sentence
    start, end = folded.span(numbers[0].start, numbers[0].end)
    if any(start < span.end and span.start < end for span in sentence.spans):
        return sentence
    completed = _with_amount(sentence, start, end, value, period, "salary")
    return completed if asks_nothing(completed) else sentence


def with_added_amount(
    sentence: Sentence, amount: float | None, period: str | None, asked: bool = False
) -> Sentence:
    """The sentence with its one number read by what is in force, ``amount`` euros per ``period``, paid today:
    one that is too small to be a pay is a raise, « je veux 200 », « 150 €, c'est trop ? »; one beside a word
    that says whose it is, is a pay, « mon patron s'aligne à 2 450 ».

    ``asked``: the talk is of what to ask for, so that « et 300 ? » is a raise as well.
    """
    spans = sentence.of("amount")
    if amount is None or amount <= 0 or period not in ("month", "year") or len(spans) > 1:
        return sentence
    if spans:
        return _with_small_pay(sentence, spans[0], amount, period)
    return _with_number(sentence, amount, period, asked)


def _with_small_pay(sentence: Sentence, span: Span, amount: float, period: str) -> Sentence:
    """An amount that was read as a pay a month, by its size alone, as what is added to a pay: one that is far
    too small, or that is wanted and less than what is paid."""
    entity, role = span.entities[0], role_of(sentence.text, span.start, span.end)
    guessed = entity.get("kind") == "salary" and entity.get("period_inferred") and entity.get("high") is None
    month = amount if period == "month" else amount / 12
    value = _without_thousands(sentence.text[span.start : span.end], entity["value"], 12 * month)
    if not guessed or role not in (None, "wanted") or value < _LEAST_ADDED:
        return sentence
    if value < _MOST_ADDED * month:
        added = {**entity, "value": value, "kind": "raise", "period": "month"}
    elif role == "wanted" and period == "year" and value < month:
        added = {**entity, "value": value, "kind": "raise", "period": "year"}
    else:
        return sentence
    again = Span(span.start, span.end, "amount", (added,))
    return Sentence(sentence.text, tuple(again if each is span else each for each in sentence.spans))


def _without_thousands(text: str, value: float, year: float) -> float:
    """The number as written, where thousands were understood and make many times the pay of a ``year``:
    « je demande 150 »."""
    written = read_numbers(fold(text).text)
    bare = len(written) == 1 and 1000 * written[0].value == value
    return written[0].value if bare and value > _FARTHEST * year and "k" not in text.lower() else value


def _with_number(sentence: Sentence, amount: float, period: str, asked: bool) -> Sentence:
    folded = fold(sentence.text)
    numbers = read_numbers(folded.text)
    if any(span.kind not in _KINDS for span in sentence.spans) or len(numbers) != 1:
        return sentence
    number = numbers[0]
    start, end = folded.span(number.start, number.end)
    told = role_of(sentence.text, start, end)
    if told == "past" or _NO_NOUN.match(folded.text[number.end :]) is None:
        return sentence
    read = _as_pay_or_raise(number.value, amount, period)
    if read is None or (told is None and not (asked and read[2] == "raise")):
        return sentence
    completed = _with_amount(sentence, start, end, *read)
    return completed if told is not None or asks_nothing(completed) else sentence


def _as_pay_or_raise(value: float, amount: float, period: str) -> tuple[float, str, str] | None:
    """A number as euros, their period and kind, beside ``amount`` euros per ``period``."""
    month = amount if period == "month" else amount / 12
    if period == "year" and _distance(1000 * value, amount) <= 2:
        return 1000 * value, "year", "salary"
    if _distance(value, amount) <= 2:
        return value, period, "salary"
    if _LEAST_ADDED <= value < _MOST_ADDED * month:
        return value, "month", "raise"
    if period == "year" and value < month:
        return value, "year", "raise"
    return None


def _with_amount(sentence: Sentence, start: int, end: int, value: float, period: str, kind: str) -> Sentence:
    """The sentence with one amount more."""
    span = Span(start, end, "amount", (_entity(sentence.text, start, end, value, period, kind),))
    return Sentence(sentence.text, tuple(sorted([*sentence.spans, span], key=lambda each: each.start)))


def _entity(text: str, start: int, end: int, value: float, period: str, kind: str) -> dict[str, object]:
    return {
        "entity": "amount",
        "start": start,
        "end": end,
        "value": value,
        "high": None,
        "period": period,
        "period_inferred": True,
        "basis": None,
        "months": None,
        "kind": kind,
        "problem": None,
        "text": text[start:end],
    }


def with_restated_years(sentence: Sentence, years: float | None) -> Sentence:
    """The sentence with its bare number read as other years of experience than the ``years`` in force."""
    if years is None or sentence.spans:
        return sentence
    folded = fold(sentence.text)
    match = _SET_RIGHT.fullmatch(folded.text)
    if match is None:
        return sentence
    group = "years" if match["years"] else "first"
    if int(match[group]) > _MOST_YEARS:
        return sentence
    start, end = folded.span(*match.span(group))
    entity = {"entity": "experience_years", "start": start, "end": end, "value": float(match[group])}
    return Sentence(sentence.text, (Span(start, end, "experience", (entity,)),))


def _usual(sentence: Sentence) -> tuple[float | None, str | None]:
    """A usual pay of the size of the one number of the sentence, with its period."""
    numbers = read_numbers(fold(sentence.text).text)
    if len(numbers) != 1:
        return None, None
    value = numbers[0].value
    if 20 <= value <= 300:
        return 1000 * value, "year"
    return value, guess_period(value) if value >= 5 else None


def _distance(value: float, amount: float) -> float:
    return max(value / amount, amount / value) if value > 0 else float("inf")
