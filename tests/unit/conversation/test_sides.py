"""The present pay and the offer of another employer, told in any order."""

from __future__ import annotations

from datetime import date

import pytest

from nego.conversation import Context, Reading
from nego.conversation.negotiating import understand_figure, understand_judgement
from nego.nlu.sentence import read_sentence

DAY = date(2026, 11, 26)
TO_OWN = "combien demander à mon patron ?"


def told(*texts: str) -> Context:
    """The context after messages that want a pay judged, those with « demander » the figure to ask for."""
    context = Context()
    for text in texts:
        message = Reading.from_message({"text": text, "entities": read_sentence(text).entities})
        understand = understand_figure if "demander" in text else understand_judgement
        context = understand(context, message, "non_cadre", DAY).context
    return context


@pytest.mark.parametrize(
    "texts",
    [
        ("je gagne 2300 brut", "on me propose 2500", TO_OWN),
        ("on me propose 2500 ailleurs", "je gagne 2300 brut", TO_OWN),
        ("on me propose 2500", "je suis à 2300 brut", "combien demander comme augmentation ?"),
        ("je gagne 2300 brut, on me propose 2500", TO_OWN),
        ("je gagne 2300 brut et on me propose 2500 ailleurs, combien demander à mon patron ?",),
        ("on me propose 2500 ailleurs", "je gagne 2300 brut, combien demander à mon patron ?"),
    ],
)
def test_the_figure_for_ones_own_employer_knows_both(texts: tuple[str, ...]) -> None:
    context = told(*texts)
    assert (context.amount, context.other_offer) == (2_300, 30_000)
    assert (context.occasion, context.present) == ("raise", None)


def test_the_present_pay_told_beside_an_offer_takes_no_place_of_it() -> None:
    context = told("on me propose 2500 net comme comptable", "je gagne 1900 sur 13 mois")
    assert (context.amount, context.amount_months, context.occasion) == (2_500, None, "hiring")
    assert context.present is not None
    assert (context.present["amount"], context.present["basis"], context.present["months"]) == (
        1_900,
        "net",
        13,
    )


def test_an_offer_put_right_is_no_second_pay() -> None:
    assert told("on me propose 2500", "c'est mon salaire actuel").present is None
    assert told("on me propose 2500", "je gagne 2500").present is None


def test_without_the_present_pay_the_offer_stands_beside_what_is_asked_of_ones_own_employer() -> None:
    context = told("on me propose 2500 brut ailleurs", TO_OWN)
    assert (context.amount, context.other_offer, context.occasion) == (None, 30_000, "raise")


@pytest.mark.parametrize(
    ("text", "euros", "is_total"),
    [
        ("mon patron s'aligne à 2450 €", 2_450, True),
        ("il me propose 2400 pour que je reste", 2_400, True),
        ("mon chef me rajoute 150 € pour que je reste", 150, False),
        ("mon patron s'aligne", 30_000, True),
        ("mon employeur actuel me retient, il monte à 2450 €", 2_450, True),
        ("ma boîte me fait une contre-offre à 2600", 2_600, True),
    ],
)
def test_ones_own_employer_answers_the_offer_of_another(text: str, euros: float, is_total: bool) -> None:
    context = told("je gagne 2300 brut comme comptable", "on me propose 2500", text)
    assert context.offered_raise is not None
    assert (context.offered_raise["euros"], context.offered_raise["is_total"]) == (euros, is_total)
    assert (context.amount, context.other_offer, context.occasion) == (2_300, 30_000, "raise")


def test_who_goes_up_is_the_employer_in_force() -> None:
    hiring = told("je gagne 2300 brut comme comptable", "on me propose 2500", "ils montent à 2600 €")
    assert (hiring.amount, hiring.occasion) == (2_600, "hiring")
    own = told("on me propose 2500", "je gagne 2300 brut", TO_OWN, "ils montent à 2450 €")
    assert (own.amount, own.occasion) == (2_300, "raise")
    assert own.offered_raise is not None
    assert own.offered_raise["euros"] == 2_450


def test_who_asks_the_new_employer_turns_to_its_offer() -> None:
    context = told("on me propose 2500", "je gagne 2300 brut", TO_OWN, "combien demander au recruteur ?")
    assert (context.amount, context.amount_period, context.occasion) == (30_000, "year", "hiring")
    assert context.present is not None
    assert (context.present["amount"], context.other_offer) == (2_300, None)


@pytest.mark.parametrize(
    "text", ["mon patron ne s'aligne pas", "et si mon patron s'aligne ?", "il faut qu'il s'aligne ?"]
)
def test_what_is_denied_or_asked_is_no_counter_offer(text: str) -> None:
    context = told("je gagne 2300 brut comme comptable", "on me propose 2500", text)
    assert context.offered_raise is None
