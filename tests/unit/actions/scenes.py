"""Conversations and renders that meet every branch of every template."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any, get_args

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
from nego.knowledge.about import training_of
from nego.knowledge.amounts import Amounts
from nego.knowledge.loading import knowledge
from nego.knowledge.select import SalaryQuestion, answer_salary
from nego.negotiation.asking import ask
from nego.negotiation.profile import Profile
from nego.negotiation.rehearsal.engine import step
from nego.negotiation.rehearsal.model import Line, Move, Reaction
from nego.negotiation.rehearsal.words import conclusion, introduction, reminder, spoken
from nego.negotiation.script import Occasion, case_of, script
from nego.negotiation.sheet import sheet
from nego.negotiation.situation import Offer, Situation
from nego.nlu.sentence import read_sentence
from nego.pay.conversion import Asked, convert_pay
from nego.wording import wording
from tests.unit.actions.harness import amount, candidate, entity, in_force, named, run, without_figure
from tests.unit.actions.talking import Talk
from tests.unit.actions.test_every_answer import LEVELS, PERIODS, curated, salary
from tests.unit.negotiation.cases import FULL, TITLE, case
from tests.unit.negotiation.markets import DAY, QUESTION, market
from tests.unit.negotiation.rehearsal.games import ASKED, GAME, OFFERED

QUARTILES = ((25, 40_000), (50, 45_000), (75, 52_000))
KNOWN = market(40_000, 45_000, 52_000, range_kind="p25_p75", percentiles=QUARTILES)


def render_all() -> None:
    """Meet them all."""
    for render in (
        pay, knowledge_of_jobs, comparisons, conversions, offers, negotiations, talk, rehearsals,
        words_for_the_employer, pages, installing, ways_to_say_a_pay,
    ):  # fmt: skip
        render()


def pay() -> None:
    places: tuple[dict[str, Any], ...] = (
        {"location": "Lyon", "location_level": "city", "region": "Auvergne-Rhône-Alpes"},
        {"location": "Le Havre", "location_level": "city", "region": "Normandie"},
        {"location": "Les Ulis", "location_level": "city", "region": "Île-de-France"},
        {"location": "Rhône", "location_level": "department", "region": "Auvergne-Rhône-Alpes"},
        {"location": "Bretagne", "location_level": "region", "region": "Bretagne"},
        {"location": "le Vexin", "location_level": "area"},
        {"location": "Genève", "location_level": "abroad"},
    )
    for number, job in enumerate(curated()):
        basis, level, place = ("gross", "net", None)[number % 3], LEVELS[number % 4], places[number // 3 % 7]
        salary(job, {**place, "basis": basis, "experience_level": level} if number % 3 else {})
    for words in ("en libéral", "dans le public", "en clinique", "de nuit"):
        for job_id in ("masseur-kinesitherapeute", "psychologue"):
            run(ActionSalary(), in_force(job_id), f"et {words} ?")
    for job in random.Random(1).sample(list(knowledge().jobs.values()), 100):
        salary(job, {"period": PERIODS[len(job.name) % 4]})
    for job in knowledge().jobs.values():
        if not job.figures and answer_salary(knowledge(), SalaryQuestion(job)).evidence == "none":
            salary(job, {})


def knowledge_of_jobs() -> None:
    other = random.Random(5).sample(list(knowledge().jobs.values()), 60)
    for job in [*curated()[::3], *other]:
        for action in (ActionTraining(), ActionMissions(), ActionCareer()):
            run(action, {}, job.name, named(job.id))
    for job in [*curated()[::8], *other]:
        for question in ("salary", "training", "missions", "career"):
            run(ActionSource(), in_force(job.id, question=question, location="Lyon"), "la source ?")
    of_fields = next(job for job in knowledge().jobs.values() if training_of(knowledge(), job).fields)
    run(ActionTraining(), {}, of_fields.name, named(of_fields.id))
    run(ActionSource(), {}, "la source ?")
    run(ActionSource(), {"question": "convert"}, "la source ?")


def comparisons() -> None:
    jobs = curated()
    for first, second in zip(jobs[::4], jobs[7::4], strict=False):
        run(ActionCompare(), {}, f"{first.name}, {second.name}", named(first.id), named(second.id))

    run(ActionCompare(), {}, "lequel de nuit ?", named("comptable"), named("plombier"))
    run(ActionCompare(), {}, "comptable", named("comptable"))
    run(ActionCompare(), {}, "?", named("comptable"), named(without_figure().id))


def conversions() -> None:
    gross, net, year = entity("basis", "gross"), entity("basis", "net"), entity("period", "year")
    run(ActionConvert(), {}, "", amount(2500, basis="gross"), net)
    run(ActionConvert(), {"status": "cadre"}, "", amount(2500, basis="gross", months=13), net)
    run(ActionConvert(), {}, "", amount(2500, basis="gross"), gross, year)
    run(ActionConvert(), {}, "", amount(2500, basis="gross", months=13), gross, entity("period", "hour"))
    for problem in ("negative", "absurd", "overflow"):
        run(ActionConvert(), {}, "", amount(1, problem=problem))
    run(ActionConvert(), {}, "", amount(450, kind="day_rate"))
    asked = Asked(2_500.0, "month", "gross", "month", "net", 12)
    wording().render("conversion", asked=asked, results=convert_pay(asked, ("cadre",), date(2030, 1, 1)))


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
    run(ActionOffer(), in_force("aide-soignant"), "et 1 900 € en EHPAD ?", amount(1900))
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
        (f"figure|combien demander comme {silent}, 1 867,02 € brut par mois", "figure|22 500 €",
         "advice|des formules"),
        ("offer|1 400 € brut par mois à mi-temps comme comptable", "figure|combien demander"),
        ("figure|comptable, on me propose 34k, je refuse en dessous de 36k",),
        ("offer|1 600 € brut par mois et 8 000 € de variable comme comptable",),
        ("offer|500 € par mois en stage comme comptable",), ("offer|apprenti comptable à 900 € par mois",),
        ("offer|mon patron me propose 3 % d'augmentation", "other|hein ?", "offer|2 450 € brut par mois",
         "offer|comptable à Lyon", "convert|et en net ?", "figure|combien demander ?", "convert|et en net ?",
         "advice|l'e-mail", "advice|à l'oral", "sheet|la fiche", "offer|une autre boîte me propose 36k"),
        ("offer|mon patron me propose 2 550 € au lieu de 2 450 € brut, je suis comptable",
         "convert|et en brut ?"),
        ("offer|comptable, 2 450 € brut par mois à 80 %",
         "offer|mon patron me propose 100 € de plus par mois"),
        ("offer|comptable, je gagne 30k à 39 h", "offer|on m'augmente de 100 € par mois",
         "figure|combien demander ?", "advice|l'e-mail"),
        ("offer|comptable, 14 € de l'heure à 39 h",),
        ("figure|comptable, je gagne 34k, je veux 3 % d'augmentation",),
        ("offer|on me propose 36k à 80 % chez A et 42k + 10 % de variable chez B",
         "offer|comptable", "convert|et en net ?"),
        ("offer|comptable, on me propose 36k chez A et 36k chez B", "offer|j'ai aussi une offre à 36k",),
        ("offer|comptable, on me propose 36k à Lyon et 12k à Paris",),
        (f"offer|on me propose 36k chez A et 42k chez B comme {silent}", "offer|j'ai aussi une offre à 42k"),
        ("offer|on me propose 36k chez A et 36k chez B", "offer|comptable"),
        ("figure|combien demander comme data analyst ?",),
        ("figure|je suis professeur des écoles titulaire, combien demander ?",),
        ("offer|comptable, on me propose 36k par an sur 13 mois",),
        ("offer|comptable, on me propose 36k sur 13 mois", "convert|et en net ?"),
        ("offer|développeur web, on me propose 36k", "convert|et en net ?", "offer|on me propose 33k chez A"),
        ("advice|ai-je le droit ?", "advice|comment négocier", "advice|mes chances ?"),
        ("offer|je gagne 2 200 € net comme comptable, mon patron me propose 3 % ou une prime de 1 500 €",),
        ("offer|je gagne 2 200 € net comme comptable, mon patron me propose 3 % ou une prime de 500 €",),
        ("offer|on me propose 38k chez A et 41k chez B comme comptable", "offer|laquelle choisir ?"),
        ("offer|comptable, on me propose 36k chez A et 36k chez B", "offer|laquelle choisir ?"),
        ("offer|comptable, on me propose 36k à 80 % + 2k de variable", "offer|j'ai aussi une offre à 30k",
         "offer|et à temps plein ça ferait combien ?", "offer|laquelle choisir ?"),
        ("offer|comptable, je gagne 35k", "offer|une autre boîte me propose 39k", "offer|laquelle choisir ?"),
        ("offer|comptable à 80 %, 15 € de l'heure", "offer|et à temps plein ça ferait combien ?"),
        ("offer|comptable, je gagne 2300 brut", "offer|une autre boîte me propose 2500",
         "offer|mon patron me propose 2450 pour que je reste", "offer|laquelle choisir ?",
         "offer|mon patron s'aligne", "offer|mon patron me propose 2600 pour que je reste",
         "offer|laquelle choisir ?", "figure|combien demander ?"),
        ("offer|on me propose 2500 brut comme comptable", "offer|je gagne 2300 brut",
         "figure|combien demander ?", "figure|combien demander à mon patron ?",
         "figure|combien demander au recruteur ?"),
        ("offer|on me propose 2500 brut comme comptable", "offer|je gagne 30k"),
        ("offer|on me propose 2500 brut comme comptable", "offer|je gagne 2600 brut"),
        ("figure|comptable, je gagne 60k, je veux 3 % d'augmentation",),
        ("offer|aide-soignante à l'hôpital, on me propose 14 € de l'heure", "figure|combien demander ?"),
        ("offer|aide-soignante, on me propose 14 € de l'heure", "figure|combien demander ?"),
        ("offer|on me propose 90k et 20k d'actions comme directeur commercial",),
        ("offer|infirmier à Genève à 6500 CHF",),
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
    for said in ("comptable", "comptabl"):
        run(ActionSalary(), {}, said, {**named("comptable"), "value": said, "near": True})
    several = {**named("comptable"), "ambiguous": True, "candidates": [candidate("plombier")]}
    run(ActionSalary(), {}, "chef", {**several, "value": "chef"})
    for job_id, text in (
        ("comptable", "et son chef ?"),
        ("vendeur", "et son chef ?"),
        ("comptable", "et son N+2 ?"),
        ("comptable", "et son assistant ?"),
        ("chirurgien-dentiste", "et son assistant ?"),
        ("macon", "et ceux qui les forment ?"),
        ("formateur-d-adultes", "et ceux qui les forment ?"),
        ("professeur-des-ecoles", "et la directrice ?"),
    ):
        Talk(in_force(job_id)).say("salary", text)
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
        replace(OFFERED, boss=True, raised=True),
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


def words_for_the_employer() -> None:
    """All that a person may say of themselves, to a recruiter and to their own employer."""
    for profile in (Profile(), FULL, replace(FULL, results=()), replace(FULL, experience_years=None)):
        for occasion in get_args(Occasion):
            script(case(occasion, profile))
    for situation in (
        Situation(KNOWN),
        Situation(KNOWN, Offer(20_000, "year", "gross", working_time=0.5)),
        Situation(market(), wanted=40_000.0),
        Situation(KNOWN, levers=("bonus",)),
    ):
        for profile in (FULL, Profile()):
            script(case_of("hiring", TITLE, situation, ask(situation, DAY), profile)[0])


def pages() -> None:
    """The page to take along, by what is known of the job and where the offer stands."""
    at_lyon = replace(QUESTION, place="Lyon")
    for known in (
        KNOWN,
        market(),
        market(40_000, None, 52_000),
        market(40_000, 45_000, 52_000, question=at_lyon, evidence="family", old=True),
        market(40_000, 45_000, 52_000, evidence="job_C", year=None, basis_stated=False),
        market(40_000, 45_000, 52_000, overtaken=True),
        replace(KNOWN, open_from=75),
        market(25_000, range_kind="floor"),
        market(25_000, 30_000, 45_000, range_kind="career"),
    ):
        for pay in (24_000.0, 41_000.0, 45_000.0, 60_000.0):
            offer = Offer(pay, "year", "gross")
            situation = Situation(known, offer, wanted=62_000.0, reasons=("results",))
            sheet(situation, case_of("hiring", TITLE, situation, ask(situation, DAY), FULL)[0], DAY)


def installing() -> None:
    """Why Slack did not install Négo."""
    wording().render("sheet_file", terminal=True)
    for reason in ("access_denied", "invalid_state", "other"):
        wording().render("slack_not_installed", reason=reason)
    for conversations in (0, 2):
        wording().render("slack_exported", conversations=conversations, turns=3)


def ways_to_say_a_pay() -> None:
    """Bounds and centres that no source of today leaves out, and one of tomorrow may."""
    said = wording()._environment.get_template("salary.j2").module
    for kind in ("p25_p75", "p10_p90", "start", None):
        for low, central, high in product((20.0, None), (30.0, None), (40.0, None)):
            if (low, central, high) == (None, None, None):
                continue
            amounts = Amounts(low, central, central and "median", high, "year", "gross", kind)
            for high_open in (True, False):
                said.pay(amounts, high_open)  # type: ignore[attr-defined]
    words = wording()._environment.get_template("words.j2").module
    for level in ("area", "city", "department", "region"):
        words.at("Vexin", level)  # type: ignore[attr-defined]
