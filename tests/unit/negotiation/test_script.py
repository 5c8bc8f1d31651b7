"""What is said to the employer: the order, the words, and what is never in them."""

from __future__ import annotations

import re
from dataclasses import asdict, fields, replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nego.negotiation.asking import ask
from nego.negotiation.ground import law
from nego.negotiation.profile import LeftOut, Profile
from nego.negotiation.script import (
    Case,
    NoFigureError,
    Occasion,
    Script,
    arguments,
    case_of,
    left_out_text,
    script,
)
from nego.negotiation.situation import Offer, Situation
from nego.wording import Title
from tests.unit.negotiation.cases import FULL, PROFILES, TITLE, amounts, case, situations
from tests.unit.negotiation.markets import DAY, market

APEC = "Apec 2019: experience first, then results (rule 10)"
NOT_CURRENT = replace(market(central=45_000).answer, current=False)
OCCASIONS: tuple[Occasion, ...] = ("hiring", "raise")
_GENDERED = re.compile(r"\b(?:prêt|convaincu|ravi|sûr|certain|heureux|heureuse|motivé|engagé)e?\b")
_UNFILLED = re.compile(r"[\[\]{}]|\bNone\b|\bXX+\b|_{2,}|  | ,| \.|\.\.")


def said(words: Script) -> str:
    """All that the employer hears or reads."""
    lines = [words.question or "", *words.spoken, *(item.text for item in words.arguments)]
    lines += [text for item in words.answers for text in (item.objection, item.answer)]
    return "\n".join([*lines, words.email.subject, words.email.text])


@pytest.mark.parametrize(
    ("profile", "codes", "reference"),
    [
        (FULL, ["experience", "results", "skills", "other_offer"], APEC),
        (replace(FULL, experience_years=None), ["results", "skills", "other_offer"], APEC),
        (replace(FULL, results=()), ["experience", "skills", "other_offer"], APEC),
        (Profile(other_offer=True), ["other_offer"], "PON: last, without amount or condition"),
        (Profile(), [], APEC),
    ],
)
def test_arguments_in_the_order_that_works(profile: Profile, codes: list[str], reference: str) -> None:
    assert [item.code for item in arguments(profile)] == codes, reference


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_the_spoken_version_follows_the_same_order(occasion: Occasion) -> None:
    text = "\n".join(script(case(occasion)).spoken)
    places = [text.index(word) for word in ("6\u00a0ans", "délais", "charpente", "autre proposition", "47")]
    assert places == sorted(places), APEC


@pytest.mark.parametrize(
    ("occasion", "code", "words", "reference"),
    [
        ("hiring", "budget", ["équilibre", "42\u202f400\u00a0€ de fixe"], "Leonardelli 2019: equal packages"),
        ("hiring", "grid", ["échelon correspondent 6\u00a0ans", "hors grille"], "Marks & Harold 2011"),
        ("hiring", "junior", ["6\u00a0ans d'expérience", "réduction des délais"], APEC),
        ("hiring", "current_pay", ["Je préfère partir du poste", "47\u202f100\u00a0€"], "C. trav. L1221-6"),
        ("raise", "budget", ["par écrit", "six mois"], "Marks & Harold 2011"),
        ("raise", "current_pay", ["poste tel qu'il est", "45\u202f000\u00a0€"], "Ames & Mason 2015"),
    ],
)
def test_answers_to_the_usual_objections(
    occasion: Occasion, code: str, words: list[str], reference: str
) -> None:
    answer = next(item for item in script(case(occasion)).answers if item.code == code)
    assert all(word in answer.answer for word in words), reference
    assert len(answer.reference) > 15


def test_the_four_objections_have_an_answer_whatever_is_missing() -> None:
    for occasion in OCCASIONS:
        words = script(case(occasion, Profile()))
        assert [item.code for item in words.answers] == ["budget", "grid", "junior", "current_pay"]
        assert all(len(item.answer) > 40 for item in words.answers)


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_an_email_for_every_subset_of_the_profile(occasion: Occasion) -> None:
    empty = Profile()
    names = [item.name for item in fields(Profile)]
    for kept in product((True, False), repeat=len(names)):
        given_ = {n: getattr(FULL if keep else empty, n) for n, keep in zip(names, kept, strict=True)}
        words = script(case(occasion, Profile(**given_)))
        email = words.email
        assert email.subject
        assert email.lines[0] == ("Bonjour Madame Leroy," if given_["contact"] else "Bonjour,")
        assert email.lines[-1] == (given_["signature"] or "Bien cordialement.")
        assert "47\u202f100\u00a0€ et 49\u202f500\u00a0€ brut par an" in email.text
        assert all(result.capitalize() in email.text for result in given_["results"])
        assert not _UNFILLED.search(said(words)), said(words)
        assert not _GENDERED.search(said(words))


def test_the_email_reads_as_a_letter() -> None:
    # The layout is what is tested: paragraphs, list, signature.
    email = script(case(profile=replace(FULL, skills=(), other_offer=False))).email
    assert (
        re.sub("[\u00a0\u202f]", " ", email.text)
        == """Bonjour Madame Leroy,

Merci pour votre proposition. Le poste de menuisier m'intéresse, et je souhaite avancer avec vous. \
Avant de vous donner ma réponse, j'aimerais revenir sur la rémunération.

Ce que j'apporte :
– 6 ans d'expérience dans le métier
– Réduction des délais de 20 %
– Encadrement de 4 personnes

Mon repère pour ce métier : 45 000 € brut par an en médiane ; la moitié gagnent entre 40 000 € et 52 000 € \
(Cabinet, 2025).

Je souhaite une rémunération comprise entre 47 100 € et 49 500 € brut par an. Plusieurs formules de même \
valeur me conviennent : 47 100 € de fixe ; 42 400 € de fixe et 4 700 € de variable à objectifs atteints ; ou \
45 300 € de fixe et 2 jours de télétravail par semaine.

Je cherche un accord qui convienne à l'équipe comme à moi. Pouvons-nous en parler dans les prochains jours ?

Bien cordialement,
Camille Durand"""
    )


