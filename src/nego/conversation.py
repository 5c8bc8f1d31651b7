"""What a conversation is about: the context in force, and how one message changes it.

A follow-up changes what it names and keeps the rest; a correction replaces; a new question keeps the job.
Nothing here knows Rasa: a message comes as the plain dictionary of its parse, slots as a plain mapping.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal

from nego.text import normalize

Question = Literal["salary", "training", "missions", "career", "compare", "convert", "offer"]
ProblemKind = Literal["no_job", "no_amount", "ambiguous_job", "unknown_job", "same_job", "bad_amount"]

_NEGATED = re.compile(r"\b(?:pas|ni|plutot que?|au lieu d[eu]?|sauf)\s+(?:[a-z]{1,4}\s+){0,2}$")
_EVERYWHERE = "France"


@dataclass(frozen=True)
class JobRef:
    """A job of the knowledge base as a message named it. ``score`` goes from 0 to 1."""

    job_id: str
    canonical: str
    rome: str | None = None
    score: float = 1.0


@dataclass(frozen=True)
class NamedJob:
    """A job mention: the words as written, from which character, and what they may mean, best first."""

    text: str
    start: int
    candidates: tuple[JobRef, ...]
    near: bool = False
    ambiguous: bool = False


@dataclass(frozen=True)
class UnknownName:
    """Words that stand where a job should, and the nearest jobs (maybe none)."""

    text: str
    nearest: tuple[JobRef, ...] = ()


@dataclass(frozen=True)
class Amount:
    """An amount of money as said, in euros per ``period``; ``high`` when a range was given."""

    low: float
    high: float | None = None
    period: str | None = None
    basis: str | None = None
    months: float | None = None
    kind: str = "salary"
    problem: str | None = None


@dataclass(frozen=True)
class Reading:
    """What one message says, taken from its parse."""

    text: str = ""
    jobs: tuple[NamedJob, ...] = ()
    unknown: tuple[UnknownName, ...] = ()
    amounts: tuple[Amount, ...] = ()
    references: tuple[str, ...] = ()
    period: str | None = None
    basis: str | None = None
    place: Mapping[str, Any] | None = None
    experience_years: float | None = None
    experience_level: str | None = None

    @classmethod
    def from_message(cls, message: Mapping[str, Any]) -> Reading:
        """Read the parse of a message (``text`` and ``entities``, in the shapes of ``nego.nlu``)."""
        found: dict[str, list[Mapping[str, Any]]] = {}
        for entity in message.get("entities") or ():
            found.setdefault(entity["entity"], []).append(entity)

        def last(kind: str) -> Any:
            return found[kind][-1]["value"] if kind in found else None

        return cls(
            text=message.get("text") or "",
            jobs=tuple(_named_job(entity) for entity in found.get("job", ())),
            unknown=tuple(
                UnknownName(str(e["value"]), _refs(e.get("candidates"))) for e in found.get("unknown_job", ())
            ),
            amounts=tuple(_amount(entity) for entity in found.get("amount", ())),
            references=tuple(str(e["value"]) for e in found.get("job_reference", ())),
            period=last("period"),
            basis=last("basis"),
            place=found["location"][-1] if "location" in found else None,
            experience_years=last("experience_years"),
            experience_level=last("experience_level"),
        )

    def wanted_jobs(self) -> tuple[NamedJob, ...]:
        """The jobs the message asks for: those it sets aside (« pas développeur, comptable ») are left out."""
        kept = tuple(job for job in self.jobs if not _NEGATED.search(normalize(self.text[: job.start]) + " "))
        return kept or self.jobs


@dataclass(frozen=True)
class Context:
    """What is in force in a conversation; one slot a field, None where nothing was said.

    ``amount`` is in euros per ``amount_period``; ``experience_years`` in years; ``choices`` are the job ids
    last proposed with buttons, in order.
    """

    job: str | None = None
    job_id: str | None = None
    rome: str | None = None
    previous_job: str | None = None
    previous_job_id: str | None = None
    compared_job: str | None = None
    compared_job_id: str | None = None
    question: Question | None = None
    period: str | None = None
    basis: str | None = None
    location: str | None = None
    location_level: str | None = None
    region: str | None = None
    department: str | None = None
    experience_years: float | None = None
    experience_level: str | None = None
    amount: float | None = None
    amount_high: float | None = None
    amount_period: str | None = None
    amount_basis: str | None = None
    amount_months: float | None = None
    choices: tuple[Mapping[str, Any], ...] | None = None

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> Context:
        """Build from slot values; slots of other names are ignored."""
        values = {field.name: slots.get(field.name) for field in fields(cls)}
        if values["choices"] is not None:
            values["choices"] = tuple(values["choices"])
        return cls(**values)

    def changes_since(self, before: Context) -> dict[str, Any]:
        """The slots whose values differ from ``before``, by name."""
        old, new = asdict(before), asdict(self)
        changed = {name: value for name, value in new.items() if value != old[name]}
        if changed.get("choices") is not None:
            changed["choices"] = list(changed["choices"])
        return changed

    def with_job(self, ref: JobRef) -> Context:
        """Make ``ref`` the job in force; the one before is remembered."""
        if ref.job_id == self.job_id:
            return replace(self, job=ref.canonical, choices=None)
        return replace(
            self,
            job=ref.canonical,
            job_id=ref.job_id,
            rome=ref.rome,
            previous_job=self.job if self.job_id else self.previous_job,
            previous_job_id=self.job_id or self.previous_job_id,
            choices=None,
        )

    def with_details(self, reading: Reading) -> Context:
        """Take over the period, basis, place and experience that the message names."""
        context = self
        if reading.period:
            context = replace(context, period=reading.period)
        if reading.basis:
            context = replace(context, basis=reading.basis)
        if reading.place:
            context = context._with_place(reading.place)
        if reading.experience_years is not None or reading.experience_level:
            level = None if reading.experience_level == "all" else reading.experience_level
            context = replace(context, experience_years=reading.experience_years, experience_level=level)
        return context

    def with_amount(self, amount: Amount) -> Context:
        """Make ``amount`` the one in force."""
        return replace(
            self,
            amount=amount.low,
            amount_high=amount.high,
            amount_period=amount.period,
            amount_basis=amount.basis,
            amount_months=amount.months,
        )

    def _with_place(self, place: Mapping[str, Any]) -> Context:
        if place["value"] == _EVERYWHERE:
            return replace(self, location=None, location_level=None, region=None, department=None)
        return replace(
            self,
            location=place["value"],
            location_level=place.get("level"),
            region=place.get("region"),
            department=place.get("department"),
        )


@dataclass(frozen=True)
class Problem:
    """Why a question can't be answered yet: what was said, and the jobs to choose from (maybe none)."""

    kind: ProblemKind
    text: str = ""
    choices: tuple[JobRef, ...] = ()


