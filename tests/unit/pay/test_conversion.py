"""An amount in another period and on another basis."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.pay.conversion import Asked, convert_pay
from nego.pay.errors import PayError
from nego.pay.net import gross_from_net, net_from_gross

DAY = date(2026, 6, 15)
MONTHLY = st.floats(min_value=1900, max_value=20_000).map(lambda value: round(value, 2))


@pytest.mark.parametrize(
    ("asked", "amount", "year"),
    [
        (Asked(14, "hour", "gross", "month", "gross"), 14 * 35 * 52 / 12, 14 * 35 * 52),
        (Asked(2500, "month", "gross", "year", "gross"), 30_000, 30_000),
        (Asked(2500, "month", "gross", "year", "gross", months=13), 32_500, 32_500),
        (Asked(36_000, "year", "net", "month", "net"), 3000, 36_000),
        (Asked(39_000, "year", "net", "month", "net", months=13), 3000, 39_000),
    ],
)
def test_only_the_period_changes(asked: Asked, amount: float, year: float) -> None:
    (result,) = convert_pay(asked, ("non_cadre", "cadre"), DAY)
    assert result.amount == pytest.approx(amount)
    assert result.year == pytest.approx(year)
    assert (result.status, result.pay) == (None, None)


def test_gross_to_net_for_each_status() -> None:
    results = convert_pay(Asked(3000, "month", "gross", "month", "net"), ("non_cadre", "titulaire"), DAY)
    assert [result.status for result in results] == ["non_cadre", "titulaire"]
    for result in results:
        assert result.status is not None
        assert result.amount == pytest.approx(net_from_gross(3000, "month", result.status, DAY).net, abs=0.01)
        assert result.year == pytest.approx(12 * result.amount, abs=0.1)


def test_net_to_gross() -> None:
    (result,) = convert_pay(Asked(1900, "month", "net", "month", "gross"), ("non_cadre",), DAY)
    assert result.amount == pytest.approx(gross_from_net(1900, "month", "non_cadre", DAY).gross, abs=0.01)


@given(MONTHLY)
def test_there_and_back(gross: float) -> None:
    (there,) = convert_pay(Asked(gross, "month", "gross", "month", "net"), ("non_cadre",), DAY)
    (back,) = convert_pay(Asked(there.amount, "month", "net", "month", "gross"), ("non_cadre",), DAY)
    assert back.amount == pytest.approx(gross, abs=0.05)


@given(MONTHLY)
def test_period_and_basis_at_once(gross: float) -> None:
    (month,) = convert_pay(Asked(gross, "month", "gross", "month", "net"), ("cadre",), DAY)
    (year,) = convert_pay(Asked(gross, "month", "gross", "year", "net"), ("cadre",), DAY)
    assert year.amount == pytest.approx(month.year, abs=0.01)
    assert month.amount < gross


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"amount": -1.0}, "negative"),
        ({"amount": float("nan")}, "not_a_number"),
        ({"amount": 1e15}, "absurd"),
    ],
)
def test_what_is_no_pay(changed: dict[str, Any], code: str) -> None:
    stated = {"amount": 2500.0, "period": "month", "basis": "gross", "to_period": "month", "to_basis": "net"}
    with pytest.raises(PayError) as raised:
        convert_pay(Asked(**{**stated, **changed}), ("non_cadre",), DAY)
    assert raised.value.code == code
