"""The figure to ask for, the words and the page, in a conversation."""

from __future__ import annotations

import re

import pytest

from tests.unit.actions.harness import in_force, without_figure
from tests.unit.actions.talking import Talk

FLOOR = re.compile(r"38[\s.]?123|38,1")


def offered(sentence: str = "on me propose 36k comme contrôleur de gestion avec 5 ans d'expérience") -> Talk:
    talk = Talk()
    talk.say("offer", sentence)
    return talk


def figure(text: str) -> int:
    found = re.search(r"Visez (\d+ \d{3}) €", text)
    assert found, text
    return int(found[1].replace(" ", ""))


def test_the_figure_its_reason_its_range_and_the_budget_first() -> None:
    said = offered().say("figure", "combien demander ?")
    target = figure(said.text)
    low, high = re.findall(r"entre (\d+ \d{3}) € et (\d+ \d{3}) €", said.text)[0]
    assert int(low.replace(" ", "")) == target > 36000
    assert 1.045 <= int(high.replace(" ", "")) / target <= 1.075
    assert "Pourquoi ce chiffre" in said.text
    assert "demandez d'abord leur budget" in said.text
    assert re.search(r"51 % des cadres .*Apec 2023", said.text)


def test_a_job_is_enough_and_is_asked_for() -> None:
    talk = Talk()
    assert talk.say("figure", "combien demander ?").text.startswith("De quel métier s'agit-il ?")
    assert figure(talk.say("figure", "comptable").text) > 30000


def test_a_job_without_figure_needs_what_the_person_wants() -> None:
    silent = without_figure()
    talk = Talk(in_force(silent.id))
    assert "Je n'ai aucun chiffre" in talk.say("figure", "combien demander ?").text
    assert figure(talk.say("figure", "40k").text) == 40000
    assert "ne repose que sur ce que vous m'avez dit" in talk.said.text


def test_a_wish_is_capped_unless_there_is_a_reason() -> None:
    talk = offered()
    capped = figure(talk.say("figure", "je voudrais demander 90k").text)
    assert "ramené à 10 % au-dessus" in talk.said.text
    talk.say("advice", "j'ai réduit les délais de clôture de 12 à 5 jours")
    assert figure(talk.say("figure", "et maintenant ?").text) > capped


def test_a_raise_in_per_cent_euros_and_net() -> None:
    talk = Talk()
    said = talk.say("figure", "je gagne 30k comme comptable, combien demander comme augmentation ?")
    assert re.search(r"C'est \+\d+ %, \+\d \d{3} € brut par an, soit \+\d+ € net par mois", said.text)
    assert "leur enveloppe" in said.text
    wanted = talk.say("figure", "et 10 % d'augmentation ?")
    assert figure(wanted.text) == 33000


def test_the_floor_is_asked_once_used_and_never_told() -> None:
    talk = offered()
    assert "sous lequel vous refusez" in talk.say("figure", "combien demander ?").text
    assert "Passer" in talk.said.titles
    start = len(talk.heard)
    talk.say("figure", "38 123 €")
    assert talk.slots["floor"] == 38123
    for skill, text in (
        ("figure", "combien demander ?"),
        ("advice", "l'e-mail"),
        ("advice", "passer"),
        ("advice", "à l'oral"),
        ("advice", "ils disent qu'il n'y a pas de budget"),
        ("advice", "quelles formules ?"),
        ("sheet", "la fiche"),
    ):
        assert "sous lequel vous refusez ?" not in talk.say(skill, text).text
    assert not any(FLOOR.search(text) for text in talk.heard[start:])


def test_a_floor_above_the_target_lifts_it() -> None:
    talk = offered()
    before = figure(talk.say("figure", "combien demander ?").text)
    after = figure(talk.say("figure", f"{before} €").text)
    assert after > before
    assert "J'ai tenu compte du montant sous lequel vous refusez." in talk.said.text


def test_the_floor_may_be_kept() -> None:
    talk = offered()
    talk.say("figure", "combien demander ?")
    assert talk.say("figure", "passer").text.startswith("D'accord. Fixez-le pour vous seul")
    assert talk.slots.get("floor") is None
    assert "sous lequel vous refusez ?" not in talk.say("figure", "combien demander ?").text


def test_an_unlawful_offer_is_never_negotiated() -> None:
    talk = offered("on me propose 1 500 € brut par mois comme comptable")
    for skill, text in (("figure", "combien demander ?"), ("advice", "l'e-mail"), ("sheet", "la fiche")):
        assert "c'est sous le SMIC" in talk.say(skill, text).text
        assert "Visez" not in talk.said.text