@dataclass(frozen=True)
class Turn:
    """One message understood: the context it leaves and, if it can't be answered, the problem.

    ``heard`` is the mention whose job is only near what was said; ``new_job`` tells a job just named.
    """

    context: Context
    problem: Problem | None = None
    heard: NamedJob | None = None
    new_job: bool = False
    named: NamedJob | None = None


def understand(context: Context, reading: Reading, question: Question) -> Turn:
    """Apply a message that asks ``question`` about one job."""
    asked = replace(context.with_details(reading), question=question)
    bad = next((amount for amount in reading.amounts if amount.problem), None)
    if bad is not None:
        return Turn(context, Problem("bad_amount", bad.problem or ""))
    jobs = reading.wanted_jobs()
    if jobs:
        return _take(asked, jobs[-1], context)
    if "previous" in reading.references and context.previous_job_id:
        before = JobRef(context.previous_job_id, context.previous_job or "")
        return Turn(asked.with_job(before), new_job=True)
    if reading.unknown:
        unknown = reading.unknown[-1]
        kept = replace(context, question=question, choices=_choices(unknown.nearest))
        return Turn(kept, Problem("unknown_job", unknown.text, unknown.nearest))
    if asked.job_id is None:
        return Turn(asked, Problem("no_job"))
    return Turn(asked)


