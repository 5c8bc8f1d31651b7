"""Messages that answer what Négo has asked for a negotiation, or go on with one."""

from __future__ import annotations

from typing import Any

import pytest

from nego.nlu.negotiating import intent_in_negotiation, question_in_force
from nego.nlu.restated import with_restated_amount
from nego.nlu.sentence import read_sentence


@pytest.mark.parametrize(
    ("text", "classified", "slots", "intent"),
    [
        ("laisse tomber", "out_of_scope", {"question": "offer", "asking": "job"}, "deny"),
        ("laisse tomber", "out_of_scope", {"question": "offer"}, "out_of_scope"),
        ("passer", "out_of_scope", {"question": "counter_offer", "asking": "floor"}, "ask_counter_offer"),
        ("je sais pas", "deny", {"question": "advice", "asking": "profile"}, "ask_negotiation_advice"),
        ("38k", "evaluate_offer", {"question": "counter_offer", "asking": "floor"}, "ask_counter_offer"),
        (
            "j'ai réduit les coûts de 15 %",
            "ask_salary",
            {"question": "advice", "asking": "profile"},
            "ask_negotiation_advice",
        ),
        (
            "combien gagne un comptable ?",
            "ask_salary",
            {"question": "advice", "asking": "profile"},
            "ask_salary",
        ),
        ("efface mes données", "erase_data", {"question": "advice", "asking": "profile"}, "erase_data"),
        ("l'e-mail", "out_of_scope", {"question": "offer"}, "ask_negotiation_advice"),
        ("fais-moi la fiche", "start_simulation", {"question": "offer"}, "ask_negotiation_advice"),
        ("l'email pour le recruteur", "start_simulation", {"question": "offer"}, "ask_negotiation_advice"),
        ("entraîne-moi", "start_simulation", {"question": "offer"}, "start_simulation"),
        ("ils n'ont pas de budget", "out_of_scope", {"question": "advice"}, "ask_negotiation_advice"),
        ("l'e-mail", "out_of_scope", {"question": "salary"}, "out_of_scope"),
        ("c'est à 80 %", "out_of_scope", {"question": "offer"}, "evaluate_offer"),
        ("comptable", "ask_salary", {"question": "training", "asking_for": "offer"}, "ask_salary"),
        ("la fiche", "ask_missions", {"question": "offer"}, "ask_negotiation_advice"),
        ("ma fiche", "out_of_scope", {"question": "missions", "wanted": 40e3}, "ask_negotiation_advice"),
        ("la fiche", "ask_missions", {"question": "missions"}, "ask_missions"),
        ("la fiche métier", "ask_missions", {"question": "offer"}, "ask_missions"),
        ("la fiche récap pour mon entretien", "out_of_scope", {}, "ask_negotiation_advice"),
        ("et à l'oral je dis quoi", "ask_help", {"question": "advice"}, "ask_negotiation_advice"),
        ("Rédigez, je vous prie, un courriel.", "ask_help", {"question": "offer"}, "ask_negotiation_advice"),
        ("aide-moi", "ask_help", {"question": "offer"}, "ask_help"),
        ("un courriel ?", "ask_help", {"question": "salary"}, "ask_help"),
        ("la fiche s'il te plaît", "ask_missions", {"question": "offer"}, "ask_negotiation_advice"),
        ("35k ou 2900 par mois, quoi le mieux", "convert_salary", {}, "evaluate_offer"),
        ("35k par an ou 2900 par mois, ça fait combien en net", "convert_salary", {}, "convert_salary"),
        ("12 euros de l'heure comme aide à domicile c'est légal ?", "out_of_scope", {}, "evaluate_offer"),
        ("mon patron a le droit de me virer ?", "out_of_scope", {}, "out_of_scope"),
        (
            "laquelle choisir ?",
            "out_of_scope",
            {"question": "offer", "amount_offered": True, "other_offer": 38e3},
            "evaluate_offer",
        ),
        ("laquelle choisir ?", "out_of_scope", {"question": "offer", "amount_offered": True}, "out_of_scope"),
        (
            "et à temps plein ça ferait combien ?",
            "ask_salary",
            {"question": "offer", "amount_offered": True, "working_time": 0.8},
            "evaluate_offer",
        ),
        (
            "10 ans d'expérience et caces 3",
            "out_of_scope",
            {"question": "counter_offer"},
            "ask_counter_offer",
        ),
        ("j'encadre déjà 8 personnes", "out_of_scope", {"question": "offer"}, "evaluate_offer"),
        ("j'ai lancé trois produits", "out_of_scope", {"question": "advice"}, "ask_negotiation_advice"),
        (
            "j'ai lancé trois produits et augmenté le chiffre d'affaires de 12 %",
            "out_of_scope",
            {"question": "advice"},
            "ask_negotiation_advice",
        ),
        ("j'ai lancé trois produits", "out_of_scope", {"question": "salary"}, "out_of_scope"),
        (
            "j'ai une autre offre à 47k",
            "evaluate_offer",
            {"question": "counter_offer", "asking": "profile"},
            "ask_counter_offer",
        ),
        (
            "finalement on me propose 47k",
            "evaluate_offer",
            {"question": "counter_offer", "asking": "profile"},
            "evaluate_offer",
        ),
        ("je veux 1900 brut", "convert_salary", {"question": "salary"}, "ask_counter_offer"),
        ("je veux 1900 brut en net ?", "convert_salary", {"question": "salary"}, "convert_salary"),
        (
            "laquelle est la mieux ?",
            "compare_jobs",
            {"question": "offer", "amount_offered": True, "other_offer": 38e3},
            "evaluate_offer",
        ),
        (
            "laquelle prendre ?",
            "ask_training",
            {"question": "offer", "amount_offered": True, "other_offer": 38e3},
            "evaluate_offer",
        ),
        ("c'est réaliste ?", "ask_training", {"question": "counter_offer"}, "ask_counter_offer"),
        ("l'oral ?", "greet", {"question": "advice"}, "ask_negotiation_advice"),
        ("ma limite c'est 33k", "evaluate_offer", {"question": "offer"}, "ask_counter_offer"),
        ("j'ai 35k, je voudrais 50k", "evaluate_offer", {}, "ask_counter_offer"),
        ("on me propose 35k, je voudrais 50k, c'est bien ?", "evaluate_offer", {}, "evaluate_offer"),
        ("le variable est pas garanti", "ask_source", {"question": "offer"}, "evaluate_offer"),
        ("et sans variable ?", "ask_salary", {"question": "offer"}, "evaluate_offer"),
        ("et en net ?", "ask_salary", {"question": "offer", "amount_offered": True}, "convert_salary"),
        (
            "et en net pour un non-cadre ?",
            "ask_salary",
            {"question": "offer", "amount_offered": True},
            "convert_salary",
        ),
        ("c'est quoi le smic ?", "evaluate_offer", {"question": "offer"}, "convert_salary"),
        ("on me propose le smic", "evaluate_offer", {"question": "offer"}, "evaluate_offer"),
        ("10 % c'est trop ?", "evaluate_offer", {"question": "counter_offer"}, "ask_counter_offer"),
        ("on me propose 10 %", "evaluate_offer", {"question": "counter_offer"}, "evaluate_offer"),
        ("j'ai 35k, je veux 5 % de plus, c'est réaliste ?", "evaluate_offer", {}, "ask_counter_offer"),
        ("j'hésite entre 38k chez A et 41k chez B comme consultant", "out_of_scope", {}, "evaluate_offer"),
        ("je gagne 38k ou 41k chez B", "out_of_scope", {}, "out_of_scope"),
        (
            "et mon offre alors ?",
            "ask_salary",
            {"question": "training", "amount_offered": True},
            "evaluate_offer",
        ),
        ("et mon offre alors ?", "ask_salary", {"question": "training"}, "ask_salary"),
        ("c'est mon salaire actuel", "ask_salary", {"question": "offer"}, "evaluate_offer"),
        ("et en net ?", "ask_salary", {"question": "offer"}, "ask_salary"),
        ("c'est du net", "evaluate_offer", {"question": "offer", "amount_offered": True}, "evaluate_offer"),
        ("c'est bien ?", "affirm", {"question": "offer", "amount_offered": True}, "evaluate_offer"),
        ("c'est bien ?", "affirm", {"question": "salary"}, "affirm"),
        ("chez carrefour à Marseille", "ask_salary", {"question": "offer"}, "evaluate_offer"),
        ("chez carrefour à Marseille", "ask_salary", {"question": "salary"}, "ask_salary"),
        ("combien à Marseille ?", "ask_salary", {"question": "offer"}, "ask_salary"),
        ("mon patron s'aligne à 2450 €", "ask_counter_offer", {"other_offer": 30e3}, "evaluate_offer"),
        ("mon patron s'aligne", "out_of_scope", {"other_offer": 30e3}, "evaluate_offer"),
        ("mon patron s'aligne", "out_of_scope", {}, "out_of_scope"),
        (
            "je fais quoi du coup ?",
            "ask_help",
            {"question": "offer", "amount_offered": True, "other_offer": 30e3},
            "evaluate_offer",
        ),
        (
            "il veut bien me filer 100 € de plus",
            "ask_counter_offer",
            {"other_offer": 30e3, "occasion": "raise", "amount_offered": True},
            "evaluate_offer",
        ),
        (
            "ils montent à 2450 €",
            "ask_counter_offer",
            {"other_offer": 30e3, "occasion": "raise", "amount_offered": True},
            "evaluate_offer",
        ),
        (
            "mon patron s'aligne à 2450 €, combien demander ?",
            "ask_counter_offer",
            {"other_offer": 30e3},
            "ask_counter_offer",
        ),
        ("caissière, 13 € de l'heure, c'est bien payé ?", "out_of_scope", {}, "evaluate_offer"),
        ("13 € de l'heure, c'est bien payé ?", "out_of_scope", {}, "out_of_scope"),
        ("c'est une proposition", "out_of_scope", {"question": "counter_offer"}, "ask_counter_offer"),
        (
            "comptable à Lyon, on me propose 34k",
            "evaluate_offer",
            {"question": "advice", "asking": "job", "asking_for": "advice", "wish": "sheet"},
            "ask_negotiation_advice",
        ),
    ],
)
def test_intent(text: str, classified: str, slots: dict[str, Any], intent: str) -> None:
    assert intent_in_negotiation(read_sentence(text), classified, slots.get) == intent


def test_what_is_awaited_comes_before_the_last_question() -> None:
    assert question_in_force({"question": "training", "asking_for": "offer"}.get) == "offer"
    assert question_in_force({"question": "training"}.get) == "training"


@pytest.mark.parametrize(
    ("text", "amount", "period"),
    [("38", 38000, "year"), ("14", 14, "hour"), ("2 300", 2300, "month"), ("plutôt 42", 42000, "year")],
)
def test_a_bare_number_answers_the_question_about_an_amount(text: str, amount: float, period: str) -> None:
    (entity,) = with_restated_amount(read_sentence(text), None, None, asked=True).of("amount")
    assert (entity.entities[0]["value"], entity.entities[0]["period"]) == (amount, period)


@pytest.mark.parametrize("text", ["c'est à 80 %", "3 enfants", "sur 13 mois"])
def test_other_numbers_are_no_amount(text: str) -> None:
    assert not with_restated_amount(read_sentence(text), 42000, "year", asked=True).of("amount")
