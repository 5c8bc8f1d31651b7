"""Which messages are for the recruiter, and what a rehearsal starts from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from nego.conversation import Context, Reading
from nego.conversation.rehearsing import (
    Preparation,
    belongs_to,
    moves_to_other_job,
    prepare,
    rehearsal_in_force,
    rehearsal_of,
    understand_start,
    without_played,
)
from nego.nlu.sentence import read_sentence
from tests.unit.negotiation.markets import DAY, market
from tests.unit.negotiation.rehearsal.games import ASKED, GAME

COMPTABLE = replace(ASKED, job="comptable", job_id="comptable")
ENDED = replace(COMPTABLE, ended="agreed")


def reading(text: str, **more: Any) -> Reading:
    return Reading.from_message({"text": text, "entities": read_sentence(text).entities, **more})


FOR_THE_RECRUITER = [
    ("45 000", "evaluate_offer"),
    ("entre 42 et 45k", "ask_salary"),
    ("oui", "affirm"),
    ("non", "deny"),
    ("j'ai 5 ans d'expérience comme comptable", "ask_salary"),
    ("j'ai géré une équipe à Lyon", "out_of_scope"),
    ("quel est votre budget ?", "ask_salary"),
    ("vous pouvez faire 42k ?", "ask_counter_offer"),
    ("et le télétravail ?", "out_of_scope"),
    ("et un point dans six mois ?", "ask_salary"),
    ("pourquoi pas plus ?", "ask_source"),
    ("Quelle est la fourchette prévue pour le poste ?", "ask_source"),
    ("est-ce que vous financez une formation ?", "ask_training"),
    ("on me propose 44k ailleurs", "evaluate_offer"),
    ("pour un comptable comme moi, 42k c'est possible ?", "evaluate_offer"),
    ("stop", "out_of_scope"),
    ("aide", "ask_help"),
    ("que sais-tu faire ?", "ask_help"),
    ("bonjour", "greet"),
    ("une recette de crêpes", "out_of_scope"),
    ("en fait je postule comme contrôleur de gestion", "ask_salary"),
    ("rejouer en plus difficile", "out_of_scope"),
]
FOR_NEGO = [
    ("combien gagne un plombier ?", "ask_salary"),
    ("combien gagne un comptable avec 5 ans d'expérience ?", "ask_salary"),
    ("et un plombier ?", "ask_salary"),
    ("quelle formation pour être comptable ?", "ask_training"),
    ("d'où vient ce chiffre ?", "ask_source"),
    ("45 000 brut par an ça fait combien en net ?", "convert_salary"),
    ("qui gagne le plus entre un comptable et un plombier ?", "compare_jobs"),
    ("quelles sont les missions ?", "ask_missions"),
    ("que dois-je demander ?", "ask_counter_offer"),
    ("on me propose 38k comme plombier, c'est bien ?", "evaluate_offer"),
    ("efface mes données", "erase_data"),
]


@pytest.mark.parametrize(("text", "intent"), FOR_THE_RECRUITER)
def test_what_is_for_the_recruiter(text: str, intent: str) -> None:
    assert belongs_to(COMPTABLE, intent, reading(text))


@pytest.mark.parametrize(("text", "intent"), FOR_NEGO)
def test_what_is_for_nego(text: str, intent: str) -> None:
    assert not belongs_to(COMPTABLE, intent, reading(text))


@pytest.mark.parametrize(
    ("problem", "expected"), [("empty", True), ("no_words", True), ("too_long", False), ("markup", False)]
)
def test_silence_is_a_move_and_what_cannot_be_read_is_none(problem: str, expected: bool) -> None:
    assert belongs_to(COMPTABLE, "out_of_scope", reading("…", input_problem=problem)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rejouer en plus difficile", True),
        ("Changer ma première demande", True),
        ("oui", False),
        ("42k", False),
    ],
)
def test_after_the_end_only_playing_again_is_for_the_recruiter(text: str, expected: bool) -> None:
    assert belongs_to(ENDED, "out_of_scope", reading(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en fait je postule comme contrôleur de gestion", True),
        ("finalement c'est pour un poste de plombier", True),
        ("j'ai travaillé avec un plombier", False),
        ("en fait je suis comptable", False),
        ("et un plombier ?", False),
    ],
)
def test_a_change_of_job(text: str, expected: bool) -> None:
    assert moves_to_other_job(replace(COMPTABLE, turn=2), reading(text)) is expected


def test_before_the_first_move_a_job_alone_changes_it() -> None:
    assert moves_to_other_job(COMPTABLE, reading("contrôleur de gestion"))
    assert not moves_to_other_job(COMPTABLE, reading("et un plombier ?"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("joue le DRH avec moi", []),
        ("tu peux te mettre dans la peau d'un directeur commercial ?", []),
        ("fais le recruteur, je suis comptable", ["comptable"]),
        ("entraîne-moi comme plombier", ["plombier"]),
        ("simule un entretien pour un poste d'infirmier", ["infirmier"]),
    ],
)
def test_the_job_that_nego_plays_is_not_the_one_rehearsed(text: str, left: list[str]) -> None:
    assert [job.candidates[0].job_id for job in without_played(reading(text)).jobs] == left


def test_the_rehearsal_of_the_context() -> None:
    assert rehearsal_of(Context()) is None
    assert rehearsal_of(Context(rehearsal={"seed": 1})) is None
    assert rehearsal_of(Context(rehearsal=GAME.to_json())) == GAME
    assert rehearsal_in_force(Context(rehearsal=GAME.to_json())) == GAME
    assert rehearsal_in_force(Context(rehearsal=ENDED.to_json())) is None


MARKET = market(34_000, 40_000, 46_000)
OFFERED = Context(
    question="salary",
    amount=3_000,
    amount_period="month",
    amount_basis="gross",
    amount_months=13,
    amount_offered=True,
)


def prepared(context: Context, text: str) -> Preparation:
    turn = understand_start(context, reading(text), "non_cadre", DAY)
    return prepare(turn.context, text, MARKET, "menuisier", DAY)


@pytest.mark.parametrize(
    ("context", "text", "offer", "target", "left_out"),
    [
        (Context(), "entraîne-moi", None, 41_900, None),
        (Context(), "entraîne-moi, je vise 45k", None, 45_000, None),
        (Context(wanted=44_000), "entraîne-moi", None, 44_000, None),
        (Context(floor=43_000), "entraîne-moi", None, 44_000, None),
        (Context(), "entraîne-moi, on me propose 38k", 38_000, 41_900, None),
        (Context(), "on me propose 38k, je voudrais 42k, entraîne-moi", 38_000, 42_000, None),
        (OFFERED, "entraîne-moi", 39_000, 41_900, None),
        (Context(), "je gagne 3000 brut par mois, simule une augmentation", 36_000, 41_900, None),
        (replace(OFFERED, amount_offered=None), "entraîne-moi", None, 41_900, None),
        (replace(OFFERED, amount=1_300, amount_months=12), "entraîne-moi", None, None, "below_minimum"),
        (replace(OFFERED, amount=450_000), "entraîne-moi", None, None, "unknown"),
    ],
)
def test_what_a_rehearsal_starts_from(
    context: Context, text: str, offer: float | None, target: float | None, left_out: str | None
) -> None:
    found = prepared(context, text)
    assert (found.setting.offer, found.setting.target) == (offer, target)
    assert (found.left_out.word if found.left_out else None) == left_out


@pytest.mark.parametrize(("wanted", "bad"), [(900_000, True), (5_000, True), (42_000, False)])
def test_a_target_that_is_no_pay(wanted: float, bad: bool) -> None:
    assert prepared(Context(wanted=wanted), "entraîne-moi").bad_target is bad


@pytest.mark.parametrize(
    ("text", "boss"),
    [
        ("entraîne-moi, on me propose 38k", False),
        ("je gagne 38k, entraîne-moi", True),
        ("entraîne-moi à demander une augmentation", True),
    ],
)
def test_who_is_opposite(text: str, boss: bool) -> None:
    assert prepared(Context(), text).setting.boss is boss


def test_the_seed_follows_from_the_facts_or_is_named() -> None:
    assert prepared(Context(), "entraîne-moi").seed == prepared(Context(), "tu peux me faire répéter ?").seed
    assert (
        prepared(Context(), "entraîne-moi").seed != prepared(Context(job_id="plombier"), "entraîne-moi").seed
    )
    assert (
        prepared(Context(), "entraîne-moi, partie 12").seed == prepared(Context(), "partie n° 12").seed == 12
    )


def test_the_walk_away_figure_is_not_in_the_setting() -> None:
    found = prepared(Context(floor=41_234), "entraîne-moi")
    assert "41234" not in repr(found.setting)


@pytest.mark.parametrize(
    ("asking", "text", "intent", "expected"),
    [
        ("erase", "oui", "affirm", False),
        ("erase", "non", "deny", False),
        ("floor", "38 000", "ask_counter_offer", False),
        ("floor", "passer", "out_of_scope", False),
        ("profile", "j'ai réduit les coûts de 10 %", "ask_negotiation_advice", False),
        ("check", "oui", "affirm", False),
        (None, "38 000", "ask_counter_offer", True),
        ("floor", "oui", "affirm", True),
    ],
)
def test_what_answers_nego_is_not_for_the_recruiter(
    asking: str | None, text: str, intent: str, expected: bool
) -> None:
    assert belongs_to(COMPTABLE, intent, reading(text), asking) is expected
