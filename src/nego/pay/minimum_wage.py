"""The SMIC on a date, Mayotte apart, from `knowledge/pay/minimum_wage.csv`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from nego.pay.errors import PayError
from nego.pay.rules import PAY_FOLDER

Territory = Literal["France hors Mayotte", "Mayotte"]


@dataclass(frozen=True)
class MinimumWage:
    """The SMIC from `valid_from` on, euros; month and year at 35 hours a week.

    `month_net` is the published net before income tax, None where the source gives none;
    `exact_date` is False when only the year is known.
    """

    territory: str
    hour_gross: float
    month_gross: float
    month_net: float | None
    valid_from: date
    exact_date: bool
    reference: str
    grade: str
    url: str

    @property
    def year_gross(self) -> float:
        """Twelve months, euros."""
        return 12 * self.month_gross


@lru_cache(maxsize=256)
def minimum_wage(
    on: date, territory: Territory = "France hors Mayotte", folder: Path = PAY_FOLDER
) -> MinimumWage:
    """The SMIC in force on `on`; of two lines of one day, the better graded.

    Raises PayError("date") before the first known amount, PayError("option") for another territory.
    """
    rows = [row for row in _table(folder / "minimum_wage.csv") if row.territory == territory]
    if not rows:
        raise PayError("option", f"Aucun SMIC connu pour « {territory} ».")
    past = [row for row in rows if row.valid_from <= on]
    if not past:
        first = min(row.valid_from for row in rows)
        raise PayError("date", f"Pas de SMIC connu au {on:%d/%m/%Y} : le premier date du {first:%d/%m/%Y}.")
    latest = max(row.valid_from for row in past)
    return min((row for row in past if row.valid_from == latest), key=lambda row: row.grade)


@lru_cache(maxsize=4)
def _table(path: Path) -> tuple[MinimumWage, ...]:
    rows: list[MinimumWage] = []
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            try:
                if row["hour_gross"] and row["month_gross_35h"]:
                    rows.append(_row(row))
            except (KeyError, TypeError, ValueError) as error:
                raise PayError("data", f"{path.name}, ligne {number} : {error}") from error
    return tuple(rows)


def _row(row: Mapping[str, str]) -> MinimumWage:
    day = row["date_from"]
    exact = len(day) == 10
    return MinimumWage(
        territory=row["territory"],
        hour_gross=float(row["hour_gross"]),
        month_gross=float(row["month_gross_35h"]),
        month_net=float(row["month_net_35h"]) if row["month_net_35h"] else None,
        valid_from=date.fromisoformat(day) if exact else date(int(day), 1, 1),
        exact_date=exact,
        reference=row["source"],
        grade=row["grade"],
        url=row["url"],
    )
