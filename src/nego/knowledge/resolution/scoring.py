"""How well written words cover one name: the name, the words, its head noun, and how sure the words are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nego.knowledge.resolution.index import Key
from nego.knowledge.resolution.spelling import CLIPPED, SAME, SAME_SOUND
from nego.knowledge.resolution.words import Word

# Weight of a written word no job name holds, and of a word of job ads or a proper name.
UNKNOWN_WEIGHT = 2.2
NOISE_WEIGHT = 0.15
# A misspelt word alone must be nearer than one beside others.
LONE_MISSPELT = 0.87
MOST = 0.98
_HEAD_MISSING = 0.6
_HEAD_LATER = 0.96
_HEAD_AFTER_OTHER = 0.75
_HEAD_AFTER_HEAD = 0.7
_SKIPPED = 0.92


@dataclass(frozen=True, slots=True)
class Written:
    """A written word that counts: its weight and what it may stand for. `known`: it is a word as it stands;
    `heads`: it begins names of jobs; `beside`: clipped as it is, it counts only beside another word."""

    word: Word
    position: int
    weight: float
    meanings: Mapping[str, float]
    known: bool
    heads: bool
    beside: bool

    @property
    def is_noise(self) -> bool:
        return self.weight <= NOISE_WEIGHT


Pairs = Mapping[str, tuple[Written, float]]


@dataclass(frozen=True, slots=True)
class Match:
    """A key the words may name. `score` is 0..1; `used` are the positions of the words that carry it."""

    key: Key
    score: float
    used: frozenset[int]


def score_name(key: Key, head: str, weights: Mapping[str, float], written: Sequence[Written]) -> Match:
    """The match of the words with the name `key`; `weights` say how much each stem tells jobs apart."""
    pairs = _align(key, written)
    if not _is_evidence(pairs):
        return Match(key, 0.0, frozenset())
    name = sum(weights[part] * value for part, (_, value) in pairs.items()) / sum(weights[p] for p in key)
    used = {word.position: word.weight * value for word, value in pairs.values()}
    words = sum(used.values()) / sum(word.weight for word in written)
    score = name * _share(words) * _head_factor(head, pairs, written) * _order_factor(pairs, written)
    return Match(key, min(score, MOST), frozenset(used))


def highest_score(written: Sequence[Written]) -> float:
    """A score that no name exceeds: what is left of it by written words that stand for nothing, or hardly."""
    near = sum(word.weight * max(word.meanings.values(), default=0.0) for word in written)
    return _share(near / sum(word.weight for word in written))


def _share(words: float) -> float:
    return 0.6 + 0.4 * words


def _align(key: Key, written: Sequence[Written]) -> dict[str, tuple[Written, float]]:
    """Each part of the name with the written word nearest to it. One word may carry several parts: "RH"."""
    pairs: dict[str, tuple[Written, float]] = {}
    for part in key:
        for word in written:
            value = word.meanings.get(part, 0.0)
            if value > (pairs[part][1] if part in pairs else 0.0):
                pairs[part] = (word, value)
    return pairs


def _is_evidence(pairs: Pairs) -> bool:
    """False when all there is are beginnings of words, look-alikes or one word that may be another."""
    sure = [(word, value) for word, value in pairs.values() if value > SAME_SOUND]
    if not sure:
        return False
    if len({word.position for word, _ in pairs.values()}) > 1:
        return True
    word, value = max(sure, key=lambda pair: pair[1])
    if value in (CLIPPED, SAME):
        return not word.beside
    proper_name = word.word.start > 0 and word.word.is_capitalised
    return value == 1.0 or (value >= LONE_MISSPELT and not proper_name)


def _head_factor(head: str, pairs: Pairs, written: Sequence[Written]) -> float:
    """The user must have said the head of the name, and meant it."""
    if head not in pairs or (pairs[head][1] <= SAME_SOUND and pairs[head][0].known):
        return _HEAD_MISSING
    first = next((word for word in written if not word.is_noise), written[0])
    if pairs[head][0].position == first.position:
        return 1.0
    if any(word.position == first.position for word, _ in pairs.values()):
        return _HEAD_LATER
    return _HEAD_AFTER_HEAD if first.heads else _HEAD_AFTER_OTHER


def _order_factor(pairs: Pairs, written: Sequence[Written]) -> float:
    """Words that count and stand unused between the used ones; a name of noise words only is none."""
    used = {word.position: word for word, _ in pairs.values()}
    if all(word.is_noise for word in used.values()):
        return _HEAD_MISSING
    between = range(min(used), max(used))
    skipped = sum(w.position in between and w.position not in used and not w.is_noise for w in written)
    return float(_SKIPPED**skipped)
