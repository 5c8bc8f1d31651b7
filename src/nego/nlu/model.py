"""A linear model over named features and a vector of meaning: tf-idf in groups of one length each, then a
linear support vector machine whose scores are turned into probabilities by one temperature.

Trained with scikit-learn, kept and applied as plain arrays: a prediction costs a few dictionary look-ups, and
a trained model is read from a file without running any code.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from nego.nlu.features import Features
from nego.nlu.meaning import Meanings

_WEIGHTS = "weights.npz"
_NAMES = "names.json"
_FOLDS = 5
_SHARPNESSES = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)

Vector = Mapping[int, float]


@dataclass(frozen=True)
class Vocabulary:
    """The features seen in training: for each group its weight, and for each name its column.

    ``rarity`` is the idf of each column.
    """

    groups: Mapping[str, float]
    columns: Mapping[str, Mapping[str, int]]
    rarity: NDArray[np.float64]

    def vector(self, features: Features) -> Vector:
        """Columns and values of a message; each group is as long as its weight, unknown names are left."""
        rarity, values = self.rarity, dict[int, float]()
        for group, weight in self.groups.items():
            columns = self.columns[group]
            counts = features.get(group, Counter())
            known = {columns[n]: 1.0 + log(count) for n, count in counts.items() if n in columns}
            scaled = {column: value * rarity[column] for column, value in known.items()}
            length = sum(value * value for value in scaled.values()) ** 0.5
            values.update({column: weight * value / length for column, value in scaled.items()})
        return values


@dataclass(frozen=True)
class LinearModel:
    """Class probabilities of a message.

    ``coefficients`` is columns × classes, ``meaning`` dimensions × classes, ``intercepts`` classes.
    """

    vocabulary: Vocabulary
    classes: tuple[str, ...]
    coefficients: NDArray[np.float32]
    meaning: NDArray[np.float32]
    intercepts: NDArray[np.float64]

    def probabilities(self, features: Features, meaning: Meanings) -> dict[str, float]:
        """Probability by class, most probable first; they sum to 1. ``meaning`` is one vector."""
        vector = self.vocabulary.vector(features)
        columns = np.fromiter(vector.keys(), dtype=np.int64, count=len(vector))
        values = np.fromiter(vector.values(), dtype=np.float64, count=len(vector))
        scores = values @ self.coefficients[columns] + meaning @ self.meaning + self.intercepts
        odds = np.exp(scores - scores.max())
        shares = odds / odds.sum()
        return {self.classes[index]: float(shares[index]) for index in np.argsort(-shares)}

    def save(self, folder: Path) -> None:
        np.savez_compressed(
            folder / _WEIGHTS,
            coefficients=self.coefficients,
            meaning=self.meaning,
            intercepts=self.intercepts,
            rarity=self.vocabulary.rarity,
        )
        names = {
            "groups": dict(self.vocabulary.groups),
            "columns": {group: dict(columns) for group, columns in self.vocabulary.columns.items()},
            "classes": self.classes,
        }
        (folder / _NAMES).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> LinearModel:
        """Read a saved model. Raises FileNotFoundError when the folder holds none."""
        names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        with np.load(folder / _WEIGHTS, allow_pickle=False) as arrays:
            vocabulary = Vocabulary(names["groups"], names["columns"], arrays["rarity"])
            weights = (arrays[name] for name in ("coefficients", "meaning", "intercepts"))
            return cls(vocabulary, tuple(names["classes"]), *weights)


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
    for vector in vectors:
        columns.extend(vector.keys())
        values.extend(vector.values())
        starts.append(len(columns))
    return csr_matrix((np.asarray(values), np.asarray(columns), np.asarray(starts)), (len(starts) - 1, width))
