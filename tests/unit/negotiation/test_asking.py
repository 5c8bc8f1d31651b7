"""The figure to ask for: one table a rule, and what holds whatever the situation."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.market.market import Market
from nego.negotiation.asking import ask, moves_when_asked, range_high, supported_by, upper_of
from nego.negotiation.situation import Offer, Reason, Situation
from nego.pay.errors import PayError
from tests.unit.negotiation.markets import BEGINNER, DAY, MINIMUM, PAY, START, market, markets

AMES = "Ames & Mason 2015: range [target ; target + 5-7 %]"
CAP = "caf.fr (Apec), apecita.com: at most 10 % over the market"
QUARTILES = market(
    40_000, 45_000, 52_000, range_kind="p25_p75", percentiles=((25, 40_000), (50, 45_000), (75, 52_000))
)
TENTHS = market(40_000, 45_000, 60_000, range_kind="p10_p90")


def offered(amount: float) -> Offer:
    return Offer(amount, "year", "gross")


@pytest.mark.parametrize(
    ("situation", "target", "high", "cap", "grounds", "notes", "reference"),
    [
        # 45 000 x 1.10 / 1.05 = 47 143: the range ends at the cap
        (Situation(QUARTILES), 47_100, 49_500, 49_500, ("market",), (), AMES),
        (Situation(QUARTILES, offered(42_000)), 47_100, 49_500, 49_500, ("market",), (), AMES),
        (Situation(market(central=45_000, centre="mean")), 47_100, 49_500, 49_500, ("market",), (), AMES),
        (Situation(market(40_000, None, 50_000)), 47_100, 49_500, 49_500, ("market",), (), AMES),
        (Situation(QUARTILES, wanted=48_383), 48_400, 50_900, 49_500, ("wanted",), (), "Loschelder 2016"),
        (Situation(QUARTILES, wanted=44_000), 44_000, 46_200, 49_500, ("wanted",), (), AMES),
        (Situation(QUARTILES, wanted=60_000), 49_500, 52_000, 49_500, ("wanted",), ("capped",), CAP),
        # a reason lifts the cap; without a wish, what those who stand out earn
        (
            Situation(QUARTILES, wanted=55_000, reasons=("results",)),
            55_000,
            57_800,
            None,
            ("wanted",),
            (),
            CAP,
        ),
        (
            Situation(QUARTILES, wanted=60_000, reasons=("scarce_skill",)),
            60_000,
            63_000,
            None,
            ("wanted",),
            ("above_all_evidence",),
            CAP,
        ),
        (Situation(QUARTILES, reasons=("experience",)), 52_000, 54_600, None, ("upper_market",), (), CAP),
        (Situation(TENTHS, reasons=("experience",)), 52_500, 55_200, None, ("upper_market",), (), CAP),
        (
            Situation(QUARTILES, reasons=("other_offer",), other_offer=54_000),
            54_000,
            56_700,
            None,
            ("other_offer",),
            (),
            CAP,
        ),
        # always above what is offered
        (
            Situation(QUARTILES, offered(48_000)),
            49_500,
            52_000,
            49_500,
            ("offer",),
            ("raised_over_offer",),
            CAP,
        ),
        (
            Situation(QUARTILES, offered(47_000), wanted=46_000),
            49_400,
            51_900,
            49_500,
            ("offer",),
            ("raised_over_offer",),
            CAP,
        ),
        (
            Situation(QUARTILES, offered(49_480)),
            49_500,
            52_000,
            49_500,
            ("offer",),
            ("raised_over_offer",),
            CAP,
        ),
        # never at or below the walk-away figure (PON: BATNA)
        (
            Situation(QUARTILES, offered(42_000), floor=47_100),
            49_500,
            52_000,
            49_500,
            ("market",),
            ("raised_over_floor",),
            "PON",
        ),
        (Situation(QUARTILES, offered(42_000), floor=44_000), 47_100, 49_500, 49_500, ("market",), (), "PON"),
        # nothing known: only what the person wants
        (Situation(market(), wanted=38_000), 38_000, 39_900, None, ("wanted",), ("no_evidence",), "-"),
    ],
)
def test_figure(
    situation: Situation,
    target: float,
    high: float,
    cap: float | None,
    grounds: tuple[str, ...],
    notes: tuple[str, ...],
    reference: str,
) -> None:
    found = ask(situation, DAY)
    assert (found.target, found.low, found.high) == (target, target, high), reference
    assert found.cap == (None if cap is None else pytest.approx(cap))
    assert (found.grounds, found.notes) == (grounds, notes)


@pytest.mark.parametrize(
    ("situation", "note"),
    [
        (Situation(QUARTILES, offered(49_500)), "offer_above_cap"),
        (Situation(QUARTILES, offered(60_000)), "offer_above_cap"),
        (Situation(QUARTILES, floor=49_500), "floor_above_cap"),
        (Situation(QUARTILES, offered(42_000), floor=55_000), "floor_above_cap"),
        (Situation(QUARTILES, offered(50_000), floor=55_000), "floor_above_cap"),
        (Situation(market(), offered(40_000)), "no_evidence"),
        (Situation(market()), "no_evidence"),
        (Situation(QUARTILES, Offer(1_500, "month", "gross")), "below_minimum"),
        (Situation(QUARTILES, Offer(450_000, "month", "gross")), "check_amount"),
        (Situation(QUARTILES, wanted=5_000_000), "check_amount"),
        (Situation(QUARTILES, wanted=3_000), "check_amount"),
        (Situation(QUARTILES, floor=5_000_000), "check_amount"),
    ],
)
def test_no_figure_and_why(situation: Situation, note: str) -> None:
    found = ask(situation, DAY)
    assert (found.target, found.high, found.said, found.packages) == (None, None, None, ())
    assert found.notes == (note,)


@pytest.mark.parametrize("wrong", [{"wanted": 0.0}, {"floor": -1.0}, {"other_offer": float("nan")}])
def test_figures_that_are_none(wrong: dict[str, float]) -> None:
    with pytest.raises(PayError):
        ask(Situation(QUARTILES, **wrong), DAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "supported", "upper"),
    [
        (QUARTILES, 45_000, 52_000),
        (TENTHS, 45_000, 52_500),
        (market(40_000, None, 50_000), 45_000, 50_000),
        (market(central=45_000), 45_000, None),
        (market(40_000), None, None),
        (START, None, None),
        (BEGINNER, 25_000, None),
        (market(high=40_000), None, None),
        (market(), None, None),
    ],
)
def test_what_the_evidence_supports(known: Market, supported: float | None, upper: float | None) -> None:
    assert (supported_by(known), upper_of(known)) == (supported, upper)


@pytest.mark.parametrize(
    ("budget_asked", "moves"),
    [(False, ("ask_budget_first", "give_range")), (True, ("give_range",))],  # Apec 2023
)
def test_a_question_about_expectations_is_first_returned(budget_asked: bool, moves: tuple[str, ...]) -> None:
    assert moves_when_asked(budget_asked) == moves


REASONS: tuple[Reason, ...] = ("scarce_skill", "other_offer", "results", "experience")


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    def perhaps(amounts: st.SearchStrategy[float]) -> float | None:
        return draw(st.none() | amounts)

    pay = perhaps(PAY)
    return Situation(
        market=draw(markets() | st.just(market())),
        offer=None if pay is None else offered(pay),
        raised=None if pay is None else draw(st.sampled_from([None, offered(1.03 * pay)])),
        wanted=perhaps(PAY),
        other_offer=perhaps(PAY),
        floor=perhaps(PAY | st.integers(250, 900).map(lambda hundreds: 100.0 * hundreds)),
        reasons=draw(st.sampled_from([(), ("results",), REASONS])),
    )


@given(situations())
def test_the_target_holds_between_the_floor_and_the_cap(situation: Situation) -> None:
    found = ask(situation, DAY)
    if found.target is None or found.high is None:
        assert len(found.notes) == 1
        return
    assert found.low == found.target
    assert found.high / found.target >= 1.05 - 1e-9
    assert found.high / found.target <= 1.07 + 1e-9
    for figure in (found.target, found.high):
        assert len(f"{figure:.0f}".rstrip("0")) <= 3
    if found.cap is not None:
        assert found.target <= found.cap + 1e-6
        assert found.supported is not None
        assert found.target <= 1.1 * found.supported + 1e-6
    if situation.floor is not None:
        assert found.target > situation.floor
    if situation.on_the_table is not None:
        assert found.target > situation.on_the_table.amount


@given(situations())
def test_packages_are_worth_the_same(situation: Situation) -> None:
    found = ask(situation, DAY)
    values = [package.value for package in found.packages]
    assert len(values) <= 3
    for package in found.packages:
        parts = package.base + package.variable + package.bonus + package.remote_value
        assert package.value == pytest.approx(parts)
        assert package.base >= MINIMUM - 1e-6
        if situation.on_the_table is not None:
            assert package.base >= situation.on_the_table.amount
    if values:
        assert max(values) <= min(values) * 1.01 + 1e-6


@given(situations())
def test_the_walk_away_figure_is_nowhere_in_what_is_said(situation: Situation) -> None:
    found = ask(situation, DAY)
    if found.said is None or situation.floor is None:
        return
    numbers = set(_numbers(json.loads(json.dumps(asdict(found.said)))))
    assert situation.floor not in numbers
    assert f"floor={situation.floor}" not in repr(found)
    assert f"floor={situation.floor}" not in repr(situation)


def _numbers(found: object) -> list[float]:
    if isinstance(found, dict):
        return [number for value in found.values() for number in _numbers(value)]
    if isinstance(found, list):
        return [number for value in found for number in _numbers(value)]
    return [found] if isinstance(found, float) else []


def test_what_is_said_never_depends_on_a_floor_below_the_target() -> None:
    without = ask(Situation(QUARTILES, offered(42_000)), DAY)
    with_floor = ask(Situation(QUARTILES, offered(42_000), floor=43_210), DAY)
    assert with_floor.said == without.said
    assert with_floor.floor == 43_210


@given(markets(), PAY, PAY)
def test_a_higher_offer_never_lowers_the_target(known: Market, one: float, other: float) -> None:
    first, second = (ask(Situation(known, offered(pay)), DAY).target for pay in sorted((one, other)))
    if first is not None and second is not None:
        assert first <= second


@given(situations())
def test_the_order_of_reasons_changes_no_figure(situation: Situation) -> None:
    turned = replace(situation, reasons=situation.reasons[::-1])
    here, there = ask(situation, DAY), ask(turned, DAY)
    assert (here.target, here.high, here.packages) == (there.target, there.high, there.packages)


@pytest.mark.parametrize(
    ("target", "low", "high"),
    [(70_000, 73_500, 75_000), (7_200, 7_560, 7_704), (47_100, 49_400, 50_400), (123_000, 129_000, 131_700)],
)
def test_the_range_is_5_to_7_per_cent_wide(target: float, low: float, high: float) -> None:
    """Ames & Mason 2015: 70 becomes 70 to 75 thousand, 7 200 becomes 7 200 to 7 600."""
    assert low <= range_high(target) <= high


@pytest.mark.parametrize(("wanted", "told"), [(40_000.0, True), (44_000.0, False), (50_000.0, False)])
def test_a_wish_under_what_the_job_pays_is_told(wanted: float, told: bool) -> None:
    found = ask(Situation(market(40_000, 45_000, 52_000), wanted=wanted), DAY)
    assert ("under_evidence" in found.notes) is told
