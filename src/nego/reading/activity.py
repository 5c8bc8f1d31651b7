"""Jobs told by what is done: « il pose du carrelage » (`knowledge/activities.yml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import yaml

from nego.paths import KNOWLEDGE
from nego.reading.phrases import pattern
from nego.text import fold

_ARTICLE = "A"
_INFINITIVE = re.compile(r"\w+(?:er|ir|[dt]re|[au]ire)\b")
_BEGINNING = re.compile(r"\W*(?:(?:et|ou|alors|bonjour|salut|pour|si|combien (?:gagne|paye|rapporte)) ?)*\W*")
_TO_LEARN = re.compile(r"\b(?:formations?|etudes|diplomes?|bac|cap|bts)\b.* pour $")


@dataclass(frozen=True)
class Activity:
    """Words of a message, with offsets in it, and the ids of the jobs that do so."""

    start: int
    end: int
    jobs: tuple[str, ...]


@dataclass(frozen=True)
class _Words:
    activities: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
    told: re.Pattern[str]  # any of the activities
    asked: re.Pattern[str]
    bought: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    """Raises KeyError for a missing list, re.error for a broken phrase."""
    raw = yaml.safe_load((KNOWLEDGE / "activities.yml").read_text(encoding="utf-8"))
    sets = {_ARTICLE: raw["articles"]}
    phrases = {tuple(jobs.split()): [*map(_optional, said)] for jobs, said in raw["activities"].items()}
    done = tuple((jobs, pattern(said, sets)) for jobs, said in phrases.items())
    told = pattern([phrase for said in phrases.values() for phrase in said], sets)
    return _Words(done, told, pattern(raw["asked"]), pattern(raw["bought"]))


def known_activities() -> tuple[tuple[str, ...], ...]:
    """The ids of the jobs of each activity."""
    return tuple(jobs for jobs, _ in _words().activities)


def find_activity(text: str) -> Activity | None:
    """The activity of somebody whose pay or job ``text`` asks about, the one listed first; None where it
    tells none, or asks what the thing done costs."""
    folded = fold(text)
    said = _words()
    if not said.told.search(folded.text) or not said.asked.search(folded.text):
        return None
    if said.bought.search(folded.text):
        return None
    for jobs, phrases in said.activities:
        match = phrases.search(folded.text)
        if match is not None and _is_done(folded.text, match):
            start, end = folded.span(*match.span())
            return Activity(start, end, jobs)
    return None


def _is_done(text: str, match: re.Match[str]) -> bool:
    """Not by an infinitive, but at the beginning or as what one learns to do: « conduire un bus, ça paye
    combien ? », « quelle formation pour conduire un bus ? »"""
    before = text[: match.start()]
    told = _BEGINNING.fullmatch(before) or _TO_LEARN.search(before)
    return told is not None or _INFINITIVE.match(match.group()) is None


def _optional(phrase: str) -> str:
    """With an article or without."""
    return phrase.replace(f" {_ARTICLE} ", f" [{_ARTICLE}] ")
