"""Picking one of the jobs just proposed: by rank (« le deuxième »), or by part of its name (« de cuisine »).

The words are in ``knowledge/choosing.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import yaml

from nego.conversation.reading import JobRef
from nego.paths import KNOWLEDGE
from nego.text import normalize

_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST_STEM = 4


def chosen(text: str, choices: Sequence[JobRef]) -> JobRef | None:
    """The job of ``choices`` that a short answer picks, or None when it picks none, or several."""
    ranks, last, around = _vocabulary()
    said = [word for word in _WORD.findall(normalize(text)) if word not in around]
    if not choices or not said:
        return None
    if len(said) == 1 and said[0] in last:
        return choices[-1]
    if len(said) == 1 and said[0] in ranks:
        rank = ranks[said[0]]
        return choices[rank] if rank < len(choices) else None
    named = [choice for choice in choices if _names(said, _WORD.findall(normalize(choice.canonical)))]
    return named[0] if len(named) == 1 else None


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[dict[str, int], frozenset[str], frozenset[str]]:
    raw = yaml.safe_load((KNOWLEDGE / "choosing.yml").read_text(encoding="utf-8"))
    ranks = {word: rank for rank, words in enumerate(raw["ranks"]) for word in words}
    return ranks, frozenset(raw["last"]), frozenset(raw["around"])


def _names(said: Sequence[str], name: Sequence[str]) -> bool:
    return all(any(_same(word, other) for other in name) for word in said)


def _same(word: str, other: str) -> bool:
    """Equal but for a plural or feminine ending, or an end that is cut off."""
    stem = word.rstrip("es")
    return word == other or (len(stem) >= _SHORTEST_STEM and other.startswith(stem))
