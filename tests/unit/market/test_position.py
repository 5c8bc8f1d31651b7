"""Where a pay stands beside a range and its centre."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.market.position import IN_LINE, position

PAY = st.floats(min_value=1, max_value=1e6)


@pytest.mark.parametrize(
    ("pay", "low", "central", "high", "place", "reference"),
    [
        (1900, 2000, 2500, 3000, "below_range", 2500),
        (1900, 2000, None, 3000, "below_range", 2000),
        (2000, 2000, 2500, 3000, "below", 2500),
        (2450, 2000, 2500, 3000, "in_line", 2500),
        (2800, 2000, 2500, 3000, "above", 2500),
        (3100, 2000, 2500, 3000, "above_range", 2500),
        (3100, None, None, 3000, "above_range", 3000),
        (2800, 2000, None, 3000, "in_range", 2500),
        (1000, None, 2500, None, "below", 2500),
    ],
)
def test_place(
    pay: float, low: float | None, central: float | None, high: float | None, place: str, reference: float
) -> None:
    found = position(pay, low, central, high)
    assert found is not None
    assert (found.place, found.reference) == (place, reference)
    assert found.gap == pytest.approx(pay - reference)
    assert found.gap_ratio == pytest.approx((pay - reference) / reference)


@pytest.mark.parametrize(("low", "high"), [(None, None), (2000, None), (None, 4000)])
def test_nothing_to_compare_with(low: float | None, high: float | None) -> None:
    assert position(3000, low, None, high) is None


@given(PAY, st.tuples(PAY, PAY, PAY).map(sorted))
def test_the_gap_has_the_sign_of_the_place(pay: float, bounds: list[float]) -> None:
    low, central, high = bounds
    found = position(pay, low, central, high)
    assert found is not None
    if found.place in ("below", "below_range"):
        assert found.gap < 0
    elif found.place in ("above", "above_range"):
        assert found.gap > 0
    else:
        assert abs(found.gap_ratio) <= IN_LINE + 1e-9


@given(PAY, PAY, st.tuples(PAY, PAY, PAY).map(sorted))
def test_a_higher_pay_never_stands_lower(one: float, other: float, bounds: list[float]) -> None:
    order = ("below_range", "below", "in_line", "above", "above_range")
    first, second = (position(pay, *bounds) for pay in sorted((one, other)))
    assert first is not None
    assert second is not None
    assert order.index(first.place) <= order.index(second.place)
