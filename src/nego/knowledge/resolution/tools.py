"""Names of jobs that are names of tools too: "docker" loads ships, and is software."""

from __future__ import annotations

from collections.abc import Sequence

from nego.knowledge.resolution.language import Language
from nego.knowledge.resolution.words import Word


def shows_a_person(found: Sequence[Word], start: int, end: int, language: Language) -> bool:
    """True where the words around say that a person is named: "un docker", "docker au Havre"."""
    before = found[start - 1].text if start and not found[start].before.strip() else ""
    after = found[end].text if end < len(found) and not found[end].before.strip() else ""
    return before in language.before_person or after in language.after_person


def says_nothing_else(found: Sequence[Word], start: int, end: int, language: Language) -> bool:
    """True where nothing but tools and words of pay stands around: "salaire docker kubernetes"."""
    around = (*found[:start], *found[end:])
    return all(word.text in language.around_tool or word.is_number for word in around)
