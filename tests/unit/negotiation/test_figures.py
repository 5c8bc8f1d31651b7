"""Three significant figures: 47 500, not 47 383 (Mason et al. 2013; Loschelder et al. 2016)."""

from __future__ import annotations

import pytest

from nego.negotiation.figures import above, at_least, at_most, fitted, nearest


@pytest.mark.parametrize(
    ("amount", "rounded", "down", "up", "next_one"),
    [
        (47_383, 47_400, 47_300, 47_400, 47_400),
        (47_500, 47_500, 47_500, 47_500, 47_600),
        (49_500.00000000001, 49_500, 49_500, 49_500, 49_600),
        (123_456, 123_000, 123_000, 124_000, 124_000),
        (7_234, 7_230, 7_230, 7_240, 7_240),
        (99_980, 100_000, 99_900, 100_000, 100_000),
    ],
)
def test_rounding(amount: float, rounded: float, down: float, up: float, next_one: float) -> None:
    assert (nearest(amount), at_most(amount), at_least(amount)) == (rounded, down, up)
    assert above(amount) == next_one


@pytest.mark.parametrize(
    ("goal", "over", "cap", "figure"),
    [
        (47_383, 0, None, 47_400),
        (47_383, 0, 47_390, 47_300),
        (47_383, 47_400, None, 47_500),
        (47_383, 47_350, 47_400, 47_400),
        (47_383, 47_350, 47_390, None),
        (47_383, 50_000, 49_000, None),
    ],
)
def test_the_nearest_figure_between_two_bounds(
    goal: float, over: float, cap: float | None, figure: float | None
) -> None:
    assert fitted(goal, over, cap) == figure
