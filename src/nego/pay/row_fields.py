"""The fields of a row of a file, checked one by one. A fault is a PayError with a French sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from nego.pay.errors import PayError
from nego.pay.net import STATUSES, Status
from nego.pay.periods import PERIODS, Period

Row = Mapping[str, Any]


def number(row: Row, name: str, default: float) -> float:
    """A number, `default` where the field is missing. Raises PayError("not_a_number")."""
    value = row.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PayError("not_a_number", f"« {name} » doit être un nombre.")
    try:
        return float(value)
    except OverflowError as error:
        raise PayError("not_a_number", "Ce montant n'est pas un nombre fini.") from error


def flag(row: Row, name: str) -> bool:
    """A boolean, False where the field is missing. Raises PayError("option")."""
    value = row.get(name, False)
    if not isinstance(value, bool):
        raise PayError("option", f"« {name} » doit être true ou false.")
    return value


def period_of(value: object) -> Period:
    """A period of pay. Raises PayError("period")."""
    for period in PERIODS:
        if value == period:
            return period
    raise PayError("period", f"Période inconnue : « {value} » ({', '.join(PERIODS)}).")


def basis_of(value: object) -> Literal["gross", "net"]:
    """Gross or net. Raises PayError("option")."""
    if value == "gross":
        return "gross"
    if value == "net":
        return "net"
    raise PayError("option", f"Base inconnue : « {value} » (gross, net).")


def status_of(value: object) -> Status:
    """An employee's status. Raises PayError("status")."""
    for status in STATUSES:
        if value == status:
            return status
    raise PayError("status", f"Statut inconnu : « {value} » ({', '.join(STATUSES)}).")


def date_of(value: object) -> date:
    """A day written YYYY-MM-DD. Raises PayError("date")."""
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise PayError("date", f"Date illisible : « {value} » (attendu : AAAA-MM-JJ).") from error
