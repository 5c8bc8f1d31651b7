"""What job resolution answers with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A job a wording may name. `rome` is the wording's own code where ROME lists it; `score` is 0..1."""

    job_id: str
    canonical: str
    rome: str | None
    score: float


@dataclass(frozen=True, slots=True)
class JobMention:
    """A job named in a sentence. `candidates` is best first and never empty; `near`: the best is only near
    what was written; `ambiguous`: the user must be asked which one."""

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]
    near: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class UnknownJob:
    """Something asked about as a job that is no known job, with the nearest ones."""

    start: int
    end: int
    text: str
    nearest: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class JobReading:
    """What a sentence says of jobs, in the order of the sentence."""

    jobs: tuple[JobMention, ...]
    unknown: tuple[UnknownJob, ...]
