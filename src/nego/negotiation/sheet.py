"""One page to take along: figures, drawing, evidence, arguments, answers and e-mail, as HTML and as PDF.

The walk-away figure is on the page, marked private, and in none of the parts that are said or sent.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from markupsafe import Markup

from nego.french import euros
from nego.market.market import Market
from nego.negotiation.drawing import Drawing, drawing
from nego.negotiation.judge import judge
from nego.negotiation.pictures import FOLDER, filled, printable, svg, typeset
from nego.negotiation.script import Answer, Case, Email, Occasion, Script, odds_text, script, shown_amounts
from nego.negotiation.situation import Raise, Situation, Verdict
from nego.wording import wording

FactCode = Literal["target", "range", "offer", "present", "proposed", "raise", "floor"]
HeadingCode = Literal[
    "facts", "drawing", "evidence", "arguments", "question", "packages", "answers", "email", "subject",
    "private", "law",
]  # fmt: skip
ARGUMENTS = 3  # a page is read at a glance
_TO = {
    "median": ("de la médiane", "la médiane"),
    "mean": ("de la moyenne", "la moyenne"),
    "point": ("de la valeur citée", "la valeur citée"),
    "midpoint": ("du milieu de la fourchette", "le milieu de la fourchette"),
    "low": ("du bas de la fourchette", "le bas de la fourchette"),
    "high": ("du haut de la fourchette", "le haut de la fourchette"),
}
_SIZES = ((4200, "very-long"), (3300, "long"))  # characters from which the HTML page is printed smaller


@dataclass(frozen=True)
class Fact:
    """One of the figures at the top of the page. `private`: for the person alone."""

    code: FactCode
    name: str
    value: str = field(repr=False)
    note: str
    private: bool = False


@dataclass(frozen=True)
class Sheet:
    """The page, in French, in the order it is read. `law` is for a hiring; `on` is the day it bears."""

    title: str
    subtitle: str
    on: date
    facts: tuple[Fact, ...]
    drawing: Drawing
    evidence: tuple[str, ...]
    question: str | None
    arguments: tuple[str, ...]
    packages: tuple[str, ...]
    answers: tuple[Answer, ...]
    email: Email
    law: tuple[str, ...]
    footer: str


def sheet(situation: Situation, case: Case, on: date, raised: Raise | None = None) -> Sheet:
    """The page of a case made of that situation, by the rates of `on`, which is also the date it bears."""
    words = script(case)
    market = situation.market
    verdict = judge(situation.offer, market, on) if situation.offer is not None else None
    compared = verdict.compared if verdict is not None else None
    proposed = judge(situation.raised, market, on) if situation.raised is not None else None
    place = market.answer.question.place or market.answer.question.region
    return Sheet(
        title=_word("sheet_title", title=case.title),
        subtitle=_word("sheet_subtitle", place=place, occasion=case.occasion, on=on),
        on=on,
        facts=tuple(_facts(situation, case, verdict, proposed, raised)),
        drawing=drawing(
            market,
            case.title,
            compared if proposed is None else proposed.compared,
            case.said,
            "raise" if situation.earned else case.occasion,
            None if proposed is None else compared,
        ),
        evidence=_evidence(market, case.occasion),
        question=words.question,
        arguments=_arguments(case, words),
        packages=tuple(
            _word("sheet_package", item=item, occasion=case.occasion) for item in case.said.packages
        ),
        answers=words.answers,
        email=words.email,
        law=words.law,
        footer=_word("sheet_footer"),
    )


def _facts(
    situation: Situation, case: Case, verdict: Verdict | None, proposed: Verdict | None, raised: Raise | None
) -> Iterator[Fact]:
    said, floor = case.said, situation.floor
    yield _fact("target", euros(said.low), _word("sheet_fact_target"))
    yield _fact("range", f"{euros(said.low)} à {euros(said.high)}", _word("sheet_fact_range"))
    if verdict is not None:
        yield _placed("present" if case.occasion == "raise" or situation.earned else "offer", verdict)
    if proposed is not None:
        yield _placed("proposed", proposed)
    if raised is not None:
        note = _word("sheet_fact_raise", raised=raised)
        yield _fact("raise", f"+{euros(round(raised.euros))}", note)
    value = _word("sheet_fact_unset") if floor is None else euros(round(floor))
    yield Fact("floor", _name("floor"), value, _word("sheet_fact_floor", floor=floor), private=True)


def _placed(code: FactCode, verdict: Verdict) -> Fact:
    """A pay and where it stands in what is known."""
    names = {code: of for code, (of, _) in _TO.items()}
    plain = {code: name for code, (_, name) in _TO.items()}
    note = _word("sheet_fact_offer", gap=verdict.gap, names=names, names_plain=plain)
    return _fact(code, euros(round(verdict.compared)), note)


def _fact(code: FactCode, value: str, note: str) -> Fact:
    return Fact(code, _name(code), value, note)


def _name(code: FactCode) -> str:
    return _word("sheet_fact_name", code=code)


def _evidence(market: Market, occasion: Occasion) -> tuple[str, ...]:
    lines = _word("sheet_evidence", market=market, amounts=shown_amounts(market)).splitlines()
    told = odds_text(occasion, market.status)
    return (*lines, f"{told[0].upper()}{told[1:]}")


def _arguments(case: Case, words: Script) -> tuple[str, ...]:
    """Three at most; where the person gave fewer, the market, and what is worth preparing."""
    found = [item.text for item in words.arguments[:ARGUMENTS]]
    if len(found) < ARGUMENTS and case.evidence is not None:
        found.append(_word("sheet_market_argument", evidence=case.evidence))
    if not case.profile.results and len(found) < ARGUMENTS:
        found.append(_word("sheet_no_argument"))
    return tuple(found)


def html(made: Sheet) -> str:
    """A whole page that asks nothing of the network: style inside, its hash in the page's own policy."""
    style = (FOLDER / "sheet.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    content = _content(made)
    return filled(
        "sheet.html.j2",
        sheet=content,
        style=Markup(style),
        digest=digest,
        svg=Markup(svg(made.drawing, titled=False)),
        size=next((name for least, name in _SIZES if _length(content) > least), ""),
    )


def pdf(made: Sheet) -> bytes:
    """One tagged A4 page, smaller letters where there is much to say. Same sheet, same bytes."""
    content = _content(made)
    picture = {"svg": printable(svg(made.drawing, titled=False)), "text": printable(made.drawing.text)}
    day = [made.on.year, made.on.month, made.on.day]
    return typeset("sheet.typ", {**_mapped(content, printable), **picture, "on": day}, "pdf")


def _content(made: Sheet) -> dict[str, Any]:
    """All texts of the page, set as French sets them."""
    content = {
        "title": made.title,
        "subtitle": made.subtitle,
        "facts": [
            {"name": fact.name, "value": fact.value, "note": fact.note, "private": fact.private}
            for fact in made.facts
        ],
        "evidence": list(made.evidence),
        "question": made.question,
        "arguments": list(made.arguments),
        "packages": list(made.packages),
        "answers": [{"objection": item.objection, "answer": item.answer} for item in made.answers],
        "email": {"subject": made.email.subject, "blocks": _blocks(made.email)},
        "law": list(made.law),
        "footer": made.footer,
        "headings": {code: _word("sheet_heading", code=code) for code in _HEADINGS},
    }
    typeset_: dict[str, Any] = _mapped(content, typographic)
    return typeset_


_HEADINGS: tuple[HeadingCode, ...] = (
    "facts", "drawing", "evidence", "arguments", "question", "packages", "answers", "email", "subject",
    "private", "law",
)  # fmt: skip


def _blocks(email: Email) -> list[list[str]]:
    """The paragraphs of the e-mail, each as its lines."""
    return [block.splitlines() for block in email.text.split("\n\n")]


def _mapped(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _mapped(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [_mapped(item, change) for item in value]
    return value


def _length(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(_length(item) for item in value.values())
    return sum(_length(item) for item in value) if isinstance(value, list) else 0


def typographic(text: str) -> str:
    """Curly apostrophes, and no line that begins with a French punctuation mark."""
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    text = re.sub(r" (?=[;!?])", "\u202f", re.sub(r" (?=[:%»€])", "\u00a0", text))
    return text.replace("« ", "«\u00a0")


def _word(name: str, **values: object) -> str:
    return wording().render(name, **values).text
