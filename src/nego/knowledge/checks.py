"""What one file of `knowledge/` says of another: ids, codes, sources and names that must agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nego.knowledge.entries import CsvEntry
from nego.knowledge.model import Figure, Job, OnisepSheet, RomeCode, Source
from nego.knowledge.names import own_names, wording_key
from nego.knowledge.problems import Problem

LocatedJobs = Mapping[str, tuple[str, Job]]


def check_jobs(
    jobs: LocatedJobs, codes: Mapping[str, RomeCode], sheets: Iterable[OnisepSheet]
) -> Iterable[Problem]:
    """Codes, next jobs and sheets that a job refers to must exist."""
    numbers = {sheet.number for sheet in sheets}
    for file, job in jobs.values():
        for code in (*([job.rome] if job.rome else []), *job.rome_near):
            if code not in codes:
                yield Problem(file, job.id, f"code ROME inconnu « {code} »")
        for target in job.evolution:
            if target not in jobs:
                yield Problem(file, job.id, f"« evolution » : métier inconnu « {target} »")
        for number in job.onisep:
            if number not in numbers:
                yield Problem(file, job.id, f"« onisep » : fiche inconnue {number}")
        for url in job.sources:
            if not url.startswith(("http://", "https://")):
                yield Problem(file, job.id, f"« sources » : adresse illisible « {url} »")


def check_figures(jobs: LocatedJobs, sources: Mapping[str, tuple[Source, ...]]) -> Iterable[Problem]:
    """A figure has an id of its own and a source-relay pair that `sources.csv` grades the same."""
    seen: dict[str, str] = {}
    for file, job in jobs.values():
        for figure in job.figures:
            entry = f"{job.id} {figure.id}"
            if figure.id in seen:
                yield Problem(file, entry, f"identifiant déjà pris par {seen[figure.id]}")
            seen[figure.id] = job.id
            reason = _source_fault(figure, sources)
            if reason:
                yield Problem(file, entry, reason)


def _source_fault(figure: Figure, sources: Mapping[str, tuple[Source, ...]]) -> str | None:
    pairs = sources.get(figure.source)
    if not pairs:
        return f"source absente de sources.csv : « {figure.source} »"
    for pair in pairs:
        if pair.via == figure.via:
            same = pair.grade == figure.grade
            return None if same else f"grade {figure.grade}, mais sources.csv dit {pair.grade}"
    return f"relais absent de sources.csv : « {figure.source} » via « {figure.via or '—'} »"


def check_training(jobs: LocatedJobs, known: frozenset[str]) -> Iterable[Problem]:
    for file, job in jobs.values():
        for position, line in enumerate(job.training, 1):
            if line.source not in known:
                reason = f"source absente de sources.csv et de training_sources.csv : « {line.source} »"
                yield Problem(file, f"{job.id} training n° {position}", reason)


def check_names(jobs: LocatedJobs) -> Iterable[Problem]:
    """No name or alias of a curated job may be one of another's."""
    owners: dict[str, Job] = {}
    for file, job in jobs.values():
        for wording, _ in own_names(job):
            owner = owners.setdefault(wording_key(wording), job)
            if owner is not job:
                yield Problem(file, job.id, f"« {wording} » est déjà un nom de {owner.id}")
    for file, job in jobs.values():
        for alias in job.aliases:
            owner = owners.setdefault(wording_key(alias), job)
            if owner is not job:
                yield Problem(file, job.id, f"l'alias « {alias} » est déjà un nom de {owner.id}")


def check_sheets(
    sheets: Iterable[OnisepSheet], jobs: LocatedJobs, codes: Mapping[str, RomeCode]
) -> Iterable[Problem]:
    for sheet in sheets:
        entry = f"fiche {sheet.number} ({sheet.name})"
        for job_id in (*sheet.job_ids, *sheet.near_job_ids):
            if job_id not in jobs:
                yield Problem("onisep.csv", entry, f"métier inconnu « {job_id} »")
        for code in sheet.rome:
            if code not in codes:
                yield Problem("onisep.csv", entry, f"code ROME inconnu « {code} »")


def check_ambiguous(
    words: Mapping[str, tuple[CsvEntry, tuple[str, ...]]], jobs: LocatedJobs
) -> Iterable[Problem]:
    for row, job_ids in words.values():
        for job_id in job_ids:
            if job_id not in jobs:
                yield Problem(row.file, row.label, f"métier inconnu « {job_id} »")
