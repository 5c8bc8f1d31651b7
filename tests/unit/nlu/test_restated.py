"""A bare number that stands for another amount."""

from __future__ import annotations

import pytest

from nego.nlu.restated import with_restated_amount, with_restated_years
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
