"""Numbers as people type them: digits with French or English separators, and words."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = {
    "zero": 0,
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "onze": 11,
    "douze": 12,
    "treize": 13,
    "quatorze": 14,
    "quinze": 15,
    "seize": 16,
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "octante": 80,
    "huitante": 80,
    "nonante": 90,
}
_SCALES = {
    "mille": 1e3,
    "milles": 1e3,
    "mil": 1e3,
    "million": 1e6,
    "millions": 1e6,
    "milliard": 1e9,
    "milliards": 1e9,
}
_WORD = "(?:" + "|".join(sorted([*_SMALL, "cent", "cents", *_SCALES], key=len, reverse=True)) + ")"
_WORDS = re.compile(rf"(?<![\w']){_WORD}(?:(?: et |-et-)(?:une?|onze)|[ -]{_WORD})*(?!\w)")
_DIGITS = re.compile(
    r"(?<!\w)(?<!\d[.,])(?:"
    r"(?P<french>[1-9]\d{0,2}(?:[ '.]\d{3})+(?:,\d{1,2})?(?![\d]))"
    r"|(?P<english>[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,2})?(?!\d))"
    r"|(?P<plain>\d+(?:[.,]\d+)?(?:e[+-]?\d{3,})?)"
    r")"
)
_SPOKEN_HUNDREDS = re.compile(r"\b(?:mille|mil)[ -](un|deux|trois|quatre|cinq|six|sept|huit|neuf)$")


@dataclass(frozen=True)
class Number:
    """A number at `start:end` of the folded text; `value` may be infinite."""

    start: int
    end: int
    value: float
    words: bool


def read_numbers(folded: str) -> tuple[Number, ...]:
    """Every number of `folded` (lower case, no accents), in order."""
    found = [Number(m.start(), m.end(), _digits_value(m), False) for m in _DIGITS.finditer(folded)]
    found += [
        Number(m.start(), m.end(), words_value(m.group()), True)
        for m in _WORDS.finditer(folded)
        if m.group() not in ("un", "une")
    ]
    return tuple(sorted(found, key=lambda number: number.start))


def words_value(words: str) -> float:
    """ "deux mille cinq cents" → 2500. As said of pay, "deux mille deux" is 2200 and "mille cinq" 1500."""
    total = current = 0.0
    for word in re.split(r"[ -]", words):
        if word in _SCALES:
            total += max(current, 1.0) * _SCALES[word]
            current = 0.0
        elif word.startswith("cent"):
            current = max(current, 1.0) * 100
        elif word.startswith("vingt") and current % 100 == 4:
            current += 76
        else:
            current += _SMALL.get(word, 0)
    spoken = _SPOKEN_HUNDREDS.search(words)
    return total + current * (100 if spoken else 1)


def _digits_value(match: re.Match[str]) -> float:
    text = match.group().replace(" ", "").replace("'", "")
    if match.lastgroup == "french":
        text = text.replace(".", "").replace(",", ".")
    elif match.lastgroup == "english":
        text = text.replace(",", "")
    return float(text.replace(",", "."))
