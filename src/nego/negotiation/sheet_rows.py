"""What to say and take along, on one row of a file: a dict in, a dict out, never an exception.

In: the fields of `nego.negotiation.offer_rows`, where "amount" may be missing, and optionally "occasion"
(hiring, raise: the amount is the present pay), "raise_percent" (what the employer offers on it), "wanted",
"floor" and "other_offer" (euros gross a year at full time), "reasons" (scarce_skill, other_offer, results,
experience), "results" and "skills" (lists of texts), "signature", "contact", "feminine" (true: the feminine
of the job's name).

Out: the row as given, with "target", "low", "high", "notes" and, where there is a figure to ask for,
"question", "arguments", "spoken", "email", "answers", "law", "left_out" and "drawing"; or with "error" in
French. The walk-away figure is in none of these.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from nego.knowledge.loading import knowledge
from nego.market.market import market_of
from nego.negotiation.asking import ask
from nego.negotiation.offer_rows import MAX_TEXT, RowError, offer_of, question_of
from nego.negotiation.profile import LeftOut, Profile
from nego.negotiation.raises import raise_of, raised_offer
from nego.negotiation.script import Occasion, Script, case_of, script
from nego.negotiation.sheet import Sheet, sheet
from nego.negotiation.situation import Offer, OfferedRaise, Reason, Situation
from nego.pay.errors import PayError
from nego.pay.net import Status
from nego.pay.row_fields import Row, date_of, flag, number
from nego.wording import Title

_MAX_TEXTS = 20


def sheet_row(row: object, today: date | None = None) -> tuple[dict[str, Any], Sheet | None]:
    """The row answered and its page, if any; `today` stands in for a missing date. Never raises."""
    if not isinstance(row, Mapping):
        return {"error": "Chaque ligne doit être un objet JSON."}, None
    known = {name: value for name, value in row.items() if value is not None}
    try:
        told, page = _made(known, today or date.today())
    except (PayError, RowError) as error:
        return {**row, "error": str(error)}, None
    return {**row, **told}, page


def _made(known: Row, today: date) -> tuple[dict[str, Any], Sheet | None]:
    on = date_of(known["date"]) if "date" in known else today
    occasion = _occasion(known)
    question, _ = question_of(known)
    market = market_of(knowledge(), question, on)
    offer = offer_of(known) if "amount" in known else None
    situation = Situation(
        market,
        offer=offer,
        raised=_raised(known, offer, occasion, market.status, on),
        wanted=_euros(known, "wanted"),
        other_offer=_euros(known, "other_offer"),
        floor=_euros(known, "floor"),
        reasons=_reasons(known),
    )
    found = ask(situation, on)
    figures = {"target": found.target, "low": found.low, "high": found.high, "notes": list(found.notes)}
    if found.target is None:
        return figures, None
    raised = None
    if occasion == "raise" and situation.offer is not None:
        raised = raise_of(situation.offer, found.target, on, situation.market.status)
    name = question.job.feminine if flag(known, "feminine") else None
    title = Title(name or question.job.name, "f" if name else "m")
    case, left_out = case_of(occasion, title, situation, found, _profile(known, situation), raised)
    page = sheet(situation, case, on, raised)
    return {**figures, **_told(script(case), left_out, page)}, page


def _raised(known: Row, present: Offer | None, occasion: Occasion, status: Status, on: date) -> Offer | None:
    """The pay after the raise offered. Raises RowError where it is offered on nothing."""
    if "raise_percent" not in known:
        return None
    if present is None or occasion != "raise":
        raise RowError("« raise_percent » va avec « amount », le salaire actuel, et « occasion » : raise.")
    share = number(known, "raise_percent", 0) / 100
    if not 0 < share <= 1:
        raise RowError("« raise_percent » doit être entre 0 et 100.")
    return raised_offer(present, OfferedRaise(share=share), on, status)


def _told(words: Script, left_out: tuple[LeftOut, ...], page: Sheet) -> dict[str, Any]:
    return {
        "question": words.question,
        "arguments": [{"code": item.code, "text": item.text} for item in words.arguments],
        "spoken": list(words.spoken),
        "email": {"subject": words.email.subject, "text": words.email.text},
        "answers": [
            {"code": item.code, "objection": item.objection, "answer": item.answer} for item in words.answers
        ],
        "law": list(words.law),
        "left_out": [{"text": item.text, "why": item.why} for item in left_out],
        "drawing": page.drawing.data(),
    }


def _profile(known: Row, situation: Situation) -> Profile:
    said = known.get("experience")
    years = float(said) if isinstance(said, int | float) and not isinstance(said, bool) else None
    return Profile(
        experience_years=years,
        results=_texts(known, "results"),
        skills=_texts(known, "skills"),
        other_offer=situation.other_offer is not None,
        signature=_text(known, "signature"),
        contact=_text(known, "contact"),
    )


def _occasion(known: Row) -> Occasion:
    for occasion in get_args(Occasion):
        if known.get("occasion", "hiring") == occasion:
            found: Occasion = occasion
            return found
    raise RowError(f"« occasion » doit être {' ou '.join(get_args(Occasion))}.")


def _euros(known: Row, name: str) -> float | None:
    return number(known, name, 0) if name in known else None


def _reasons(known: Row) -> tuple[Reason, ...]:
    given = known.get("reasons", [])
    allowed = get_args(Reason)
    if not isinstance(given, list) or not all(reason in allowed for reason in given):
        raise RowError(f"« reasons » doit être une liste parmi {', '.join(allowed)}.")
    return tuple(dict.fromkeys(given))


def _texts(known: Row, name: str) -> tuple[str, ...]:
    given = known.get(name, [])
    if not isinstance(given, list) or not all(isinstance(text, str) for text in given):
        raise RowError(f"« {name} » doit être une liste de textes.")
    if len(given) > _MAX_TEXTS:
        raise RowError(f"« {name} » est trop long : {_MAX_TEXTS} textes au plus.")
    return tuple(given)


def _text(known: Row, name: str) -> str | None:
    given = known.get(name)
    if given is not None and (not isinstance(given, str) or len(given) > MAX_TEXT):
        raise RowError(f"« {name} » doit être un texte de {MAX_TEXT} caractères au plus.")
    return given
