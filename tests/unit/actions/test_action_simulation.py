"""The rehearsal as an action: start, move, digression, end, again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from actions.erase_data import ActionEraseData
from actions.salary import ActionSalary
from actions.simulation import ActionSimulation
from nego.negotiation.rehearsal import Rehearsal
from nego.nlu.sentence import read_sentence
from tests.unit.actions.harness import Said, in_force, named, run

SIMULATION = ActionSimulation()


def tell(slots: dict[str, Any], text: str) -> Said:
    return run(SIMULATION, slots, text, *read_sentence(text).entities)


def started(job: str = "comptable", text: str = "entraîne-moi", **slots: Any) -> dict[str, Any]:
    said = tell(in_force(job, **slots), text)
    return {**in_force(job, **slots), **said.slots}


def say(slots: dict[str, Any], *texts: str) -> tuple[dict[str, Any], Said]:
    said = tell(slots, texts[0])
    for text in texts[1:]:
        slots = {**slots, **said.slots}
        said = tell(slots, text)
    return {**slots, **said.slots}, said


def game(slots: dict[str, Any]) -> Rehearsal:
    return Rehearsal.from_json(json.loads(json.dumps(slots["rehearsal"])))


def test_it_starts_about_the_job_in_force_and_says_what_it_assumed() -> None:
    said = run(SIMULATION, in_force("comptable"), "entraîne-moi")
    assert "Poste : comptable." in said.text
    assert "Vous n'avez pas dit ce que vous visez" in said.text
    assert "Insee" in said.text or "DARES" in said.text or ", 20" in said.text
    assert "« stop » arrête" in said.text
    assert said.text.splitlines()[-1].startswith("« ")


def test_the_target_and_the_offer_of_the_message() -> None:
    slots = started(text="entraîne-moi, on me propose 36k, je vise 40 000 €")
    assert (game(slots).target, game(slots).offer) == (40_000, 36_000)


def test_the_offer_judged_before_is_on_the_table() -> None:
    told = {"amount": 3_000.0, "amount_period": "month", "amount_basis": "gross"}
    slots = started(question="missions", amount_offered=True, **told)
    assert game(slots).offer == 36_000
    assert slots["question"] == "missions"
    assert game(started(question="convert", **told)).offer is None


def test_the_job_is_asked_first_and_then_it_starts() -> None:
    said = run(SIMULATION, {}, "entraîne-moi")
    assert "De quel métier" in said.text
    assert (said.slots["asking"], said.slots["asking_for"]) == ("job", "simulation")
    after = run(SIMULATION, dict(said.slots), "comptable", named("comptable"))
    assert "Poste : comptable." in after.text
    assert (after.slots["asking"], after.slots["asking_for"]) == (None, None)


def test_the_same_facts_give_the_same_words() -> None:
    texts = ["quel est votre budget ?", "38k, j'ai 6 ans d'expérience", "et le télétravail ?", "oui"]
    first, second = (say(started(), *texts) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("text", "start"),
    [("entraîne-moi, recruteur pressé", "hurried"), ("un recruteur exigeant", "analytical")],
)
def test_a_temperament_may_be_chosen(text: str, start: str) -> None:
    assert game(started(text=text)).temperament == start


def test_a_game_to_the_end_and_again() -> None:
    slots, said = say(started(), "36 000, j'ai 6 ans d'expérience", "stop")
    assert "Bilan" in said.text
    assert said.titles == ("Rejouer en plus difficile", "Changer ma première demande")
    harder, told = say(slots, "Rejouer en plus difficile")
    assert game(harder).harder == 1
    assert "difficulté 2" in told.text
    other, told = say(slots, "Changer ma première demande")
    assert game(other).budget == game(slots).budget
    assert "autre chose que 36 000 €" in told.text
    again, _ = say(slots, "entraîne-moi")
    assert game(again).seed == game(slots).seed + 1


def test_another_job_in_the_middle_starts_anew() -> None:
    slots = started()
    text = "en fait je postule comme plombier"
    said = run(SIMULATION, slots, text, named("plombier", value="plombier"))
    assert "Poste : plombier." in said.text
    assert game(dict(said.slots)).turn == 0


def test_a_question_in_the_middle_is_answered_and_the_rehearsal_goes_on() -> None:
    slots = started()
    said = run(ActionSalary(), slots, "combien gagne un plombier ?", named("plombier", value="plombier"))
    assert "plombier" in said.text
    assert said.text.splitlines()[-1].startswith("L'entretien continue (comptable)")
    assert "rehearsal" not in said.slots


def test_no_reminder_without_a_rehearsal_or_after_its_end() -> None:
    ended, _ = say(started(), "stop")
    for slots in (in_force("comptable"), ended):
        assert "L'entretien continue" not in run(ActionSalary(), slots, "?").text
    assert "L'entretien continue" not in run(ActionEraseData(), started(), "efface mes données").text


def test_silence() -> None:
    slots = started()
    said = run(SIMULATION, slots, "", problem="empty")
    assert game({**slots, **said.slots}).pauses == 1


@pytest.mark.parametrize(
    "text", ["entraîne-moi, je vise 900 000 € par mois", "entraîne-moi, je vise 900 € par an"]
)
def test_a_target_that_is_no_pay_is_refused(text: str) -> None:
    said = tell(in_force("comptable"), text)
    assert "rehearsal" not in said.slots
    assert "n'est pas celui d'une paie" in said.text


def test_a_state_of_an_older_version_starts_anew() -> None:
    said = run(SIMULATION, {**in_force("comptable"), "rehearsal": {"seed": 1}}, "42k")
    assert "Poste : comptable." in said.text
