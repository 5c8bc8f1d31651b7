import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.pay.errors import PayError
from nego.pay.periods import PERIODS, Period, convert


@pytest.mark.parametrize(
    ("amount", "source", "target", "months", "expected"),
    [
        (2000, "month", "year", 12, 24000),
        (2000, "month", "year", 13, 26000),
        (26000, "year", "month", 13, 2000),
        (12.31, "hour", "month", 12, 1867.02),
        (12.31, "hour", "year", 13, 22404.20),
        (7, "hour", "hour", 12, 7),
    ],
)
def test_convert(amount: float, source: Period, target: Period, months: float, expected: float) -> None:
    assert convert(amount, source, target, months) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("options", [{"months": 0}, {"hours": -1}, {"from_period": "week"}])
def test_refused(options: dict[str, object]) -> None:
    with pytest.raises(PayError):
        convert(**{"amount": 1.0, "from_period": "month", "to_period": "year", **options})  # type: ignore[arg-type]


@given(st.floats(0, 1e6), st.sampled_from(PERIODS), st.sampled_from(PERIODS), st.floats(1, 24))
def test_there_and_back(amount: float, source: Period, target: Period, months: float) -> None:
    there = convert(amount, source, target, months)
    assert convert(there, target, source, months) == pytest.approx(amount)
