"""Compare intent classifiers on `data/nlu.yml`: grouped cross-validation, printed as a Markdown table.

Sentences that differ by little are kept in one fold, so that no classifier is asked what it has just learnt.

    .venv/bin/python benchmarks/classifiers.py [--folds 1..4]
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.naive_bayes import ComplementNB
from sklearn.svm import LinearSVC

from nego.nlu.features import Features, features
from nego.nlu.fitting import as_matrix, learn_vocabulary
from nego.nlu.sentence import Sentence, read_sentence
from nego.text import clean, normalize

NLU = Path(__file__).parents[1] / "data" / "nlu.yml"
REFUSED = "out_of_scope"
FOLDS = 4
ALIKE = 88
ALL = {"words": 1.0, "characters": 1.0, "stretches": 1.0, "reading": 0.5}

Labels = NDArray[np.object_]


@dataclass(frozen=True)
class Variant:
    """A classifier: which groups of features, which machine, whether jobs and amounts are masked."""

    name: str
    groups: Mapping[str, float]
    machine: Callable[[], Any]
    masked: bool = True
    copies: float = 0.0


@dataclass(frozen=True)
class Examples:
    """Training sentences with their features masked, their features raw, and groups of near-duplicates."""

    intents: Labels
    masked: list[Features]
    raw: list[Features]
    unmasked: list[Features]
    alike: NDArray[np.int64]


def svc(strength: float, **options: Any) -> Callable[[], LinearSVC]:
    return lambda: LinearSVC(C=strength, tol=1e-2, random_state=0, **options)


VARIANTS = (
    Variant("words, linear SVM", {"words": 1.0}, svc(3)),
    Variant("characters inside words, linear SVM", {"characters": 1.0}, svc(3)),
    Variant("words + characters, linear SVM", {"words": 1.0, "characters": 1.0}, svc(3)),
    Variant(
        "words + characters, ComplementNB", {"words": 1.0, "characters": 1.0}, lambda: ComplementNB(alpha=0.3)
    ),
    Variant(
        "words + characters, logistic regression",
        {"words": 1.0, "characters": 1.0},
        lambda: LogisticRegression(C=30, solver="liblinear", tol=1e-2),
    ),
    Variant("all groups, nothing masked, linear SVM", ALL, svc(3), masked=False),
    Variant("all groups, linear SVM C=0.3", ALL, svc(0.3)),
    Variant("all groups, linear SVM C=1", ALL, svc(1)),
    Variant("all groups, linear SVM C=3", ALL, svc(3)),
    Variant("all groups, linear SVM C=3, classes balanced", ALL, svc(3, class_weight="balanced")),
    Variant("all groups, linear SVM C=3, unmasked copies", ALL, svc(3), copies=0.5),
)


def read_examples() -> Examples:
    """Read and featurise every sentence of the training data."""
    blocks = yaml.safe_load(NLU.read_text(encoding="utf-8"))["nlu"]
    pairs = [(line[2:], block["intent"]) for block in blocks for line in block["examples"].splitlines()]
    sentences = [read_sentence(clean(text)) for text, _ in pairs]
    return Examples(
        np.array([intent for _, intent in pairs], dtype=object),
        [features(sentence) for sentence in sentences],
        [features(Sentence(sentence.text, ())) for sentence in sentences],
        [features(sentence.unmasked) for sentence in sentences],
        _near_duplicates([normalize(text) for text, _ in pairs]),
    )


def _near_duplicates(texts: Sequence[str]) -> NDArray[np.int64]:
    """A number for each text, the same for texts that are alike, directly or through others."""
    parent = np.arange(len(texts))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = int(parent[index])
        return index

    for start in range(0, len(texts), 2000):
        chunk = texts[start : start + 2000]
        scores = process.cdist(chunk, texts, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, dtype=np.uint8)
        for row, column in zip(*np.nonzero(scores), strict=True):
            parent[root(start + int(row))] = root(int(column))
    return np.array([root(index) for index in range(len(texts))])


def predict(variant: Variant, examples: Examples, folds: int) -> Iterator[tuple[Labels, Labels]]:
    """Truth and prediction of each fold."""
    source = examples.masked if variant.masked else examples.raw
    splits = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=1)
    for _, (kept, left_out) in zip(
        range(folds), splits.split(source, examples.intents, examples.alike), strict=False
    ):
        vocabulary = learn_vocabulary([source[index] for index in kept], variant.groups)

        def matrix(messages: Sequence[Features]) -> csr_matrix:
            return as_matrix([vocabulary.vector(message) for message in messages], len(vocabulary.rarity))  # noqa: B023

        learnt, intents = matrix([source[index] for index in kept]), examples.intents[kept]
        options = {}
        if variant.copies:
            learnt = vstack([learnt, matrix([examples.unmasked[index] for index in kept])])
            intents = np.concatenate([intents, intents])
            options = {"sample_weight": np.repeat([1.0, variant.copies], len(kept))}
        fitted = variant.machine().fit(learnt, intents, **options)
        yield examples.intents[left_out], fitted.predict(matrix([source[index] for index in left_out]))


def row(variant: Variant, examples: Examples, folds: int) -> str:
    """One line of the table."""
    started = time.perf_counter()
    truth, found = map(np.concatenate, zip(*predict(variant, examples, folds), strict=True))
    right = truth == found
    refusable = truth == REFUSED
    by_intent = {intent: right[truth == intent].mean() for intent in Counter(truth)}
    worst = min(by_intent, key=lambda intent: by_intent[intent])
    cells = (
        variant.name,
        f"{100 * right.mean():.1f}",
        f"{100 * right[refusable].mean():.1f}",
        f"{100 * (found[~refusable] == REFUSED).mean():.1f}",
        f"{worst} {100 * by_intent[worst]:.0f}",
        f"{(time.perf_counter() - started) / folds:.0f}",
    )
    return f"| {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=FOLDS, choices=range(1, FOLDS + 1))
    folds = parser.parse_args().folds
    examples = read_examples()
    print(f"{len(examples.intents)} sentences, {len(set(examples.alike))} groups of near-duplicates\n")
    print("| classifier | right % | OOS refused % | good questions refused % | worst intent | s a fold |")
    print("|---|---|---|---|---|---|")
    for variant in VARIANTS:
        print(row(variant, examples, folds), flush=True)


if __name__ == "__main__":
    main()
