"""What the classifier counts in a sentence, as named features in groups that weigh alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from nego.nlu.sentence import MASKS, Sentence
from nego.nlu.words import families, linking_words, tokens

Features = Mapping[str, Counter[str]]

_CHARACTERS = range(2, 6)
_KINDS = frozenset(MASKS.values())
_LONG = 8
_VERY_LONG = 16


def features(sentence: Sentence) -> Features:
    """Counts by group: words and their n-grams, characters inside words, word families, what was read."""
    words = tokens(sentence.masked)
    meanings = tuple(families().of(words))
    return {
        "words": Counter(_ngrams(("^", *words, "$"), 3)),
        "characters": Counter(_characters(words)),
        "families": Counter((*_ngrams(("^", *meanings, "$"), 3), *_pairs(meanings))),
        "reading": Counter(_reading(sentence, words)),
    }


def _ngrams(words: Sequence[str], longest: int) -> Iterator[str]:
    for size in range(1, longest + 1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


def _characters(words: Sequence[str]) -> Iterator[str]:
    """Character n-grams inside words, edges marked. Masks are not spelt: they are no words of the user."""
    for word in words:
        if word in _KINDS:
            continue
        padded = f" {word} "
        for size in _CHARACTERS:
            for start in range(max(1, len(padded) - size + 1)):
                yield padded[start : start + size]


def _pairs(meanings: Sequence[str]) -> Iterator[str]:
    distinct = sorted(set(meanings))
    for index, first in enumerate(distinct):
        for second in distinct[index + 1 :]:
            yield f"{first}+{second}"


def _reading(sentence: Sentence, words: Sequence[str]) -> Iterator[str]:
    kinds = [span.kind for span in sentence.spans]
    counts = Counter("job" if kind == "unknown_job" else kind for kind in kinds)
    for kind, count in counts.items():
        yield kind
        yield f"{kind}={min(count, 2)}"
    shape = "-".join(sorted(counts)) or "nothing"
    yield f"shape={shape}"
    left = [word for word in words if word not in _KINDS and word not in linking_words()]
    yield f"left={min(len(left), 4)}"
    yield f"shape={shape} left={min(len(left), 2)}"
    yield "short" if len(words) < _LONG else "long" if len(words) < _VERY_LONG else "very_long"
    for span in sentence.of("job_reference"):
        yield f"reference={span.entities[0]['value']}"