def understand_comparison(context: Context, reading: Reading) -> Turn:
    """Apply a message that compares two jobs: two it names, or one against the job in force.

    The first is left as the job in force, the second in ``compared_job_id``.
    """
    asked = replace(context.with_details(reading), question="compare")
    named = reading.wanted_jobs()
    unsure = next((job for job in named if job.ambiguous), None)
    if unsure is not None:
        return _take(asked, unsure, context)
    refs = list(dict.fromkeys(job.candidates[0] for job in named))
    if reading.unknown and len(refs) < 2:
        unknown = reading.unknown[-1]
        return Turn(replace(asked, choices=_choices(unknown.nearest)), _unknown(unknown))
    if len(refs) < 2:
        refs = [*_in_force(context, bool(refs)), *refs]
    if len(refs) < 2:
        kept = asked.with_job(refs[0]) if refs else asked
        return Turn(kept, Problem("no_job"))
    first, second = refs[-2], refs[-1]
    if first.job_id == second.job_id:
        return Turn(asked.with_job(first), Problem("same_job", first.canonical))
    context = replace(
        asked.with_job(first), compared_job=second.canonical, compared_job_id=second.job_id, choices=None
    )
    near = next((job for job in named if job.near), None)
    return Turn(context, heard=near, new_job=True)


def _unknown(unknown: UnknownName) -> Problem:
    return Problem("unknown_job", unknown.text, unknown.nearest)


def _in_force(context: Context, one_named: bool) -> list[JobRef]:
    """The jobs in force that complete a comparison: one beside a named job, both without any."""
    refs = [JobRef(context.job_id, context.job or "", context.rome)] if context.job_id else []
    if not one_named and context.question == "compare" and context.compared_job_id:
        return [*refs, JobRef(context.compared_job_id, context.compared_job or "")]
    if not one_named and context.previous_job_id:
        return [JobRef(context.previous_job_id, context.previous_job or ""), *refs]
    return refs


def _take(asked: Context, job: NamedJob, before: Context) -> Turn:
    if job.ambiguous:
        kept = replace(asked, choices=_choices(job.candidates))
        return Turn(kept, Problem("ambiguous_job", job.text, job.candidates))
    taken = asked.with_job(job.candidates[0])
    changed = taken.job_id != before.job_id
    return Turn(taken, heard=job if job.near else None, new_job=changed, named=job)


def _choices(refs: Sequence[JobRef]) -> tuple[Mapping[str, Any], ...] | None:
    if not refs:
        return None
    return tuple({"job_id": r.job_id, "canonical": r.canonical, "rome": r.rome} for r in refs)


def _refs(candidates: Any) -> tuple[JobRef, ...]:
    return tuple(
        JobRef(c["job_id"], c["canonical"], c.get("rome"), float(c.get("score", 1.0)))
        for c in candidates or ()
    )


def _named_job(entity: Mapping[str, Any]) -> NamedJob:
    best = JobRef(
        entity["job_id"], entity["canonical"], entity.get("rome"), float(entity.get("score", 1.0))
    )
    return NamedJob(
        text=str(entity["value"]),
        start=int(entity.get("start", 0)),
        candidates=_refs(entity.get("candidates")) or (best,),
        near=bool(entity.get("near")),
        ambiguous=bool(entity.get("ambiguous")),
    )


def _amount(entity: Mapping[str, Any]) -> Amount:
    return Amount(
        low=float(entity["value"]),
        high=entity.get("high"),
        period=entity.get("period"),
        basis=entity.get("basis"),
        months=entity.get("months"),
        kind=entity.get("kind") or "salary",
        problem=entity.get("problem"),
    )
