"""Jobs named through another: « son chef », « son assistant ».

The pairs are in ``knowledge/hierarchy.yml``. A name of ROME or ONISEP that it does not list is taken as the
first listed job of its code (« chauffeur routier » as « conducteur routier »); else the superior is the first
next job of the knowledge base whose title is that of a superior.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from nego.knowledge.loading import knowledge
from nego.knowledge.model import Job, Knowledge
from nego.paths import KNOWLEDGE

_TITLES_OF_SUPERIORS = ("chef", "cadre", "directeur", "responsable", "lead", "maître", "officier")


def superior_of(job: Job, facts: Knowledge) -> Job | None:
    """The job that usually supervises ``job``, or None when nothing says which."""
    superiors, _ = _pairs(KNOWLEDGE / "hierarchy.yml")
    above = _listed(job, superiors, facts)
    if above is not None and above.id != job.id:
        return above
    later = (facts.job(job_id) for job_id in job.evolution)
    return next((j for j in later if j.name.lower().startswith(_TITLES_OF_SUPERIORS)), None)


def second_superior_of(job: Job, facts: Knowledge) -> Job | None:
    """The superior of the superior, or the superior where nothing says who supervises that one."""
    superior = superior_of(job, facts)
    return superior and (superior_of(superior, facts) or superior)


def assistant_of(job: Job, facts: Knowledge) -> Job | None:
    """The job that usually assists ``job``, else the first that it supervises, or None."""
    _, assistants = _pairs(KNOWLEDGE / "hierarchy.yml")
    beside = _listed(job, assistants, facts)
    if beside is not None and beside.id != job.id:
        return beside
    return next(iter(_supervised_by(job, facts)), None)


def trainer_of(job: Job, facts: Knowledge) -> Job | None:
    """The job that usually teaches ``job``: the one listed, else of its code, else who teaches grown-ups."""
    raw = _raw(KNOWLEDGE / "hierarchy.yml")
    trainer = _listed(job, raw["trainers"], facts) or facts.job(_trainer_of_code(job.rome or "", raw))
    return trainer if trainer.id != job.id else None


def _trainer_of_code(code: str, raw: Mapping[str, Any]) -> str:
    by_code: Mapping[str, str] = raw["trainers_by_code"]
    fitting = [prefix for prefix in by_code if code.startswith(prefix)]
    return by_code[max(fitting, key=len)] if fitting else str(raw["trainer"])


def relatives_of(job: Job, facts: Knowledge) -> tuple[Job, ...]:
    """The jobs around ``job``, nearest first: above it, who assists it, those it supervises, colleagues."""
    above: list[Job] = []
    while (superior := superior_of(above[-1] if above else job, facts)) and superior not in (job, *above):
        above.append(superior)
    assistant = assistant_of(job, facts)
    return (
        *above,
        *((assistant,) if assistant else ()),
        *_supervised_by(job, facts),
        *_colleagues(job, facts),
    )


def _colleagues(job: Job, facts: Knowledge) -> tuple[Job, ...]:
    return tuple(map(facts.job, _raw(KNOWLEDGE / "hierarchy.yml")["colleagues"].get(job.id, ())))


def _listed(job: Job, pairs: Mapping[str, str], facts: Knowledge) -> Job | None:
    """What ``pairs`` gives for a job, or for the first of its ROME code where the job is no described one."""
    if job.id in pairs:
        return facts.job(pairs[job.id])
    if job.origin == "curated" or job.rome is None:
        return None
    return next((facts.job(to) for like, to in pairs.items() if facts.job(like).rome == job.rome), None)


def _supervised_by(job: Job, facts: Knowledge) -> tuple[Job, ...]:
    superiors, _ = _pairs(KNOWLEDGE / "hierarchy.yml")
    return tuple(facts.job(below) for below, above in superiors.items() if above == job.id)


@lru_cache(maxsize=2)
def _pairs(path: Path) -> tuple[Mapping[str, str], Mapping[str, str]]:
    raw = _raw(path)
    superiors = {below: above for above, jobs in raw["superiors"].items() for below in jobs}
    return superiors, raw["assistants"]


@lru_cache(maxsize=2)
def _raw(path: Path) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def problems(path: Path = KNOWLEDGE / "hierarchy.yml") -> list[str]:
    """Job ids of the file that do not exist, and jobs given two superiors, as French sentences."""
    raw = _raw(path)
    known = knowledge().jobs
    below = [job for jobs in raw["superiors"].values() for job in jobs]
    beside = {**raw["assistants"], **raw["trainers"]}
    named = {
        *raw["superiors"],
        *below,
        *beside,
        *beside.values(),
        *raw["trainers_by_code"].values(),
        *raw["colleagues"],
        *(job for jobs in raw["colleagues"].values() for job in jobs),
        *raw["assistants"].values(),
        raw["trainer"],
    }
    unknown = [f"{path.name} : « {job} » n'est pas un métier connu" for job in sorted(named - set(known))]
    twice = sorted({job for job in below if below.count(job) > 1})
    return unknown + [f"{path.name} : « {job} » a deux supérieurs" for job in twice]
