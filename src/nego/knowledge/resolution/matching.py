"""The names nearest to a few written words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from nego.knowledge.resolution.index import Key, NameIndex
from nego.knowledge.resolution.language import Language
from nego.knowledge.resolution.scoring import (
    LONE_MISSPELT,
    NOISE_WEIGHT,
    UNKNOWN_WEIGHT,
    Match,
    Written,
    highest_score,
    score_name,
)
from nego.knowledge.resolution.spelling import LONG_BEGINNING, PARTICIPLE, SAME_SOUND, Speller, likeness_heard
from nego.knowledge.resolution.words import Word, sound, stem

_SHORTLIST = 24
# A job of the project's own goes before a ROME or ONISEP name that is hardly nearer.
_OWN_BONUS = 0.02
_GLUED = 0.97
_SHORTEST_GLUED = 5
_SHORTEST_CUT_OFF = 5
_SHORTEST_HEARD = 6
_REMEMBERED = 20_000


class Matcher:
    """Scores the names nearest to a run of words."""

    def __init__(self, index: NameIndex, speller: Speller, language: Language) -> None:
        self._index, self._speller, self._language = index, speller, language
        self._weighed = lru_cache(maxsize=_REMEMBERED)(self._weigh)

    def __getstate__(self) -> dict[str, object]:
        """What is kept on disk: all but what was remembered of past words."""
        return {name: value for name, value in vars(self).items() if name != "_weighed"}

    def __setstate__(self, state: dict[str, object]) -> None:
        vars(self).update(state)
        self._weighed = lru_cache(maxsize=_REMEMBERED)(self._weigh)

    def best(self, chunk: Sequence[Word], at_least: float = 0.0) -> tuple[Match, ...]:
        """The names nearest to the chunk, best first; empty when no word of it is near any name.

        Nothing is looked for where no name can reach the score ``at_least``.
        """
        written = self._written(chunk)
        glued = self._glued(chunk) or self._cut_off(written)
        if not any(word.meanings for word in written) or (not glued and highest_score(written) < at_least):
            return glued
        matches = [self._score(position, written) for position in self._shortlist(written)]
        matches.extend(glued)
        return tuple(sorted((match for match in matches if match.score > 0), key=self._order))

    def may_be_all(self, chunk: Sequence[Word], at_least: float) -> bool:
        """Whether all of the chunk may be a name with the score ``at_least``; a quick look."""
        written = self._written(chunk)
        if not written:
            return False
        return highest_score(written) >= at_least or bool(self._glued(chunk) or self._cut_off(written))

    def _order(self, match: Match) -> tuple[float, int, int, Key]:
        wordings = self._index.by_key.get(match.key)
        own = _OWN_BONUS if not wordings or wordings[0].is_own else 0.0
        return (-match.score - own, -len(match.used), len(match.key), match.key)

    def is_noise(self, word: Word) -> bool:
        """True for a word that never decides which job is meant: number, product, place, word of job ads."""
        if word.text in self._language.ad_noise or word.is_number:
            return True
        return self.is_unknown(word)

    def is_place(self, word: Word) -> bool:
        """True for a place that is no French word besides."""
        return self._speller.is_place(word.text)

    def names_jobs(self, word: Word) -> bool:
        """True for a word of the names of jobs, as it stands."""
        return word.stem in self._index.weights

    def is_unknown(self, word: Word) -> bool:
        """True for a place, and for a word that is neither French nor near a word of job names."""
        if self.is_place(word):
            return word.stem not in self._index.weights
        known = word.stem in self._index.weights or self._speller.near(word.text)
        return not known and not self._speller.is_real_word(word.text)

    def _written(self, chunk: Sequence[Word]) -> list[Written]:
        return [
            Written(word, position, *self._weighed(word.text, word.raw.endswith("é")))
            for position, word in enumerate(chunk)
            if word.text not in self._index.stop_words
        ]

    def _weigh(self, text: str, is_participle: bool) -> tuple[float, Mapping[str, float], bool, bool, bool]:
        """What a word is worth, wherever it stands: weight, meanings, `known`, `heads` and `beside`."""
        word = Word(text, stem(text), 0, len(text), "", text)
        meanings = self._meanings(word)
        noun = self._speller.as_noun(text) if is_participle else None
        if noun:
            meanings[noun] = max(PARTICIPLE, meanings.get(noun, 0.0))
        known = meanings.get(word.stem) == 1.0 or self._speller.is_real_word(text)
        heads, beside = self._heads(meanings), text in self._language.clipped_beside
        return self._weight(word, meanings), meanings, known, heads, beside

    def _meanings(self, word: Word) -> dict[str, float]:
        """What the word may stand for; a real word may be cut off, but is none that sounds the same."""
        real = self._speller.is_real_word(word.text)
        near = self._speller.near(word.text)
        return {meaning: value for meaning, value in near if not (real and value == SAME_SOUND)}

    def _weight(self, word: Word, meanings: Mapping[str, float]) -> float:
        if self.is_noise(word):
            return NOISE_WEIGHT
        sure = (self._index.weights[s] * value for s, value in meanings.items() if value > SAME_SOUND)
        return max(sure, default=UNKNOWN_WEIGHT)

    def _glued(self, chunk: Sequence[Word]) -> tuple[Match, ...]:
        """A name written with or without the spaces and hyphens it should have."""
        joined = "".join(word.text for word in chunk[:-1]) + chunk[-1].stem
        key = self._index.glued.get(joined)
        if key is None and not all(map(self._is_spelt_right, chunk)):
            return self._heard(chunk)
        if key is None or len(joined) < _SHORTEST_GLUED:
            return ()
        return (Match(key, _GLUED, frozenset(range(len(chunk)))),)

    def _cut_off(self, written: Sequence[Written]) -> tuple[Match, ...]:
        """The name that the only word that counts is the beginning of."""
        said = [word for word in written if not word.is_noise]
        if len(said) != 1 or said[0].known or any(v > SAME_SOUND for v in said[0].meanings.values()):
            return ()
        word = said[0].word
        too_short = len(word.text) < _SHORTEST_CUT_OFF or word.raw.isupper()
        key = None if too_short or self.is_place(word) else self._index.cut_off(word.text)
        return (Match(key, LONG_BEGINNING, frozenset({said[0].position})),) if key else ()

    def _is_spelt_right(self, word: Word) -> bool:
        """True for a word that is meant as it stands; "RH" sounds like nothing else."""
        small = word.text in self._index.stop_words or word.text in self._language.same_word
        return small or self._index.forms.get(word.text) is not None or self._speller.is_real_word(word.text)

    def _heard(self, chunk: Sequence[Word]) -> tuple[Match, ...]:
        """A name whose words sound the same when said in one breath: "saj fame"."""
        joined = "".join(word.text for word in chunk)
        heard = self._index.heard.get(sound(joined))
        if heard is None or len(joined) < _SHORTEST_HEARD:
            return ()
        key, text = heard
        score = min(likeness_heard(joined, text), _GLUED)
        return (Match(key, score, frozenset(range(len(chunk)))),) if score >= LONE_MISSPELT else ()

    def _shortlist(self, written: Sequence[Written]) -> list[int]:
        postings = {meaning: self._index.postings[meaning] for word in written for meaning in word.meanings}
        near = np.unique(np.concatenate(list(postings.values())))
        places = {meaning: np.searchsorted(near, positions) for meaning, positions in postings.items()}
        name_coverage, word_coverage = np.zeros(len(near)), np.zeros(len(near))
        for word in written:
            similarity, weighted = np.zeros(len(near)), np.zeros(len(near))
            for meaning, value in word.meanings.items():
                similarity[places[meaning]] = value
                weighted[places[meaning]] = value * self._index.weights[meaning]
            name_coverage += weighted
            word_coverage += similarity * word.weight
        total = sum(word.weight for word in written)
        covered = np.minimum(name_coverage / self._index.totals[near], 1.0)
        rough = covered * (0.4 + 0.6 * word_coverage / total)
        top = np.argsort(-rough, kind="stable")[:_SHORTLIST]
        return [int(near[place]) for place in top if rough[place] > 0.2]

    def _score(self, position: int, written: Sequence[Written]) -> Match:
        key = self._index.keys[position]
        return score_name(key, self._head(key), self._index.weights, written)

    def _head(self, key: Key) -> str:
        """The first word of a French name, the last one of an English name."""
        return key[-1] if key[-1] in self._language.english_heads else key[0]

    def _heads(self, meanings: Mapping[str, float]) -> bool:
        return any(value > SAME_SOUND and meaning in self._index.heads for meaning, value in meanings.items())
