"""Which known jobs are near another: to offer where nothing is known of the one that was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from nego.knowledge.model import Job, Knowledge
from nego.knowledge.names import wording_key
from nego.knowledge.ratios import code_of

NEAREST = 3
SHORT_WORD = 4
COMMON_WORD = 8


@lru_cache(maxsize=16_384)
def significant_words(*names: str) -> frozenset[str]:
    """The longer words of the names, cut before their endings: `développeuse web` and `Développeurs`."""
    words = wording_key(" ".join(names)).split()
    return frozenset(word[:6] for word in words if len(word) > SHORT_WORD)


def nearest_jobs(knowledge: Knowledge, job: Job, count: int = NEAREST) -> tuple[str, ...]:
    """The ids of up to `count` jobs near one, each with a figure or a family statistic, nearest first.

    Those its ONISEP sheet names; the described jobs of its code, the code's own name, then those of the same
    parent and domain of ROME; the jobs of its family; for a job that ROME does not know, the described jobs
    whose names share a telling word with its own.
    """
    found: dict[str, None] = {}
    for job_id in _near(knowledge, job):
        if job_id != job.id:
            found[job_id] = None
        if len(found) == count:
            break
    return tuple(found)


def _near(knowledge: Knowledge, job: Job) -> Iterator[str]:
    yield from job.near
    curated = [other for other in knowledge.jobs.values() if other.origin == "curated" and other.figures]
    code = code_of(job)
    if code is not None:
        by_code: dict[str | None, list[str]] = {}
        for other in curated:
            by_code.setdefault(other.rome, []).append(other.id)
        for codes in _near_codes(knowledge, code):
            yield from (job_id for near in codes for job_id in by_code.get(near, ()))
            yield from (knowledge.code_jobs[near] for near in codes)
    yield from (other.id for other in curated if job.family and other.family == job.family)
    yield from _by_words(job, curated)


def _by_words(job: Job, others: list[Job]) -> list[str]:
    """The jobs that share a telling word with the names of one, the most telling first: « technicien » is
    in too many names to bring two jobs together."""
    words = {other.id: significant_words(other.name) for other in others}
    counts = Counter(word for found in words.values() for word in found)
    asked = {word for word in significant_words(job.name) if counts[word] <= COMMON_WORD}
    scores = {job_id: sum(1 / counts[word] for word in found & asked) for job_id, found in words.items()}
    return sorted((job_id for job_id, score in scores.items() if score), key=lambda job_id: -scores[job_id])


def _near_codes(knowledge: Knowledge, code: str) -> Iterator[list[str]]:
    """The code alone, then those of its parent, then those of its domain."""
    here = knowledge.codes[code]
    yield [code]
    others = [item for item in knowledge.codes.values() if item.code != code]
    yield [item.code for item in others if item.parent == here.parent]
    yield [item.code for item in others if item.parent != here.parent and item.domain == here.domain]
