"""What a person says of themselves, cleaned into what may be said to an employer.

No amount of money is kept here: another offer is only that there is one, so that nothing private can be read
in what is said. Family, money worries, threats, private or other figures are left out of the texts, and what
was left out is returned with its reason, to be told (Apec 2019, 2023: rule 10 of knowledge/negotiation.md).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from nego.negotiation.sayable import JOINT, Why, states, tells, why_left_out
from nego.text import clean

MAX_TEXT = 140  # characters of one result or skill: two lines of an e-mail
MAX_NAME = 60
MAX_TEXTS = 3  # results, and skills: more are not listened to
MAX_YEARS = 60
_SHOWN = 120  # characters of a text told as left out
_TAG = re.compile(r"<[/!]?[a-zA-Z][^<>]{0,200}>")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_CLAUSE = re.compile(
    r"(\s*[;!?\n]+\s*|\s*[.,](?!\d)\s*|\s+[–—-]\s+|\s+(?=(?:et|car|parce|puisque|mais|donc|alors|sinon|comme)\s))"
)
_CLAIM = re.compile(
    r"^je\s+(?:(?:ma[iî]trise|connais(?:\s+bien)?|parle)\s+(?:très\s+bien\s+)?"
    r"|suis\s+(?=form[ée]|dipl[ôo]m|certifi|sp[ée]cialis))",
    re.IGNORECASE,
)
_HOW_WELL = re.compile(r"^(couramment|parfaitement)\s+(.+)$", re.IGNORECASE | re.DOTALL)
_BULLET = re.compile(r"^[\s\-–—•*·>#+]+(?!\s*\d)")


@dataclass(frozen=True)
class Profile:
    """What the person says of themselves, in their own words; everything may be missing.

    `results` and `skills` are short texts. `other_offer`: there is another one (its amount belongs to
    `Situation.other_offer`, and is never said). `signature` closes the e-mail, `contact` opens it.
    """

    experience_years: float | None = None
    results: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    other_offer: bool = False
    signature: str | None = None
    contact: str | None = None


@dataclass(frozen=True)
class LeftOut:
    """What was said and is not used, and why."""

    text: str = field(repr=False)
    why: Why


@dataclass(frozen=True)
class Heard:
    """A profile whose texts may be said as they are, and what was left out of it in the order it was said."""

    profile: Profile
    left_out: tuple[LeftOut, ...] = ()


def heard(profile: Profile, private: float | None = None) -> Heard:
    """The profile cleaned, without texts that state `private`, the walk-away figure in euros a year."""
    results, without_results = _texts(profile.results, private)
    skills, without_skills = _texts(map(_claimed, profile.skills), private)
    cleaned = replace(
        profile,
        experience_years=_years(profile.experience_years),
        results=results,
        skills=skills,
        signature=_name(profile.signature),
        contact=_name(profile.contact),
    )
    return Heard(cleaned, without_results + without_skills)


def _claimed(skill: str) -> str:
    """« Je parle couramment l'allemand » as what one brings: « l'allemand, couramment »."""
    return _HOW_WELL.sub(r"\2, \1", _CLAIM.sub("", skill))


def _years(years: float | None) -> float | None:
    """Under a year is no argument, and beyond a life's work it is a mistake."""
    if years is None or not math.isfinite(years) or not 1 <= years <= MAX_YEARS:
        return None
    return round(years * 2) / 2


def _texts(texts: Iterable[str], private: float | None) -> tuple[tuple[str, ...], tuple[LeftOut, ...]]:
    kept: dict[str, None] = {}
    left: list[LeftOut] = []
    for raw in texts:
        text, missing = _text(raw, private)
        left += missing
        if text is None or text in kept:
            continue
        if len(kept) == MAX_TEXTS:
            left.append(LeftOut(_cut(text, _SHOWN), "too_many"))
            continue
        kept[text] = None
    return tuple(kept), tuple(left)


def _text(raw: str, private: float | None) -> tuple[str | None, tuple[LeftOut, ...]]:
    """What may be said of a text. A threat or a private figure spoils the whole, the rest its clause."""
    text = tidy(raw)
    if not any(character.isalnum() for character in text):
        return None, (LeftOut(_cut(text, _SHOWN), "unreadable"),) if raw.strip() else ()
    whole = "private" if private is not None and states(text, private) else why_left_out(text, ("threat",))
    if whole is not None:
        return None, (LeftOut(_cut(text, _SHOWN), whole),)
    clauses = list(_clauses(text))
    faults = [why_left_out(clause) or (None if tells(clause) else "no_argument") for _, clause in clauses]
    left = tuple(
        LeftOut(_cut(JOINT.sub("", clause), _SHOWN), why)
        for (_, clause), why in zip(clauses, faults, strict=True)
        if why is not None
    )
    kept = [pair for pair, why in zip(clauses, faults, strict=True) if why is None]
    said = "".join(chain.from_iterable(kept)) if kept else ""
    said = _ended(JOINT.sub("", said.lstrip(" ,;.!?\n–—-")) if left else said)
    rest = why_left_out(said) if said else None
    if rest is not None:  # the fault is spread over clauses, or told by the whole only
        return None, (*left, LeftOut(_cut(said, _SHOWN), rest))
    if not any(character.isalpha() for character in said):
        return None, left or (LeftOut(_cut(text, _SHOWN), "unreadable"),)
    return _cut(said, MAX_TEXT), left


def tidy(raw: str) -> str:
    """Free text as plain text: no control character, markup, link, emoji, placeholder or bullet."""
    text = _LINK.sub(" ", _TAG.sub(" ", clean(raw[: 4 * MAX_TEXT])))
    text = text.translate(str.maketrans("[]{}<>", "()()  "))
    text = "".join(character for character in text if unicodedata.category(character) not in _UNPRINTED)
    return re.sub(r"\(\s*\)", "", re.sub(r"\s+", " ", _BULLET.sub("", text))).strip()


_UNPRINTED = frozenset({"So", "Co", "Cn", "Sk"})


def _clauses(text: str) -> Iterator[tuple[str, str]]:
    """(what stands before it, the clause), which joined give the text."""
    parts = _CLAUSE.split(text)
    before = ""
    for index, part in enumerate(parts):
        if index % 2:
            before = part
        elif part:
            yield before, part
            before = ""


def _name(raw: str | None) -> str | None:
    """A person's name: letters only, so that nothing but a name gets in."""
    if raw is None:
        return None
    text = tidy(raw)
    kept = "".join(c for c in text if c.isalpha() or unicodedata.category(c) in ("Mn", "Mc") or c in " .'’-")
    kept = re.sub(r"\s+", " ", kept).strip(" .'’-")
    return kept[:MAX_NAME].strip() or None if any(c.isalpha() for c in kept) else None


def _ended(text: str) -> str:
    return text.strip().rstrip(" .,;:!?…–—-").strip()


def _cut(text: str, most: int) -> str:
    """At most `most` characters, cut between two words."""
    if len(text) <= most:
        return text
    start = text[: most - 1]
    at_word = start[: start.rfind(" ")] if " " in start[most // 2 :] else start
    return at_word.rstrip(" ,;:.-–—") + "…"
