"""How messages change the context: what is kept, replaced, asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from nego.conversation import (
    Context,
    Reading,
    understand,
    understand_comparison,
    understand_conversion,
    understand_offer,
)

ACCOUNTANT = {
    "entity": "job",
    "value": "comptable",
    "canonical": "Comptable",
    "job_id": "comptable",
    "rome": "M1203",
}
PLUMBER = {
    "entity": "job",
    "value": "plombier",
    "canonical": "Plombier",
    "job_id": "plombier",
    "rome": "F1603",
}


def reading(text: str, *entities: dict[str, Any]) -> Reading:
    placed = [{"start": max(text.find(str(e["value"])), 0), **e} for e in entities]
    return Reading.from_message({"text": text, "entities": placed})


def about_accountant(**slots: Any) -> Context:
    return Context(job="Comptable", job_id="comptable", rome="M1203", question="salary", **slots)


@pytest.mark.parametrize(
    ("text", "entities", "kept"),
    [
        ("et par an ?", [{"entity": "period", "value": "year"}], {"period": "year", "basis": "net"}),
        ("et en brut ?", [{"entity": "basis", "value": "gross"}], {"basis": "gross", "period": "month"}),
        (
            "et un plombier ?",
            [PLUMBER],
            {"job_id": "plombier", "previous_job_id": "comptable", "basis": "net"},
        ),
        (
            "et à Lyon ?",
            [{"entity": "location", "value": "Lyon", "level": "city", "region": "Auvergne-Rhône-Alpes"}],
            {"location": "Lyon", "region": "Auvergne-Rhône-Alpes", "job_id": "comptable"},
        ),
        (
            "avec 10 ans d'expérience",
            [
                {"entity": "experience_years", "value": 10.0},
                {"entity": "experience_level", "value": "senior"},
            ],
            {"experience_years": 10.0, "experience_level": "senior", "basis": "net"},
        ),
        ("pour un cadre ?", [], {"status": "cadre", "basis": "net"}),
    ],
)
def test_a_follow_up_changes_what_it_names_and_keeps_the_rest(
    text: str, entities: list[dict[str, Any]], kept: dict[str, Any]
) -> None:
    before = about_accountant(period="month", basis="net")
    turn = understand(before, reading(text, *entities), "salary")
    assert turn.problem is None
    assert {name: getattr(turn.context, name) for name in kept} == kept


def test_a_job_set_aside_is_not_the_job_asked_for() -> None:
    turn = understand(Context(), reading("non pas plombier, comptable", PLUMBER, ACCOUNTANT), "salary")
    assert turn.context.job_id == "comptable"
    turn = understand(Context(), reading("comptable, pas plombier", ACCOUNTANT, PLUMBER), "salary")
    assert turn.context.job_id == "comptable"


def test_the_job_before_comes_back() -> None:
    before = about_accountant(previous_job="Plombier", previous_job_id="plombier", previous_rome="F1603")
    back = understand(
        before, reading("et l'autre ?", {"entity": "job_reference", "value": "previous"}), "salary"
    )
    assert (back.context.job_id, back.context.rome) == ("plombier", "F1603")
    assert back.context.previous_job_id == "comptable"


def test_what_is_ambiguous_is_asked_and_the_job_in_force_stays() -> None:
    candidates = [{"canonical": "Chef de cuisine", "job_id": "chef-de-cuisine", "score": 0.5}]
    chef = {**ACCOUNTANT, "value": "chef", "ambiguous": True, "candidates": candidates}
    turn = understand(about_accountant(), reading("et un chef ?", chef), "training")
    assert turn.problem is not None
    assert turn.problem.kind == "ambiguous_job"
    assert [ref.job_id for ref in turn.context.proposed] == ["chef-de-cuisine"]
    assert (turn.context.job_id, turn.context.question) == ("comptable", "training")


def test_an_unknown_job_is_admitted_and_the_job_in_force_stays() -> None:
    unknown = {"entity": "unknown_job", "value": "zorglubateur", "candidates": []}
    turn = understand(about_accountant(), reading("et un zorglubateur ?", unknown), "salary")
    assert turn.problem is not None
    assert (turn.problem.kind, turn.problem.text) == ("unknown_job", "zorglubateur")
    assert turn.context.job_id == "comptable"


def test_without_any_job_it_is_asked() -> None:
    turn = understand(Context(), reading("ça gagne combien ?"), "salary")
    assert turn.problem is not None
    assert turn.problem.kind == "no_job"


def test_a_bad_amount_changes_nothing() -> None:
    before = about_accountant(period="month")
    negative = {"entity": "amount", "value": -2000, "problem": "negative"}
    turn = understand_offer(
        before, reading("-2000 € par an", negative, {"entity": "period", "value": "year"})
    )
    assert turn.problem is not None
    assert turn.problem.kind == "bad_amount"
    assert turn.context == before


@pytest.mark.parametrize(
    ("before", "text", "entities", "pair"),
    [
        (Context(), "comptable ou plombier", [ACCOUNTANT, PLUMBER], ("comptable", "plombier")),
        (about_accountant(), "par rapport à un plombier ?", [PLUMBER], ("comptable", "plombier")),
        (
            about_accountant(previous_job="Plombier", previous_job_id="plombier"),
            "compare les deux",
            [],
            ("plombier", "comptable"),
        ),
    ],
)
def test_a_comparison_takes_what_is_named_then_what_is_in_force(
    before: Context, text: str, entities: list[dict[str, Any]], pair: tuple[str, str]
) -> None:
    turn = understand_comparison(before, reading(text, *entities))
    assert turn.problem is None
    assert (turn.context.job_id, turn.context.compared_job_id) == pair


def test_a_comparison_goes_on_in_another_period() -> None:
    first = understand_comparison(Context(), reading("comptable ou plombier", ACCOUNTANT, PLUMBER))
    second = understand_comparison(
        first.context, reading("et par an ?", {"entity": "period", "value": "year"})
    )
    assert (second.context.job_id, second.context.compared_job_id) == ("comptable", "plombier")
    assert second.context.period == "year"


def test_one_job_twice_is_no_comparison() -> None:
    turn = understand_comparison(about_accountant(), reading("comparé à un comptable", ACCOUNTANT))
    assert turn.problem is not None
    assert turn.problem.kind == "same_job"


def amount(value: float, **stated: Any) -> dict[str, Any]:
    return {"entity": "amount", "value": value, "period": "month", **stated}


def basis(value: str) -> dict[str, Any]:
    return {"entity": "basis", "value": value}


YEAR = {"entity": "period", "value": "year"}


@pytest.mark.parametrize(
    ("text", "entities", "from_", "to"),
    [
        ("2500 brut en net", [amount(2500, basis="gross"), basis("gross"), basis("net")], "gross", "net"),
        ("2500 en net", [amount(2500), basis("net")], "gross", "net"),
        ("1900 en brut", [amount(1900), basis("gross")], "net", "gross"),
        ("2500 brut ça fait combien", [amount(2500, basis="gross"), basis("gross")], "gross", "net"),
        ("1900 net en brut", [amount(1900, basis="net"), basis("net"), basis("gross")], "net", "gross"),
        ("2500 brut par an", [amount(2500, basis="gross"), basis("gross"), YEAR], "gross", "gross"),
    ],
)
def test_what_a_conversion_wants(text: str, entities: list[dict[str, Any]], from_: str, to: str) -> None:
    turn, asked = understand_conversion(Context(), reading(text, *entities))
    assert turn.problem is None
    assert asked is not None
    assert (asked.basis, asked.to_basis) == (from_, to)


def test_a_conversion_goes_on_with_its_amount() -> None:
    first, _ = understand_conversion(Context(), reading("2500 brut en net", amount(2500, basis="gross")))
    second, asked = understand_conversion(first.context, reading("et par an ?", YEAR))
    assert second.problem is None
    assert asked is not None
    assert (asked.amount, asked.basis, asked.to_basis, asked.to_period) == (2500, "gross", "net", "year")


def test_a_conversion_without_amount_asks_for_it() -> None:
    turn, asked = understand_conversion(Context(), reading("convertis en net", basis("net")))
    assert asked is None
    assert turn.problem is not None
    assert turn.problem.kind == "no_amount"


def test_slots_round_trip() -> None:
    context = about_accountant(period="year", choices=({"job_id": "a", "canonical": "A", "rome": None},))
    slots = context.changes_since(Context())
    assert Context.from_slots(slots) == context
    assert context.changes_since(context) == {}


def converted(context: Context, text: str, *entities: dict[str, Any]) -> Context:
    turn, asked = understand_conversion(context, reading(text, *entities))
    assert asked is not None
    return turn.context


IN_GROSS = Context(
    question="convert", amount=2500, amount_period="month", amount_basis="net", period="month", basis="gross"
)


def test_another_amount_to_convert_is_of_the_same_basis_and_wanted_in_the_same_unit() -> None:
    amount = {"entity": "amount", "value": 3000.0, "period": "month"}
    again = converted(IN_GROSS, "et 3000 ?", amount)
    assert (again.amount, again.amount_basis, again.basis) == (3000, "net", "gross")
    by_month = Context(
        question="convert",
        amount=45_000,
        amount_period="year",
        amount_basis="gross",
        period="month",
        basis="net",
    )
    again = converted(by_month, "et 50k", {"entity": "amount", "value": 50_000.0, "period": "year"})
    assert (again.amount_period, again.period, again.basis) == ("year", "month", "net")
    again = converted(by_month, "et par an ?", {"entity": "period", "value": "year"})
    assert (again.amount, again.period, again.basis) == (45_000, "year", "net")


def test_monthly_pays_said_later_are_of_the_amount_in_force() -> None:
    again = converted(IN_GROSS, "sur 13 mois")
    assert (again.amount, again.amount_months, again.period) == (2500, 13, "month")
    offer = replace(about_accountant(amount=3200.0, amount_period="month"), question="offer")
    assert understand_offer(offer, reading("et sur 13 mois ?")).context.amount_months == 13


def test_the_basis_of_an_offer_may_be_said_after_it() -> None:
    offer = about_accountant(amount=2000.0, amount_period="month", amount_basis="gross")
    said = reading("c'est du net", {"entity": "basis", "value": "net"})
    assert understand_offer(replace(offer, question="offer"), said).context.amount_basis == "net"


def test_another_offer_is_of_the_same_basis() -> None:
    offer = Context(question="offer", amount=2500, amount_period="month", amount_basis="net")
    amount = {"entity": "amount", "value": 2700.0, "period": "month"}
    assert understand_offer(offer, reading("et 2700 ?", amount)).context.amount_basis == "net"
    said = reading("comptable à 2700", ACCOUNTANT, amount)
    assert understand_offer(offer, said).context.amount_basis is None


def test_the_other_of_two_jobs_compared_comes_back_whatever_was_asked_between() -> None:
    compared = understand_comparison(Context(), reading("comptable ou plombier", ACCOUNTANT, PLUMBER)).context
    first = {"entity": "job_reference", "value": "first"}
    other = {"entity": "job_reference", "value": "previous"}
    trained = understand(compared, reading("le premier", first), "training").context
    assert trained.job_id == "comptable"
    assert understand(trained, reading("et l'autre ?", other), "training").context.job_id == "plombier"


def test_jobs_not_yet_chosen_are_proposed_again() -> None:
    choices = ({"job_id": "chef-de-cuisine", "canonical": "Chef de cuisine", "rome": None},)
    turn = understand(Context(question="salary", choices=choices), reading("et débutant ?"), "salary")
    assert turn.problem is not None
    assert turn.problem.kind == "ambiguous_job"
    assert [ref.job_id for ref in turn.context.proposed] == ["chef-de-cuisine"]
