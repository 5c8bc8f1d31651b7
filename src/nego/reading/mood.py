"""Anger and distress in a message: ``knowledge/anger.yml``, ``knowledge/distress.yml``."""

from __future__ import annotations

import re
from functools import lru_cache

import yaml

from nego.paths import KNOWLEDGE
from nego.text import normalize


def is_angry(text: str) -> bool:
    """Whether ``text`` insults or loses patience."""
    return _pattern("anger.yml").search(normalize(text)) is not None


def is_distressed(text: str) -> bool:
    """Whether ``text`` tells of a danger for the person who writes."""
    return _pattern("distress.yml").search(normalize(text)) is not None


@lru_cache(maxsize=2)
def _pattern(name: str) -> re.Pattern[str]:
    phrases = yaml.safe_load((KNOWLEDGE / name).read_text(encoding="utf-8"))
    words = "|".join(re.escape(normalize(phrase)) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})(?:e?s)?\b")
