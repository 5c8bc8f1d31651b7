"""Expected values are worked out by hand from the published rule, not by the code under test."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.pay.errors import PayError
from nego.pay.net import STATUSES, Status, gross_from_net, net_from_gross
from nego.pay.periods import Period

JULY_2026 = date(2026, 7, 1)
PSS_2026 = 4005.0
CET_STEP = PSS_2026 * 0.0014

# Published points (knowledge/pay/README.md), then the edges of the slices with PSS = 4005:
# up to 1 PSS: 6.9 + 0.4 + 3.15 + 0.86 + 9.7 % × 0.9825 = 20.84025 %; a cadre adds 0.024 % + 9.7 % × 1.5 %.
# 1 to 4 PSS: 0.4 + 8.64 + 1.08 + 9.53025 = 19.65025 %, and CET 0.14 % of the whole; cadre: APEC 0.024 %.
# 4 to 8 PSS: 0.4 + 8.64 + 1.08 + 9.7 = 19.82 % + CET. Above 8 PSS: 0.4 + 9.7 = 10.1 %.
NON_CADRE = [
    (1867.02, 1477.93),
    (2500, 1978.99),
    (5000, 3962.83),
    (8000, 6369.12),
    (4005, 3170.348),
    (4005.01, 3164.749),
    (16020, 12801.942),
    (32040, 25624.350),
    (40000, 32780.390),
    (0, 0),
]
CADRE = [
    (2500, 1974.76),
    (5000, 3955.80),
    (8000, 6361.37),
    (4005, 3163.560),
    (16020, 12792.270),
    (32040, 25614.678),
    (40000, 32770.718),
]
# 1 - 11.10 % - 9.53025 % = 79.36975 %
TITULAIRE = [(2000, 1587.395), (3000, 2381.093)]
# 1 - 6.9 % - 0.4 % - 2.84 % - 9.53025 % = 80.32975 %
CONTRACTUEL = [(2000, 1606.595)]


def net(gross: float, status: Status = "non_cadre", period: Period = "month", **options: float) -> float:
    return net_from_gross(gross, period, status, JULY_2026, **options).net  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "gross", "expected"),
    [("non_cadre", *p) for p in NON_CADRE]
    + [("cadre", *p) for p in CADRE]
    + [("titulaire", *p) for p in TITULAIRE]
    + [("contractuel", *p) for p in CONTRACTUEL],
)
def test_net_of_known_gross(status: Status, gross: float, expected: float) -> None:
    assert net(gross, status) == pytest.approx(expected, abs=0.01)


def test_ceiling_of_2025() -> None:
    # 3925 × 79.15975 %, then a pay over that ceiling pays the CET on everything
    june_2025 = date(2025, 6, 1)
    assert net_from_gross(3925, "month", "non_cadre", june_2025).net == pytest.approx(3107.02, abs=0.01)
    assert net_from_gross(4000, "month", "non_cadre", june_2025).net == pytest.approx(3161.68, abs=0.01)


def test_contractuel_rate_of_2025() -> None:
    assert net_from_gross(2000, "month", "contractuel", date(2025, 6, 1)).ratio == pytest.approx(0.8036975)


def test_bonuses_of_a_titulaire() -> None:
    # TIB 2500, bonuses 500: 277.50 + 25 + 9.53025 % × 3000
    assert net(3000, "titulaire", bonus_share=0.2) == pytest.approx(2411.59, abs=0.01)
    # bonuses over 20 % of the TIB: TIB 2000, 1000 of bonuses, RAFP on 400 only
    assert net(3000, "titulaire", bonus_share=0.5) == pytest.approx(2472.09, abs=0.01)


def test_alsace_moselle_costs_its_health_contribution() -> None:
    assert net(2500) - net(2500, alsace_moselle=True) == pytest.approx(32.50)


def test_part_time_moves_the_ceiling() -> None:
    assert net(4000, working_time=0.5) == pytest.approx(net(8000) / 2)


def test_thirteen_months() -> None:
    result = net_from_gross(3000, "month", "cadre", JULY_2026, months=13)
    assert result.net_year == pytest.approx(12 * net(13 * 3000 / 12, "cadre"))
    assert result.net == pytest.approx(result.net_year / 13)


@pytest.mark.parametrize(("amount", "period"), [(12.31, "hour"), (22404.20, "year")])
def test_other_periods_are_the_same_pay(amount: float, period: Period) -> None:
    result = net_from_gross(amount, period, "non_cadre", JULY_2026)
    assert result.net_month == pytest.approx(1477.93, abs=0.01)


def test_result_states_its_convention() -> None:
    result = net_from_gross(2500, "month", "cadre", JULY_2026)
    assert (result.rules_date, result.pss, result.weekly_hours) == (date(2026, 1, 1), PSS_2026, 35)
    assert not result.mutuelle
    assert not result.income_tax
    assert not result.outdated
    assert net_from_gross(2500, "month", "cadre", date(2027, 3, 1)).outdated


@pytest.mark.parametrize(
    ("amount", "options", "code"),
    [
        (-1, {}, "negative"),
        (float("nan"), {}, "not_a_number"),
        (float("inf"), {}, "not_a_number"),
        (2e6, {}, "absurd"),
        (2500, {"on": date(2024, 12, 31)}, "date"),
        (2500, {"status": "chef"}, "status"),
        (2500, {"period": "week"}, "period"),
        (2500, {"working_time": 0}, "option"),
        (2500, {"months": 0}, "option"),
        (2500, {"bonus_share": 0.2}, "option"),
        (2500, {"status": "titulaire", "alsace_moselle": True}, "option"),
    ],
)
@pytest.mark.parametrize("compute", [net_from_gross, gross_from_net])
def test_refused(compute, amount, options, code) -> None:  # type: ignore[no-untyped-def]
    arguments = {"period": "month", "status": "non_cadre", "on": JULY_2026, **options}
    with pytest.raises(PayError) as refused:
        compute(amount, **arguments)
    assert refused.value.code == code


def test_date_error_names_the_first_date() -> None:
    with pytest.raises(PayError, match="01/01/2025"):
        net_from_gross(2500, "month", "non_cadre", date(2020, 1, 1))


def test_of_two_gross_pays_with_one_net_the_lower() -> None:
    just_above = net(PSS_2026 + 0.5)
    assert net(PSS_2026) - net(PSS_2026 + 0.0001) == pytest.approx(CET_STEP, abs=0.001)
    assert gross_from_net(just_above, "month", "non_cadre", JULY_2026).gross < PSS_2026


pays = st.floats(min_value=0, max_value=100_000)
statuses = st.sampled_from(STATUSES)


@given(pays, pays, statuses)
def test_net_grows_with_gross_but_for_one_step(a: float, b: float, status: Status) -> None:
    low, high = sorted((a, b))
    step = CET_STEP if low <= PSS_2026 < high and status in ("non_cadre", "cadre") else 0
    assert net(high, status) >= net(low, status) - step - 1e-6


@given(st.floats(min_value=1, max_value=100_000), statuses)
def test_net_is_between_70_and_95_percent(gross: float, status: Status) -> None:
    assert 0.70 * gross < net(gross, status) < 0.95 * gross


@given(
    pays,
    statuses,
    st.sampled_from(["month", "year", "hour"]),
    st.sampled_from([12, 13, 14.5]),
    st.floats(min_value=0.1, max_value=1),
)
def test_round_trip(amount: float, status: Status, period: Period, months: float, share: float) -> None:
    there = gross_from_net(
        amount / 100 if period == "hour" else amount,
        period,
        status,
        JULY_2026,
        months=months,
        working_time=share,
    )
    back = net_from_gross(there.gross, period, status, JULY_2026, months=months, working_time=share)
    assert back.net == pytest.approx(there.net, abs=0.01)
