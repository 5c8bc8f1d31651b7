"""A linear model over named features and a vector of meaning: tf-idf in groups of one length each, then a
linear support vector machine whose scores are turned into probabilities by one temperature.

Fitted with scikit-learn (`fitting.py`), kept and applied as plain arrays: a prediction costs a few dictionary
look-ups, and a trained model is read from a file without running any code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nego.nlu.features import Features
from nego.nlu.meaning import Meanings

_WEIGHTS = "weights.npz"
_NAMES = "names.json"
_SHORTEST = 1e-12  # of a group without known features

Vector = tuple[NDArray[np.int64], NDArray[np.float64]]
"""Columns, each once, and their values."""


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
        places: list[int] = []
        counts: list[int] = []
        ends: list[int] = []
        for group in self.groups:
            found: Mapping[str, int] = features.get(group, {})
            places += map(self.columns[group].get, found, repeat(-1))
            counts += found.values()
            ends.append(len(places))
        columns = np.array(places, dtype=np.int64)
        known = columns >= 0
        values = known * self.rarity[columns] * (1.0 + np.log(np.array(counts, dtype=np.float64)))
        for weight, start, end in zip(self.groups.values(), (0, *ends), ends, strict=False):
            part = values[start:end]
            part *= weight / max(float(np.sqrt(part @ part)), _SHORTEST)
        return columns[known], values[known]


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
        columns, values = self.vocabulary.vector(features)
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
