"""Comparing two jobs, converting an amount."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.compare import ActionCompare
from actions.convert import ActionConvert
from actions.offer import ActionOffer
from actions.salary import ActionSalary
from nego.french import euros
from nego.pay.minimum_wage import minimum_wage
from nego.pay.net import gross_from_net, net_from_gross
from tests.unit.actions.harness import LYON, Said, amount, entity, in_force, job, named, plain, run


def compare(first: str, second: str, *more: dict[str, Any], **slots: Any) -> Said:
    text = f"{job(first).name} ou {job(second).name}"
    return run(ActionCompare(), slots, text, named(first), named(second), *more)


def test_two_jobs_side_by_side() -> None:
    said = compare("boulanger", "boucher")
    assert said.text.splitlines()[0].startswith("Un boucher gagne plus qu'un boulanger : environ ")
    assert "– Boulanger : " in said.text
    assert "– Boucher : " in said.text
    assert "Formation : boulanger, " in said.text
    assert (said.slots["job_id"], said.slots["compared_job_id"]) == ("boulanger", "boucher")


def test_a_comparison_is_symmetric() -> None:
    there, back = compare("boulanger", "boucher"), compare("boucher", "boulanger")
    assert there.text.splitlines()[0] == back.text.splitlines()[0]


def test_a_comparison_says_what_is_estimated() -> None:
    said = compare("boulanger", "boucher", LYON)
    assert said.text.count("à Lyon") == 2
    assert said.text.count("; estimation)") == 2


def test_sources_that_do_not_compare_are_not_compared() -> None:
    said = compare("comptable", "pediatre")
    assert said.text.startswith("Je ne peux pas dire lequel paie le plus")
    assert "ordre de grandeur" not in said.text


def test_one_job_against_the_one_in_force() -> None:
    said = run(ActionCompare(), in_force("boulanger"), "par rapport à un boucher ?", named("boucher"))
    assert "Un boucher gagne plus qu'un boulanger" in said.text


def test_a_comparison_needs_two_jobs() -> None:
    assert "De quel métier" in run(ActionCompare(), {}, "qui gagne le plus ?").text
    one = run(ActionCompare(), {}, "compare comptable", named("comptable"))
    assert one.text == "Avec quel métier comparer « Comptable » ?"
    twice = run(ActionCompare(), in_force("comptable"), "et un comptable", named("comptable"))
    assert "deux fois le même métier, « Comptable »" in twice.text


def test_a_comparison_asks_what_is_ambiguous() -> None:
    chef = named("chef-de-cuisine", value="chef", ambiguous=True)
    said = run(ActionCompare(), {}, "comptable ou chef", named("comptable"), chef)
    assert "« chef » désigne plusieurs métiers" in said.text


@pytest.mark.parametrize(
    "detail", [entity("period", "year"), entity("basis", "net"), LYON, entity("experience_level", "senior")]
)
def test_a_detail_goes_on_with_the_comparison(detail: dict[str, Any]) -> None:
    slots = in_force("boulanger", question="compare", compared_job="Boucher", compared_job_id="boucher")
    assert "boucher" in run(ActionCompare(), slots, "et ?", detail).text.lower()


@pytest.mark.parametrize(
    ("value", "basis", "to", "status"),
    [
        (2500, "gross", "net", None),
        (1900, "net", "gross", None),
        (4000, "gross", "net", "cadre"),
        (2200, "gross", "net", "titulaire"),
    ],
)
def test_conversion(value: float, basis: str, to: str, status: Any) -> None:
    said = run(
        ActionConvert(),
        {"status": status} if status else {},
        "montant",
        amount(value, basis=basis),
        entity("basis", basis),
        entity("basis", to),
    )
    used = status or "non_cadre"
    if to == "net":
        expected = net_from_gross(value, "month", used, date.today()).net
    else:
        expected = gross_from_net(value, "month", used, date.today()).gross
    assert plain(euros(expected)) in said.text.splitlines()[0]
    assert "avant impôt sur le revenu, 35 h" in said.text
    assert "en vigueur depuis le" in said.text
    assert ("Pour un cadre du privé" in said.text) == (status is None)


def test_conversion_of_an_hour() -> None:
    said = run(
        ActionConvert(), {}, "14 € brut de l'heure par mois", amount(14, period="hour", basis="gross"),
        entity("period", "hour"), entity("period", "month"), entity("basis", "gross"),
    )  # fmt: skip
    assert said.text.startswith("14 € brut de l'heure font 2 123,33 € brut par mois")
    assert "151,67 h par mois" in said.text
    assert "mutuelle" not in said.text


def test_conversion_of_thirteen_months() -> None:
    said = run(
        ActionConvert(), {}, "2 500 € sur 13 mois", amount(2500, basis="gross", months=13),
        entity("period", "month"), entity("period", "year"),
    )  # fmt: skip
    assert said.text.startswith("2 500 € brut par mois font 32 500 € brut par an.")
    assert "Compté sur 13 mois par an" in said.text


def test_a_conversion_goes_on() -> None:
    first = run(ActionConvert(), {}, "2500 brut en net", amount(2500, basis="gross"), entity("basis", "net"))
    said = run(ActionConvert(), first.slots, "et par an ?", entity("period", "year"))
    assert said.text.startswith("2 500 € brut par mois font ")
    assert "net par an" in said.text.splitlines()[0]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("et par an ?", [entity("period", "year")]),
        ("et en brut ?", [entity("basis", "gross")]),
        (
            "et pour un fonctionnaire ?",
            [named("attache-d-administration", value="fonctionnaire", ambiguous=True)],
        ),
    ],
)
def test_a_detail_goes_on_with_the_conversion(text: str, entities: list[dict[str, Any]]) -> None:
    slots = {"question": "convert", "amount": 2500.0, "amount_period": "month", "amount_basis": "gross"}
    assert run(ActionConvert(), slots, text, *entities).text.startswith("2 500 € brut par mois font ")


def test_a_job_named_after_a_conversion_is_asked_about() -> None:
    said = run(ActionSalary(), {"question": "convert"}, "comptable", named("comptable"))
    assert said.text.startswith("Un comptable gagne")


@pytest.mark.parametrize(
    ("entities", "words"),
    [
        ([], "Quel montant ?"),
        ([amount(1, problem="overflow")], "pas celui d'une paie"),
        ([amount(-5, problem="negative")], "négative"),
        ([amount(1e15, basis="gross"), entity("basis", "net")], "pas celui d'une paie"),
    ],
)
def test_what_cannot_be_converted(entities: list[dict[str, Any]], words: str) -> None:
    said = run(ActionConvert(), in_force("comptable"), "?", *entities)
    assert words in said.text
    assert "amount" not in said.slots


@pytest.mark.parametrize("action", [ActionOffer(), ActionConvert()])
def test_a_daily_rate_is_no_pay(action: ActionOffer) -> None:
    said = run(action, in_force("comptable"), "TJM 450 €", amount(450, kind="day_rate", period=None))
    assert "ce n'est pas un salaire" in said.text
    assert "amount" not in said.slots


@pytest.mark.parametrize(("number", "period"), [(1, None), (1.5, "month"), (1, "year"), (1, "hour")])
def test_minimum_wages_are_told_in_euros(number: float, period: str | None) -> None:
    wage = minimum_wage(date.today())
    unit = {"year": wage.year_gross, "hour": wage.hour_gross}.get(period or "", wage.month_gross)
    smic = amount(number, kind="smic", period=period, basis="net")
    said = run(ActionConvert(), {}, "le smic en net", smic, entity("basis", "net"))
    assert said.text.startswith(f"{plain(euros(number * unit))} brut ")
    assert "font" in said.text.splitlines()[0]


def test_the_minimum_wage_alone_is_converted() -> None:
    said = run(ActionSalary(), in_force("comptable"), "smic en net ?", amount(1, kind="smic", period=None))
    assert [event["name"] for event in said.others] == ["action_convert"]
