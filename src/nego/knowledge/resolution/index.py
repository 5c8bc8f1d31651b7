"""Every wording of every job, under the keys it is looked up by.

A wording's key is the tuple of the stems of its words without stop words: "Conductrice d'engins agricoles"
and "conducteurs engin agricole" share one. Keys stand in a trie (exact reading) and in an inverted index from
stem to keys (fuzzy reading).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, takewhile

import numpy as np
from numpy.typing import NDArray

from nego.knowledge.model import Job, Knowledge, Name
from nego.knowledge.resolution.words import Word, sound, stem, words

Key = tuple[str, ...]
_LONGEST_INITIALS = 5
_MOST_HEARD = 4

_KIND_RANK: Mapping[str, int] = {
    "name": 0,
    "feminine": 0,
    "plural": 0,
    "alias": 1,
    "vocabulary": 2,
    "onisep": 3,
    "rome": 4,
    "short": 5,
    "esco": 6,
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of one job. `rome` is the wording's own code where ROME lists it, else the job's."""

    text: str
    job_id: str
    canonical: str
    rome: str | None
    rank: int
    initials: bool
    described: bool

    @property
    def is_own(self) -> bool:
        """True for a wording of the project's own jobs and vocabulary."""
        return self.described or self.rank <= _KIND_RANK["vocabulary"]


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    key: Key | None = None


def key_of(found: Iterable[Word], stop_words: frozenset[str]) -> Key:
    """The stems that count, a word repeated in the other gender ("vendeur/vendeuse") once."""
    stems: list[str] = []
    for word in found:
        if word.text not in stop_words and (not stems or stems[-1] != word.stem):
            stems.append(word.stem)
    return tuple(stems)


class NameIndex:
    """Names of jobs by key; `ambiguous` are the keys that several jobs share, with the ids of these.

    `glued` are the letters of a name without spaces, `heard` its sound with these letters;
    `forms` are the words of names with their stems, `pairs` the stems that follow each other in a name.
    `keys`, `totals` and `postings` are aligned: a posting is a position in `keys`.
    """

    def __init__(
        self, knowledge: Knowledge, stop_words: frozenset[str], ambiguous: Mapping[str, Sequence[str]]
    ) -> None:
        self.stop_words = stop_words
        self.by_key: dict[Key, list[Wording]] = defaultdict(list)
        self.glued: dict[str, Key] = {}
        self.heard: dict[str, tuple[Key, str]] = {}
        self.forms: dict[str, str] = {}
        cut = lru_cache(maxsize=None)(words)
        own_codes = _own_codes(knowledge, cut)
        for name in knowledge.names():
            self._add(knowledge.job(name.job_id), cut(name.name), name, own_codes)
        for wordings in self.by_key.values():
            wordings.sort(key=lambda w: w.rank)
        self.ambiguous = {key_of(words(word), stop_words): tuple(ids) for word, ids in ambiguous.items()}
        self.keys: list[Key] = list(dict.fromkeys((*self.by_key, *self.ambiguous)))
        self._root = _trie(self.keys)
        self.weights = _weights(self.keys)
        self.totals = np.array([sum(self.weights[s] for s in key) for key in self.keys])
        self.postings = _postings(self.keys)
        self.pairs = frozenset(pair for key in self.keys for pair in pairwise(key) if len(pair[1]) > 1)
        self.one_word = sorted(key[0] for key in self.keys if len(key) == 1 and self.is_title(key))
        self.heads: frozenset[str] = frozenset(key[0] for key in self.keys)

    def _add(self, job: Job, found: Sequence[Word], name: Name, own_codes: Mapping[str, str]) -> None:
        text = " ".join(word.text for word in found)
        key = key_of(found, self.stop_words) or tuple(word.stem for word in found)
        initials = name.kind == "short" or (
            name.name.isupper() and name.name.isalpha() and len(name.name) <= 5
        )
        rome = own_codes.get(text, job.rome)
        wording = Wording(
            text, job.id, job.name, rome, _KIND_RANK[name.kind], initials, job.origin == "curated"
        )
        if wording not in self.by_key[key]:
            self.by_key[key].append(wording)
        self.forms.update((word.text, word.stem) for word in found if word.text not in self.stop_words)
        self.glued.setdefault("".join(key), key)
        joined = "".join(word.text for word in found)
        self.glued.setdefault(stem(joined), key)
        if 1 < len(found) <= _MOST_HEARD:
            for heard in (sound(joined), "".join(sound(word.text) for word in found)):
                self.heard.setdefault(heard, (key, joined))

    def is_title(self, key: Key) -> bool:
        """True for a name or alias of a described job."""
        return key in self.by_key and self.by_key[key][0].rank <= _KIND_RANK["alias"]

    def cut_off(self, beginning: str) -> Key | None:
        """The only described job whose one-word names begin so: "secrét", "boulang"."""
        start = bisect_left(self.one_word, beginning)
        found = takewhile(lambda name: name.startswith(beginning), self.one_word[start:])
        jobs = {self.by_key[(name,)][0].job_id: (name,) for name in found}
        return next(iter(jobs.values())) if len(jobs) == 1 else None

    def longest(self, found: Sequence[Word], start: int) -> tuple[Key, int] | None:
        """The longest name that begins at word `start`: its key and the end of its half-open span."""
        node, best, previous = self._root, None, None
        for position in range(start, len(found)):
            word = found[position]
            if position > start and any(mark in word.before for mark in "?!.;:\n"):
                break
            if word.text in self.stop_words or word.stem == previous:
                if position == start:
                    break
                continue
            child = node.children.get(word.stem)
            if child is None:
                break
            node, previous = child, word.stem
            if node.key is not None:
                best = (node.key, position + 1)
        return best


def _own_codes(knowledge: Knowledge, cut: Callable[[str], tuple[Word, ...]]) -> dict[str, str]:
    codes: dict[str, str] = {}
    for appellation in knowledge.appellations:
        for name in (appellation.name, appellation.feminine):
            codes.setdefault(" ".join(word.text for word in cut(name)), appellation.rome)
    return codes


def _trie(keys: Iterable[Key]) -> _Node:
    root = _Node()
    for key in keys:
        node = root
        for part in key:
            node = node.children.setdefault(part, _Node())
        node.key = key
    return root


def _weights(keys: Sequence[Key]) -> dict[str, float]:
    """How much a stem says about which job is meant: 1 for the commonest stem, about 3.5 for the rarest."""
    frequency: dict[str, int] = defaultdict(int)
    for key in keys:
        for part in set(key):
            frequency[part] += 1
    top = math.log(max(frequency.values()))
    return {part: 1 + (top - math.log(count)) / 2.5 for part, count in frequency.items()}


def _postings(keys: Sequence[Key]) -> dict[str, NDArray[np.intp]]:
    found: dict[str, list[int]] = defaultdict(list)
    for position, key in enumerate(keys):
        for part in set(key):
            found[part].append(position)
    return {part: np.array(positions, dtype=np.intp) for part, positions in found.items()}
