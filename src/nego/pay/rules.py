"""Dated contribution rules of `knowledge/pay/`, as in force on a date."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from nego.paths import KNOWLEDGE
from nego.pay.errors import PayError

PAY_FOLDER = KNOWLEDGE / "pay"
CONDITIONS = ("", "gross > 1 PSS")
BASES = ("gross", "csg_base", "tib", "capped_bonuses")


@dataclass(frozen=True)
class Contribution:
    """One employee contribution: `rate` × the slice of `base` between two bounds (in PSS)."""

    name: str
    who: str
    base: str
    lower: float
    upper: float | None
    rate: float
    valid_from: date
    only_above_pss: bool
    reference: str


@dataclass(frozen=True)
class Parameter:
    """One dated value of `parameters.csv`, in the unit written there."""

    name: str
    value: float
    unit: str
    valid_from: date
    reference: str


@dataclass(frozen=True)
class Rules:
    """What is in force on a date. Amounts in euros a month, ceilings in PSS.

    `since` is the day from which this set of rules holds; `pss_since` the day of the ceiling.
    """

    since: date
    pss_since: date
    pss: float
    hours: float
    csg_allowance: float
    csg_allowance_ceiling: float
    executive_welfare: float
    executive_welfare_ceiling: float
    bonus_ceiling: float
    contributions: tuple[Contribution, ...]


Dated = TypeVar("Dated", Contribution, Parameter)


@lru_cache(maxsize=64)
def rules_on(on: date, folder: Path = PAY_FOLDER) -> Rules:
    """The rules in force on `on`; raises PayError("date") before the first known ones."""
    contributions, parameters = _tables(folder)
    by_name = {p.name: p for p in _in_force(parameters, on, lambda p: (p.name,))}
    current = _in_force(contributions, on, lambda c: (c.name, c.who))
    first = _first_complete_date(contributions, parameters)
    if on < first:
        raise PayError(
            "date",
            f"Pas de règles de cotisation connues au {on:%d/%m/%Y} : "
            f"les premières datent du {first:%d/%m/%Y}.",
        )
    pss = _parameter(by_name, "PSS mensuel")
    return Rules(
        since=max(*(p.valid_from for p in by_name.values()), *(c.valid_from for c in current)),
        pss_since=pss.valid_from,
        pss=pss.value,
        hours=_parameter(by_name, "heures mensuelles temps plein").value,
        csg_allowance=_parameter(by_name, "abattement CSG").value,
        csg_allowance_ceiling=_parameter(by_name, "plafond abattement CSG").value,
        executive_welfare=_parameter(by_name, "prévoyance cadre employeur").value,
        executive_welfare_ceiling=_parameter(by_name, "plafond prévoyance cadre employeur").value,
        bonus_ceiling=_parameter(by_name, "plafond primes RAFP").value,
        contributions=current,
    )


def _in_force(rows: Iterable[Dated], on: date, key: Callable[[Dated], tuple[str, ...]]) -> tuple[Dated, ...]:
    latest: dict[tuple[str, ...], Dated] = {}
    for row in sorted(rows, key=lambda r: r.valid_from):
        if row.valid_from <= on:
            latest[key(row)] = row
    return tuple(latest.values())


def _first_complete_date(contributions: Iterable[Contribution], parameters: Iterable[Parameter]) -> date:
    first: dict[tuple[str, ...], date] = {}
    keyed = [((c.name, c.who), c.valid_from) for c in contributions]
    for key, day in (*keyed, *(((p.name,), p.valid_from) for p in parameters)):
        first[key] = min(day, first.get(key, day))
    return max(first.values())


def _parameter(by_name: Mapping[str, Parameter], name: str) -> Parameter:
    if name not in by_name:
        raise PayError("data", f"knowledge/pay/parameters.csv : il manque « {name} ».")
    return by_name[name]


@lru_cache(maxsize=4)
def _tables(folder: Path) -> tuple[tuple[Contribution, ...], tuple[Parameter, ...]]:
    contributions = _read(folder / "contributions.csv", _contribution)
    parameters = _read(folder / "parameters.csv", _parameter_row)
    return contributions, parameters


def _read(path: Path, build: Callable[[Mapping[str, str]], Dated]) -> tuple[Dated, ...]:
    rows: list[Dated] = []
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            try:
                rows.append(build(row))
            except (KeyError, TypeError, ValueError) as error:
                raise PayError("data", f"{path.name}, ligne {number} : {error}") from error
    if not rows:
        raise PayError("data", f"{path.name} : aucune ligne.")
    return tuple(rows)


def _contribution(row: Mapping[str, str]) -> Contribution:
    if row["base"] not in BASES:
        raise ValueError(f"assiette inconnue « {row['base']} »")
    if row["condition"] not in CONDITIONS:
        raise ValueError(f"condition inconnue « {row['condition']} »")
    rate = float(row["employee_rate"])
    if not 0 <= rate < 0.5:
        raise ValueError(f"taux impossible {rate}")
    return Contribution(
        name=row["contribution"],
        who=row["who"],
        base=row["base"],
        rate=rate,
        lower=float(row["lower_bound_pss"] or 0),
        upper=float(row["upper_bound_pss"]) if row["upper_bound_pss"] else None,
        valid_from=date.fromisoformat(row["valid_from"]),
        only_above_pss=bool(row["condition"]),
        reference=row["reference"],
    )


def _parameter_row(row: Mapping[str, str]) -> Parameter:
    return Parameter(
        row["parameter"],
        float(row["value"]),
        row["unit"],
        date.fromisoformat(row["valid_from"]),
        row["reference"],
    )