@given(situations(), PROFILES, st.sampled_from(OCCASIONS))
@settings(max_examples=150, deadline=None)
def test_every_amount_said_may_be_said(situation: Situation, profile: Profile, occasion: Occasion) -> None:
    """Never the walk-away figure, another offer or the present pay; never more than the range announced."""
    found = ask(situation, DAY)
    built, _ = case_of(occasion, TITLE, situation, found, profile)
    sayable = {round(built.said.low), round(built.said.high)}
    for package in built.said.packages:
        sayable |= {round(package.base), round(package.variable), round(package.bonus)}
    if built.evidence is not None:
        sayable |= {round(amount) for amount in built.evidence.amounts.given()}
    assert amounts(said(script(built))) <= sayable
    assert situation.floor not in sayable
    assert "floor" not in str(asdict(built.said))


@given(situations(), PROFILES)
@settings(max_examples=50, deadline=None)
def test_evidence_equal_to_the_walk_away_figure_is_not_quoted(situation: Situation, profile: Profile) -> None:
    floor = float(round(situation.market.central or situation.market.low or 30_000))
    situation = replace(situation, floor=floor)
    found = ask(situation, DAY)
    if found.said is None or floor in (found.said.low, found.said.high):
        return
    built, _ = case_of("hiring", TITLE, situation, found, profile)
    assert round(floor) not in amounts(said(script(built)))


def test_a_text_with_the_walk_away_figure_is_not_said() -> None:
    told = replace(FULL, results=("économies de 41 500 €", "réduction des délais"))
    assert case(profile=told, floor=41_500).profile.results == ("réduction des délais",)


def test_no_case_can_hold_a_walk_away_figure() -> None:
    assert not {item.name for item in fields(Case)} & {"floor", "situation", "ask"}


@pytest.mark.parametrize(
    "situation",
    [Situation(market()), Situation(market(central=45_000), Offer(12, "year", "gross"))],
)
def test_nothing_to_say_without_a_figure(situation: Situation) -> None:
    with pytest.raises(NoFigureError):
        case_of("hiring", TITLE, situation, ask(situation, DAY), FULL)


@pytest.mark.parametrize(
    "changes",
    [
        {"answer": NOT_CURRENT},
        {"evidence": "job_C"},
        {"year": None},
        {"basis_stated": False},
        {"overtaken": True},
    ],
)
def test_weak_evidence_is_not_quoted(changes: dict[str, object]) -> None:
    weak = Situation(market(40_000, 45_000, 52_000, **changes), wanted=46_000)
    assert case_of("hiring", TITLE, weak, ask(weak, DAY), FULL)[0].evidence is None


def test_evidence_far_under_the_figure_is_not_quoted() -> None:
    far = Situation(market(30_000, 32_000, 34_000), wanted=45_000, reasons=("results",))
    assert case_of("hiring", TITLE, far, ask(far, DAY), FULL)[0].evidence is None


def test_the_budget_is_asked_first_until_it_was() -> None:
    built = case()
    assert script(built).question == (
        "Avant de revenir sur le montant, quelle fourchette avez-vous prévue pour ce poste ?"
    )
    asked = replace(built, said=replace(built.said, moves=("give_range",)))
    assert script(asked).question is None


def test_a_raise_says_what_it_is_in_per_cent_and_never_more() -> None:
    # 47 100 / 40 000 is 17.75 %
    assert "au moins 17,7 % de plus" in script(case("raise")).email.text


def test_part_time_says_that_the_range_is_at_full_time() -> None:
    situation = Situation(market(central=45_000), Offer(20_000, "year", "gross", working_time=0.5))
    built, _ = case_of("hiring", TITLE, situation, ask(situation, DAY), FULL)
    assert "sur la base d'un temps plein" in script(built).email.text


def test_law_is_told_with_its_dates_at_a_hiring() -> None:
    told = script(case()).law
    assert len(told) == len(law())
    assert "L1221-6, en vigueur depuis le 1er mai 2008" in told[0]
    assert told[2].startswith("À vérifier : la directive (UE) 2023/970")
    assert "6 mars 2026" in told[2]
    assert script(case("raise")).law == ()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ingénieur", "poste d'ingénieur"),
        ("Menuisier", "poste de menuisier"),
        ("Hôte d'accueil", "poste d'hôte d'accueil"),
        ("PMO", "poste de PMO"),
    ],
)
def test_elision(name: str, words: str) -> None:
    assert words in script(replace(case(), title=Title(name))).email.text


def test_what_was_left_out_is_said() -> None:
    told = left_out_text((LeftOut("mon loyer", "needs"), LeftOut("mes enfants", "family")))
    assert told.splitlines()[0].startswith("Je n'ai pas repris « mon loyer » : les besoins d'argent")
    assert told.splitlines()[1].startswith("Ni « mes enfants » : la vie de famille")
    assert left_out_text(()) == ""