def test_an_amount_that_is_no_pay_is_not_asked_for() -> None:
    talk = offered()
    assert "je n'en fais pas une demande" in talk.say("figure", "je veux demander 900 000 €").text
    assert talk.slots.get("wanted") is None


def test_an_offer_above_all_that_is_known_is_not_raised_without_a_reason() -> None:
    said = offered("on me propose 95k comme comptable").say("figure", "combien demander ?")
    assert "je ne demanderais pas plus de fixe sans raison" in said.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l'e-mail", "Objet : Votre proposition pour le poste de contrôleur de gestion"),
        ("que dire à l'oral ?", "Commencez par une question"),
        ("ils disent qu'il n'y a pas de budget", "À « Nous n'avons pas le budget. », répondez"),
        ("ils disent que c'est la grille", "À « C'est notre grille. », répondez"),
        ("ils me trouvent trop junior", "répondez"),
        ("ils demandent mon salaire actuel", "À « Combien gagnez-vous aujourd'hui ? », répondez"),
        ("quelles formules à la place du fixe ?", "elles valent la même chose"),
        ("quels arguments ?", "Dans cet ordre, l'expérience d'abord"),
    ],
)
def test_the_words_wanted(text: str, words: str) -> None:
    said = offered().say("advice", text)
    assert words in said.text
    assert not re.search(r"[\[\]{}!]", said.text)


def test_results_are_asked_once_and_put_into_the_words() -> None:
    talk = offered()
    assert "Un résultat chiffré" in talk.say("advice", "l'e-mail").text
    said = talk.say("advice", "j'ai réduit les coûts de 15 %, je maîtrise SAP, mon loyer augmente")
    assert "Résultat : j'ai réduit les coûts de 15 %" in said.text
    assert "SAP" in said.text
    assert "Je n'ai pas repris « mon loyer augmente »" in said.text
    assert "Un résultat chiffré" not in talk.say("advice", "l'e-mail").text
    assert "j'ai réduit les coûts" in talk.said.text.lower()


@pytest.mark.parametrize("text", ["ils disent que c'est la grille", "à Lyon", "l'e-mail", "et sinon ?"])
def test_what_tells_nothing_of_oneself_is_no_result(text: str) -> None:
    talk = offered()
    talk.say("advice", "quels arguments ?")
    talk.say("advice", text)
    assert talk.slots.get("results") is None


def test_nothing_told_is_an_answer() -> None:
    talk = offered()
    talk.say("advice", "l'e-mail")
    assert talk.say("advice", "passer").text.startswith("D'accord, sans.")


def test_without_a_job_the_rules_and_the_law() -> None:
    talk = Talk()
    assert "chiffre sourcé" in talk.say("advice", "comment négocier ?").text
    said = talk.say("advice", "ont-ils le droit de me demander mon salaire actuel ?")
    assert "L1221-6" in said.text
    assert "À vérifier : la directive (UE) 2023/970" in said.text
    assert "De quel métier" in talk.say("advice", "écris-moi l'e-mail").text
    assert "Objet : " in talk.say("advice", "comptable").text


def test_the_sheet_in_a_message() -> None:
    said = offered().say("advice", "fais-moi la fiche")
    assert said.text.startswith("Ma négociation : contrôleur de gestion.")
    for words in ("– Cible : ", "– À annoncer : ", "Repère : ", "Arguments : ", "il n'est pas à dire"):
        assert words in said.text


def test_the_sheet_is_made_once_the_job_is_known() -> None:
    talk = Talk()
    assert "De quel métier" in talk.say("advice", "fais-moi la fiche").text
    assert talk.say("advice", "comptable").text.startswith("Ma négociation : comptable.")
    assert talk.slots["wish"] is None


def test_odds_are_those_of_whom_they_were_measured_on() -> None:
    hired = Talk().say("figure", "combien demander comme comptable ?").text
    assert "je n'ai de chiffre que pour des cadres ; 51 % des cadres" in hired
    raised, unknown = Talk(), "ucune statistique lue ne dit combien d'augmentations"
    assert unknown in raised.say("figure", "je gagne 30k, combien demander, comptable").text
    assert unknown in raised.say("advice", "quelles sont mes chances ?").text


def test_a_story_without_anything_done_lifts_no_cap() -> None:
    talk = Talk(in_force("comptable"))
    talk.say("advice", "des arguments")
    before = talk.said.text
    talk.say("advice", "je suis quelqu'un de très motivé")
    assert "36 200 €" in before
    assert "36 200 €" in talk.said.text


def test_an_amount_only_converted_is_no_offer() -> None:
    converted = {**in_force("comptable"), "question": "convert", "amount": 5_000.0, "amount_period": "month"}
    assert "ce qui est sur la table" not in Talk(converted).say("figure", "combien demander ?").text


