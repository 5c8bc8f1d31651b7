"""The recruiter drawn by a seed: temperament, hidden budget, first offer."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from nego.negotiation.rehearsal.model import RehearsalError
from nego.negotiation.rehearsal.opening import (
    Setting,
    draw,
    harder_again,
    other_again,
    pay_range,
    same_again,
    start,
    triangular,
)
from nego.negotiation.rehearsal.parameters import TEMPERAMENTS
from tests.unit.negotiation.markets import BEGINNER, DAY, MINIMUM, START, market

FULL = Setting("menuisier", market(34_000, 40_000, 46_000))

RANGES = {
    "low, centre, high as they are": (FULL, (34_000, 40_000, 46_000)),
    "a career-wide range is cut to 25 %": (
        Setting("m", market(20_000, 40_000, 90_000)),
        (30_000, 40_000, 50_000),
    ),
    "a centre alone: 14 % each side": (Setting("m", market(central=40_000)), (34_400, 40_000, 45_600)),
    "a range without centre: its middle": (
        Setting("m", market(36_000, None, 44_000)),
        (36_000, 40_000, 44_000),
    ),
    "a lower bound alone": (Setting("m", market(30_000)), (30_000, 34_200, 38_988)),
    "an upper bound alone": (Setting("m", market(high=45_600)), (34_400, 40_000, 45_600)),
    "pay at the start, for a beginner": (Setting("m", BEGINNER), (25_000, 25_000, 28_500)),
    "pay at the start, else": (Setting("m", START), (25_000, 28_500, 32_490)),
    "nothing known but the offer": (Setting("m", market(), offer=40_000), (34_400, 40_000, 45_600)),
    "nothing known but the target": (Setting("m", market(), target=40_000), (34_400, 40_000, 45_600)),
    "nothing under the minimum wage": (
        Setting("m", market(20_000, 23_000, 25_000)),
        (MINIMUM, 23_000, 25_000),
    ),
}


@pytest.mark.parametrize(("setting", "expected"), RANGES.values(), ids=RANGES.keys())
def test_what_the_employer_may_have_planned(setting: Setting, expected: tuple[float, float, float]) -> None:
    assert pay_range(setting, MINIMUM) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("share", "expected"), [(0.0, 30), (0.5, 40), (1.0, 50), (0.125, 35), (0.875, 45)]
)  # triangle 30 – 40 – 50: half of it under the centre, an eighth under 35
def test_triangular(share: float, expected: float) -> None:
    assert triangular(share, 30, 40, 50) == pytest.approx(expected)


def test_a_range_of_one_value_is_that_value() -> None:
    assert triangular(0.7, 30, 30, 30) == 30


@pytest.mark.parametrize(
    "setting", [Setting("m", market()), replace(FULL, offer=15_000.0), replace(FULL, target=float("nan"))]
)
def test_what_cannot_be_rehearsed(setting: Setting) -> None:
    with pytest.raises(RehearsalError):
        start(setting, 1, on=DAY)


def test_budgets_follow_the_evidence() -> None:
    budgets = [start(FULL, seed, on=DAY).budget for seed in range(400)]
    assert min(budgets) >= 34_000
    assert max(budgets) <= 46_000
    assert sum(budget < 40_000 for budget in budgets) == pytest.approx(200, abs=40)


def test_every_temperament_is_drawn() -> None:
    drawn = Counter(start(FULL, seed, on=DAY).temperament for seed in range(300))
    assert set(drawn) == set(TEMPERAMENTS)
    assert min(drawn.values()) > 60


def test_a_draw_is_the_same_everywhere() -> None:
    assert draw(7, "budget") == pytest.approx(0.6570172402, abs=1e-9)


def test_an_offer_is_the_first_offer_and_the_budget_is_near_it() -> None:
    for seed in range(100):
        game = start(replace(FULL, offer=36_000), seed, on=DAY)
        assert game.offer == game.opening == 36_000
        assert 36_000 <= game.budget <= 36_000 * 1.15 + 100


def test_the_target_is_the_one_said_else_the_figure_to_ask_for() -> None:
    assert start(replace(FULL, target=43_000), 1, on=DAY).target == 43_000
    assert start(FULL, 1, on=DAY).target == 41_900  # 40 000 × 1.10 / 1.05, rules 4 and 8
    assert start(replace(FULL, offer=50_000), 1, on=DAY).target == 52_500  # above all evidence


def test_replays() -> None:
    game = start(FULL, 3, on=DAY)
    ended = replace(game, first_ask=42_000, ask=42_000, turn=5, offer=39_000, ended="agreed", trust=0.5)
    assert same_again(ended) == replace(game, avoid=42_000)
    harder = harder_again(ended)
    assert (harder.temperament, harder.seed, harder.harder) == (game.temperament, 3, 1)
    assert harder.budget < game.budget
    assert harder == start(FULL, 3, game.temperament, 1, DAY)
    assert harder_again(replace(ended, harder=3)).harder == 3
    assert other_again(ended) == start(FULL, 4, on=DAY)
    assert other_again(ended, 9) == start(FULL, 9, on=DAY)
