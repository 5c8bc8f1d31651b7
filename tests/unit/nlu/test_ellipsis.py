"""The intent of what is left unsaid."""

from __future__ import annotations

import pytest

from nego.nlu.ellipsis import asks_nothing, intent_in_context
from nego.nlu.sentence import read_sentence

CASES = [
    ("agent de sécurité de nuit ou chauffeur de bus, ça paye combien", "ask_salary", None, "compare_jobs"),
    ("fleuriste le dimanche ou coiffeuse", "ask_salary", None, "compare_jobs"),
    ("fleuriste le dimanche ou coiffeuse", "out_of_scope", None, "compare_jobs"),
    ("et le dimanche, qui gagne le plus ?", "ask_salary", "compare", "compare_jobs"),
    ("qui gagne le plus ?", "ask_salary", "salary", "ask_salary"),
    ("boucher à Lyon ou boulanger", "ask_salary", None, "compare_jobs"),
    ("boucher ou bien sa femme, boulangère", "ask_salary", None, "ask_salary"),
    ("et à l'hosto ça paye moins ?", "compare_jobs", "salary", "ask_salary"),
    ("de nuit ça paye plus ?", "compare_jobs", "salary", "ask_salary"),
    ("de nuit, qui gagne le plus ?", "compare_jobs", "compare", "compare_jobs"),
    ("how much do nurses get paid", "out_of_scope", None, "ask_salary"),
    ("can you tell me what a baker earns in France?", "out_of_scope", None, "ask_salary"),
    ("average pay for a plumber", "out_of_scope", None, "ask_salary"),
    ("what does a baker put into bread", "out_of_scope", None, "out_of_scope"),
    ("je livre des colis, je devrais gagner combien", "out_of_scope", None, "ask_salary"),
    ("et en EHPAD à Lille ?", "ask_salary", "offer", "evaluate_offer"),
    ("et de nuit ?", "out_of_scope", "salary", "ask_salary"),
    ("et en libéral ?", "ask_help", "training", "ask_salary"),
    ("merci pour le salaire du plombier", "thank", "salary", "thank"),
    ("merci, et pour un plombier ?", "thank", "salary", "ask_salary"),
    # text, what the classifier says, question in force, intent
    ("et pour un plombier ?", "ask_salary", "training", "ask_training"),
    ("et pour un plombier ?", "ask_salary", None, "ask_salary"),
    ("et pour un plombier à Lyon ?", "ask_salary", "career", "ask_salary"),
    ("boulanger", "out_of_scope", None, "ask_salary"),
    ("boulanger", "out_of_scope", "missions", "ask_missions"),
    ("combien gagne un plombier ?", "ask_salary", "training", "ask_salary"),
    ("et par an ?", "convert_salary", "salary", "ask_salary"),
    ("et par an ?", "ask_salary", "compare", "compare_jobs"),
    ("et en net ?", "ask_salary", "convert", "convert_salary"),
    ("et en net ?", "convert_salary", "training", "ask_salary"),
    ("et pour un fonctionnaire ?", "ask_salary", "convert", "convert_salary"),
    ("et à Nantes ?", "ask_salary", "convert", "ask_salary"),
    ("3000 euros", "ask_salary", "convert", "convert_salary"),
    ("3000 euros", "out_of_scope", "offer", "evaluate_offer"),
    ("et un plombier ?", "ask_salary", "compare", "compare_jobs"),
    ("et le premier en net ?", "ask_salary", "compare", "ask_salary"),
    ("merci, et en net ?", "thank", "salary", "ask_salary"),
    ("merci pour tout", "thank", "salary", "thank"),
    ("ok et à Lille pour un débutant ?", "affirm", "training", "ask_salary"),
    ("non, comptable", "deny", "training", "ask_training"),
    ("non, pas comptable", "deny", "training", "deny"),
    ("oui", "affirm", "salary", "affirm"),
    ("excusez-moi, auditeur interne", "ask_salary", "missions", "ask_missions"),
    ("et celui du notaire ?", "ask_salary", "missions", "ask_missions"),
    ("finalement le maçon", "start_simulation", "salary", "ask_salary"),
    ("j'ai un bac+5 et 2 ans d'xp", "ask_salary", "offer", "evaluate_offer"),
    ("et celui d'au-dessus ?", "ask_career", "salary", "ask_salary"),
    ("et le poste au-dessus ?", "ask_career", "missions", "ask_missions"),
    ("un charpentier ?", "ask_career", "salary", "ask_salary"),
    ("et celles d'un supply planner ?", "ask_career", "missions", "ask_missions"),
    ("parlez-moi du métier d'ébéniste", "ask_missions", "salary", "ask_missions"),
    ("et un bts pour un comptable ?", "ask_training", "salary", "ask_training"),
    ("c'est quoi un actuaire", "ask_salary", "salary", "ask_missions"),
    ("plombier ou électricien ?", "compare_jobs", "training", "compare_jobs"),
    ("pas Saint-Nazaire, Cherbourg", "out_of_scope", "training", "ask_salary"),
    ("je demandais un boucher, pas un boulanger, pfff", "ask_help", "training", "ask_training"),
    ("mais c'est honteux", "deny", "salary", "out_of_scope"),
    ("non putain", "deny", "salary", "deny"),
    ("et Le Havre pas Rouen", "out_of_scope", "training", "ask_salary"),
    ("non architecte tout court", "ask_missions", "training", "ask_training"),
    ("j'ai un bac+5 et 2 ans d'xp", "ask_training", "offer", "evaluate_offer"),
    ("pfff. et pour musicien ?", "ask_salary", "training", "ask_training"),
    ("et le deuxième à Lille ?", "compare_jobs", "compare", "ask_salary"),
    ("en fait j'ai 4 ans d'expérience", "ask_salary", "offer", "evaluate_offer"),
    ("et si c'est sur 13 mois ?", "ask_salary", "offer", "evaluate_offer"),
    ("sur 13 mois", "out_of_scope", "convert", "convert_salary"),
    ("sur 13 mois", "out_of_scope", "salary", "out_of_scope"),
    ("et si je suis fonctionnaire ?", "ask_salary", "convert", "convert_salary"),
    ("mon frère est maçon", "out_of_scope", None, "ask_salary"),
    ("la sœur de mon voisin est kiné", "out_of_scope", "training", "ask_training"),
    ("mon mari est maçon, combien il devrait toucher", "out_of_scope", "missions", "ask_salary"),
    ("mon voisin il est maçon ça lui rapporte combien", "out_of_scope", None, "ask_salary"),
    ("sa patronne prend combien tu crois", "out_of_scope", "salary", "ask_salary"),
    ("mon mari est maçon, il peut être licencié ?", "out_of_scope", None, "out_of_scope"),
    ("ma tante est kiné et elle a mal au dos", "out_of_scope", None, "out_of_scope"),
    ("que fait un plombier", "ask_missions", "salary", "ask_missions"),
    ("et mon chef de rayon", "ask_salary", "counter_offer", "ask_salary"),
    ("et leur chef de rayon", "ask_salary", "compare", "ask_salary"),
    ("leurs études ?", "ask_training", "compare", "ask_training"),
    ("leurs salaires ?", "ask_salary", "training", "compare_jobs"),
    ("et les deux en net", "ask_salary", "compare", "compare_jobs"),
    ("bonjour de Lyon", "greet", None, "greet"),
    ("avec plaisir", "affirm", "salary", "affirm"),
    ("à dans une heure", "goodbye", "salary", "goodbye"),
    ("à l'heure", "goodbye", "salary", "ask_salary"),
    ("oui pour les deux", "affirm", "salary", "affirm"),
    ("non l'autre non plus", "deny", "salary", "deny"),
    ("et en non cadre", "ask_salary", "convert", "convert_salary"),
    ("reprends le gendarme stp", "start_simulation", "salary", "ask_salary"),
    ("puis celui d'un magasinier", "ask_career", "salary", "ask_salary"),
    ("super merci ! et un plombier ?", "compare_jobs", "salary", "ask_salary"),
    ("son salaire ?", "ask_salary", "missions", "ask_salary"),
    ("et pour un plombier ?", "erase_data", "training", "ask_training"),
    ("putain mais c'est une blague ce salaire", "ask_source", "salary", "out_of_scope"),
    ("tu sers à rien, combien il gagne ?", "ask_salary", "salary", "ask_salary"),
    ("joue un DRH bien con", "start_simulation", "salary", "start_simulation"),
    ("bonjour chef", "greet", None, "greet"),
    ("oui patron", "affirm", "salary", "affirm"),
    ("c'est n'importe quoi, comment négocier ?", "ask_negotiation_advice", None, "ask_negotiation_advice"),
    ("on reste sur contrôleur aérien", "goodbye", "salary", "ask_salary"),
    ("c'est du net en fait", "affirm", "offer", "evaluate_offer"),
    ("à Perpignan plus exactement", "goodbye", "salary", "ask_salary"),
    ("euh non, product manager, je me suis planté", "ask_salary", "missions", "ask_missions"),
    ("une dernière chose : et un architecte ?", "compare_jobs", "salary", "ask_salary"),
    ("é net", "convert_salary", "salary", "ask_salary"),
    ("et celui-ci ?", "ask_salary", "missions", "ask_missions"),
    ("je demandais un boucher, pas un boulanger, pfff", "out_of_scope", "training", "ask_training"),
]


@pytest.mark.parametrize(("text", "classified", "question", "intent"), CASES)
def test_the_question_in_force_goes_on(text: str, classified: str, question: str | None, intent: str) -> None:
    assert intent_in_context(read_sentence(text), [classified], question) == intent


def test_small_talk_before_a_question_gives_way_to_the_question() -> None:
    sentence = read_sentence("bonjour, quelle formation pour devenir infirmier ?")
    assert intent_in_context(sentence, ["greet", "ask_training"], None) == "ask_training"


def test_a_message_known_to_ask_nothing_goes_on_with_the_question() -> None:
    sentence = read_sentence("machin bidule, un comptable")
    assert intent_in_context(sentence, ["erase_data"], "training") == "erase_data"
    assert intent_in_context(sentence, ["erase_data"], "training", bare=True) == "ask_training"


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("et un plombier ?", True),
        ("", True),
        ("plombier salaire", False),
        ("quelle formation pour ça", False),
    ],
)
def test_words_that_ask(text: str, nothing: bool) -> None:
    assert asks_nothing(read_sentence(text)) is nothing
