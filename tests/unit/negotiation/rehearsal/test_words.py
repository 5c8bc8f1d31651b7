"""The words of the rehearsal: every code has some, every wording is said, short, and to anybody."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest

from nego.negotiation.rehearsal.engine import step
from nego.negotiation.rehearsal.model import Ask, Lesson, Line, Move, Note, Reaction, Rehearsal
from nego.negotiation.rehearsal.parameters import TEMPERAMENTS
from nego.negotiation.rehearsal.words import answer, conclusion, introduction, reminder, spoken
from nego.wording import wording
from tests.unit.negotiation.rehearsal.games import ASKED, GAME, OFFERED, played

MOST_CHARACTERS = 320  # of one reaction, on a phone
GENDERED = re.compile(
    r"\bvous (?:êtes|étiez|serez) \w+é\b|·|\(e\)|\b(?:candidat|Monsieur|Madame|ravi|content)\b"
)
TU = re.compile(r"\b(?:tu|toi|ton|ta|tes)\b")


def ways(line: Line, temperament: str) -> set[str]:
    state = replace(GAME, temperament=temperament, harder=0)
    reaction = Reaction((line,), 1, 36_000, 42_000, 1_080, 2)
    return {spoken(state, replace(reaction, turn=turn)).text for turn in range(8)}


@pytest.mark.parametrize("line", get_args(Line))
def test_every_line_has_words_for_everybody(line: Line) -> None:
    for temperament in TEMPERAMENTS:
        for text in ways(line, temperament):
            assert 5 < len(text) <= MOST_CHARACTERS
            assert not GENDERED.search(text), text
            assert not TU.search(text), text


@pytest.mark.parametrize("line", ["heard_experience", "heard_results", "holds", "better_offer", "waits"])
def test_a_line_is_said_in_several_ways(line: Line) -> None:
    assert all(len(ways(line, temperament)) > 1 for temperament in TEMPERAMENTS)


@pytest.mark.parametrize("lesson", get_args(Lesson))
def test_every_lesson_has_words(lesson: Lesson) -> None:
    note = Note(lesson, 2, 41_000)
    text = wording().render(f"rehearsal_lesson_{lesson}", note=note, state=GAME).text
    assert 15 < len(text) <= 140
    assert not GENDERED.search(text)
    assert not text.endswith(".")


def test_temperaments_open_differently() -> None:
    first = {introduction(replace(GAME, temperament=name)).text.splitlines()[-1] for name in TEMPERAMENTS}
    assert len(first) == len(TEMPERAMENTS)


def test_introduction() -> None:
    text = (
        introduction(replace(OFFERED, harder=1, avoid=42_000))
        .text.replace("\u202f", " ")
        .replace("\u00a0", " ")
    )
    for said in (
        "difficulté 2",
        "Offre sur la table : 36 000 €",
        "objectif : 39 000 €",
        "autre chose que 42 000 €",
    ):
        assert said in text


@pytest.mark.parametrize(
    ("state", "said"),
    [(GAME, "votre chiffre"), (ASKED, "36 000 €"), (replace(ASKED, expecting="details"), "autre offre")],
)
def test_reminder(state: Rehearsal, said: str) -> None:
    assert said in reminder(state).text.replace("\u202f", " ").replace("\u00a0", " ")


def test_the_end_of_a_game() -> None:
    state, reactions = played(
        GAME, [Move(Ask(42_000)), Move(levers=("remote", "training")), Move(answer="yes")]
    )
    message = answer(state, reactions[-1])
    text = message.text.replace("\u202f", " ").replace("\u00a0", " ")
    for said in (
        "Bilan : 36 000 €",
        "−3 000 €, soit −8 %",
        "de 40 000 € : il restait 4 000 €",
        "À garder, tour 2",
        "télétravail 2 j par semaine, formation prise en charge.",
    ):
        assert said in text
    assert [button.title for button in message.buttons] == [
        "Rejouer en plus difficile",
        "Changer ma première demande",
    ]


def test_without_agreement_and_without_a_figure() -> None:
    state, _ = step(GAME, Move(stop=True))
    message = conclusion(state)
    assert "pas d'accord" in message.text
    assert "rien joué" in message.text
    assert [button.title for button in message.buttons] == ["Rejouer en plus difficile"]


def test_everything_obtained() -> None:
    state = replace(ASKED, offer=40_000, target=40_000, ended="agreed")
    assert "atteint." in conclusion(state).text
    assert "vous avez tout obtenu" in conclusion(state).text
