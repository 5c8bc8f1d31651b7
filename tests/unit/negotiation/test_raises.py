"""A raise in per cent, in euros and in net pay."""

from __future__ import annotations

import pytest

from nego.negotiation.raises import raise_of, raised_offer
from nego.negotiation.situation import Offer, OfferedRaise
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


@pytest.mark.parametrize(
    ("present", "offered", "paid"),
    [
        (Offer(2_450, "month", "gross"), OfferedRaise(share=0.03), 30_282),
        (Offer(2_450, "month", "gross"), OfferedRaise(euros=100), 30_600),
        (Offer(2_450, "month", "gross", months=13), OfferedRaise(euros=100), 33_150),
        (Offer(13, "hour", "gross"), OfferedRaise(euros=0.5, period="hour"), 24_570),
        (Offer(30_000, "year", "gross"), OfferedRaise(euros=2_000, period="year"), 32_000),
        (Offer(2_000, "month", "gross", working_time=0.8), OfferedRaise(share=0.05), 25_200),
        (Offer(2_600, "month", "gross", working_time=39 / 35), OfferedRaise(euros=100), 32_400),
        (Offer(27_000, "year", "gross", variable=3_000), OfferedRaise(share=0.1), 29_700),
        (
            Offer(2_450, "month", "gross"),
            OfferedRaise(euros=2_550, period="month", is_total=True),
            30_600,
        ),
    ],
)
def test_the_pay_after_a_raise(present: Offer, offered: OfferedRaise, paid: float) -> None:
    after = raised_offer(present, offered, DAY)
    assert (after.amount, after.period, after.basis) == (pytest.approx(paid), "year", "gross")
    assert (after.working_time, after.variable) == (present.working_time, present.variable)


@pytest.mark.parametrize("time", [1.0, 0.5])
def test_a_net_raise_is_what_is_more_in_net(time: float) -> None:
    present = Offer(1_900 * time, "month", "net", status="non_cadre", working_time=time)
    after = raised_offer(present, OfferedRaise(euros=80 * time, basis="net"), DAY)
    net = net_from_gross(after.amount, "year", "non_cadre", DAY, working_time=time)
    assert net.net_month == pytest.approx(1_980 * time)


def test_no_raise_from_nothing() -> None:
    with pytest.raises(PayError, match="supérieur à 0"):
        raise_of(Offer(0, "month", "gross"), 30_000, DAY)
