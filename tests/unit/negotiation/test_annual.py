"""Offers in euros gross a year at full time."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.negotiation.annual import DayRateError, annual
from nego.negotiation.situation import Offer
from nego.pay.errors import PayError
from nego.pay.net import gross_from_net, net_from_gross
from tests.unit.negotiation.markets import DAY


@pytest.mark.parametrize(
    ("offer", "base", "month", "reference"),
    [
        (Offer(42_000, "year", "gross"), 42_000, 3_500, "12 months"),
        (Offer(42_000, "year", "gross", months=13), 42_000, 3_230.77, "negotiation.md, rule 2"),
        (Offer(42_000, "year", "gross", thirteenth_month=True), 42_000, 3_230.77, "same as 13 months"),
        (Offer(3_000, "month", "gross"), 36_000, 3_000, "12 months"),
        (Offer(3_000, "month", "gross", months=13), 39_000, 3_000, "13 months"),
        (Offer(3_000, "month", "gross", months=14), 42_000, 3_000, "14 months"),
        (Offer(3_000, "month", "gross", thirteenth_month=True), 39_000, 3_000, "13 months"),
        (Offer(3_000, "month", "gross", thirteenth_month=False), 36_000, 3_000, "12 months"),
        (Offer(15, "hour", "gross"), 15 * 151.6667 * 12, 15 * 151.6667, "rule 2: hour x 151.67"),
        (Offer(2_400, "month", "gross", working_time=0.8), 36_000, 3_000, "full-time equivalent"),
        (Offer(30_000, "year", "gross", working_time=0.5), 60_000, 5_000, "full-time equivalent"),
        (Offer(15, "hour", "gross", working_time=0.5), 15 * 151.6667 * 12, 15 * 151.6667, "per hour"),
        (Offer(2_600, "month", "gross", working_time=39 / 35), 28_000, 2_333.33, "39 h, hour for hour"),
        (Offer(15, "hour", "gross", working_time=39 / 35), 27_300, 2_275, "39 h, per hour"),
        (Offer(1_978.99, "month", "net", status="non_cadre"), 30_000, 2_500, "pay/test_net_rows.py"),
        (Offer(1_974.76, "month", "net", status="cadre"), 30_000, 2_500, "pay/test_net_rows.py"),
        (Offer(42_000, "year"), 42_000, 3_500, "basis assumed gross"),
        (Offer(42_000), 42_000, 3_500, "period guessed: year"),
        (Offer(2_500), 30_000, 2_500, "period guessed: month"),
    ],
)
def test_common_unit(offer: Offer, base: float, month: float, reference: str) -> None:
    pay = annual(offer, DAY)
    assert pay.base == pytest.approx(base, abs=0.2), reference
    assert pay.month == pytest.approx(month, abs=0.01), reference
    assert pay.total == pay.sure == pay.base


@pytest.mark.parametrize(
    ("variable", "guaranteed", "share", "parts"),
    [
        (5_000, 0, 1.0, (40_000, 0, 5_000)),
        (5_000, 2_000, 1.0, (40_000, 2_000, 3_000)),
        (5_000, 5_000, 1.0, (40_000, 5_000, 0)),
        (4_000, 2_000, 0.5, (80_000, 4_000, 4_000)),
    ],
)
def test_fixed_guaranteed_and_at_risk_are_kept_apart(
    variable: float, guaranteed: float, share: float, parts: tuple[float, float, float]
) -> None:
    offer = Offer(
        40_000, "year", "gross", variable=variable, variable_guaranteed=guaranteed, working_time=share
    )
    pay = annual(offer, DAY)
    assert (pay.base, pay.guaranteed, pay.at_risk) == pytest.approx(parts)
    assert pay.total == pytest.approx(sum(parts))


def test_meal_vouchers_are_no_pay() -> None:
    plain, fed = Offer(40_000, "year", "gross"), Offer(40_000, "year", "gross", meal_vouchers=1_500)
    assert annual(plain, DAY) == annual(fed, DAY)


@pytest.mark.parametrize(
    ("offer", "assumed"),
    [
        (Offer(42_000, "year", "gross"), ()),
        (Offer(42_000), ("period_assumed", "basis_assumed")),
        (Offer(2_500, "month", "gross"), ("months_assumed",)),
        (Offer(2_500, "month", "gross", months=13), ()),
        (Offer(2_500, "month", "gross", thirteenth_month=False), ()),
        (Offer(30_000, "year", "net"), ("status_assumed",)),
        (Offer(30_000, "year", "net", status="cadre"), ()),
    ],
)
def test_what_was_not_said_is_listed(offer: Offer, assumed: tuple[str, ...]) -> None:
    assert annual(offer, DAY).assumed == assumed


def test_the_usual_status_serves_a_net_offer_without_status() -> None:
    net = Offer(30_000, "year", "net")
    assert annual(net, DAY, "cadre").base == gross_from_net(30_000, "year", "cadre", DAY).gross_year
    assert annual(net, DAY).base == gross_from_net(30_000, "year", "non_cadre", DAY).gross_year


def test_a_day_rate_is_recognised_and_refused() -> None:
    with pytest.raises(DayRateError, match="TJM") as refused:
        annual(Offer(450, "day"), DAY)
    assert refused.value.code == "day_rate"


@pytest.mark.parametrize(
    ("offer", "code"),
    [
        (Offer(-1, "month"), "negative"),
        (Offer(math.nan, "month"), "not_a_number"),
        (Offer(math.inf, "month"), "not_a_number"),
        (Offer(2e6, "month"), "absurd"),
        (Offer(2_500, "month", months=0), "option"),
        (Offer(2_500, "month", working_time=0), "option"),
        (Offer(2_500, "month", working_time=1.3), "option"),
        (Offer(2_500, "month", variable=-1), "option"),
        (Offer(2_500, "month", variable=math.nan), "option"),
        (Offer(2_500, "month", variable=1_000, variable_guaranteed=2_000), "option"),
        (Offer(2_500, "month", variable=1e9), "absurd"),
    ],
)
def test_refused(offer: Offer, code: str) -> None:
    with pytest.raises(PayError) as refused:
        annual(offer, DAY)
    assert refused.value.code == code


@given(
    gross=st.floats(min_value=1_500, max_value=20_000),
    months=st.sampled_from([12.0, 13.0, 14.0]),
    share=st.floats(min_value=0.2, max_value=1),
)
def test_a_net_offer_is_the_gross_one_it_comes_from(gross: float, months: float, share: float) -> None:
    net = net_from_gross(gross, "month", "non_cadre", DAY, months=months, working_time=share).net
    said = {"months": months, "working_time": share, "status": "non_cadre"}
    by_gross = annual(Offer(gross, "month", "gross", **said), DAY)  # type: ignore[arg-type]
    by_net = annual(Offer(net, "month", "net", **said), DAY)  # type: ignore[arg-type]
    # The CET makes the same net come from two gross pays, a few euros a month apart.
    assert by_net.base == pytest.approx(by_gross.base, rel=0.004)