def test_ones_own_employer_and_the_offer_of_another() -> None:
    talk = Talk()
    talk.say("figure", "comptable, je gagne 28k, on me propose 32k ailleurs, combien demander à mon patron ?")
    assert (talk.slots["amount"], talk.slots["other_offer"]) == (28_000, 32_000)
    assert talk.slots["occasion"] == "raise"


def test_words_wanted_along_with_a_result_have_it_and_nothing_else() -> None:
    talk = Talk(in_force("comptable"))
    talk.say("advice", "des arguments")
    said = talk.say("advice", "fais le mail, j'ai réduit les délais de 12 %").text
    assert "– J'ai réduit les délais de 12 %" in said
    assert "fais le mail" not in said


@pytest.mark.parametrize(
    ("text", "rare"),
    [
        ("je gagne 26k comme comptable, combien demander d'augmentation ?", True),
        ("je gagne 2 400 € net comme comptable, combien demander d'augmentation ?", False),
    ],
)
def test_a_large_raise_is_said_to_be_rare(text: str, rare: bool) -> None:
    said = Talk().say("figure", text).text
    assert ("Une telle hausse en une fois est rare" in said) is rare
    assert "3,1 % de hausse médiane pour 2026 (WTW" in said


def test_the_present_pay_taken_is_told_and_may_be_set_right() -> None:
    talk = Talk()
    assert (
        "votre salaire actuel (2 400 € net par mois)"
        in talk.say("figure", "comptable, 2400 net, combien demander ?").text
    )
    assert "salaire actuel" not in talk.say("figure", "c'est une proposition").text
    assert talk.slots["occasion"] == "hiring"


def test_a_lower_offer_lifts_no_cap() -> None:
    talk = Talk()
    talk.say("offer", "on me propose 45k chez A et 42k chez B comme data analyst")
    assert "ce que gagnent ceux qui se distinguent" not in talk.say("figure", "combien demander ?").text


def test_a_target_on_weak_evidence_says_so() -> None:
    said = Talk().say("figure", "combien demander comme data analyst ?").text
    assert "Ce repère est faible : recoupez-le avant de le citer" in said
    assert "Ce repère est faible" not in Talk().say("figure", "combien demander comme comptable ?").text


def test_a_civil_servant_is_told_of_the_grid() -> None:
    said = Talk().say("figure", "combien demander comme professeur des écoles titulaire ?").text
    assert "Code général de la fonction publique, L712-2" in said
    assert "L712-2" not in Talk().say("figure", "combien demander comme comptable ?").text


def test_a_conversion_in_the_middle_leaves_the_offer() -> None:
    talk = Talk()
    talk.say("offer", "on me propose 2000 brut comme vendeur")
    assert "1 867,02 €" in talk.say("convert", "c'est quoi le smic ?").text
    assert (talk.slots["amount"], talk.slots["question"]) == (2_000, "offer")


@pytest.mark.parametrize(
    ("skill", "text"), [("figure", "quelle augmentation demander ?"), ("advice", "je veux une augmentation")]
)
def test_a_raise_spoken_of_first_is_one_when_the_pay_is_told(skill: str, text: str) -> None:
    talk = Talk()
    talk.say(skill, text)
    talk.say("offer", "je suis assistante de direction à 2600 brut")
    assert talk.slots["occasion"] == "raise"
    assert "Point sur ma rémunération" in talk.say("advice", "l'e-mail").text


def test_a_present_pay_above_the_evidence_is_no_proposal() -> None:
    said = Talk().say("figure", "je gagne 95k comme comptable, combien demander d'augmentation ?").text
    assert "Votre salaire actuel dépasse déjà de 10 %" in said


def test_39_hours_have_their_own_figure() -> None:
    talk = Talk()
    talk.say("offer", "je suis comptable à 39 h, 2600 brut par mois")
    said = talk.say("figure", "combien demander ?").text
    assert "Visez 36 200 € brut par an" in said
    assert "Pour vos 39 h, heure pour heure : 40 300 € brut par an." in said


def test_the_words_of_a_raise_answer_what_is_offered() -> None:
    talk = Talk()
    talk.say("offer", "comptable, 2450 brut par mois, mon patron me propose 3 % d'augmentation")
    assert "Merci pour l'augmentation que vous me proposez" in talk.say("advice", "l'e-mail").text
    page = talk.say("sheet", "la fiche").text
    assert "Augmentation · fiche" in page
    assert "– Salaire actuel : 29 400 €" in page
    assert "– Avec la hausse proposée : 30 282 €" in page
