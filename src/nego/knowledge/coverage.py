"""How much of the known jobs has an answer, by level of evidence: what `./nego kb check` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nego.knowledge.model import Knowledge
from nego.knowledge.select import SalaryAnswer, SalaryQuestion, answer_salary

HEADINGS = {
    "job A": "chiffre du métier, grade A",
    "job B": "chiffre du métier, grade B",
    "job C": "chiffre du métier, grade C",
    "start": "salaire d'embauche seul",
    "family": "statistique de la famille professionnelle",
    "near family": "statistique d'une famille proche",
    "none": "rien",
}


@dataclass(frozen=True)
class Coverage:
    """What a bare question gets: counts by kind of evidence (the keys of HEADINGS), for the described jobs,
    the ROME codes, the ROME names and every job."""

    described: Counter[str]
    codes: Counter[str]
    appellations: Counter[str]
    jobs: Counter[str]

    def share_of_codes(self) -> float:
        """The share of ROME codes that have a figure or a statistic, 0 to 1."""
        return 1 - self.codes["none"] / max(1, sum(self.codes.values()))


def coverage(knowledge: Knowledge, on: date | None = None) -> Coverage:
    """Measured by asking about every job."""
    kinds = {
        job.id: _kind(answer_salary(knowledge, SalaryQuestion(job), on)) for job in knowledge.jobs.values()
    }
    described = [job.id for job in knowledge.jobs.values() if job.origin == "curated"]
    return Coverage(
        described=_count(kinds, described),
        codes=_count(kinds, (knowledge.job_for_code(code).id for code in knowledge.codes)),
        appellations=_count(kinds, (knowledge.job(item.job_id).id for item in knowledge.appellations)),
        jobs=_count(kinds, kinds),
    )


def _count(kinds: dict[str, str], ids: Iterable[str]) -> Counter[str]:
    return Counter(kinds[job_id] for job_id in ids)


def _kind(answer: SalaryAnswer) -> str:
    if answer.figure is not None:
        return "start" if answer.figure.range_kind == "start" else f"job {answer.figure.grade}"
    return "near family" if answer.near_code else answer.evidence


def coverage_rows(found: Coverage) -> list[tuple[str, ...]]:
    """A table to print, heading first: the evidence, then a count and a share for each population."""
    populations = (found.described, found.codes, found.appellations, found.jobs)
    rows: list[tuple[str, ...]] = [
        ("preuve", "métiers décrits", "codes ROME", "appellations ROME", "tous les métiers")
    ]
    for kind, heading in HEADINGS.items():
        cells = (f"{count[kind]} ({count[kind] / max(1, sum(count.values())):.1%})" for count in populations)
        rows.append((heading, *cells))
    rows.append(("total", *(str(sum(count.values())) for count in populations)))
    return rows
