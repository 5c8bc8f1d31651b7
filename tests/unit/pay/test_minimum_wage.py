from datetime import date
from pathlib import Path

import pytest

from nego.pay.errors import PayError
from nego.pay.minimum_wage import Territory, minimum_wage


@pytest.mark.parametrize(
    ("on", "territory", "hour", "month"),
    [
        (date(2026, 6, 1), "France hors Mayotte", 12.31, 1867.02),
        (date(2026, 5, 31), "France hors Mayotte", 12.02, 1823.03),
        (date(2024, 12, 1), "France hors Mayotte", 11.88, 1801.80),
        (date(2026, 7, 1), "Mayotte", 9.33, 1415.05),
        (date(2025, 7, 1), "Mayotte", 8.98, 1361.97),
    ],
)
def test_in_force(on: date, territory: Territory, hour: float, month: float) -> None:
    wage = minimum_wage(on, territory)
    assert (wage.hour_gross, wage.month_gross) == (hour, month)


def test_of_two_lines_the_better_graded() -> None:
    assert minimum_wage(date(2023, 6, 1)).grade == "A"


def test_year_precision_is_said() -> None:
    assert not minimum_wage(date(2025, 7, 1), "Mayotte").exact_date
    assert minimum_wage(date(2026, 7, 1)).exact_date


def test_before_the_first_amount() -> None:
    with pytest.raises(PayError, match="01/07/2012"):
        minimum_wage(date(2000, 1, 1))


def test_bad_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "minimum_wage.csv").write_text(
        "date_from,territory,hour_gross,month_gross_35h,month_net_35h,source,grade,url\n"
        "2026-01-01,Mayotte,neuf,1415,,,A,\n",
        encoding="utf-8",
    )
    with pytest.raises(PayError, match="ligne 2"):
        minimum_wage(date(2026, 2, 1), "Mayotte", tmp_path)
