"""What an offer is worth beside what is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.knowledge.amounts import Step
from nego.knowledge.select import SalaryAnswer, SalaryQuestion
from nego.market.market import Market
from nego.negotiation.judge import judge, percentile_of
from nego.negotiation.rules import value
from nego.negotiation.situation import Offer
from tests.unit.negotiation.markets import (
    BEGINNER,
    DAY,
    FIGURE,
    JOB,
    MINIMUM,
    PAY,
    QUESTION,
    START,
    market,
    markets,
)

QUARTILES = market(
    30_000, 40_000, 50_000, range_kind="p25_p75", percentiles=((25, 30_000), (50, 40_000), (75, 50_000))
)
TENTHS = market(
    30_000,
    40_000,
    50_000,
    percentiles=((10, 25_000), (25, 30_000), (50, 40_000), (75, 50_000), (90, 60_000)),
)


@pytest.mark.parametrize(
    ("known", "pay", "word", "place", "percentile", "between", "gap", "to"),
    [
        # INSEE: a median cuts in two; the quartiles are percentiles
        (QUARTILES, 29_000, "below", "under", None, (0, 25), -11_000, "median"),
        (QUARTILES, 30_000, "below", "lower_half", 25, (25, 25), -10_000, "median"),
        (QUARTILES, 35_000, "below", "lower_half", 38, (25, 50), -5_000, "median"),
        (QUARTILES, 38_000, "in_line", "middle", 45, (25, 50), -2_000, "median"),  # 5 %, parameter in_line
        (QUARTILES, 37_990, "below", "lower_half", 45, (25, 50), -2_010, "median"),
        (QUARTILES, 40_000, "in_line", "middle", 50, (50, 50), 0, "median"),
        (QUARTILES, 42_000, "in_line", "middle", 55, (50, 75), 2_000, "median"),
        (QUARTILES, 50_000, "above", "upper_half", 75, (75, 75), 10_000, "median"),
        (QUARTILES, 51_000, "above", "over", None, (75, 100), 11_000, "median"),
        (TENTHS, 27_000, "below", "under", 16, (10, 25), -13_000, "median"),
        (TENTHS, 61_000, "above", "over", None, (90, 100), 21_000, "median"),  # INSEE's open band
        # a mean alone says only above or below
        (market(central=40_000, centre="mean"), 39_900, "below", "below_centre", None, None, -100, "mean"),
        (market(central=40_000, centre="mean"), 40_100, "above", "above_centre", None, None, 100, "mean"),
        (market(central=40_000, centre="point"), 39_900, "in_line", "at_centre", None, None, -100, "point"),
        # a range without centre: all of it is in line, and nothing is measured from its middle
        (market(30_000, None, 50_000), 29_000, "below", "under", None, None, -1_000, "low"),
        (market(30_000, None, 50_000), 31_000, "in_line", "inside", None, None, 0, "range"),
        (market(30_000, None, 50_000), 51_000, "above", "over", None, None, 1_000, "high"),
        # one bound says something only beyond it
        (market(30_000), 29_000, "below", "under", None, None, -1_000, "low"),
        (market(30_000), 31_000, "unknown", None, None, None, 1_000, "low"),
        (market(high=50_000), 51_000, "above", "over", None, None, 1_000, "high"),
        (market(high=50_000), 49_000, "unknown", None, None, None, -1_000, "high"),
        # the pay at the start is what beginners earn
        (START, 26_000, "unknown", None, None, None, 1_000, "low"),
        (BEGINNER, 26_000, "in_line", "at_centre", None, None, 1_000, "low"),
        (BEGINNER, 27_000, "above", "above_centre", None, None, 2_000, "low"),
        (BEGINNER, 23_000, "below", "below_centre", None, None, -2_000, "low"),
    ],
)
def test_verdict(
    known: Market,
    pay: float,
    word: str,
    place: str | None,
    percentile: int | None,
    between: tuple[int, int] | None,
    gap: float,
    to: str,
) -> None:
    verdict = judge(Offer(pay, "year", "gross"), known, DAY)
    assert verdict.word == word
    assert (verdict.position.place, verdict.position.percentile, verdict.position.between) == (
        place,
        percentile,
        between,
    )
    assert verdict.gap is not None
    assert (round(verdict.gap.euros), verdict.gap.to) == (gap, to)
    assert verdict.evidence == "job_B"


@pytest.mark.parametrize("known", [market(), market(40_000, overtaken=True)])
def test_without_evidence_the_verdict_is_unknown(known: Market) -> None:
    verdict = judge(Offer(40_000, "year", "gross"), known, DAY)
    assert (verdict.word, verdict.gap, verdict.position.place) == ("unknown", None, None)


@pytest.mark.parametrize(
    ("offer", "word", "reference"),
    [
        (Offer(12.31, "hour", "gross"), "below", "Smic of 2026-06-01"),
        (Offer(12.02, "hour", "gross"), "below_minimum", "Smic of 2026-01-01, overtaken"),
        (Offer(1_867.02, "month", "gross"), "below", "Smic of 2026-06-01"),
        (Offer(1_860, "month", "gross"), "below_minimum", "Smic of 2026-06-01"),
        (Offer(1_477.93, "month", "net"), "below", "net Smic published by Urssaf"),
        (Offer(1_470, "month", "net"), "below_minimum", "net Smic published by Urssaf"),
        (Offer(933.51, "month", "gross", working_time=0.5), "below", "pro rata, D3231-6"),
        (Offer(900, "month", "gross", working_time=0.5), "below_minimum", "pro rata, D3231-6"),
        (Offer(23_000, "year", "gross"), "below", "12 months of 1 917"),
        (Offer(23_000, "year", "gross", months=13), "below_minimum", "a 13th month counts when it is paid"),
        (Offer(1_800, "month", "gross", variable=1_200, variable_guaranteed=1_200), "below", "guaranteed"),
    ],
)
def test_minimum_wage(offer: Offer, word: str, reference: str) -> None:
    verdict = judge(offer, QUARTILES, DAY)
    assert verdict.word == word, reference
    assert verdict.minimum == pytest.approx(MINIMUM)
    assert not verdict.fixed_under_minimum or word == "below_minimum"


def test_a_fixed_part_under_the_minimum_that_the_variable_makes_up_for_is_not_unlawful() -> None:
    verdict = judge(Offer(1_800, "month", "gross", variable=6_000), QUARTILES, DAY)
    assert verdict.word == "below"
    assert verdict.fixed_under_minimum


@pytest.mark.parametrize(
    "place", [{"region": "Mayotte"}, {"place": "Mamoudzou", "region": "Mayotte", "department": "976"}]
)
def test_mayotte_has_its_own_minimum(place: dict[str, str]) -> None:
    """9.33 euros an hour since January 2026 (knowledge/pay/minimum_wage.csv)."""
    known = market(20_000, 25_000, 30_000, question=SalaryQuestion(JOB, **place))  # type: ignore[arg-type]
    assert judge(Offer(9.5, "hour", "gross"), known, DAY).word == "below"
    assert judge(Offer(9.5, "hour", "gross"), QUARTILES, DAY).word == "below_minimum"


def test_the_minimum_is_that_of_the_day() -> None:
    offer = Offer(12.02, "hour", "gross")
    assert judge(offer, QUARTILES, date(2026, 3, 1)).word == "below"
    assert judge(offer, QUARTILES, date(2026, 6, 1)).word == "below_minimum"


@pytest.mark.parametrize(
    ("offer", "word", "code", "likely"),
    [
        (Offer(450_000, "month", "gross"), "unknown", "too_high", None),
        (Offer(42_000, "month", "gross"), "unknown", "too_high", "year"),
        (Offer(2_500, "hour", "gross"), "unknown", "too_high", "month"),
        (Offer(2_500, "year", "gross"), "below_minimum", "too_low", "month"),
        (Offer(15, "month", "gross"), "below_minimum", "too_low", "hour"),
        (Offer(0, "month", "gross"), "below_minimum", "too_low", None),
    ],
)
@pytest.mark.parametrize("known", [QUARTILES, market()])
def test_what_looks_like_a_mistake_is_to_be_asked(
    offer: Offer, word: str, code: str, likely: str | None, known: Market
) -> None:
    verdict = judge(offer, known, DAY)
    assert verdict.word == word
    assert verdict.check is not None
    assert (verdict.check.code, verdict.check.likely) == (code, likely)


def test_variable_pay_is_compared_where_the_source_counts_it() -> None:
    offer = Offer(40_000, "year", "gross", variable=10_000, variable_guaranteed=4_000)
    without, counted = judge(offer, QUARTILES, DAY), judge(offer, replace(QUARTILES, with_variable=True), DAY)
    assert (without.compared, counted.compared) == (44_000, 50_000)
    assert "variable_not_counted" in without.changes
    assert "variable_at_risk" in counted.changes


MOVED = SalaryAnswer(QUESTION, "job", figure=FIGURE, steps=(Step("region", ratio=1.1),))


@pytest.mark.parametrize(
    ("known", "change"),
    [
        (market(central=40_000, question=SalaryQuestion(JOB, experience_years=3)), "region_missing"),
        (market(central=40_000, question=SalaryQuestion(JOB, region="Bretagne")), "experience_missing"),
        (market(central=40_000, evidence="job_C"), "better_evidence"),
        (market(central=40_000, evidence="family"), "better_evidence"),
        (market(central=40_000, old=True), "old"),
        (market(central=40_000, year=None), "undated"),
        (market(central=40_000, centre="mean"), "mean_only"),
        (market(central=40_000, basis_stated=False), "source_basis_unstated"),
        (market(central=40_000, answer=MOVED), "moved"),
        (market(central=40_000, answer=replace(MOVED, steps=(), disagreement=0.3)), "sources_disagree"),
        (market(central=40_000, answer=replace(MOVED, steps=(), place_found=False)), "region_not_found"),
        (market(central=40_000, answer=replace(MOVED, steps=(), level_found=False)), "experience_not_found"),
    ],
)
def test_what_would_change_the_verdict(known: Market, change: str) -> None:
    assert judge(Offer(40_000, "year", "gross"), known, DAY).changes == (change,)


def test_nothing_would_change_a_sure_verdict() -> None:
    assert judge(Offer(40_000, "year", "gross"), QUARTILES, DAY).changes == ()


ORDER = ("below_minimum", "below", "in_line", "above")


@given(markets(), st.floats(min_value=0, max_value=110_000), st.floats(min_value=0, max_value=110_000))
def test_a_higher_offer_never_stands_lower(known: Market, one: float, other: float) -> None:
    first, second = (judge(Offer(pay, "year", "gross"), known, DAY) for pay in sorted((one, other)))
    if "unknown" not in (first.word, second.word):
        assert ORDER.index(first.word) <= ORDER.index(second.word)
    if first.gap is not None and second.gap is not None:
        assert first.gap.euros <= second.gap.euros
    if first.position.percentile is not None and second.position.percentile is not None:
        assert first.position.percentile <= second.position.percentile
    if first.position.between is not None and second.position.between is not None:
        assert first.position.between <= second.position.between


@given(markets(), PAY)
def test_the_gap_has_the_sign_of_the_word(known: Market, pay: float) -> None:
    verdict = judge(Offer(pay, "year", "gross"), known, DAY)
    assert verdict.gap is not None or verdict.check is not None
    if verdict.gap is None:
        return
    if verdict.word == "below":
        assert verdict.gap.euros < 0
    if verdict.word == "above":
        assert verdict.gap.euros > 0
    if verdict.word == "in_line":
        assert abs(verdict.gap.percent) <= 100 * value("in_line") + 0.01


@given(st.lists(PAY, min_size=2, max_size=5), PAY)
def test_a_percentile_lies_between_the_two_given_ones(amounts: list[float], pay: float) -> None:
    ranks = (10, 25, 50, 75, 90)
    percentiles = tuple(zip(ranks, sorted(amounts), strict=False))
    found = percentile_of(pay, percentiles)
    if found is None:
        assert pay < percentiles[0][1] or pay > percentiles[-1][1]
    else:
        below = [rank for rank, euros in percentiles if euros <= pay]
        above = [rank for rank, euros in percentiles if euros >= pay]
        assert min(max(below), min(above)) <= found <= max(max(below), min(above))
