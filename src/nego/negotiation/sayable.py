"""What may be said to an employer: something done or known, no private matter, threat or other figure.

What is left out and what may be said are regular expressions of knowledge/negotiation/arguments.yml.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from nego.negotiation.ground import ARGUMENTS_FILE, GroundError, section
from nego.text import normalize

Why = Literal["family", "needs", "threat", "private", "figure", "unreadable", "too_many", "no_argument"]

_FROM_PATTERNS: tuple[Why, ...] = ("family", "needs", "threat", "private", "figure")
JOINT = re.compile(r"^(?:et|car|parce qu(?:e|'|’)|puisqu(?:e|'|’)|mais|donc|alors|comme)\s*", re.IGNORECASE)
_AMOUNT = re.compile(r"\d+(?:[\s.\u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?")
_PARTICIPLE = re.compile(
    r"^((?:j['’ ]?ai|on a|nous avons|j['’]avais)\s+(?:[\w-]+\s+){0,2}?)\w{2,}ée?s?(?!\w)"
)
_THOUSANDS = re.compile(r"\s*(?:k|mille)\b", re.IGNORECASE)


def why_left_out(text: str, among: tuple[Why, ...] = _FROM_PATTERNS) -> Why | None:
    """The first reason, in the order of the file, to leave a text out; None when it may be said."""
    folded = normalize(text)
    for why in among:
        if any(pattern.search(folded) for pattern in left_out_patterns()[why]):
            return why
    return None


def tells(clause: str) -> bool:
    """Whether a clause tells something done or known; all else people say of themselves is no argument."""
    said = JOINT.sub("", clause.lower()).strip(" .,;:!?…–—-")
    folded = normalize(_PARTICIPLE.sub(r"\1participe", said)).replace("’", "'")
    may, not_at_work = _told_patterns()
    return bool(may.search(folded)) and not not_at_work.search(normalize(said))


@lru_cache(maxsize=1)
def _told_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may be said, and what was done but not at work. Raises GroundError for a bad file."""
    given = section(ARGUMENTS_FILE, "told")
    try:
        work = rf"(?:{'|'.join(given['nouns'].split())})s?\b"
        may = "|".join(f"(?:{each})" for each in given["may_be_said"])
        return (
            re.compile(may.replace("WORK", work).replace("PARTICIPLE", "participe")),
            re.compile(given["not_at_work"]),
        )
    except (re.error, KeyError, TypeError, AttributeError) as error:
        raise GroundError(f"{ARGUMENTS_FILE.name}: told: {error}") from error


@lru_cache(maxsize=1)
def left_out_patterns() -> dict[Why, tuple[re.Pattern[str], ...]]:
    """The regular expressions of knowledge/negotiation/arguments.yml. Raises GroundError for a bad file."""
    given = section(ARGUMENTS_FILE, "left_out")
    if list(given) != list(_FROM_PATTERNS):
        raise GroundError(f"{ARGUMENTS_FILE.name}: left_out is not {', '.join(_FROM_PATTERNS)}")
    try:
        return {why: tuple(re.compile(pattern) for pattern in given[why]) for why in _FROM_PATTERNS}
    except (re.error, TypeError) as error:
        raise GroundError(f"{ARGUMENTS_FILE.name}: left_out: {error}") from error


def states(text: str, amount: float) -> bool:
    """Whether a text states an amount of euros a year, to the euro or in thousands."""
    for found in _AMOUNT.finditer(text):
        digits = re.sub(r"[\s\u00a0\u202f]", "", found.group())
        grouped = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", digits)
        value = float(grouped.replace(",", "."))
        if _THOUSANDS.match(text, found.end()) or (value < 1000 and amount >= 10_000):
            value *= 1000
        if round(value) == round(amount) or value == amount / 1000:
            return True
    return False
