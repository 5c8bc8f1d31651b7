"""Reading raw text: folding to plain lower-case letters, cleaning, and what makes a message unreadable.

Nothing here raises for any string, lone surrogates included.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

MAX_CHARACTERS = 1000

InputProblem = Literal["empty", "too_long", "no_words", "command", "markup"]

_LETTERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"}
_APOSTROPHES = "’‘ʼ`´ʹ＇"
_DASHES = "‐‑‒–—―−"
_MIDDLE_DOTS = "•‧∙⋅・"
_SPACE_SEPARATED = re.compile(r"\s+")
_COMMAND = re.compile(r"\s*/\s*[a-z_]", re.IGNORECASE)
_MARKUP = re.compile(r"<\s*[/!]?\s*[a-zA-Z][^<>]*>|<\s*(?:script|iframe|img|svg|style)\b|<!--", re.IGNORECASE)

_FEMININE_ENDING = (
    r"(?:ieres?|eres?|euses?|rices?|trices?|iennes?|ennes?|onnes?|elles?|esses?|ives?"
    r"|nes?|ses?|fes?|ves?|te|es?)"
)
_MARK = re.compile(r"[a-z][(/·.\-]|\([a-z]")
_GENDER_MARKS = (
    # (H/F), h/f/x, F-H, M/W/D
    re.compile(r"\(\s*[hfmw]\s*[/\-. ]\s*[hfmwx](?:\s*/\s*[dx])?\s*\)"),
    re.compile(r"(?<![a-z0-9])[hfm]\s?/\s?[hfmw](?:\s?/\s?[dx])?(?![a-z0-9])"),
    re.compile(r"(?<![a-z0-9])[hf]-[hf](?![a-z0-9])"),
    # infirmier(e)(s), développeur(euse)
    re.compile(rf"(?<=[a-z])\(\s*-?{_FEMININE_ENDING}\s*\)(?:\(?s\)?(?![a-z]))?"),
    # développeur·euse·s, salarié.e.s
    re.compile(rf"(?<=[a-z]{{2}})[·.]{_FEMININE_ENDING}(?:[·.]?s)?(?![a-z0-9])"),
    # infirmier/ère, conducteur-trice
    re.compile(
        r"(?<=[a-z]{3})[/\-](?:ieres?|eres?|euses?|rices?|trices?|iennes?|nes?|ses?|fes?|es?)(?:-s)?(?![a-z0-9\-])"
    ),
)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each of its characters, its index in the text as given."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original text behind the non-empty folded span."""
        return self.offsets[start], self.offsets[end - 1] + 1


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if character in _DASHES:
        return "-"
    if character in _MIDDLE_DOTS:
        return "·"
    category = unicodedata.category(character)
    if category in ("Cf", "Cs", "Mn", "Me") or character == "\u00ad":
        return ""
    if category == "Cc" or character.isspace():
        return " "
    if character == "·":
        return character
    plain = unicodedata.normalize("NFKD", character).casefold()
    plain = "".join(_LETTERS.get(c, c) for c in plain)
    return "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf"))


# One message is folded by many readers, whole and word by word.
@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    """Lower case, no accents, plain apostrophes and dashes, nothing invisible, gender marks blanked."""
    pieces = tuple(map(_fold_character, text))
    folded = "".join(pieces)
    if len(folded) == len(text) and "" not in pieces:
        return Folded(blank_gender_marks(folded), tuple(range(len(text))))
    offsets = tuple(index for index, piece in enumerate(pieces) for _ in piece)
    return Folded(blank_gender_marks(folded), offsets)


def blank_gender_marks(folded: str) -> str:
    """Replace inclusive writing by spaces of the same length: `developpeur·euse` is one masculine word."""
    if not _MARK.search(folded):
        return folded
    for pattern in _GENDER_MARKS:
        folded = pattern.sub(blanked, folded)
    return folded


def blanked(match: re.Match[str]) -> str:
    """As many spaces as the match has characters: what is replaced by it moves nothing behind it."""
    return " " * len(match.group())


def normalize(text: str) -> str:
    """`text` folded, with single spaces: two wordings that only differ in accents, case, apostrophes,
    invisible characters or gender marks are equal once normalised."""
    return _SPACE_SEPARATED.sub(" ", fold(text).text).strip()


def clean(text: str) -> str:
    """`text` without control, invisible or direction characters and with single spaces; accents, case
    and emoji stay."""
    composed = unicodedata.normalize("NFC", text)
    visible = composed if composed.isprintable() else "".join(_visible(composed))
    return _SPACE_SEPARATED.sub(" ", visible).strip()


def _visible(text: str) -> Iterator[str]:
    for character in text:
        category = unicodedata.category(character)
        if category not in ("Cf", "Cs"):
            yield " " if category == "Cc" else character


def input_problem(text: str) -> InputProblem | None:
    """Why a message cannot be read as a question, or None. The length limit is MAX_CHARACTERS."""
    if len(text) > MAX_CHARACTERS:
        return "too_long"
    cleaned = clean(text)
    if not cleaned:
        return "empty"
    if _COMMAND.match(cleaned):
        return "command"
    if _MARKUP.search(cleaned):
        return "markup"
    if not any(character.isalnum() for character in cleaned):
        return "no_words"
    return None
