"""The place names of `knowledge/places.yml`, ready to be looked up by words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml

from nego.paths import KNOWLEDGE
from nego.text import normalize

Level = Literal["city", "department", "region", "overseas", "country", "province", "area", "abroad"]
_WORD = re.compile(r"[a-z0-9]+")
_SAINTS = {"st": "saint", "ste": "sainte"}
LONGEST_NAME = 6  # words
SHORTEST_GUESSED = 6  # letters of a town that may be misspelt


@dataclass(frozen=True)
class Entry:
    """A place: its name in French, and the département and region it is in (None where it has none)."""

    name: str
    level: Level
    department: str | None = None
    region: str | None = None


@dataclass(frozen=True)
class Gazetteer:
    """Entries by key (words without accents, single spaces) and the keys that need care."""

    entries: Mapping[str, tuple[Entry, ...]]
    departments: Mapping[str, Entry]
    homographs: frozenset[str]
    capitals_only: frozenset[str]
    needs_preposition: frozenset[str]
    never_after: frozenset[str]
    never_before: Mapping[str, frozenset[str]]
    never_phrase: frozenset[str]
    fuzzy_towns: tuple[str, ...]
    not_towns: frozenset[str]
    single_words: frozenset[str]


def words(folded: str) -> tuple[re.Match[str], ...]:
    """The words of a folded text."""
    return tuple(_WORD.finditer(folded))


def word_key(word: str) -> str:
    """ "st" is "saint"."""
    return _SAINTS.get(word, word)


def key(name: str) -> str:
    """The look-up key of a name: "Saint-Étienne" → "saint etienne"."""
    return " ".join(word_key(match.group()) for match in words(normalize(name)))


@lru_cache(maxsize=2)
def gazetteer(path: Path = KNOWLEDGE / "places.yml") -> Gazetteer:
    """The gazetteer of a file, read once."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    entries: dict[str, list[Entry]] = {}
    departments: dict[str, Entry] = {}
    for name, entry in _named(data, departments):
        entries.setdefault(key(name), []).append(entry)
    homographs = frozenset(map(key, data["homographs"]))
    towns = [k for k, found in entries.items() if found[0].level == "city" and len(k) >= SHORTEST_GUESSED]
    return Gazetteer(
        entries={k: tuple(found) for k, found in entries.items()},
        departments=departments,
        homographs=homographs,
        capitals_only=frozenset(map(key, data["capitals_only"])),
        needs_preposition=frozenset(map(key, data["needs_preposition"])),
        never_after=frozenset(map(key, data["never_after"])),
        never_before={key(k): frozenset(after) for k, after in data["never_before"].items()},
        never_phrase=frozenset(map(key, data["never_phrase"])),
        not_towns=frozenset(map(key, data["not_towns"])),
        fuzzy_towns=tuple(k for k in towns if k not in homographs),
        single_words=frozenset(k for k in entries if " " not in k),
    )


@lru_cache(maxsize=256)
def department_code(name: str) -> str | None:
    """ "Rhône" → "69"; None for a name that is no département."""
    codes = {entry.department: code for code, entry in gazetteer().departments.items() if entry.department}
    return codes.get(name)


def _named(data: Mapping[str, Any], departments: dict[str, Entry]) -> Iterator[tuple[str, Entry]]:
    towns: dict[str, Entry] = {}
    for region in data["regions"]:
        whole = Entry(region["name"], "region", None, region["name"])
        yield from ((name, whole) for name in (region["name"], *region["aliases"]))
        for number, department in region["departments"].items():
            entry = Entry(department["name"], "department", department["name"], region["name"])
            departments[number.lower()] = whole if department["name"] == region["name"] else entry
            for town in department["towns"]:
                towns.setdefault(town, Entry(town, "city", department["name"], region["name"]))
            if department["name"] not in (region["name"], *department["towns"]):
                yield department["name"], entry
    for town, entry in towns.items():
        yield town, entry
        if town.startswith("Le "):
            yield from ((f"{article} {town[3:]}", entry) for article in ("au", "du"))
    for town, aliases in data["town_aliases"].items():
        yield from ((alias, towns[town]) for alias in aliases)
    yield from _areas(data)


def _areas(data: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for name, area in data["former"].items():
        department = area.get("department")
        entry = Entry(name, "department" if department else "region", department, area["region"])
        yield from ((alias, entry) for alias in (name, *area.get("aliases", ())))
    for name in data["province"]:
        yield name, Entry("hors Île-de-France", "province")
    for name, aliases in data["areas"].items():
        yield from ((alias, Entry(name, "area")) for alias in aliases)
    for name in data["country"]:
        yield name, Entry("France", "country")
    for name in data["overseas"]:
        yield name, Entry(_title(name), "overseas")
    for name in data["abroad"]:
        yield name, Entry("l'étranger" if key(name).endswith("l etranger") else _title(name), "abroad")


def _title(name: str) -> str:
    parts = re.split(r"([ -])", name)
    return "".join(part if part in ("du", "d", "de") else part.capitalize() for part in parts)
