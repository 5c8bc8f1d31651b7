"""Offers side by side, told at once or one after the other."""

from __future__ import annotations

from datetime import date

import pytest

from nego.conversation import Context, Reading
from nego.conversation.comparing import Compared, compare_offers
from nego.conversation.negotiating import understand_judgement
from nego.nlu.sentence import read_sentence

DAY = date(2026, 11, 26)


def reading(text: str) -> Reading:
    return Reading.from_message({"text": text, "entities": read_sentence(text).entities})


def compared(*texts: str) -> Compared | None:
    """What the last of some messages compares."""
    context, found = Context(), None
    for text in texts:
        kept = understand_judgement(context, reading(text), "non_cadre", DAY).context
        found = compare_offers(context, kept, reading(text), DAY)
        context = found.context if found is not None else kept
    return found


@pytest.mark.parametrize(
    ("texts", "totals"),
    [
        (["on me propose 42k chez A et 45k chez B comme comptable"], [42_000, 45_000]),
        (["on me propose 45k ou 42k"], [45_000, 42_000]),
        (["42k ou 45k comme comptable ?"], [42_000, 45_000]),
        (["on me propose 42k chez A, 45k chez B et 43k chez C"], [42_000, 45_000, 43_000]),
        (["on me propose 42k", "une autre boîte me propose 45k"], [42_000, 45_000]),
        (["on me propose 42k", "j'ai aussi une offre à 3 800 € par mois"], [42_000, 45_600]),
        (["on me propose 36k à 80 % chez A et 42k chez B"], [45_000, 42_000]),
        (["on me propose 40k + 5k de variable chez A et 42k chez B"], [45_000, 42_000]),
        (["j'hésite entre 38k chez Capgemini et 41k chez Accenture"], [38_000, 41_000]),
        (["offre 1 : 40k fixe + 5k de variable. offre 2 : 43k fixe. comptable"], [45_000, 43_000]),
        (["jai 2 offres, une à 2000 net l'autre à 2200 net"], [30_320, 33_350]),
        (["je gagne 35k", "une autre boîte me propose 39k"], [35_000, 39_000]),
        (
            ["je gagne 30k, mon patron me propose 10 % d'augmentation", "un concurrent me propose 35k"],
            [33_000, 35_000],
        ),
    ],
)
def test_offers_side_by_side(texts: list[str], totals: list[float]) -> None:
    found = compared(*texts)
    assert found is not None
    assert [rival.pay.total for rival in found.rivals] == pytest.approx(totals, rel=1e-3)
    assert found.best.pay.total == pytest.approx(max(totals), rel=1e-3)
    assert found.gap == pytest.approx(max(totals) - sorted(totals)[-2], rel=1e-2)


@pytest.mark.parametrize(
    "texts",
    [
        ["on me propose 42k"],
        ["je gagne 35k, on me propose 42k"],
        ["on me propose 42k, je voudrais 45k"],
        ["on me propose 42k brut soit 33k net"],
        ["on me propose 42k + 5k de variable"],
        ["on me propose 40 à 45k"],
        ["on me propose 42k", "finalement c'est 45k"],
        ["on me propose 42k", "et 45k ?"],
    ],
)
def test_one_offer_is_not_compared(texts: list[str]) -> None:
    assert compared(*texts) is None


def test_each_offer_is_where_it_was_said_to_be() -> None:
    found = compared("comptable, on me propose 42k à Lyon et 45k à Paris")
    assert found is not None
    assert [rival.context.location for rival in found.rivals] == ["Lyon", "Paris"]


def test_the_best_paid_stays_in_force_and_the_other_is_an_argument() -> None:
    found = compared("on me propose 45k chez A et 42k chez B comme comptable")
    assert found is not None
    assert (found.context.amount, found.context.other_offer) == (45_000, 42_000)
    assert found.context.has_other_offer


def test_ones_own_employer_stays_in_force_beside_an_offer() -> None:
    found = compared("je gagne 35k comme comptable", "une autre boîte me propose 39k")
    assert found is not None
    assert (found.context.amount, found.context.occasion) == (35_000, "raise")
    assert found.context.other_offer == 39_000
