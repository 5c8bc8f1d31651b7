"""Gross to net and back on one row of a file: a dict in, a dict out, never an exception.

In: {"gross": 2500} or {"net": 1978.99}, and optionally "period" (month), "status" (non_cadre), "date" (today,
YYYY-MM-DD), "months", "working_time", "bonus_share", "alsace_moselle".
Out: the row as given, with "net" (or "gross") and "rules_date", or with "error" in French.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from nego.pay.errors import PayError
from nego.pay.net import STATUSES, NetResult, Status, gross_from_net, net_from_gross
from nego.pay.periods import PERIODS, Period

DECIMALS: dict[Period, int] = {"month": 2, "year": 2, "hour": 4}
_FIELDS = ("gross", "net", "period", "status", "date",
           "months", "working_time", "bonus_share", "alsace_moselle")


def convert_row(row: object, today: date | None = None) -> dict[str, Any]:
    """The completed row; `today` stands in for a missing date. Never raises."""
    if not isinstance(row, Mapping):
        return {"error": "Chaque ligne doit être un objet JSON."}
    try:
        result = _convert(row, today or date.today())
    except PayError as error:
        return {**row, "error": str(error)}
    asked = "net" if "net" not in row or row["net"] is None else "gross"
    value = result.net if asked == "net" else result.gross
    return {**row, asked: round(value, DECIMALS[result.period]), "rules_date": result.rules_date.isoformat()}


def _convert(row: Mapping[str, Any], today: date) -> NetResult:
    known = {name: row[name] for name in _FIELDS if row.get(name) is not None}
    if ("gross" in known) == ("net" in known):
        raise PayError("option", "Donnez soit « gross », soit « net ».")
    period = _period(known.get("period", "month"))
    status = _status(known.get("status", "non_cadre"))
    on = _date(known["date"]) if "date" in known else today
    compute = net_from_gross if "gross" in known else gross_from_net
    return compute(
        _number(known, "gross" if "gross" in known else "net", 0), period, status, on,
        months=_number(known, "months", 12), working_time=_number(known, "working_time", 1),
        bonus_share=_number(known, "bonus_share", 0), alsace_moselle=_flag(known, "alsace_moselle"),
    )


def _number(row: Mapping[str, Any], name: str, default: float) -> float:
    value = row.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PayError("not_a_number", f"« {name} » doit être un nombre.")
    try:
        return float(value)
    except OverflowError as error:
        raise PayError("not_a_number", "Ce montant n'est pas un nombre fini.") from error


def _flag(row: Mapping[str, Any], name: str) -> bool:
    value = row.get(name, False)
    if not isinstance(value, bool):
        raise PayError("option", f"« {name} » doit être true ou false.")
    return value


def _period(value: object) -> Period:
    for period in PERIODS:
        if value == period:
            return period
    raise PayError("period", f"Période inconnue : « {value} » ({', '.join(PERIODS)}).")


def _status(value: object) -> Status:
    for status in STATUSES:
        if value == status:
            return status
    raise PayError("status", f"Statut inconnu : « {value} » ({', '.join(STATUSES)}).")


def _date(value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise PayError("date", f"Date illisible : « {value} » (attendu : AAAA-MM-JJ).") from error
