"""Jobs named through another: « son chef », « son assistant ».

The pairs are in ``knowledge/hierarchy.yml``; for a job it does not list, the superior is the first next job
of the knowledge base whose title is that of a superior.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from nego.knowledge.loading import knowledge
from nego.knowledge.model import Job, Knowledge
from nego.paths import KNOWLEDGE

_TITLES_OF_SUPERIORS = ("chef", "cadre", "directeur", "responsable", "lead", "maître", "officier")


def superior_of(job: Job, facts: Knowledge) -> Job | None:
    """The job that usually supervises ``job``, or None when nothing says which."""
    superiors, _ = _pairs(KNOWLEDGE / "hierarchy.yml")
    if job.id in superiors:
        return facts.job(superiors[job.id])
    later = (facts.job(job_id) for job_id in job.evolution)
    return next((j for j in later if j.name.lower().startswith(_TITLES_OF_SUPERIORS)), None)


def assistant_of(job: Job, facts: Knowledge) -> Job | None:
    """The job that usually assists ``job``, or None."""
    _, assistants = _pairs(KNOWLEDGE / "hierarchy.yml")
    return facts.job(assistants[job.id]) if job.id in assistants else None


@lru_cache(maxsize=2)
def _pairs(path: Path) -> tuple[Mapping[str, str], Mapping[str, str]]:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    superiors = {below: above for above, jobs in raw["superiors"].items() for below in jobs}
    return superiors, raw["assistants"]


def problems(path: Path = KNOWLEDGE / "hierarchy.yml") -> list[str]:
    """Job ids of the file that do not exist, and jobs given two superiors, as French sentences."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    known = knowledge().jobs
    below = [job for jobs in raw["superiors"].values() for job in jobs]
    named = {*raw["superiors"], *below, *raw["assistants"], *raw["assistants"].values()}
    unknown = [f"{path.name} : « {job} » n'est pas un métier connu" for job in sorted(named - set(known))]
    twice = sorted({job for job in below if below.count(job) > 1})
    return unknown + [f"{path.name} : « {job} » a deux supérieurs" for job in twice]
