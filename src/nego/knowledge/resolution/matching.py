"""How well a few written words name a job: coverage of the name, coverage of the words, and the head noun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from nego.knowledge.resolution.index import Key, NameIndex
from nego.knowledge.resolution.language import Language
from nego.knowledge.resolution.spelling import WEAK, Speller
from nego.knowledge.resolution.words import Word

# Weight of a written word no job name holds, and of a word of job ads or a proper name.
UNKNOWN_WEIGHT = 2.2
NOISE_WEIGHT = 0.15
_SHORTLIST = 24
# A job of the project's own, before a ROME or ONISEP name that is hardly nearer.
_OWN_BONUS = 0.02
_OWN_NAMES = 2


@dataclass(frozen=True, slots=True)
class Match:
    """A key the words may name. `score` is 0..1; `used` are the positions of the words that carry it."""

    key: Key
    score: float
    used: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Written:
    """A written word that counts: its place in the chunk, weight, and what it may stand for."""

    position: int
    weight: float
    meanings: Mapping[str, float]


class Matcher:
    """Scores the names nearest to a run of words."""

    def __init__(self, index: NameIndex, speller: Speller, language: Language) -> None:
        self._index, self._speller, self._language = index, speller, language

    def best(self, chunk: Sequence[Word]) -> tuple[Match, ...]:
        """The names nearest to the chunk, best first; empty when no word of it is near any name."""
        written = self._written(chunk)
        glued = self._glued(chunk)
        if not any(word.meanings for word in written):
            return glued
        matches = [self._refined(position, written) for position in self._shortlist(written)]
        matches.extend(glued)
        return tuple(sorted(matches, key=self._order))

    def _order(self, match: Match) -> tuple[float, int, Key]:
        wordings = self._index.by_key.get(match.key)
        own = 0.0 if wordings and wordings[0].rank > _OWN_NAMES else _OWN_BONUS
        return (-match.score - own, len(match.key), match.key)

    def is_noise(self, word: Word) -> bool:
        """True for a word that never decides which job is meant: number, product, place, word of job ads."""
        if word.text in self._language.ad_noise or word.is_number:
            return True
        return self.is_unknown(word)

    def is_unknown(self, word: Word) -> bool:
        """True for a word that is neither French nor near a word of job names."""
        known = word.stem in self._index.weights or self._speller.near(word.text)
        return not known and not self._speller.is_real_word(word.text)

    def _written(self, chunk: Sequence[Word]) -> list[_Written]:
        found = []
        for position, word in enumerate(chunk):
            if word.text in self._index.stop_words:
                continue
            meanings = dict(self._speller.near(word.text))
            found.append(_Written(position, self._weight(word, meanings), meanings))
        return found

    def _weight(self, word: Word, meanings: Mapping[str, float]) -> float:
        if self.is_noise(word):
            return NOISE_WEIGHT
        sure = (self._index.weights[s] * value for s, value in meanings.items() if value > WEAK)
        return max(sure, default=UNKNOWN_WEIGHT)

    def _glued(self, chunk: Sequence[Word]) -> tuple[Match, ...]:
        """A name written with or without the spaces and hyphens it should have."""
        joined = "".join(word.text for word in chunk[:-1]) + chunk[-1].stem
        key = self._index.glued.get(joined)
        return (Match(key, 0.97, frozenset(range(len(chunk)))),) if key and len(joined) > 4 else ()

    def _shortlist(self, written: Sequence[_Written]) -> list[int]:
        size = len(self._index.keys)
        name_coverage, word_coverage = np.zeros(size), np.zeros(size)
        for word in written:
            similarity, weighted = np.zeros(size), np.zeros(size)
            for meaning, value in word.meanings.items():
                positions = self._index.postings[meaning]
                similarity[positions] = value
                weighted[positions] = value * self._index.weights[meaning]
            name_coverage += weighted
            word_coverage += similarity * word.weight
        total = sum(word.weight for word in written)
        rough = np.minimum(name_coverage / self._index.totals, 1.0) * (0.4 + 0.6 * word_coverage / total)
        top = np.argpartition(-rough, min(_SHORTLIST, size - 1))[:_SHORTLIST]
        return [int(position) for position in top if rough[position] > 0.2]

    def _refined(self, position: int, written: Sequence[_Written]) -> Match:
        key = self._index.keys[position]
        pairs = _align(key, written)
        weights = self._index.weights
        name = sum(weights[part] * value for part, (_, value) in pairs.items()) / sum(weights[p] for p in key)
        if not any(value > WEAK for _, value in pairs.values()):
            return Match(key, 0.0, frozenset())
        used = {word.position: (word, value) for word, value in pairs.values()}
        total = sum(word.weight for word in written)
        words = sum(word.weight * value for word, value in used.values()) / total
        score = name * (0.6 + 0.4 * words) * self._head_factor(key, pairs, written)
        return Match(key, min(score, 0.98), frozenset(used))

    def _head_factor(
        self, key: Key, pairs: Mapping[str, tuple[_Written, float]], written: Sequence[_Written]
    ) -> float:
        """The head of a French job name is its first word: the user must have said it, and meant it."""
        if key[0] not in pairs:
            return 0.6
        first = next((word for word in written if word.weight > NOISE_WEIGHT), written[0])
        said = pairs[key[0]][0]
        if said.position == first.position:
            return 1.0
        if any(word.position == first.position for word, _ in pairs.values()):
            return 0.96
        return 0.7 if self._heads(first) else 0.85

    def _heads(self, word: _Written) -> bool:
        return any(value > 0.9 and meaning in self._index.heads for meaning, value in word.meanings.items())


def _align(key: Key, written: Sequence[_Written]) -> dict[str, tuple[_Written, float]]:
    """Each part of the name with the written word nearest to it; one word may stand for several parts only
    when it is an abbreviation of them ("RH" is "ressources humaines")."""
    pairs: dict[str, tuple[_Written, float]] = {}
    for part in key:
        for word in written:
            value = word.meanings.get(part, 0.0)
            if value > (pairs[part][1] if part in pairs else 0.0):
                pairs[part] = (word, value)
    return pairs
