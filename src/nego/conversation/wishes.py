"""What a message of a negotiation wants or answers; words in `knowledge/negotiation/talk_words.yml`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, get_args

from nego.reading.occasion import talk_words
from nego.reading.phrases import pattern
from nego.text import fold

Wish = Literal[
    "sheet",
    "email",
    "spoken",
    "packages",
    "budget",
    "grid",
    "junior",
    "current_pay",
    "law",
    "arguments",
    "odds",
]
_WORDS = re.compile(r"\w+")
_CLAUSES = re.compile(r"\s*[;\n.]\s+|\s*[;\n]\s*|,\s+|\s+et\s+(?=j')")
_STORY = 3  # words from which a message may tell something of the person
_SHORT = 6  # words up to which « rien » or « stop » is an answer and not part of a story


def wish_of(text: str) -> Wish | None:
    """What the message wants said or written: the first of the list whose words it has."""
    plain = fold(text).text
    found: tuple[Wish, ...] = get_args(Wish)
    said = [wish for wish in found if _pattern("wishes", wish).search(plain)]
    if "law" in said and "current_pay" in said:
        return "law"
    return said[0] if said else None


def speaks_of_interview(text: str) -> bool:
    """Whether the message speaks of the talk with the employer: « mon entretien », « ma négociation »."""
    return _pattern("interview").search(fold(text).text) is not None


def speaks_of_law(text: str) -> bool:
    """Whether the message asks what is lawful."""
    return _pattern("wishes", "law").search(fold(text).text) is not None


def skips(text: str) -> bool:
    """« Passer », « je ne sais pas »: a short answer that gives nothing."""
    return _is_short(text) and _pattern("skips").search(fold(text).text) is not None


def drops(text: str) -> bool:
    """« Laisse tomber », « tant pis »: what was asked is given up."""
    return _is_short(text) and _pattern("drops").search(fold(text).text) is not None


def declines(text: str) -> bool:
    """« Non merci », « pas pour l'instant »: a no to what was offered, which puts no job right."""
    return _is_short(text) and _pattern("declines").search(fold(text).text) is not None


def told_skills(text: str) -> tuple[str, ...]:
    """The clauses that tell a skill, as written."""
    return tuple(clause for clause in _clauses(text) if _pattern("skill").search(fold(clause).text))


def told_results(text: str) -> tuple[str, ...]:
    """The clauses that tell a result, as written."""
    return tuple(clause for clause in _clauses(text) if _pattern("result").search(fold(clause).text))


def answered_results(text: str) -> tuple[str, ...]:
    """All clauses but those that tell a skill or want words: what answers a question about results."""
    skills, results = told_skills(text), told_results(text)
    others = (clause for clause in _clauses(text) if clause not in skills)
    return tuple(clause for clause in others if clause in results or wish_of(clause) is None)


def is_result(text: str) -> bool:
    """Whether a clause tells something done, or a number: what may be said of it can be checked."""
    return bool(told_results(text)) or any(character.isdigit() for character in text)


def tells_of_self(text: str, names_something: bool) -> bool:
    """Whether a message answers a question about results and skills: it tells one, or it is a story that
    neither wants words nor ``names_something`` (a job, a place, an amount), nor only where one works."""
    if told_results(text) or told_skills(text):
        return True
    long_enough = len(_WORDS.findall(text)) >= _STORY and not _pattern("situated").search(fold(text).text)
    return long_enough and not (names_something or "?" in text or wish_of(text) is not None)


def _clauses(text: str) -> tuple[str, ...]:
    return tuple(clause.strip(" .,;") for clause in _CLAUSES.split(text) if clause.strip(" .,;"))


def _is_short(text: str) -> bool:
    return len(_WORDS.findall(text)) <= _SHORT


@lru_cache(maxsize=32)
def _pattern(section: str, name: str | None = None) -> re.Pattern[str]:
    raw = talk_words()
    return pattern(raw[section][name] if name else raw[section], raw["sets"])
