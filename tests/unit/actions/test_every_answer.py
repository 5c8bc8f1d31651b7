"""What holds for every answer: readable French, a source and a year, nothing invented, the same words."""

from __future__ import annotations

import hashlib
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from actions.base import NegoAction, salary_question
from actions.career import ActionCareer
from actions.compare import ActionCompare
from actions.missions import ActionMissions
from actions.offer import ActionOffer
from actions.salary import ActionSalary
from actions.source import ActionSource
from actions.training import ActionTraining
from nego.conversation import Context
from nego.knowledge.loading import knowledge
from nego.knowledge.model import Job
from nego.knowledge.select import answer_salary
from nego.paths import ROOT
from tests.unit.actions.harness import amount, in_force, named, run

PLACES: tuple[dict[str, Any], ...] = (
    {},
    {"location": "Lyon", "location_level": "city", "region": "Auvergne-Rhône-Alpes", "department": "Rhône"},
    {"location": "Île-de-France", "location_level": "region", "region": "Île-de-France"},
    {"location": "Mayotte", "location_level": "region", "region": "Mayotte", "department": "Mayotte"},
)
PERIODS = (None, "month", "year", "hour")
BASES = (None, "gross", "net")
LEVELS = (None, "junior", "confirmed", "senior")

BROKEN = re.compile(
    r"\bNone\b|\bnan\b|\binf\b|\bTrue\b|\bFalse\b|[{}<>!]|  |,,|;;|(?<!\.)\.\.(?!\.)|: :|\(\)|\( | \)"
    r"| ,| \.(?!NET)|\bde les? (?=\d)|\bd'un une?\b|\bune? une?\b"
    r"|\b[àa] les? \b|gagne (?:huit|la moitié|trois)"
)
A_YEAR = re.compile(r"\b(?:19|20)\d\d\b|page non datée")
MAX_CHARACTERS = 1100


def curated() -> list[Job]:
    return [job for job in knowledge().jobs.values() if job.origin == "curated"]


def asked(job: Job, ways: int = 1) -> Iterator[dict[str, Any]]:
    """The job with nothing asked, and other ways to ask, drawn for it."""
    yield {}
    every = list(product(PERIODS, BASES, LEVELS, PLACES))
    for period, basis, level, place in random.Random(job.id).sample(every, ways):
        yield {"period": period, "basis": basis, "experience_level": level, **place}


def salary(job: Job, slots: dict[str, Any]) -> str:
    return run(ActionSalary(), slots, job.name, named(job.id)).text


def faults(text: str) -> Iterator[str]:
    """What no answer may contain."""
    found = BROKEN.search(text.replace("« ", "«").replace(" »", "»"))
    if found:
        yield f"{found.group()!r} in: {text}"
    if "s'est mal passé" in text:
        yield text


def faults_of_pay(job: Job, slots: dict[str, Any], text: str) -> Iterator[str]:
    """Without a source and a year; too long; a mean called a median; an estimate that does not say so."""
    yield from faults(text)
    answer = answer_salary(knowledge(), salary_question(Context.from_slots(slots), job))
    if answer.evidence == "none":
        return
    first, kind = text.splitlines()[0], answer.central_kind
    averages = answer.amounts is not None and answer.amounts.range_kind == "of_averages"
    told = {
        "no year": A_YEAR.search(text) is None,
        "too long": len(text) > MAX_CHARACTERS,
        "median": ("médiane" in first) != (kind == "median"),
        "mean": not averages and ("moyenne" in first) != (kind == "mean"),
        "estimate": ("environ " in first) != answer.estimate,
    }
    yield from (f"{name}: {text}" for name, wrong in told.items() if wrong)


def test_what_curated_jobs_pay() -> None:
    found = [
        fault
        for job in curated()
        for slots in asked(job)
        for fault in faults_of_pay(job, slots, salary(job, slots))
    ]
    assert not found, "\n\n".join(found[:20])


def test_most_first_answers_fit_a_phone() -> None:
    sizes = sorted(len(salary(job, {})) for job in curated()[::4])
    assert sizes[len(sizes) // 2] <= 620
    assert sizes[len(sizes) * 9 // 10] <= 800


@pytest.mark.parametrize(
    "action", [ActionTraining(), ActionMissions(), ActionCareer()], ids=lambda a: a.skill
)
def test_what_else_is_known_of_curated_jobs(action: NegoAction) -> None:
    texts = (run(action, {}, job.name, named(job.id)).text for job in curated())
    found = [fault for text in texts for fault in faults(text)]
    assert not found, "\n\n".join(found[:20])


@pytest.mark.parametrize("question", ["salary", "training", "missions"])
def test_sources_of_curated_jobs(question: str) -> None:
    texts = (run(ActionSource(), in_force(job.id, question=question), "?").text for job in curated()[::3])
    found = [fault for text in texts for fault in faults(text)]
    assert not found, "\n\n".join(found[:20])


def comparisons_and_offers(number: int) -> Iterator[str]:
    jobs, draw = curated(), random.Random(2)
    for _ in range(number):
        first, second = draw.sample(jobs, 2)
        text = f"{first.name} ou {second.name}"
        yield run(ActionCompare(), {}, text, named(first.id), named(second.id)).text
        pay = amount(draw.randint(1500, 6000), basis=draw.choice(BASES))
        yield run(ActionOffer(), {}, first.name, named(first.id), pay).text


def test_comparisons_and_offers() -> None:
    found = [fault for text in comparisons_and_offers(150) for fault in faults(text)]
    assert not found, "\n\n".join(found[:20])


def test_every_name_has_an_answer() -> None:
    jobs = [job for job in knowledge().jobs.values() if job.origin != "curated"]
    drawn = random.Random(3).sample(jobs, 600)
    found = [fault for job in drawn for fault in faults_of_pay(job, {}, salary(job, {}))]
    assert not found, "\n\n".join(found[:20])


def digest(size: int = 10) -> str:
    """One fingerprint of many answers."""
    jobs = random.Random(4).sample(curated(), size)
    texts = [salary(job, slots) for job in jobs for slots in asked(job)]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def test_the_same_facts_give_the_same_words_in_another_process() -> None:
    code = "from tests.unit.actions.test_every_answer import digest; print(digest())"
    seeds = {**os.environ, "PYTHONHASHSEED": "7"}
    other = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=seeds, capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == digest()
