"""From the files of `knowledge/` to one `Knowledge`, checked.

`load_knowledge` refuses a folder that has a blocking fault; `check` lists all the faults.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from nego.knowledge import checks
from nego.knowledge.kept import kept
from nego.knowledge.model import Appellation, Figure, Job, Knowledge, OnisepSheet, Training
from nego.knowledge.names import (
    NamedThings,
    appellation_redirects,
    base_wordings,
    claim_initials_forms,
    claim_rest,
    claim_sheets,
    jobs_of_codes,
)
from nego.knowledge.problems import KnowledgeError, Problem
from nego.knowledge.read_jobs import read_jobs
from nego.knowledge.read_tables import (
    read_ages,
    read_ambiguous,
    read_appellations,
    read_codes,
    read_esco,
    read_families,
    read_onisep,
    read_regions,
    read_sources,
    read_statistics,
    read_training_sources,
)
from nego.knowledge.vocabulary import Targets, read_vocabulary
from nego.paths import KNOWLEDGE

__all__ = ["KnowledgeError", "Problem", "check", "knowledge", "load_knowledge"]


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """The project's own facts, loaded once and kept for the next process. Raises KnowledgeError."""
    return kept("knowledge", lambda: load_knowledge(KNOWLEDGE))


def load_knowledge(folder: Path) -> Knowledge:
    """Everything in `folder`. Raises KnowledgeError when a file is missing, unreadable or wrong."""
    loaded, problems = _load(folder)
    blocking = [problem for problem in problems if problem.blocking]
    if blocking:
        raise KnowledgeError(blocking)
    return loaded


def check(folder: Path) -> list[Problem]:
    """Every fault of `folder`, in the order of the files read; empty when all is well."""
    return _load(folder)[1]


def _load(folder: Path) -> tuple[Knowledge, list[Problem]]:
    problems: list[Problem] = []
    located = read_jobs(folder, problems)
    codes = read_codes(folder, problems)
    families = read_families(folder, problems)
    sources = read_sources(folder, problems)
    asked = read_ambiguous(folder, problems)
    curated = {job_id: job for job_id, (_, job) in located.items()}
    things = NamedThings(
        curated=curated,
        codes=codes,
        appellations=tuple(read_appellations(folder, codes, problems)),
        onisep=tuple(read_onisep(folder, problems)),
        esco=tuple(read_esco(folder, codes, problems)),
    )
    statistics = read_statistics(folder, codes, families, problems)
    regions, ages = read_regions(folder, problems), read_ages(folder, problems)
    training_sources = frozenset(sources) | read_training_sources(folder, problems)
    problems += checks.check_jobs(located, codes, things.onisep)
    problems += checks.check_figures(located, sources)
    problems += checks.check_training(located, training_sources)
    problems += checks.check_names(located)
    problems += checks.check_sheets(things.onisep, located, codes)
    problems += checks.check_ambiguous(asked, located)

    redirects = appellation_redirects(curated, things.appellations)
    words = base_wordings(things, redirects)
    redirects |= claim_sheets(words, things.onisep)
    code_jobs = jobs_of_codes(things, redirects)
    jobs = _all_jobs(things, redirects)
    ids = {job_id: job.rome for job_id, job in jobs.items()} | dict.fromkeys(redirects)
    vocabulary = read_vocabulary(folder, Targets(ids, redirects, code_jobs), words, problems)
    claim_rest(words, things, redirects, code_jobs)
    claim_initials_forms(words, things, redirects)
    ambiguous = {word: job_ids for word, (_, job_ids) in asked.items()} | dict(vocabulary.ambiguous)
    loaded = Knowledge(
        jobs=jobs,
        codes=codes,
        statistics=statistics,
        families=tuple(families),
        regions=tuple(regions),
        ages=tuple(ages),
        sources=sources,
        ambiguous=ambiguous,
        vocabulary=vocabulary.wordings,
        appellations=things.appellations,
        onisep=things.onisep,
        esco=things.esco,
        redirects=redirects,
        code_jobs=code_jobs,
        all_names=words.all(),
    )
    return loaded, problems


def _all_jobs(things: NamedThings, redirects: Mapping[str, str]) -> dict[str, Job]:
    """Curated jobs, ROME names and ONISEP sheets that are no other job; sheets add their facts to a ROME
    name of the same words. A curated job already holds what its sheets say."""
    jobs = dict(things.curated)
    for item in things.appellations:
        if item.job_id not in redirects:
            jobs[item.job_id] = _rome_job(item)
    for sheet in things.onisep:
        target = redirects.get(sheet.job_id, sheet.job_id)
        if target == sheet.job_id:
            jobs[target] = _with_sheet(_onisep_job(sheet), sheet)
        elif target in jobs and jobs[target].origin != "curated":
            jobs[target] = _with_sheet(jobs[target], sheet)
    return jobs


def _rome_job(item: Appellation) -> Job:
    return Job(
        id=item.job_id,
        name=item.name,
        feminine=item.feminine,
        plural=None,
        feminine_plural=None,
        origin="rome",
        rome=item.rome,
    )


def _onisep_job(sheet: OnisepSheet) -> Job:
    """A sheet with one code has that code; with several, none covers it alone."""
    alone = len(sheet.rome) == 1
    return Job(
        id=sheet.job_id,
        name=_capital(sheet.name),
        feminine=_capital(sheet.feminine),
        plural=None,
        feminine_plural=None,
        origin="onisep",
        rome=sheet.rome[0] if alone else None,
        aliases=sheet.aliases,
        rome_near=() if alone else sheet.rome,
    )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _with_sheet(job: Job, sheet: OnisepSheet) -> Job:
    figures, training = job.figures, job.training
    if sheet.junior_low is not None and not sheet.inverted_in_source:
        figures = (*figures, _start_pay(sheet, job.id))
    if sheet.entry_level is not None:
        training = (*training, _entry_level(sheet, job.id))
    return replace(
        job,
        figures=figures,
        training=training,
        onisep=(*job.onisep, sheet.number),
        near=tuple(dict.fromkeys((*job.near, *sheet.near_job_ids))),
        sources=(*job.sources, sheet.url),
    )


def _start_pay(sheet: OnisepSheet, job_id: str) -> Figure:
    return Figure(
        id=sheet.job_id,
        job_id=job_id,
        level="junior",
        low=sheet.junior_low,
        high=sheet.junior_high,
        period=sheet.period,
        basis=sheet.basis,
        range_kind="start",
        source=sheet.source,
        edition=sheet.edition,
        year=sheet.year,
        url=sheet.url,
        grade="A",
        below_smic_today=sheet.below_smic_today,
    )


def _entry_level(sheet: OnisepSheet, job_id: str) -> Training:
    return Training(
        job_id=job_id,
        source=sheet.source,
        grade="A",
        entry_level=sheet.entry_level,
        levels=(sheet.entry_level,) if sheet.entry_level else (),
        year=sheet.year,
        url=sheet.url,
    )
