"""A bare number that stands for another amount."""

from __future__ import annotations

import pytest

from nego.nlu.restated import with_added_amount, with_restated_amount, with_restated_years
from nego.nlu.sentence import read_sentence


@pytest.mark.parametrize(
    ("text", "amount", "period", "value"),
    [
        ("et 38 ?", 35_000, "year", 38_000),
        ("et 15", 14, "hour", 15),
        ("et 2,8 ?", 2500, "month", 2800),
        ("oui 38 à Lyon", 35_000, "year", 38_000),
        ("plutôt trente-huit", 35_000, "year", 38_000),
    ],
)
def test_a_bare_number_is_of_the_size_of_the_amount_in_force(
    text: str, amount: float, period: str, value: float
) -> None:
    (span,) = with_restated_amount(read_sentence(text), amount, period).of("amount")
    assert (span.entities[0]["value"], span.entities[0]["period"]) == (value, period)


@pytest.mark.parametrize(
    ("text", "amount", "period"),
    [
        ("et 38 ?", None, None),
        ("et 2 ?", 35_000, "year"),
        ("et 10 ans", 14, "hour"),
        ("et dans le 38 ?", 35_000, "year"),
        ("le 38 de la rue", 35_000, "year"),
        ("et à Lyon ?", 35_000, "year"),
    ],
)
def test_other_numbers_are_no_amounts(text: str, amount: float | None, period: str | None) -> None:
    sentence = read_sentence(text)
    assert with_restated_amount(sentence, amount, period) is sentence


@pytest.mark.parametrize(("text", "years"), [("non 3", 3), ("3 plutôt", 3), ("non, plutôt 12", 12)])
def test_other_years_of_experience(text: str, years: float) -> None:
    (span,) = with_restated_years(read_sentence(text), 5.0).of("experience")
    assert span.entities[0]["value"] == years


@pytest.mark.parametrize(
    ("text", "years"), [("non 3", None), ("3", 5.0), ("non 75", 5.0), ("non 3 à Lyon", 5.0)]
)
def test_other_numbers_are_no_years(text: str, years: float | None) -> None:
    sentence = read_sentence(text)
    assert with_restated_years(sentence, years) is sentence


@pytest.mark.parametrize(
    ("text", "amount", "period", "read"),
    [
        ("je veux 200", 2_300, "month", (200, "month", "raise")),
        ("je veux 200 € svp", 2_300, "month", (200, "month", "raise")),
        ("150 euros c'est trop ?", 2_300, "month", (150, "month", "raise")),
        ("et 300 ?", 2_300, "month", (300, "month", "raise")),
        ("je veux 200", 32_000, "year", (200, "month", "raise")),
        ("je veux 2000", 32_000, "year", (2_000, "year", "raise")),
        ("je veux 35", 32_000, "year", (35_000, "year", "salary")),
        ("et si je demande 150", 2_100, "month", (150, "month", "raise")),
        ("mon employeur me retient, il monte à 34", 31_500, "year", (34_000, "year", "salary")),
        ("mon patron s'aligne à 2450", 2_300, "month", (2_450, "month", "salary")),
        ("mon chef me rajoute 150 pour que je reste", 2_300, "month", (150, "month", "raise")),
    ],
)
def test_a_number_beside_the_present_pay_is_a_raise_or_a_pay(
    text: str, amount: float, period: str, read: tuple[float, str, str]
) -> None:
    (span,) = with_added_amount(read_sentence(text), amount, period, asked=True).of("amount")
    assert tuple(span.entities[0][name] for name in ("value", "period", "kind")) == read


@pytest.mark.parametrize(
    "text",
    ["je veux 2 jours de télétravail", "je demande 300 jours", "j'ai géré 12 projets", "je veux 10 ans"],
)
def test_a_number_of_something_else_is_no_raise(text: str) -> None:
    assert not with_added_amount(read_sentence(text), 2_300, "month", asked=True).of("amount")


@pytest.mark.parametrize("text", ["mon patron me propose 100 € par mois", "on me propose 150 € ailleurs"])
def test_what_is_offered_is_not_what_is_wanted(text: str) -> None:
    sentence = read_sentence(text)
    assert with_added_amount(sentence, 2_300, "month", asked=True) is sentence
