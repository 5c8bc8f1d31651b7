"""Job resolution: time and accuracy, beside a character n-gram nearest neighbour on the same names.

    python benchmarks/resolution.py [--quick]

Prints the median time of one resolution over all names (a name alone, and inside "combien gagne un(e) …"),
the share of ROME names that come back with their own code, of people's own wordings that reach the right job
(tests/data/job_mentions_dev.tsv; the part frozen before tuning apart) and of sentences without a job that
match one. The neighbour answers above a cosine; its second line is the cosine that keeps non-jobs out best.
"""

from __future__ import annotations

import argparse
import statistics
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from nego.knowledge.loading import knowledge
from nego.knowledge.resolution.words import words
from nego.knowledge.resolve import Candidate, resolver

DATA = Path(__file__).parents[1] / "tests" / "data"
LOOSE, STRICT = 0.45, 0.85
QUICK_EVERY = 10
SLOW_EVERY = 20

Find = Callable[[str], Sequence[tuple[Candidate, ...]]]


class Neighbour:
    """The nearest name by cosine of character 2- to 4-grams, once usual words of questions are left out."""

    def __init__(self) -> None:
        self.threshold = LOOSE
        known = knowledge()
        names = list(known.names())
        self._jobs = [known.job(name.job_id) for name in names]
        own = {_plain(n): a.rome for a in known.appellations for n in (a.name, a.feminine)}
        self._codes = [own.get(_plain(n.name), j.rome) for n, j in zip(names, self._jobs, strict=True)]
        self._vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4))
        self._matrix = self._vectorizer.fit_transform([_plain(name.name) for name in names])

    def find(self, sentence: str) -> list[tuple[Candidate, ...]]:
        text = _plain(sentence).replace("combien gagne ", "").removeprefix("un ").removeprefix("une ")
        scores = self._matrix.dot(self._vectorizer.transform([text]).T).toarray().ravel()
        best = int(np.argmax(scores))
        if scores[best] < self.threshold:
            return []
        job = self._jobs[best]
        return [(Candidate(job.id, job.name, self._codes[best], float(scores[best])),)]


def _plain(text: str) -> str:
    return " ".join(word.text for word in words(text))


def _find(sentence: str) -> list[tuple[Candidate, ...]]:
    return [m.candidates if m.ambiguous else m.candidates[:1] for m in resolver().find(sentence).jobs]


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def _frozen(sentence: str) -> bool:
    return zlib.crc32(sentence.encode()) % 2 == 1


def _expected(cell: str) -> set[str]:
    found: set[str] = set()
    for part in cell.split("|"):
        if part.startswith("="):
            exact = [c for c in resolver().resolve(part[1:])[:1] if c.score == 1]
            found.update(value for c in exact for value in (c.job_id, c.rome) if value)
        else:
            job = knowledge().jobs.get(part)
            found.update({part, job.rome} if job and job.rome else {part})
    return found


def _right(find: Find, sentence: str, cells: str) -> bool:
    expected = [_expected(cell) for cell in cells.split("&")]
    jobs = find(sentence)
    return len(jobs) == len(expected) and all(
        any(c.job_id in wanted or c.rome in wanted for c in job)
        for job, wanted in zip(jobs, expected, strict=True)
    )


def _rome_questions() -> list[tuple[str, set[str]]]:
    codes: dict[str, set[str]] = {}
    asked = []
    for a in knowledge().appellations:
        for article, name in (("un", a.name), ("une", a.feminine)):
            codes.setdefault(_plain(name), set()).add(a.rome)
            asked.append((f"combien gagne {article} {name}", name))
    return [(question, codes[_plain(name)]) for question, name in asked]


def _times(call: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    times = []
    for text in texts:
        start = time.perf_counter()
        call(text)
        times.append((time.perf_counter() - start) * 1000)
    return times


def _report(title: str, find: Find, questions: Sequence[tuple[str, set[str]]]) -> tuple[float, float]:
    mentions, others = _rows("job_mentions_dev.tsv"), _rows("non_jobs_dev.tsv")
    own = [bool(jobs := find(q)) and len(jobs) == 1 and jobs[0][0].rome in codes for q, codes in questions]
    right = {sentence: _right(find, sentence, cells) for sentence, cells in mentions}
    frozen = [ok for sentence, ok in right.items() if _frozen(sentence)]
    matched = [bool(find(sentence)) for (sentence,) in others]
    times = _times(find, [question for question, _ in questions])
    median = statistics.median(times)
    print(f"\n{title}")
    print(f"  question, median / 99th percentile   {median:8.2f} ms / {np.percentile(times, 99):.2f} ms")
    print(f"  ROME names with their own code       {np.mean(own):8.2%} of {len(own)}")
    print(f"  people's own wordings, all           {np.mean(list(right.values())):8.2%} of {len(right)}")
    print(f"  people's own wordings, frozen part   {np.mean(frozen):8.2%} of {len(frozen)}")
    print(f"  sentences without a job matched      {np.mean(matched):8.2%} of {len(matched)}")
    return median, float(np.mean(list(right.values())))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="one name in ten")
    every = QUICK_EVERY if parser.parse_args().quick else 1
    knowledge()
    start = time.perf_counter()
    resolver()
    print(f"names {len(list(knowledge().names()))}, resolver built in {time.perf_counter() - start:.1f} s")
    names = [name.name for name in knowledge().names()][::every]
    times = _times(resolver().resolve, names)
    print(f"a name alone: median {statistics.median(times):.2f} ms, mean {statistics.mean(times):.2f} ms")
    questions = _rome_questions()[::every]
    ours = _report("Négo", _find, questions)
    neighbour, some = Neighbour(), questions[:: SLOW_EVERY // every]
    theirs = _report(f"character n-gram nearest neighbour, cosine {LOOSE}", neighbour.find, some)
    neighbour.threshold = STRICT
    _report(f"character n-gram nearest neighbour, cosine {STRICT}", neighbour.find, some)
    print(f"\nratio of times (neighbour / Négo) {theirs[0] / ours[0]:.1f}")
    print(f"wordings missed (neighbour / Négo) {(1 - theirs[1]) / max(1 - ours[1], 1e-9):.1f}")


if __name__ == "__main__":
    main()
