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
from nego.pay.net import NetResult, gross_from_net, net_from_gross
from nego.pay.periods import Period
from nego.pay.row_fields import date_of, flag, number, period_of, status_of

DECIMALS: dict[Period, int] = {"month": 2, "year": 2, "hour": 4}
_FIELDS = (
    "gross",
    "net",
    "period",
    "status",
    "date",
    "months",
    "working_time",
    "bonus_share",
    "alsace_moselle",
)


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
    period = period_of(known.get("period", "month"))
    status = status_of(known.get("status", "non_cadre"))
    on = date_of(known["date"]) if "date" in known else today
    compute = net_from_gross if "gross" in known else gross_from_net
    return compute(
        number(known, "gross" if "gross" in known else "net", 0),
        period,
        status,
        on,
        months=number(known, "months", 12),
        working_time=number(known, "working_time", 1),
        bonus_share=number(known, "bonus_share", 0),
        alsace_moselle=flag(known, "alsace_moselle"),
    )
