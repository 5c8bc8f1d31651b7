"""Anger in a message. The words are in ``knowledge/anger.yml``."""

from __future__ import annotations

import re
from functools import lru_cache

import yaml

from nego.paths import KNOWLEDGE
from nego.text import normalize


def is_angry(text: str) -> bool:
    """Whether ``text`` insults or loses patience."""
    return _pattern().search(normalize(text)) is not None


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    phrases = yaml.safe_load((KNOWLEDGE / "anger.yml").read_text(encoding="utf-8"))
    words = "|".join(re.escape(normalize(phrase)) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})(?:e?s)?\b")
