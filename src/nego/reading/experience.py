"""Experience that a sentence states: years, or a level in words. The words are in `knowledge/experience.yml`.

Levels from years follow the figures of `knowledge/` that state both: three quarters of the junior ones end
at 2 years or before, confirmed ones mostly start at 2 or 3 and end at 5 to 10, the most frequent start of the
senior ones is 10. So: junior up to 2 years, confirmed from there to under 10, senior from 10 on.
Of a range of years the middle is taken ("moins de 2 ans" is 0 to 2). Years win over words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

import yaml

from nego.paths import KNOWLEDGE
from nego.reading.phrases import pattern
from nego.reading.years import stated_years
from nego.text import fold

StatedLevel = Literal["all", "junior", "confirmed", "senior"]
_LEVELS: tuple[StatedLevel, ...] = get_args(StatedLevel)
_NEGATED = re.compile(
    r"\b(?:pas|ni|plus|(?:plutot|mieux) (?:\w+ ){1,4}qu[e']|plutot qu[e']|au lieu d[e']) ?"
    r"(?:un |une |d'|le |la )?$"
)
_LONGEST_NEGATION = 40  # characters


@dataclass(frozen=True)
class Experience:
    """Experience said at `start:end` of the sentence as given.

    `years` is None when only a level was said; `level` follows from `years` when years were said.
    Level "all": the person asks for pay whatever the experience.
    """

    start: int
    end: int
    text: str
    years: float | None
    level: StatedLevel


@dataclass(frozen=True)
class _Said:
    """A wording of a level; level None is a wording that only looks like one."""

    start: int
    end: int
    level: StatedLevel | None

    def beats(self, earlier: _Said) -> bool:
        """Whether it counts rather than one that begins before it, or with it, and overlaps it."""
        if earlier.level is None:
            return False
        if self.level is None:
            return self.end > earlier.end or self.start == earlier.start
        return self.end - self.start > earlier.end - earlier.start


@lru_cache(maxsize=256)
def find_experience(text: str) -> Experience | None:
    """The experience stated in `text`, years before words, or None. Never raises.

    An age ("j'ai 24 ans"), a length of study or of a contract ("3 ans d'études", "CDI 2 ans") is none.
    """
    folded = fold(text)
    years = stated_years(folded.text)
    if years is not None:
        start, end = folded.span(years.start, years.end)
        return Experience(start, end, text[start:end], years.value, level_of(years.value))
    said = _stated_level(folded.text)
    if said is None:
        return None
    start, end = folded.span(*said[:2])
    return Experience(start, end, text[start:end], None, said[2])


def level_of(years: float) -> StatedLevel:
    """Junior up to 2 years, confirmed to under 10, senior from 10 on (see the module)."""
    if years <= 2:
        return "junior"
    return "confirmed" if years < 10 else "senior"


def _stated_level(text: str) -> tuple[int, int, StatedLevel] | None:
    """The level said last: the one that corrects. « En général » counts only where no level is named."""
    kept: list[_Said] = []
    for said in sorted(_all_said(text), key=lambda said: (said.start, -said.end)):
        if not kept or said.start >= kept[-1].end:
            kept.append(said)
        elif said.beats(kept[-1]):
            kept[-1] = said
    affirmed = [(s.start, s.end, s.level) for s in kept if s.level and not _is_negated(text, s)]
    named = [found for found in affirmed if found[2] != "all"]
    return next(reversed(named or affirmed), None)


def _all_said(text: str) -> Iterator[_Said]:
    for level, phrases in _patterns():
        for match in phrases.finditer(text):
            yield _Said(match.start(), match.end(), level)


def _is_negated(text: str, said: _Said) -> bool:
    return _NEGATED.search(text[max(0, said.start - _LONGEST_NEGATION) : said.start]) is not None


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[StatedLevel | None, re.Pattern[str]], ...]:
    """The phrases of each level, and those of none. Raises as `nego.reading.phrases.pattern` does."""
    raw = yaml.safe_load((KNOWLEDGE / "experience.yml").read_text(encoding="utf-8"))
    levels = ((name, pattern(raw["levels"][name], raw["sets"])) for name in _LEVELS)
    return (*levels, (None, pattern(raw["not_a_level"], raw["sets"])))
