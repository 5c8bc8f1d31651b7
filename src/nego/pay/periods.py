"""Hour, month and year of pay."""

from __future__ import annotations

from typing import Literal, get_args

from nego.pay.errors import PayError

Period = Literal["month", "year", "hour"]
Basis = Literal["gross", "net"]
FULL_TIME_HOURS = 35 * 52 / 12  # hours a month at the legal 35 hours a week (Code du travail, L3121-27)
PERIODS: tuple[Period, ...] = get_args(Period)


def convert(
    amount: float, from_period: Period, to_period: Period, months: float = 12, hours: float = FULL_TIME_HOURS
) -> float:
    """`amount` euros per `from_period` as euros per `to_period`.

    `months`: monthly pays in a year (13 with a thirteenth month); `hours`: hours paid in a calendar month.
    Twelve calendar months of hours make a year whatever the number of monthly pays.
    Raises PayError("period") for an unknown period, PayError("option") for months or hours not above 0.
    """
    for period in (from_period, to_period):
        if period not in PERIODS:
            raise PayError("period", f"Période inconnue : « {period} » (month, year ou hour).")
    if not (months > 0 and hours > 0):
        raise PayError("option", "Le nombre de mois et d'heures doit être positif.")
    if from_period == to_period:
        return amount
    per_year = {"year": 1.0, "month": months, "hour": 12 * hours}
    return amount * per_year[from_period] / per_year[to_period]
