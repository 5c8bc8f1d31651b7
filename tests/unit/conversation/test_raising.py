"""A raise of the present pay, offered or wanted, said in any order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nego.conversation import Context, Reading
from nego.conversation.negotiating import understand_figure, understand_judgement
from nego.conversation.raising import raised_in, wanted_in
from nego.nlu.sentence import read_sentence

DAY = date(2026, 11, 26)


def reading(text: str) -> Reading:
    return Reading.from_message({"text": text, "entities": read_sentence(text).entities})


def told(*texts: str, judged: bool = True) -> Context:
    """The context after messages that want a pay judged, or the figure to ask for."""
    context = Context()
    for text in texts:
        understand = understand_judgement if judged else understand_figure
        context = understand(context, reading(text), "non_cadre", DAY).context
    return context


def test_a_share_of_ones_objectives_is_a_result_and_no_raise() -> None:
    context = told("je gagne 1880 brut comme cariste", "je fais 120 % de mes objectifs", judged=False)
    assert context.wanted_raise is None
    assert context.results == ("je fais 120 % de mes objectifs",)


@pytest.mark.parametrize(
    ("texts", "present", "after"),
    [
        (["mon patron me propose 3 % d'augmentation", "je suis à 2450 brut par mois"], 2_450, 30_282),
        (["je suis à 2450 brut par mois, comptable", "mon patron me propose 3 %"], 2_450, 30_282),
        (["on me propose 3 % d'augmentation, je suis à 2450 brut, comptable"], 2_450, 30_282),
        (["3 % d'augmentation sur 2450 brut, c'est bien ?"], 2_450, 30_282),
        (["je gagne 2450 brut par mois", "on m'augmente de 100 € par mois"], 2_450, 30_600),
        (["mon boss me propose 100 € de plus par mois", "2450 brut"], 2_450, 30_600),
        (["mon patron me propose 2550 au lieu de 2450 brut"], 2_450, 30_600),
        (["je gagne 2450 brut, mon patron me propose 2550"], 2_450, 30_600),
        (["je gagne 2450 brut", "mon patron me propose 2550"], 2_450, 30_600),
        (["mon employeur me propose de passer de 2400 à 2500 brut"], 2_400, 30_000),
        (["on me propose 3 % et du télétravail, je suis à 40k"], 40_000, 41_200),
        (
            ["je suis à 13 € de l'heure", "on me propose 50 centimes de plus de l'heure, mon patron"],
            13,
            24_570,
        ),
        (["mn patron me done 100e de + par moi", "je suis à 2450 brut"], 2_450, 30_600),
        (["comptable à 30k, c'est bien ?", "on me propose 2 % de plus"], 30_000, 30_600),
        (["comptable, 30k", "mon chef m'offre 2k de plus par an"], 30_000, 32_000),
    ],
)
def test_a_raise_offered_is_on_the_present_pay(texts: list[str], present: float, after: float) -> None:
    context = told(*texts)
    raised = raised_in(context, "non_cadre", DAY)
    assert (context.occasion, context.amount) == ("raise", present)
    assert raised is not None
    assert raised.amount == pytest.approx(after)


@pytest.mark.parametrize(
    ("texts", "amount"),
    [
        (["on me propose 45k, soit 10 % d'augmentation"], 45_000),
        (["je gagne 40k, on me propose 45k ailleurs avec 10 % d'augmentation"], 45_000),
        (["on me propose 42k + 10 % de variable"], 42_000),
        (["je gagne 30k, j'ai augmenté les ventes de 20 %"], 30_000),
        (["on me propose 42k", "je voudrais 5 % de plus"], 42_000),
    ],
)
def test_other_shares_are_no_raise_offered(texts: list[str], amount: float) -> None:
    context = told(*texts)
    assert (context.offered_raise, context.amount) == (None, amount)


def test_the_present_pay_is_asked_before_the_job() -> None:
    turn = understand_judgement(Context(), reading("mon patron me propose 3 %"), "non_cadre", DAY)
    assert turn.problem is not None
    assert turn.problem.kind == "no_present_pay"


def test_a_new_offer_forgets_the_raise() -> None:
    context = told("je suis à 2450 brut, mon patron me propose 3 %", "finalement on me propose 36k ailleurs")
    assert (context.offered_raise, context.amount) == (None, 36_000)


def test_the_offer_of_another_is_kept_beside_a_raise() -> None:
    context = told("on me propose 42k comme comptable", "mon patron me propose 3 % si je reste")
    assert (context.other_offer, context.amount, context.occasion) == (42_000, None, "raise")


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["je gagne 2450 brut, je veux 10 % d'augmentation"], 32_340),
        (["je veux demander 10 % d'augmentation", "2450 brut par mois"], 32_340),
        (["je gagne 2450 brut, je voudrais 200 € de plus par mois"], 31_800),
        (["je gagne 2450 brut, 10 % d'augmentation c'est jouable ?"], 32_340),
        (["je gagne 2450 brut, je veux 10 % d'augmentation", "je veux 35k"], 35_000),
    ],
)
def test_a_raise_wanted_is_counted_on_the_present_pay(texts: list[str], wanted: float) -> None:
    context = told(*texts, judged=False)
    assert wanted_in(context, "non_cadre", DAY) == pytest.approx(wanted)
    assert context.offered_raise is None


@pytest.mark.parametrize(
    ("text", "slots", "occasion"),
    [
        ("comptable, 2400 net, combien demander ?", {}, "raise"),
        ("on me propose 2400 net, combien demander ?", {}, "hiring"),
        ("comptable, combien demander ?", {}, None),
        ("combien demander ?", {"amount": 2_400.0, "amount_period": "month", "amount_offered": True}, None),
    ],
)
def test_a_bare_pay_beside_the_question_is_the_present_one(
    text: str, slots: dict[str, Any], occasion: str | None
) -> None:
    assert understand_figure(Context(**slots), reading(text), "non_cadre", DAY).context.occasion == occasion
