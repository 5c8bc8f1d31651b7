"""Which words of job names a written word may stand for: itself, a clipped or English form, a misspelling."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from nego.knowledge.resolution.language import Language
from nego.knowledge.resolution.words import sound, stem

CLIPPED, SAME, PREFIX, SAME_SOUND = 0.96, 0.95, 0.80, 0.82
# A meaning no surer than this counts only beside a surer word.
WEAK = 0.82
_SHORTEST_MISSPELT = 5
_SHORTEST_PREFIX = 3
_MOST_PREFIXES = 40
_LEAST_SIMILARITY = 0.72


def _deletions(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))} | {word}


class Speller:
    """Finds the stems of the job vocabulary near a written word.

    A word among `french` is not taken for a misspelling.
    """

    def __init__(
        self,
        vocabulary: Collection[str],
        language: Language,
        french: frozenset[str],
    ) -> None:
        self._vocabulary = frozenset(vocabulary)
        self._sorted = sorted(vocabulary)
        self._clipped, self._same_word, self._french = language.clipped, language.same_word, french
        self._deletions: dict[str, list[str]] = defaultdict(list)
        self._sounds: dict[str, list[str]] = defaultdict(list)
        for word in self._sorted:
            if len(word) >= _SHORTEST_MISSPELT - 1 and word.isalpha():
                self._sounds[sound(word)].append(word)
                for shorter in _deletions(word):
                    self._deletions[shorter].append(word)
        self.near = lru_cache(maxsize=20_000)(self._near)

    def is_real_word(self, word: str) -> bool:
        """True for a French word of no job name: what it says is what it means."""
        return stem(word) in self._french and stem(word) not in self._vocabulary

    def _near(self, word: str) -> tuple[tuple[str, float], ...]:
        """(stem, similarity 0..1) for each vocabulary stem `word` may stand for, least similar first."""
        found: dict[str, float] = {}
        root = stem(word)
        for meaning in self._same_word.get(word, ()):
            found[meaning] = SAME
        for meaning in self._clipped.get(word, ()):
            found[meaning] = CLIPPED
        if root in self._vocabulary:
            found[root] = 1.0
        if not found:
            found = self._misspelt(root) if root not in self._french else self._same_sound(root)
        for longer in self._longer(word):
            found.setdefault(longer, PREFIX)
        known = ((meaning, value) for meaning, value in found.items() if meaning in self._vocabulary)
        return tuple(sorted(known, key=lambda pair: (pair[1], pair[0])))

    def _same_sound(self, root: str) -> dict[str, float]:
        return dict.fromkeys(self._sounds.get(sound(root), ()), SAME_SOUND)

    def _misspelt(self, root: str) -> dict[str, float]:
        if len(root) < _SHORTEST_MISSPELT - 1 or not root.isalpha():
            return {}
        same_sound = set(self._sounds.get(sound(root), ()))
        candidates = set(same_sound)
        for shorter in _deletions(root):
            candidates.update(self._deletions.get(shorter, ()))
        found: dict[str, float] = {}
        for candidate in candidates:
            similarity = self._similarity(root, candidate, candidate in same_sound)
            if similarity >= _LEAST_SIMILARITY:
                found[candidate] = similarity
        return found

    @staticmethod
    def _similarity(written: str, candidate: str, same_sound: bool) -> float:
        edits = DamerauLevenshtein.distance(written, candidate)
        length = max(len(written), len(candidate))
        similarity = 1 - edits / length
        if same_sound:
            similarity = max(similarity, (1 + similarity) / 2)
        if written[0] != candidate[0] and not same_sound:
            similarity -= 0.1
        return min(0.97, (similarity + JaroWinkler.similarity(written, candidate)) / 2)

    def _longer(self, word: str) -> list[str]:
        if len(word) < _SHORTEST_PREFIX or not word.isalpha():
            return []
        found: list[str] = []
        for position in range(bisect_left(self._sorted, word), len(self._sorted)):
            candidate = self._sorted[position]
            if not candidate.startswith(word) or len(found) >= _MOST_PREFIXES:
                break
            if len(candidate) >= len(word) + 2:
                found.append(candidate)
        return found
