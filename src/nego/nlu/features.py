"""What the classifier counts in a sentence, as named features in groups that weigh alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from nego.nlu.sentence import MASKS, Sentence
from nego.nlu.words import linking_words, tokens

Features = Mapping[str, Counter[str]]

_LONGEST_PHRASE = 3
_INSIDE_WORDS = range(2, 6)
_ACROSS_WORDS = range(3, 7)
_KINDS = frozenset(MASKS.values())
_LONG = 8
_VERY_LONG = 16


def features(sentence: Sentence) -> Features:
    """Counts by group: words and their n-grams, characters inside words, characters across words, and what
    was read of the sentence."""
    words = tokens(sentence.masked)
    return {
        "words": Counter(_phrases(("^", *words, "$"))),
        "characters": _inside_words(words),
        "stretches": Counter(_ngrams(f" {' '.join(words)} ", _ACROSS_WORDS)),
        "reading": Counter(_reading(sentence, words)),
    }


def _phrases(words: Sequence[str]) -> Iterator[str]:
    for size in range(1, _LONGEST_PHRASE + 1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


def _inside_words(words: Sequence[str]) -> Counter[str]:
    """Character n-grams, edges of words marked. Masks are not spelt: they are no words of the user."""
    found: Counter[str] = Counter()
    for word in words:
        if word not in _KINDS:
            found.update(_ngrams(f" {word} ", _INSIDE_WORDS))
    return found


def _ngrams(text: str, sizes: range) -> list[str]:
    return [text[start : start + size] for size in sizes for start in range(len(text) - size + 1)]


def _reading(sentence: Sentence, words: Sequence[str]) -> Iterator[str]:
    """The kinds of spans and their number, how much is said beside them, and how long the sentence is."""
    counts = Counter("job" if span.kind == "unknown_job" else span.kind for span in sentence.spans)
    for kind, count in counts.items():
        yield kind
        yield f"{kind}={min(count, 2)}"
    shape = "-".join(sorted(counts)) or "nothing"
    beside = [word for word in words if word not in _KINDS and word not in linking_words()]
    yield f"shape={shape}"
    yield f"beside={min(len(beside), 4)}"
    yield f"shape={shape} beside={min(len(beside), 2)}"
    yield "short" if len(words) < _LONG else "long" if len(words) < _VERY_LONG else "very_long"
    for span in sentence.of("job_reference"):
        yield f"reference={span.entities[0]['value']}"
