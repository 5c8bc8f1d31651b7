"""A raise in per cent, in euros and in net pay."""

from __future__ import annotations

import pytest

from nego.negotiation.raises import raise_of
from nego.negotiation.situation import Offer
from nego.pay.errors import PayError
from nego.pay.net import net_from_gross
from tests.unit.negotiation.markets import DAY


@pytest.mark.parametrize(
    ("current", "target", "percent", "euros"),
    [
        (Offer(30_000, "year", "gross"), 33_000, 10, 3_000),
        (Offer(2_500, "month", "gross"), 31_500, 5, 1_500),
        (Offer(2_500, "month", "gross", months=13), 33_800, 4, 1_300),
        (Offer(1_250, "month", "gross", working_time=0.5), 33_000, 10, 3_000),
        (Offer(27_000, "year", "gross", variable=3_000), 33_000, 10, 3_000),
    ],
)
def test_raise(current: Offer, target: float, percent: float, euros: float) -> None:
    found = raise_of(current, target, DAY)
    share = current.working_time
    assert (found.percent, found.euros) == pytest.approx((percent, euros))
    assert found.gross_month_after - found.gross_month_before == pytest.approx(euros * share / 12)
    after = net_from_gross(target * share, "year", "non_cadre", DAY, working_time=share)
    assert found.net_month_after == pytest.approx(after.net_month)
    # Contributions take about a fifth (knowledge/pay): what is left is less than the gross.
    assert 0.75 * euros * share / 12 < found.net_month_gain < 0.82 * euros * share / 12


def test_no_raise_from_nothing() -> None:
    with pytest.raises(PayError, match="supérieur à 0"):
        raise_of(Offer(0, "month", "gross"), 30_000, DAY)
