"""What is known of a job besides its pay: the way in, the work, the next jobs, and two jobs side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nego.knowledge.model import Job, Knowledge, Training
from nego.knowledge.nearest import nearest_jobs
from nego.knowledge.select import SalaryAnswer, SalaryQuestion, answer_salary

FRANCE_TRAVAIL = "France Travail"
NOT_FOUND = "non trouvé"


@dataclass(frozen=True)
class TrainingAnswer:
    """The way into a job. `lines` are what the sources say, best first; the rest is drawn from them.

    `entry_level` is that of the best line that gives one, else the level derived from ROME's access text,
    with `how_sure` ("explicite", "déduit du diplôme", "faible"). `regulated` None: not known. `entry_source`
    None means that no level is known.
    """

    job: Job
    lines: tuple[Training, ...]
    entry_level: str | None
    entry_source: str | None
    entry_year: int | None
    how_sure: str | None
    levels: tuple[str, ...]
    fields: tuple[str, ...]
    diplomas: tuple[str, ...]
    certifications: tuple[str, ...]
    skills: tuple[str, ...]
    regulated: bool | None
    regulation: str | None

    @property
    def known(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.lines) or self.entry_level is not None or bool(self.diplomas)


@dataclass(frozen=True)
class MissionsAnswer:
    """The work. `read` is True when a source was read, False when the missions are general knowledge."""

    job: Job
    missions: tuple[str, ...]
    read: bool
    sources: tuple[str, ...]


@dataclass(frozen=True)
class NextJobsAnswer:
    """Where a job leads: `jobs` are known here, `others` are names only; `near` (jobs close by, not next)
    is filled when neither is known."""

    job: Job
    jobs: tuple[Job, ...]
    others: tuple[str, ...]
    near: tuple[Job, ...]


@dataclass(frozen=True)
class Comparison:
    """Two jobs asked the same question, in one period and on one basis as far as their sources allow.

    `difference` is central b - central a in euros, None when the two do not compare (other basis, other kind
    of income, no central value).
    """

    first: SalaryAnswer
    second: SalaryAnswer
    difference: float | None
    first_training: TrainingAnswer
    second_training: TrainingAnswer


def training_of(knowledge: Knowledge, job: Job) -> TrainingAnswer:
    """The way into `job`: its own sources by grade and year, completed by ROME's access text.

    Fields, diplomas, certifications and skills are each those of the best line that gives any, never a
    union of two sources. A job is regulated when the best line that knows, else ROME, says so.
    """
    lines = tuple(sorted(job.training, key=_order))
    entry = next((line for line in lines if line.entry_level), None)
    code = knowledge.codes.get(job.rome or "")
    in_rome = code.diplomas_named if entry is None and code else ()
    derived = code if entry is None and code and code.how_sure != NOT_FOUND else None
    knows = next((line for line in lines if line.regulated is not None), None)
    regulated = knows.regulated if knows else code.regulated if code else None
    return TrainingAnswer(
        job=job,
        lines=lines,
        entry_level=entry.entry_level if entry else derived.entry_level if derived else None,
        entry_source=entry.source if entry else FRANCE_TRAVAIL if derived else None,
        entry_year=entry.year if entry else None,
        how_sure=derived.how_sure if derived else None,
        levels=entry.levels if entry else (),
        fields=next((line.fields for line in lines if line.fields), ()),
        diplomas=next((line.diplomas for line in lines if line.diplomas), in_rome),
        certifications=next((line.certifications for line in lines if line.certifications), ()),
        skills=next((line.skills for line in lines if line.skills), ()),
        regulated=regulated,
        regulation=next((line.regulation for line in lines if line.regulation), None),
    )


def _order(line: Training) -> tuple[str, bool, int]:
    return line.grade, line.year is None, -(line.year or 0)


def missions_of(job: Job) -> MissionsAnswer:
    """The work of `job`; `missions` is empty when nothing is known."""
    return MissionsAnswer(job, job.missions, job.missions_grade == "read", job.sources)


def next_jobs(knowledge: Knowledge, job: Job) -> NextJobsAnswer:
    """Where `job` leads, by its own facts; the jobs near it when they say nothing."""
    jobs = tuple(knowledge.job(job_id) for job_id in job.evolution)
    known = bool(jobs or job.evolution_other)
    near = () if known else tuple(knowledge.job(job_id) for job_id in nearest_jobs(knowledge, job))
    return NextJobsAnswer(job, jobs, job.evolution_other, near)


def compare(
    knowledge: Knowledge, first: SalaryQuestion, second: SalaryQuestion, on: date | None = None
) -> Comparison:
    """Two salary questions side by side. Ask them with one period and one basis."""
    left, right = answer_salary(knowledge, first, on), answer_salary(knowledge, second, on)
    ways_in = training_of(knowledge, first.job), training_of(knowledge, second.job)
    return Comparison(left, right, _difference(left, right), *ways_in)


def _difference(left: SalaryAnswer, right: SalaryAnswer) -> float | None:
    if left.central is None or right.central is None:
        return None
    if left.basis is None or _terms(left) != _terms(right):
        return None
    return right.central - left.central


def _terms(answer: SalaryAnswer) -> tuple[str | None, str | None, str]:
    """What two amounts must share to be compared."""
    return answer.period, answer.basis, answer.figure.scope if answer.figure else "salary"
