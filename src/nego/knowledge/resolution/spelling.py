"""Which words of job names a written word may stand for: itself, a clipped or English form, a misspelling."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from nego.knowledge.resolution.language import Language
from nego.knowledge.resolution.words import sound, stem

CLIPPED, SAME = 0.96, 0.95
# What only sounds like a real word, and the first letters of one: they count only beside a surer word.
SAME_SOUND, BEGINNING = 0.81, 0.80
_MOST_MISSPELT = 0.97
_SHORTEST_MISSPELT = 4
_SHORTEST_CUT = 3
_MOST_LONGER = 40
_LEAST_SIMILARITY = 0.72


def _deletions(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))} | {word}


class Speller:
    """Finds the stems of the job vocabulary near a written word.

    `forms` maps the words of job names to their stems; a word among `french` is not taken for a misspelling.
    """

    def __init__(self, forms: Mapping[str, str], language: Language, french: frozenset[str]) -> None:
        self._forms, self._language, self._french = forms, language, french
        self._vocabulary = frozenset(forms.values())
        self._sorted = sorted(self._vocabulary)
        self._deletions: dict[str, list[str]] = defaultdict(list)
        self._sounds: dict[str, set[str]] = defaultdict(set)
        for form in sorted(forms):
            if len(form) > _SHORTEST_MISSPELT and form.isalpha():
                self._sounds[sound(form)].add(forms[form])
                for shorter in _deletions(form):
                    self._deletions[shorter].append(form)
        self.near = lru_cache(maxsize=20_000)(self._near)

    def is_real_word(self, word: str) -> bool:
        """True for a French word of no job name: what it says is what it means."""
        return self._is_french(word) and stem(word) not in self._vocabulary

    def _is_french(self, word: str) -> bool:
        root = stem(word)
        return any(form in self._french for form in (word, word.removesuffix("s"), root, root + "e"))

    def _near(self, word: str) -> tuple[tuple[str, float], ...]:
        """(stem, similarity 0..1) for each vocabulary stem `word` may stand for, least similar first."""
        root = stem(word)
        found = dict.fromkeys(self._language.same_word.get(word, ()), SAME)
        found.update(dict.fromkeys(self._language.clipped.get(word, ()), CLIPPED))
        if root in self._vocabulary:
            found[root] = 1.0
        if not found:
            most = BEGINNING if self._is_french(word) else _MOST_MISSPELT
            found = {meaning: min(value, most) for meaning, value in self._misspelt(word).items()}
        if len(word) >= _SHORTEST_CUT:
            for meaning in self._sounds.get(sound(word), ()):
                found[meaning] = max(SAME_SOUND, found.get(meaning, 0.0))
            for meaning in self._longer(word):
                found.setdefault(meaning, BEGINNING)
        known = ((meaning, value) for meaning, value in found.items() if meaning in self._vocabulary)
        return tuple(sorted(known, key=lambda pair: (pair[1], pair[0])))

    def _misspelt(self, word: str) -> dict[str, float]:
        if len(word) < _SHORTEST_MISSPELT or not word.isalpha():
            return {}
        candidates = {form for shorter in _deletions(word) for form in self._deletions.get(shorter, ())}
        same_sound = self._sounds.get(sound(word), set())
        found = {
            meaning: max(self._similarity(written, meaning, True) for written in (word, stem(word)))
            for meaning in same_sound
        }
        for form in candidates:
            similarity = self._similarity(word, form, self._forms[form] in same_sound)
            found[self._forms[form]] = max(similarity, found.get(self._forms[form], 0.0))
        return {meaning: value for meaning, value in found.items() if value >= _LEAST_SIMILARITY}

    @staticmethod
    def _similarity(written: str, form: str, same_sound: bool) -> float:
        edits = DamerauLevenshtein.distance(written, form)
        similarity = 1 - edits / max(len(written), len(form))
        if same_sound:
            similarity = (1 + similarity) / 2
        elif written[0] != form[0]:
            similarity -= 0.1
        return (similarity + JaroWinkler.similarity(written, form)) / 2

    def _longer(self, word: str) -> list[str]:
        """The stems that begin with `word`; none when it is too short to say much or nothing is cut off."""
        found: list[str] = []
        for position in range(bisect_left(self._sorted, word), len(self._sorted)):
            candidate = self._sorted[position]
            if not candidate.startswith(word) or len(found) >= _MOST_LONGER:
                break
            if len(candidate) >= len(word) + 2:
                found.append(candidate)
        return found
