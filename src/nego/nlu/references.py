"""Jobs that a message points at without naming them: « son chef », « celui d'avant », « ce métier »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

import yaml

from nego.paths import KNOWLEDGE
from nego.text import fold

ReferenceKind = Literal[
    "second_manager_of",
    "manager_of",
    "assistant_of",
    "trainer_of",
    "both",
    "first",
    "second",
    "previous",
    "same",
]


@dataclass(frozen=True)
class Reference:
    """Words that point at a job: the one above or beside the job in force, or that teaches it, the two talked
    of, one of the two compared, the one before it, or itself.

    ``start`` and ``end`` are offsets in the message as given.
    """

    start: int
    end: int
    text: str
    kind: ReferenceKind


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[ReferenceKind, tuple[re.Pattern[str], ...]], ...]:
    """Raises KeyError when `knowledge/references.yml` misses a kind, re.error when a pattern is broken."""
    raw = yaml.safe_load((KNOWLEDGE / "references.yml").read_text(encoding="utf-8"))
    return tuple((kind, tuple(re.compile(p) for p in raw[kind])) for kind in get_args(ReferenceKind))


def find_references(text: str) -> tuple[Reference, ...]:
    """The references of a message in order; of two that overlap, the more telling kind stays."""
    folded = fold(text)
    found: list[Reference] = []
    for kind, patterns in _patterns():
        for pattern in patterns:
            for match in pattern.finditer(folded.text):
                start, end = folded.span(*match.span())
                if not any(start < other.end and other.start < end for other in found):
                    found.append(Reference(start, end, text[start:end], kind))
    return tuple(sorted(found, key=lambda reference: reference.start))
