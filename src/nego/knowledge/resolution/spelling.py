"""Which words of job names a written word may stand for: itself, a clipped or English form, a misspelling."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from nego.knowledge.resolution.language import Language
from nego.knowledge.resolution.words import sound, stem

CLIPPED, SAME = 0.96, 0.95
CLIPPED_HEARD = 0.92
# What only sounds like a real word, and the first letters of one: they count only beside a surer word.
PARTICIPLE = 0.9
GLUED_ARTICLE = 0.98
_VOWELS = tuple("aeiouyh")
SAME_SOUND, BEGINNING = 0.81, 0.80
# The first letters of a job word that are no other word: "psychomot".
LONG_BEGINNING = 0.88
_LONG_CUT = 6
# Likenesses from 0.95 to 1.01 are squeezed into 0.95 to 0.97.
_SQUEEZED_FROM, _MOST_LIKE, _SQUEEZED = 0.95, 1.01, 0.02
_K, _K_BEFORE_E, _Z = re.compile("c?k"), re.compile("c?k(?=[eiy])"), re.compile("(?<=[aeiouy])z(?=[aeiouy])")
_OTHER_LETTERS = 0.01
_VERB_IN_ERE = re.compile(r"[^igh]eres?$")
_LONG_MISSPELT = 7
_SHORTEST_MISSPELT = 4
# No word of a job name is nearly as long, and what is left of a longer one grows with its square: a single
# message of one word of 1,000 letters took two minutes and a gigabyte.
_LONGEST_MISSPELT = 40
_SHORTEST_CUT = 3
_MOST_LONGER = 40
_REMEMBERED = 20_000
_LEAST_SIMILARITY = 0.72
_OTHER_FIRST_LETTER = 0.05
_LONG_SOUND = 4
_CLIPPED_SOUND = 3
# Sounds that are taken for one another, and the shortest sound in which they are: "enfermier", "segretaire".
_ROUGH = str.maketrans({"e": "i", "g": "k", "G": "k", "A": "I", "b": "p", "d": "t", "j": "S"})
_ROUGH_SOUND = 5
_ROUGHLY = 0.06
_SAME_SOUND_BONUS = 0.03


def _capped(likeness: float) -> float:
    """Never as sure as the word itself; of two that are all but the same, the nearer stays nearer."""
    above = min(likeness, _MOST_LIKE) - _SQUEEZED_FROM
    return likeness if above <= 0 else _SQUEEZED_FROM + above / (_MOST_LIKE - _SQUEEZED_FROM) * _SQUEEZED


def _deletions(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))} | {word}


def _nearness(one: str, other: str) -> float:
    edits = DamerauLevenshtein.normalized_similarity(one, other)
    return float(edits + JaroWinkler.similarity(one, other)) / 2


def rough_sound(word: str) -> str:
    """A key of sound in which neighbouring sounds are one."""
    return sound(word).translate(_ROUGH)


def in_french_letters(word: str) -> str:
    """With the letters French uses for the same sound: "konsiller" is "consiller"."""
    return _Z.sub("s", _K.sub("c", _K_BEFORE_E.sub("qu", word)))


def likeness(written: str, form: str) -> float:
    """How near in letters, or in letters and sound; mostly in sound where it is the same."""
    letters, heard = _nearness(written, form), sound(written)
    if heard == sound(form) and len(heard) >= _LONG_SOUND:
        return likeness_heard(written, form)
    letters -= _OTHER_FIRST_LETTER if written[0] != form[0] else 0.0
    return max(letters, (letters + _nearness(heard, sound(form))) / 2)


def likeness_heard(written: str, form: str) -> float:
    """How near two words of the same sound are."""
    return (_nearness(written, form) + 2) / 3 + _SAME_SOUND_BONUS


def _spelt_out(word: str) -> tuple[str, ...]:
    """What SMS digits may stand for: "1firmier", "méd1", "technic1"."""
    if "1" not in word or not any(letter.isalpha() for letter in word):
        return (word,)
    plain = word.replace("1", "in")
    return (plain, plain.removesuffix("in") + "ien") if word.endswith("1") else (plain,)


class Speller:
    """Finds the stems of the job vocabulary near a written word.

    `forms` maps the words of job names to their stems. A word of `french` or `places` is no misspelling.
    """

    def __init__(
        self, forms: Mapping[str, str], language: Language, french: frozenset[str], places: frozenset[str]
    ) -> None:
        self._forms, self._language, self._french = forms, language, french
        self._places = places - french
        self._vocabulary = frozenset(forms.values())
        self._sorted = sorted(self._vocabulary)
        self._deletions: dict[str, list[str]] = defaultdict(list)
        self._same_sound: dict[str, list[str]] = defaultdict(list)
        self._about_same_sound: dict[str, list[str]] = defaultdict(list)
        for form in sorted(forms):
            if len(form) > _SHORTEST_MISSPELT and form.isalpha():
                self._same_sound[sound(form)].append(form)
                self._about_same_sound[rough_sound(form)].append(form)
                if form.endswith("aux"):
                    self._same_sound[sound(form.removesuffix("aux") + "o")].append(form)
                for shorter in _deletions(form):
                    self._deletions[shorter].append(form)
        self._clipped_sounds: dict[str, list[str]] = defaultdict(list)
        for clipped in language.clipped:
            if len(clipped) >= _SHORTEST_MISSPELT:
                self._clipped_sounds[sound(clipped)].append(clipped)
        self.near = lru_cache(maxsize=_REMEMBERED)(self._near)

    def __getstate__(self) -> dict[str, object]:
        """What is kept on disk: all but what was remembered of past words."""
        return {name: value for name, value in vars(self).items() if name != "near"}

    def __setstate__(self, state: dict[str, object]) -> None:
        vars(self).update(state)
        self.near = lru_cache(maxsize=_REMEMBERED)(self._near)

    def is_real_word(self, word: str) -> bool:
        """True for a French word of no job name: what it says is what it means."""
        return self._is_french(word) and stem(word) not in self._vocabulary

    def as_noun(self, participle: str) -> str | None:
        """The stem of the noun a participle was written for: "conseillé" for "conseiller"."""
        return None if stem(participle) in self._vocabulary else self._forms.get(participle + "r")

    def is_place(self, word: str) -> bool:
        """True for a place that is no French word besides."""
        return word in self._places

    def _is_french(self, word: str) -> bool:
        root = stem(word)
        # The feminine of a stem is a word where the stem is cut: "opticienn" is not "opticienne".
        forms = (word, word.removesuffix("s"), root, *((root + "e",) if root != word else ()))
        # "Notère" is no feminine of the verb "noter".
        return any(form in self._french for form in (forms[:2] if _VERB_IN_ERE.search(word) else forms))

    def _near(self, word: str) -> tuple[tuple[str, float], ...]:
        """(stem, similarity 0..1) for each vocabulary stem `word` may stand for, least similar first."""
        found: dict[str, float] = {}
        for plain in _spelt_out(word):
            for meaning, value in self._meanings(plain).items():
                found[meaning] = max(value, found.get(meaning, 0.0))
        known = ((meaning, value) for meaning, value in found.items() if meaning in self._vocabulary)
        return tuple(sorted(known, key=lambda pair: (pair[1], pair[0])))

    def _meanings(self, word: str) -> dict[str, float]:
        root = stem(word)
        found = dict.fromkeys(self._said_otherwise(word), SAME)
        found.update(dict.fromkeys(self._language.clipped.get(word, ()), CLIPPED))
        if root in self._vocabulary:
            found[root] = 1.0
        if not found and word not in self._places:
            french = self._is_french(word)
            misspelt = self._misspelt(word).items()
            found = {
                meaning: min(value, BEGINNING) if french else _capped(value) for meaning, value in misspelt
            }
            if not french:
                found.update(self._clipped_and_misspelt(found, word))
            if word[0] in "dl" and word[1:2] in _VOWELS and not french:
                for meaning, value in self.near(word[1:]):
                    if value > SAME_SOUND:
                        found[meaning] = max(value * GLUED_ARTICLE, found.get(meaning, 0.0))
        if len(word) >= _SHORTEST_CUT:
            for form in self._same_sound.get(sound(word), ()):
                meaning = self._forms[form]
                found[meaning] = max(SAME_SOUND, found.get(meaning, 0.0))
            real = self._is_french(word) or word in self._places
            cut_off = len(word) >= _LONG_CUT and not found and not real
            for meaning in self._longer(word):
                found.setdefault(meaning, LONG_BEGINNING if cut_off else BEGINNING)
        return found

    def _said_otherwise(self, word: str) -> tuple[str, ...]:
        """What an English or common variant stands for; its plural too, but a French word: "nurses"."""
        same = self._language.same_word
        one = word if word in same or self._is_french(word) else word.removesuffix("s")
        return same.get(one, ())

    def _clipped_and_misspelt(self, near: Mapping[str, float], word: str) -> dict[str, float]:
        """What clipped words stand for that `word` is near or sounds like: "mekano", "eduk"."""
        found: dict[str, float] = {}
        as_near = ((clipped, value) for clipped, value in near.items() if value > SAME_SOUND)
        heard = sound(word)
        alike = self._clipped_sounds.get(heard, ()) if len(heard) >= _CLIPPED_SOUND else ()
        as_heard = ((clipped, CLIPPED_HEARD) for clipped in alike)
        for clipped, value in (*as_near, *as_heard):
            for meaning in self._language.clipped.get(clipped, ()):
                found[meaning] = max(min(value, CLIPPED_HEARD), near.get(meaning, 0.0))
        return found

    def _misspelt(self, word: str) -> dict[str, float]:
        if not _SHORTEST_MISSPELT <= len(word) <= _LONGEST_MISSPELT or not word.isalpha():
            return {}
        found: dict[str, float] = {}
        for spelt, loss in ((word, 0.0), (in_french_letters(word), _OTHER_LETTERS)):
            for form in self._alike(spelt):
                meaning = self._forms[form]
                found[meaning] = max(likeness(spelt, form) - loss, found.get(meaning, 0.0))
        rough = rough_sound(word)
        for form in self._about_same_sound.get(rough, ()) if len(rough) >= _ROUGH_SOUND else ():
            meaning = self._forms[form]
            found[meaning] = max(likeness_heard(word, form) - _ROUGHLY, found.get(meaning, 0.0))
        return {meaning: value for meaning, value in found.items() if value >= _LEAST_SIMILARITY}

    def _alike(self, word: str) -> set[str]:
        """The forms a letter or two away, and those of the same sound."""
        shorter = _deletions(word)
        if len(word) >= _LONG_MISSPELT:
            shorter = {twice for once in shorter for twice in _deletions(once)}
        found = {form for cut in shorter for form in self._deletions.get(cut, ())}
        return found.union(self._same_sound.get(sound(word), ()))

    def _longer(self, word: str) -> list[str]:
        """The stems that begin with `word`; none when it is too short to say much or nothing is cut off."""
        found: list[str] = []
        for position in range(bisect_left(self._sorted, word), len(self._sorted)):
            candidate = self._sorted[position]
            if not candidate.startswith(word) or len(found) >= _MOST_LONGER:
                break
            if len(candidate) >= len(word) + (1 if len(word) >= _LONG_CUT else 2):
                found.append(candidate)
        return found
