"""Every message is said by some action, and every branch of its template was rendered at least once."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args

import pytest

from actions.career import ActionCareer
from actions.compare import ActionCompare
from actions.convert import ActionConvert
from actions.missions import ActionMissions
from actions.negotiation import ActionAdvice, ActionCounterOffer
from actions.offer import ActionOffer
from actions.out_of_scope import ActionOutOfScope
from actions.salary import ActionSalary
from actions.simulation import ActionSimulation
from actions.small_talk import ActionGoodbye, ActionThank
from actions.source import ActionSource
from actions.training import ActionTraining
from actions.yes_no import ActionAffirm, ActionDeny
from nego.knowledge.loading import knowledge
from nego.negotiation.rehearsal.engine import step
from nego.negotiation.rehearsal.model import Lesson, Line, Move, Reaction
from nego.negotiation.rehearsal.parameters import TEMPERAMENTS
from nego.negotiation.rehearsal.words import conclusion, introduction, reminder, spoken
from nego.nlu.sentence import read_sentence
from nego.paths import ROOT, TEMPLATES
from nego.wording import wording
from tests.unit.actions.branches import Branches
from tests.unit.actions.harness import amount, candidate, entity, in_force, named, run, without_figure
from tests.unit.actions.talking import Talk
from tests.unit.actions.test_every_answer import LEVELS, PERIODS, curated, salary
from tests.unit.negotiation.rehearsal.games import ASKED, GAME, OFFERED

OWN = tuple(f"_{temperament}" for temperament in TEMPERAMENTS)


@pytest.fixture(scope="module")
def branches() -> Iterator[Branches]:
    with pytest.MonkeyPatch.context() as patch:
        counted = Branches(TEMPLATES, patch)
        patch.setattr(wording(), "_entries", counted.wording._entries)
        yield counted


def test_every_branch_of_every_template_is_rendered(branches: Branches) -> None:
    for render in (pay, knowledge_of_jobs, comparisons, conversions, offers, negotiations, talk, rehearsals):
        render()
    assert len(branches.known) > 100
    assert not branches.missed, "\n".join(branches.missed)


def pay() -> None:
    places: tuple[dict[str, Any], ...] = (
        {"location": "Lyon", "location_level": "city", "region": "Auvergne-Rhône-Alpes"},
        {"location": "Le Havre", "location_level": "city", "region": "Normandie"},
        {"location": "Les Ulis", "location_level": "city", "region": "Île-de-France"},
        {"location": "Rhône", "location_level": "department", "region": "Auvergne-Rhône-Alpes"},
        {"location": "Bretagne", "location_level": "region", "region": "Bretagne"},
        {"location": "Genève", "location_level": "abroad"},
    )
    for number, job in enumerate(curated()):
        basis = ("gross", "net", None)[number % 3]
        level = LEVELS[number % 4]
        salary(job, {**places[number % 6], "basis": basis, "experience_level": level} if number % 3 else {})
    for job in random.Random(1).sample(list(knowledge().jobs.values()), 100):
        salary(job, {"period": PERIODS[len(job.name) % 4]})
    without = next(job for job in knowledge().jobs.values() if not job.figures and not job.rome)
    salary(without, {})


def knowledge_of_jobs() -> None:
    other = random.Random(5).sample(list(knowledge().jobs.values()), 60)
    for job in [*curated()[::3], *other]:
        for action in (ActionTraining(), ActionMissions(), ActionCareer()):
            run(action, {}, job.name, named(job.id))
    for job in [*curated()[::8], *other]:
        for question in ("salary", "training", "missions", "career"):
            run(ActionSource(), in_force(job.id, question=question, location="Lyon"), "la source ?")
    run(ActionSource(), {}, "la source ?")
    run(ActionSource(), {"question": "convert"}, "la source ?")


def comparisons() -> None:
    jobs = curated()
    for first, second in zip(jobs[::4], jobs[7::4], strict=False):
        run(ActionCompare(), {}, f"{first.name}, {second.name}", named(first.id), named(second.id))


def conversions() -> None:
    gross, net, year = entity("basis", "gross"), entity("basis", "net"), entity("period", "year")
    run(ActionConvert(), {}, "", amount(2500, basis="gross"), net)
    run(ActionConvert(), {"status": "cadre"}, "", amount(2500, basis="gross", months=13), net)
    run(ActionConvert(), {}, "", amount(2500, basis="gross"), gross, year)
    run(ActionConvert(), {}, "", amount(2500, basis="gross", months=13), gross, entity("period", "hour"))
    for problem in ("negative", "absurd", "overflow"):
        run(ActionConvert(), {}, "", amount(1, problem=problem))
    run(ActionConvert(), {}, "", amount(450, kind="day_rate"))


def offers() -> None:
    jobs = curated()
    for number, job in enumerate(jobs[::3]):
        value = (1200, 2500, 4000, 9000)[number % 4]
        run(
            ActionOffer(),
            {},
            job.name,
            named(job.id),
            amount(value, basis=("gross", "net", None)[number % 3]),
        )
    for value in (1000.0, 3000.0):
        silent = without_figure()
        run(ActionOffer(), {}, silent.name, named(silent.id), amount(value))
    run(ActionOffer(), {}, "11 € de l'heure", amount(11, period="hour"))
    run(ActionOffer(), {}, "1 100 € par mois", amount(1100))


def negotiations() -> None:
    """Talks that meet every sentence about an offer, what to ask for, and the words."""
    silent = without_figure().name
    for turns in (
        ("offer|on me propose 35k à 45k + 10 % de variable garanti et tickets resto à Lyon comme comptable",
         "offer|et à 80 % ?", "figure|combien demander ?", "figure|40k", "advice|l'e-mail", "advice|passer",
         "advice|des arguments", "advice|à l'oral", "advice|pas de budget", "advice|des formules ?",
         "sheet|la fiche"),
        ("offer|1 450 € brut sur 13 mois + 500 € de variable par mois comme comptable",),
        ("offer|on me propose 2 000 € net sur 14 mois comme comptable", "offer|je suis cadre"),
        ("offer|on me propose 42 000 € par mois comme comptable", "other|hein ?", "no|laisse tomber"),
        ("offer|on me propose 450 000 € par mois comme comptable", "yes|oui", "other|hein ?"),
        ("offer|20 € par mois comme comptable", "no|non"),
        ("offer|je gagne 30k", "other|hein ?", "no|laisse tomber"),
        ("offer|je gagne comment comme comptable", "other|hein ?"),
        ("figure|combien demander comme augmentation", "figure|comptable, je gagne 30k", "other|hein ?",
         "figure|passer", "figure|je voudrais demander 80k", "advice|salaire actuel", "other|hein ?",
         "advice|j'ai réduit les coûts, mon loyer augmente", "advice|à l'oral", "sheet|la fiche"),
        ("offer|on me propose 95k comme comptable", "figure|combien demander ?"),
        ("figure|je refuse en dessous de 90k comme comptable",),
        ("figure|combien demander comme comptable ?", "figure|90 000 000 €", "figure|900 000 €"),
        (f"figure|combien demander comme {silent}", "figure|40k", "advice|des arguments", "sheet|la fiche"),
        (f"offer|on me propose 1 867,02 € brut par mois comme {silent}", "figure|38k", "advice|des formules"),
        ("advice|ai-je le droit ?", "advice|comment négocier"),
    ):  # fmt: skip
        talk = Talk()
        for turn in turns:
            talk.say(*turn.split("|"))


def talk() -> None:
    for slots in ({}, in_force("comptable"), {"choices": [candidate("plombier"), candidate("couvreur")]}):
        for action in (ActionThank(), ActionGoodbye(), ActionAffirm(), ActionDeny(), ActionOutOfScope()):
            run(action, slots, "c'est nul")
        for action in (ActionAdvice(), ActionCounterOffer()):
            run(action, slots, "?")
    for candidates in ([], [candidate("plombier")]):
        unknown = {"entity": "unknown_job", "value": "zorglubateur", "candidates": candidates}
        run(ActionSalary(), {}, "zorglubateur", unknown)


def rehearsals() -> None:
    amounts = {"offer": 36_000.0, "first_ask": 42_000.0, "ask": 42_000.0}
    states = (
        GAME,
        ASKED,
        replace(OFFERED, harder=1, avoid=42_000.0),
        replace(OFFERED, boss=True),
        replace(ASKED, expecting="details"),
    )
    for state in states:
        introduction(state)
        reminder(state)
    for line in get_args(Line):
        for days in (1, 2):
            spoken(GAME, Reaction((line,), 1, 36_000.0, 42_000.0, 1_000.0, days))
    for state in (
        step(ASKED, Move(levers=("remote", "training")))[0],
        replace(GAME, **amounts),
        replace(GAME, **{**amounts, "offer": 40_000.0, "target": 40_000.0}),
    ):
        conclusion(replace(state, ended="agreed"))
        conclusion(replace(state, ended="refused"))
    conclusion(replace(GAME, ended="stopped"))
    silent = next(job for job in knowledge().jobs.values() if not job.figures and not job.rome)
    rehearse(in_force(silent.id), "entraîne-moi")
    rehearse(in_force(silent.id), "entraîne-moi, on me propose 40k")
    for text in ("je gagne 30k, joue mon patron", "je gagne 12k brut par an, joue mon patron"):
        rehearse(in_force("comptable"), text)
    for value, period in ((800.0, "month"), (1500.0, "month"), (36_000.0, "year"), (90_000.0, "month")):
        offered = {"question": "offer", "amount": value, "amount_period": period, "amount_offered": True}
        rehearse({**in_force("comptable"), **offered}, "entraîne-moi, je vise 45 000 €")
        rehearse({**in_force("comptable"), **offered}, "entraîne-moi")
    for asking in ("job", "amount"):
        run(ActionOutOfScope(), {"asking": asking, "asking_for": "simulation"}, "?")


def rehearse(slots: dict[str, Any], text: str) -> None:
    run(ActionSimulation(), slots, text, *read_sentence(text).entities)


def test_every_message_is_used_and_every_message_used_exists() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "actions").glob("*.py")]
    sources += [path.read_text(encoding="utf-8") for path in (ROOT / "src" / "nego").rglob("*.py")]
    used = {name for source in sources for name in re.findall(r'"([a-z_]+)"', source)}
    rehearsed = {f"rehearsal_{line}{own}" for line in get_args(Line) for own in ("", *OWN)}
    rehearsed |= {f"rehearsal_lesson_{lesson}" for lesson in get_args(Lesson)}
    computed = {f"unreadable_{kind}" for kind in ("empty", "too_long", "no_words", "command", "markup")}
    assert set(wording().names) <= used | computed | rehearsed
    named_in_actions = {
        name
        for path in (ROOT / "actions").glob("*.py")
        for call in re.findall(r"render\(([^)]*)", path.read_text(encoding="utf-8"))
        for name in re.findall(r'"([a-z_]+)"', call)
    }
    assert named_in_actions <= set(wording().names)
