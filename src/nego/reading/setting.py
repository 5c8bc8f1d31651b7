"""Where and how a job is done: « en libéral », « à l'hôpital », « de nuit » (`knowledge/settings.yml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, get_args

import yaml

from nego.paths import KNOWLEDGE
from nego.reading.around import is_bare
from nego.reading.phrases import pattern
from nego.text import fold

Sector = Literal["liberal", "public", "private"]

# A follow-up that says but where: « et en imagerie médicale ? ».
_FOLLOW_UP = re.compile(
    r"\W*(?:(?:et|ou|mais|sinon|ok|alors|bon|plutot)\W+)*"
    r"(?P<words>(?:en|dans|chez|au|aux|sur|pour les?|pour la|pour l'|avec)\W+"
    r"(?:[^\W\d_]+[\W]+){0,3}?[^\W\d_]+)"
    r"\W*(?:(?:alors|svp|stp|sinon|du coup)\W*)*"
)
_LEADS = re.compile(r"(?:en|dans|chez|au|aux|sur|pour|avec|les?|la|l|une?|des|d|du)\W+")


@dataclass(frozen=True)
class Setting:
    """Words of a message, with offsets in it, and the sector whose figures they ask for, if any."""

    start: int
    end: int
    words: str
    sector: Sector | None = None


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Sector | None, re.Pattern[str]], ...]:
    """Raises KeyError for a missing list, re.error for a broken phrase."""
    raw = _raw()
    sectors = tuple((sector, pattern(raw["sectors"][sector])) for sector in get_args(Sector))
    return (*sectors, (None, pattern(raw["others"])))


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((KNOWLEDGE / "settings.yml").read_text(encoding="utf-8"))
    return loaded


def find_setting(text: str) -> Setting | None:
    """The setting that ``text`` names, one with a sector first; None where it names none."""
    return next(iter(find_settings(text)), None)


@lru_cache(maxsize=256)
def find_settings(text: str) -> tuple[Setting, ...]:
    """All settings that ``text`` names, those with a sector first."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Setting]:
    folded = fold(text)
    for sector, words in _patterns():
        for match in words.finditer(folded.text):
            start, end = folded.span(*match.span())
            yield Setting(start, end, text[start:end].strip(), sector)


def unread_setting(text: str) -> Setting | None:
    """What a follow-up names in whose words nothing else was read: « et en imagerie ? »."""
    folded = fold(text)
    match = _FOLLOW_UP.fullmatch(folded.text)
    if match is None:
        return None
    said = re.findall(r"[^\W_]+", _LEADS.sub("", match["words"]))
    if is_bare(said) or not set(said).isdisjoint(_raw()["no_setting"]):
        return None
    start, end = folded.span(*match.span("words"))
    return Setting(start, end, text[start:end])


def without_settings(text: str) -> str:
    """``text`` with the settings it names blanked, offsets kept."""
    for setting in find_settings(text):
        text = text[: setting.start] + " " * (setting.end - setting.start) + text[setting.end :]
    return text
