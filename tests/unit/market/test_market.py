"""What is known of a job's pay, in euros gross a year at full time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nego.knowledge.loading import load_knowledge
from nego.knowledge.model import Figure, Job, Knowledge
from nego.knowledge.select import SalaryQuestion
from nego.market.market import market_of
from nego.pay.net import gross_from_net
from tests.unit.knowledge import small_knowledge

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder: Path = tmp_path_factory.mktemp("knowledge")
    return load_knowledge(small_knowledge.write(folder))


def figure(**changes: object) -> Figure:
    base = Figure("X1", "menuisier", "all", "year", "Cabinet", "B", basis="gross", year=2025)
    return replace(base, **changes)  # type: ignore[arg-type]


def with_figures(known: Knowledge, *figures: Figure) -> Job:
    return replace(known.job("menuisier"), figures=figures)


def test_a_month_becomes_a_year(known: Knowledge) -> None:
    market = market_of(known, SalaryQuestion(known.job("menuisier"), period="hour", basis="net"), DAY)
    assert (market.evidence, market.year, market.source) == ("job_B", 2025, "Cabinet")
    assert (market.low, market.central, market.centre, market.high) == (22800, 27600, "median", 34800)


P10_P90 = {"low": 30000, "high": 50000, "range_kind": "p10_p90"}


@pytest.mark.parametrize(
    ("changes", "centre", "mean_only", "mean_alone", "percentiles"),
    [
        ({"mean": 40000}, "mean", True, True, ()),
        ({"mean": 40000, "low": 30000, "high": 50000}, "mean", True, False, ()),
        ({"median": 40000}, "median", False, False, ((50, 40000),)),
        ({"point": 40000}, "point", False, False, ()),
        (
            {"median": 40000, "low": 30000, "high": 50000, "range_kind": "p25_p75"},
            "median",
            False,
            False,
            ((25, 30000), (50, 40000), (75, 50000)),
        ),
        (P10_P90, None, False, False, ((10, 30000), (90, 50000))),
        # The middle of a range is no median, whatever the source calls it.
        (
            {"median": 40000, "central_is_midpoint": True, **P10_P90},
            "midpoint",
            False,
            False,
            ((10, 30000), (90, 50000)),
        ),
    ],
)
def test_nature_of_the_centre(
    known: Knowledge,
    changes: dict[str, object],
    centre: str | None,
    mean_only: bool,
    mean_alone: bool,
    percentiles: tuple[tuple[int, float], ...],
) -> None:
    market = market_of(known, SalaryQuestion(with_figures(known, figure(**changes))), DAY)
    assert (market.centre, market.mean_only, market.mean_alone) == (centre, mean_only, mean_alone)
    assert market.percentiles == percentiles


def test_percentiles_of_a_family_are_made_gross(known: Knowledge) -> None:
    market = market_of(known, SalaryQuestion(with_figures(known)), DAY)
    assert (market.evidence, market.with_variable) == ("family", True)
    expected = [
        (rank, gross_from_net(net, "month", "non_cadre", DAY).gross_year)
        for rank, net in ((10, 1500), (25, 1600), (50, 1850), (75, 2100), (90, 2500))
    ]
    assert [rank for rank, _ in market.percentiles] == [10, 25, 50, 75, 90]
    for (rank, euros), (known_rank, known_euros) in zip(market.percentiles, expected, strict=True):
        assert rank == known_rank
        assert euros == pytest.approx(known_euros)
    assert dict(market.percentiles)[25] == pytest.approx(market.low)
    assert dict(market.percentiles)[50] == pytest.approx(market.central)


def test_percentiles_under_the_minimum_wage_are_left_out(known: Knowledge) -> None:
    (row,) = known.statistics["F1607"]
    poor = replace(known, statistics={"F1607": (replace(row, p10=1000, p25=1300),)})
    market = market_of(poor, SalaryQuestion(with_figures(known)), DAY)
    assert [rank for rank, _ in market.percentiles] == [50, 75, 90]
    assert market.low is None


def test_percentiles_move_with_the_place(known: Knowledge) -> None:
    at_home = market_of(known, SalaryQuestion(with_figures(known)), DAY)
    in_brittany = market_of(known, SalaryQuestion(with_figures(known), region="Bretagne"), DAY)
    assert dict(in_brittany.percentiles)[75] < dict(at_home.percentiles)[75]
    assert dict(in_brittany.percentiles)[75] == pytest.approx(in_brittany.high)


@pytest.mark.parametrize(
    ("year", "day", "old"),
    [
        (2024, date(2026, 11, 22), False),
        (2024, date(2026, 12, 31), False),
        (2024, date(2027, 1, 1), True),
        (2023, date(2026, 11, 22), True),
        (None, date(2026, 11, 22), False),
    ],
)
def test_older_than_24_months_counted_from_the_end_of_the_year(
    known: Knowledge, year: int | None, day: date, old: bool
) -> None:
    market = market_of(known, SalaryQuestion(with_figures(known, figure(median=40000, year=year))), day)
    assert (market.year, market.old) == (year, old)


def test_self_employed_income_is_not_the_market_of_an_offer(known: Knowledge) -> None:
    revenue = figure(median=80000, scope="revenue", basis=None)
    assert market_of(known, SalaryQuestion(with_figures(known, revenue)), DAY).evidence == "family"


def test_a_figure_that_the_minimum_wage_has_overtaken_is_no_market(known: Knowledge) -> None:
    job = replace(with_figures(known, figure(median=18000)), rome=None)
    market = market_of(known, SalaryQuestion(job), DAY)
    assert market.overtaken
    assert not market.usable


def test_nothing_known(known: Knowledge) -> None:
    market = market_of(known, SalaryQuestion(replace(with_figures(known), rome=None)), DAY)
    assert (market.evidence, market.usable, market.source) == ("none", False, None)


def test_a_source_that_does_not_say_gross_is_flagged(known: Knowledge) -> None:
    market = market_of(known, SalaryQuestion(with_figures(known, figure(median=40000, basis=None))), DAY)
    assert not market.basis_stated
    assert market.central == 40000
