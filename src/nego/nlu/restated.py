"""A bare number that stands for another amount or for other years: « et 38 ? » after an offer of 35 k€ is
38,000 € a year; « non, 3 » after « 5 ans d'expérience » is three years."""

from __future__ import annotations

import re

from nego.nlu.ellipsis import asks_nothing
from nego.nlu.sentence import Sentence, Span
from nego.pay.amounts import guess_period
from nego.pay.extras import find_extras
from nego.pay.number_words import read_numbers
from nego.text import fold

_FARTHEST = 4.0  # times the amount in force: beyond, the number is of something else
_MOST_YEARS = 45
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
    entity = {
        "entity": "amount",
        "start": start,
        "end": end,
        "value": value,
        "high": None,
        "period": period,
        "period_inferred": True,
        "basis": None,
        "months": None,
        "kind": "salary",
        "problem": None,
        "text": sentence.text[start:end],
    }
    spans = sorted([*sentence.spans, Span(start, end, "amount", (entity,))], key=lambda span: span.start)
    completed = Sentence(sentence.text, tuple(spans))
    return completed if asks_nothing(completed) else sentence


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
