"""Words that may stand around one detail in a message that names nothing but details."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import yaml

from nego.paths import KNOWLEDGE


def is_bare(words: Iterable[str]) -> bool:
    """Whether folded words say nothing beside details: numbers and words of `knowledge/around.yml`."""
    return not any(map(tells, words))


def tells(word: str) -> bool:
    """Whether a folded word is neither a number nor one of `knowledge/around.yml`."""
    return word not in _around() and not word.isdigit()


@lru_cache(maxsize=1)
def _around() -> frozenset[str]:
    raw = yaml.safe_load((KNOWLEDGE / "around.yml").read_text(encoding="utf-8"))
    return frozenset(word for words in raw.values() for word in words)
