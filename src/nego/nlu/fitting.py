"""Fitting of the linear model, with scikit-learn; apart from `model.py`: a server does not load it."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from nego.nlu.features import Features
from nego.nlu.meaning import Meanings
from nego.nlu.model import LinearModel, Vector, Vocabulary

_FOLDS = 5
_SHARPNESSES = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)


def learn_vocabulary(
    messages: Sequence[Features], groups: Mapping[str, float], seen_at_least: int = 2
) -> Vocabulary:
    """The names found in at least ``seen_at_least`` messages, in alphabetical order within each group."""
    columns: dict[str, dict[str, int]] = {}
    rarity: list[float] = []
    frequencies: dict[str, Counter[str]] = {group: Counter() for group in groups}
    for message in messages:
        for group, frequency in frequencies.items():
            frequency.update(message[group].keys())
    for group, frequency in frequencies.items():
        kept = sorted(name for name, count in frequency.items() if count >= seen_at_least)
        columns[group] = {name: len(rarity) + index for index, name in enumerate(kept)}
        rarity += [log((1 + len(messages)) / (1 + frequency[name])) + 1.0 for name in kept]
    return Vocabulary(dict(groups), columns, np.array(rarity))


def train(
    messages: Sequence[Features],
    meanings: Meanings,
    labels: Sequence[str],
    weights: Sequence[float],
    groups: Mapping[str, float],
    strength: float,
    leanings: Mapping[str, float] = MappingProxyType({}),
) -> LinearModel:
    """Fit one-against-the-rest machines. ``strength`` is scikit-learn's C, ``weights`` what a message counts.

    ``meanings`` is messages × dimensions; ``labels`` must hold three classes or more, each at least five
    times; ``leanings`` is what is added to the scores of classes, in margins of the machine. The result
    depends on nothing but the arguments.
    """
    vocabulary = learn_vocabulary(messages, groups)
    columns = len(vocabulary.rarity)
    counts = as_matrix((vocabulary.vector(message) for message in messages), columns)
    matrix = hstack([counts, csr_matrix(meanings)], format="csr")
    names, counted = np.array(labels), np.array(weights)
    fitted = _machine(strength).fit(matrix, names, sample_weight=counted)
    whole = counted >= 1.0
    sharpness = _sharpness(matrix[whole], names[whole], strength)
    coefficients = (fitted.coef_.T * sharpness).astype(np.float32)
    leaning = np.array([leanings.get(str(name), 0.0) for name in fitted.classes_])
    return LinearModel(
        vocabulary,
        tuple(str(name) for name in fitted.classes_),
        coefficients[:columns],
        coefficients[columns:],
        (fitted.intercept_ + leaning) * sharpness,
    )


def _machine(strength: float) -> LinearSVC:
    return LinearSVC(C=strength, tol=1e-2, max_iter=5000, random_state=0)


def _sharpness(matrix: csr_matrix, labels: NDArray[np.str_], strength: float) -> float:
    """The factor on scores whose softmax is likeliest for messages left out of fitting.

    Messages that count for less than one are copies of others and would give those away: leave them out.
    """
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    kept, left_out = next(folds.split(matrix, labels))
    fitted = _machine(strength).fit(matrix[kept], labels[kept])
    scores = fitted.decision_function(matrix[left_out])
    right = np.searchsorted(fitted.classes_, labels[left_out])
    return min(_SHARPNESSES, key=lambda factor: _surprise(scores * factor, right))


def _surprise(scores: NDArray[np.float64], right: NDArray[np.int64]) -> float:
    """Mean negative log-likelihood of the right classes under the softmax of the scores."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    likelihood = shifted[np.arange(len(right)), right] - np.log(np.exp(shifted).sum(axis=1))
    return float(-likelihood.mean())


def as_matrix(vectors: Iterable[Vector], width: int) -> csr_matrix:
    """Messages × columns."""
    starts, columns, values = array("q", [0]), array("i"), array("d")
    for places, heights in vectors:
        columns.frombytes(places.astype(np.intc).tobytes())
        values.frombytes(heights.tobytes())
        starts.append(len(columns))
    return csr_matrix((np.asarray(values), np.asarray(columns), np.asarray(starts)), (len(starts) - 1, width))
