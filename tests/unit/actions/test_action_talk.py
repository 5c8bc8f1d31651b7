"""Yes and no, thanks and goodbyes, what is refused, advice, erasing."""

from __future__ import annotations

from typing import Any

import pytest

from actions.erase_data import ActionEraseData
from actions.negotiation import ActionAdvice
from actions.out_of_scope import ActionOutOfScope
from actions.small_talk import ActionGoodbye, ActionThank
from actions.yes_no import ActionAffirm, ActionDeny
from nego.text import InputProblem
from tests.unit.actions.harness import amount, candidate, in_force, job, named, run


def test_yes_takes_the_one_job_proposed() -> None:
    slots = {"question": "training", "choices": [candidate("plombier")]}
    said = run(ActionAffirm(), slots, "oui")
    assert (said.texts, said.slots["job_id"], said.slots["choices"]) == ((), "plombier", None)
    assert [event["name"] for event in said.others] == ["action_training"]


def test_yes_to_several_asks_which() -> None:
    slots = {"question": "salary", "choices": [candidate("plombier"), candidate("couvreur")]}
    said = run(ActionAffirm(), slots, "oui")
    assert said.text == "Lequel ?"
    assert said.titles == (job("plombier").name, job("couvreur").name)


def test_yes_to_nothing() -> None:
    assert run(ActionAffirm(), {}, "oui").text == "Très bien. De quel métier voulez-vous parler ?"
    said = run(ActionAffirm(), in_force("infirmier"), "oui")
    assert "« Infirmier »" in said.text
    assert said.buttons[0] == ("Le salaire", "Combien gagne un infirmier ?")
    assert said.buttons[2] == ("Les missions", "Quelles sont les missions d'un infirmier ?")


@pytest.mark.parametrize("action", [ActionAffirm(), ActionDeny()])
@pytest.mark.parametrize(
    ("question", "follow_up"),
    [("training", "action_training"), ("convert", "action_salary"), (None, "action_salary")],
)
def test_a_job_named_with_a_yes_or_a_no_is_asked_about(
    action: ActionAffirm | ActionDeny, question: str | None, follow_up: str
) -> None:
    said = run(action, {"question": question}, "non, plombier", named("plombier", value="plombier"))
    assert (said.texts, said.slots) == ((), {})
    assert [event["name"] for event in said.others] == [follow_up]


def test_no_to_a_job_asks_for_the_right_one() -> None:
    slots = in_force("comptable", choices=[candidate("plombier")])
    said = run(ActionDeny(), slots, "non, pas plombier", named("plombier", value="plombier"))
    assert said.text.startswith("D'accord. De quel métier s'agit-il ?")
    assert said.slots == {"choices": None}


@pytest.mark.parametrize("text", ["non merci", "pas pour l'instant", "nan c'est bon", "ça ira"])
def test_a_polite_no_puts_no_job_right(text: str) -> None:
    said = run(ActionDeny(), in_force("comptable"), text)
    assert said.text.startswith("D'accord, on laisse cela. Nous parlions de « Comptable »")


def test_no_to_nothing() -> None:
    assert run(ActionDeny(), {}, "non").text.startswith("D'accord. Dites-moi un métier")


@pytest.mark.parametrize("slots", [{}, in_force("comptable")])
def test_thanks_and_goodbye_change_nothing(slots: dict[str, Any]) -> None:
    thanked, left = run(ActionThank(), slots, "merci"), run(ActionGoodbye(), slots, "salut")
    assert ("sur ce métier" in thanked.text) == bool(slots)
    assert left.text.startswith("À bientôt")
    assert (thanked.slots, left.slots) == ({}, {})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("t'es nul", "Je comprends l'agacement"),
        ("quel temps fait-il ?", "je m'occupe de salaires"),
    ],
)
def test_what_is_not_answered(text: str, words: str) -> None:
    said = run(ActionOutOfScope(), in_force("comptable"), text)
    assert words in said.text
    assert (said.slots, said.others) == ({}, ())


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        ("empty", "Votre message est vide"),
        ("too_long", "trop long"),
        ("no_words", "Je ne lis que des mots"),
        ("command", "pas de commandes"),
        ("markup", "le code ni les balises"),
    ],
)
def test_what_cannot_be_read(problem: InputProblem, words: str) -> None:
    said = run(ActionOutOfScope(), in_force("comptable"), "what is left of it", problem=problem)
    assert words in said.text
    assert (said.slots, said.others) == ({}, ())


def test_a_bad_amount_out_of_scope_is_told() -> None:
    said = run(ActionOutOfScope(), {}, "1e309 €", amount(1, problem="overflow"))
    assert "Ce montant n'est pas celui d'une paie" in said.text


def test_out_of_scope_and_anger_lead_back_to_the_job() -> None:
    assert ("Revenir à « Comptable »", "Comptable") in run(
        ActionOutOfScope(), in_force("comptable"), "la météo"
    ).buttons
    assert (
        "Nous parlions de « Comptable »" in run(ActionOutOfScope(), in_force("comptable"), "c'est nul").text
    )
    assert "Nous parlions" not in run(ActionOutOfScope(), {}, "c'est nul").text


def test_advice_without_a_job() -> None:
    said = run(ActionAdvice(), {}, "?")
    assert "chiffre sourcé" in said.text
    assert said.slots == {"question": "advice"}


def test_erasing_resets_everything() -> None:
    said = run(ActionEraseData(), in_force("comptable"), "efface mes données")
    assert said.text.startswith("C'est fait")
    assert [event["event"] for event in said.others] == ["reset_slots"]


@pytest.mark.parametrize(
    ("action", "text"),
    [
        (ActionEraseData(), "exporte mes données"),
        (ActionEraseData(), "que gardes-tu sur moi ?"),
        (ActionOutOfScope(), "je voudrais une copie de mes données personnelles"),
    ],
)
def test_who_wants_what_is_kept_is_told_where_it_is_and_nothing_is_erased(
    action: ActionEraseData | ActionOutOfScope, text: str
) -> None:
    said = run(action, in_force("comptable"), text)
    assert "« Télécharger »" in said.text
    assert (said.slots, said.others) == ({}, ())
