from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.pay.net_rows import convert_row

TODAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("row", "key", "value"),
    [
        ({"gross": 2500, "period": "month", "status": "cadre", "date": "2026-07-01"}, "net", 1974.76),
        ({"gross": 2500}, "net", 1978.99),
        ({"gross": 2500, "net": None}, "net", 1978.99),
        ({"net": 1978.99}, "gross", 2500.0),
        ({"gross": 12.31, "period": "hour"}, "net", 9.7446),
        ({"gross": 60000, "period": "year", "status": "non_cadre"}, "net", 47553.93),
        ({"gross": 0}, "net", 0.0),
    ],
)
def test_completed_row(row: dict[str, object], key: str, value: float) -> None:
    done = convert_row(row, TODAY)
    assert done[key] == pytest.approx(value, abs=0.011)
    assert {name: done[name] for name in row if name != key} == {n: v for n, v in row.items() if n != key}


@pytest.mark.parametrize(
    "row",
    [
        None,
        [],
        "x",
        {},
        {"gross": "2500"},
        {"gross": True},
        {"gross": -3},
        {"gross": float("nan")},
        {"gross": 10**400},
        {"gross": 1, "net": 1},
        {"gross": 2500, "period": "week"},
        {"gross": 2500, "status": ["cadre"]},
        {"gross": 2500, "date": "hier"},
        {"gross": 2500, "date": "1999-01-01"},
        {"gross": 2500, "alsace_moselle": "oui"},
        {"gross": 2500, "months": "treize"},
    ],
)
def test_bad_row_gives_an_error_in_french(row: object) -> None:
    done = convert_row(row, TODAY)
    assert done["error"].endswith(".")
    assert "rules_date" not in done


@given(
    st.dictionaries(
        st.sampled_from(["gross", "net", "period", "status", "date", "months", "bonus_share"]),
        st.one_of(st.none(), st.floats(), st.integers(), st.text(), st.lists(st.integers())),
    )
)
def test_never_raises(row: dict[str, object]) -> None:
    assert isinstance(convert_row(row, TODAY), dict)
