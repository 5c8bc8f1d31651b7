"""An offer judged on one row of a file: a dict in, a dict out, never an exception.

In: {"job", "amount"}, and optionally "period" (hour, month, year; guessed from the size), "basis" (gross,
net; gross), "months" (12), "location", "experience" (years, or junior, confirmed, senior), "status",
"variable" and "variable_guaranteed" (euros gross a year), "working_time" (share of full time),
"thirteenth_month", "date" (today, YYYY-MM-DD).

Out: the row as given, with "verdict" (below, in_line, above, below_minimum, unknown), "position",
"percentile", "gap", "evidence", "annual_gross" and what they rest on, or with "error" in French.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nego.knowledge.loading import knowledge
from nego.knowledge.model import Job, Level
from nego.knowledge.resolve import Candidate, resolver
from nego.knowledge.select import SalaryQuestion
from nego.market.market import Market, market_of
from nego.negotiation.annual import DayRateError
from nego.negotiation.judge import judge
from nego.negotiation.situation import Offer, Position, Verdict
from nego.pay.errors import PayError
from nego.pay.row_fields import Row, basis_of, date_of, flag, number, period_of, status_of
from nego.reading.gazetteer import department_code, gazetteer
from nego.reading.places import find_places

_FIELDS = (
    "job",
    "amount",
    "period",
    "basis",
    "months",
    "location",
    "experience",
    "status",
    "variable",
    "variable_guaranteed",
    "working_time",
    "thirteenth_month",
    "date",
)
LEVELS: tuple[Level, ...] = ("junior", "confirmed", "senior")
MAX_YEARS = 60
MAX_TEXT = 200  # characters of a job or a place
_DEPARTMENT = re.compile(r"(?P<number>97\d|\d\d|2[ABab])(?:\d{2,3})?")
_ALL_OF_FRANCE = "France"


class RowError(ValueError):
    """A row that cannot be judged; the text, in French, says why."""


@dataclass(frozen=True)
class _Place:
    name: str | None = None
    region: str | None = None
    department: str | None = None
    known: bool = True


def judge_row(row: object, today: date | None = None) -> dict[str, Any]:
    """The judged row; `today` stands in for a missing date. Never raises."""
    if not isinstance(row, Mapping):
        return {"error": "Chaque ligne doit être un objet JSON."}
    try:
        return {**row, **_judged(row, today or date.today())}
    except (PayError, RowError) as error:
        return {**row, "error": str(error)}


def _judged(row: Row, today: date) -> dict[str, Any]:
    known = {name: row[name] for name in _FIELDS if row.get(name) is not None}
    on = date_of(known["date"]) if "date" in known else today
    offer = offer_of(known)
    question, place_known = question_of(known)
    market = market_of(knowledge(), question, on)
    return _told(judge(offer, market, on), market, place_known)


def question_of(known: Row) -> tuple[SalaryQuestion, bool]:
    """The job, place and experience of a row without empty fields, and whether its place is known.

    Raises RowError and PayError.
    """
    job = _job(known)
    place = _place(known)
    level, years = _experience(known)
    question = SalaryQuestion(job, level, years, place.region, place.name, department=place.department)
    return question, place.known


def offer_of(known: Row) -> Offer:
    """The offer of a row without empty fields. Raises RowError and PayError."""
    if known.get("period") == "day":
        raise DayRateError
    if "amount" not in known:
        raise RowError("Il faut « amount », un montant en euros.")
    guaranteed = number(known, "variable_guaranteed", 0)
    return Offer(
        amount=number(known, "amount", 0),
        period=period_of(known["period"]) if "period" in known else None,
        basis=basis_of(known["basis"]) if "basis" in known else None,
        months=number(known, "months", 12) if "months" in known else None,
        status=status_of(known["status"]) if "status" in known else None,
        variable=number(known, "variable", guaranteed),
        variable_guaranteed=guaranteed,
        working_time=number(known, "working_time", 1),
        thirteenth_month=flag(known, "thirteenth_month") if "thirteenth_month" in known else None,
    )


def _text(known: Row, name: str) -> str:
    value = known[name]
    if not isinstance(value, str) or not value.strip():
        raise RowError(f"« {name} » doit être un texte.")
    if len(value) > MAX_TEXT:
        raise RowError(f"« {name} » est trop long : {MAX_TEXT} caractères au plus.")
    return value


def _job(known: Row) -> Job:
    if "job" not in known:
        raise RowError("Il faut « job », le nom d'un métier.")
    said = _text(known, "job")
    reading = resolver().find(said)
    if len(reading.jobs) > 1:
        raise RowError(f"Plusieurs métiers dans « {said} » : donnez-en un seul.")
    if not reading.jobs:
        nearest = [candidate for unknown in reading.unknown for candidate in unknown.nearest]
        raise RowError(f"Métier inconnu : « {said} »." + _named(" Les plus proches : ", nearest))
    mention = reading.jobs[0]
    if mention.ambiguous:
        raise RowError(
            f"« {said} » peut désigner plusieurs métiers" + (_named(" : ", mention.candidates) or ".")
        )
    return knowledge().job(mention.candidates[0].job_id)


def _named(before: str, candidates: list[Candidate] | tuple[Candidate, ...]) -> str:
    names = dict.fromkeys(candidate.canonical for candidate in candidates)
    return f"{before}{', '.join(names)}." if names else ""


def _place(known: Row) -> _Place:
    """The place as the finder of places reads it, or by the number of a département or a postal code."""
    if "location" not in known:
        return _Place()
    said = str(known["location"]) if _is_whole(known["location"]) else _text(known, "location")
    places = find_places(said)
    if places and places[0].level == "abroad":
        raise RowError(f"Négo ne connaît que les salaires de France : « {said} ».")
    if places and places[0].name == _ALL_OF_FRANCE:
        return _Place()
    if places:
        place = places[0]
        return _Place(place.name, place.region, department_code(place.department or ""))
    code = _DEPARTMENT.fullmatch(said.strip())
    entry = gazetteer().departments.get(code["number"].lower()) if code else None
    if entry is None:
        return _Place(known=False)
    return _Place(entry.name, entry.region, department_code(entry.department or ""))


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _experience(known: Row) -> tuple[Level | None, float | None]:
    said = known.get("experience")
    if said is None:
        return None, None
    for level in LEVELS:
        if said == level:
            return level, None
    if isinstance(said, str):
        raise RowError(f"Expérience inconnue : « {said} » (des années, ou {', '.join(LEVELS)}).")
    years = number(known, "experience", 0)
    if not 0 <= years <= MAX_YEARS:
        raise RowError(f"« experience » doit être entre 0 et {MAX_YEARS} ans.")
    return None, years


def _told(verdict: Verdict, market: Market, place_known: bool) -> dict[str, Any]:
    gap, check = verdict.gap, verdict.check
    figure, statistic = market.answer.figure, market.answer.statistic
    changes = (*verdict.changes, *(() if place_known else ("location_unknown",)))
    return {
        "verdict": verdict.word,
        "position": _position(verdict.position),
        "percentile": verdict.position.percentile,
        "gap": {"euros": round(gap.euros), "percent": round(gap.percent, 1), "to": gap.to} if gap else None,
        "evidence": market.evidence,
        "annual_gross": round(verdict.annual.total, 2),
        "compared": round(verdict.compared, 2),
        "minimum": round(verdict.minimum, 2),
        "market": {
            "job": market.answer.question.job.name,
            "low": _euros(market.low),
            "central": _euros(market.central),
            "central_kind": market.centre,
            "high": _euros(market.high),
            "source": market.source,
            "year": market.year,
            "url": figure.url if figure else statistic.url if statistic else None,
            "old": market.old,
        },
        "check": {"code": check.code, "likely_period": check.likely} if check else None,
        "would_change": list(changes),
    }


def _position(position: Position) -> dict[str, Any] | None:
    if position.between is None:
        return {"range": position.place} if position.place else None
    return {"percentile": position.percentile, "between": list(position.between), "range": position.place}


def _euros(amount: float | None) -> int | None:
    return None if amount is None else round(amount)
