"""Same facts, same figures and advice, whoever asks: gender, name, accord and politeness change nothing.

Language models fail this (PLOS ONE 2025, 10.1371/journal.pone.0318500): rule 15 of knowledge/negotiation.md.
Each situation is told twice, read from its sentence to the last page, and compared but for the forms that
French grammar asks for: the two forms of the job's name, the accord in the person's own words, the signature.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import islice, product
from typing import Any

import pytest

from nego.knowledge.loading import knowledge
from nego.knowledge.model import Job
from nego.knowledge.resolve import resolver
from nego.knowledge.select import SalaryQuestion
from nego.market.market import market_of
from nego.negotiation.asking import ask
from nego.negotiation.judge import judge
from nego.negotiation.profile import Profile
from nego.negotiation.raises import raise_of
from nego.negotiation.script import Occasion, case_of, left_out_text
from nego.negotiation.sheet import html, sheet
from nego.negotiation.situation import Ask, Offer, Situation, Verdict
from nego.wording import Title
from tests.unit.negotiation.markets import DAY

JOBS = 30  # x 4 offers x 2 occasions: 240 situations
OFFERS = ((24_500, 1, None), (31_000, 3, None), (39_000, 8, "Bretagne"), (52_000, 15, "Île-de-France"))


@dataclass(frozen=True)
class Teller:
    """One way to tell the same facts."""

    sentence: str
    signature: str
    feminine: bool

    def results(self) -> tuple[str, ...]:
        e = "e" if self.feminine else ""
        parent = "mère" if self.feminine else "père"
        return (f"chargé{e} de 3 projets menés", f"je suis {parent} de famille", "délais réduits de 20 %")


HE = Teller("je suis {name}", "Mohamed Benali", False)
SHE = Teller("Bonjour, s'il vous plaît, je suis {name}, merci beaucoup", "Léa Martin", True)


@lru_cache(maxsize=1)
def jobs() -> tuple[Job, ...]:
    """Jobs of two forms, from all over the knowledge."""
    known = knowledge().jobs.values()
    both = [job for job in known if job.figures and job.feminine not in (None, job.name)]
    return tuple(islice(both, 0, None, max(1, len(both) // JOBS)))[:JOBS]


SITUATIONS = list(product(range(JOBS), OFFERS, ("hiring", "raise")))


@dataclass(frozen=True)
class Outcome:
    verdict: Verdict
    ask: Ask
    drawing: dict[str, Any] | None
    page: str | None
    left_out: str


def told(teller: Teller, job: Job, offer: tuple[int, int, str | None], occasion: Occasion) -> Outcome:
    """From the sentence to the page, as that person would have it."""
    name = (job.feminine if teller.feminine else None) or job.name
    amount, years, region = offer
    mention = resolver().find(teller.sentence.format(name=name)).jobs[0]
    found_job = knowledge().job(mention.candidates[0].job_id)
    market = market_of(knowledge(), SalaryQuestion(found_job, None, years, region), DAY)
    pay = Offer(amount, "year", "gross")
    situation = Situation(market, pay, floor=amount + 700.0, reasons=("experience",))
    found = ask(situation, DAY)
    verdict = judge(pay, market, DAY)
    if found.target is None:
        return Outcome(verdict, found, None, None, "")
    raised = raise_of(pay, found.target, DAY) if occasion == "raise" else None
    profile = Profile(years, teller.results(), ("anglais",), True, teller.signature)
    title = Title(name, "f" if teller.feminine else "m")
    case, left = case_of(occasion, title, situation, found, profile, raised)
    page = sheet(situation, case, DAY, raised)
    said = plain(unescape(html(page)), teller, title)
    data = {key: value for key, value in page.drawing.data().items() if key not in ("title", "text")}
    return Outcome(verdict, found, data, said, plain(left_out_text(left), teller, title))


def plain(text: str, teller: Teller, title: Title) -> str:
    """The text without the forms that may differ, nor the size of print, which follows from its length."""
    text = re.sub(r'<body class="[a-z-]+">', "<body>", text)
    forms = {title.text, title.text[:1].upper() + title.text[1:]}
    for form in sorted(forms | {form.replace("'", "’") for form in forms}):
        text = re.sub(rf"(?:d['’]|de )?{re.escape(form)}(?!\w)", "§", text)
    text = text.replace(teller.signature, "§").replace("mère", "père")
    return re.sub(r"(?i)chargée", "chargé", text).replace("Chargé", "chargé")


def test_there_are_two_hundred_situations_at_least() -> None:
    assert len(jobs()) == JOBS
    assert len(SITUATIONS) >= 200


@pytest.mark.parametrize("number", range(JOBS))
def test_who_asks_changes_nothing(number: int) -> None:
    job, compared = jobs()[number], 0
    for _, offer, occasion in (each for each in SITUATIONS if each[0] == number):
        his, hers = told(HE, job, offer, occasion), told(SHE, job, offer, occasion)
        assert his == hers, (job.name, offer, occasion)
        compared += 1
    assert compared == len(OFFERS) * 2


def test_the_comparison_sees_a_difference() -> None:
    job = jobs()[0]
    assert told(HE, job, OFFERS[0], "hiring") != told(HE, job, OFFERS[1], "hiring")
    assert told(HE, job, OFFERS[1], "hiring") != told(HE, job, OFFERS[1], "raise")


def test_most_situations_reach_the_page() -> None:
    pages = [told(HE, jobs()[number], OFFERS[1], "hiring").page for number in range(JOBS)]
    assert sum(page is not None for page in pages) > JOBS // 2
