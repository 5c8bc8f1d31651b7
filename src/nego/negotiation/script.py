"""What to say to an employer: arguments, a spoken version, an e-mail, answers to objections, the law.

The walk-away figure cannot be reached here: a `Case` is made of `Said`, which has none, of a `Profile`, which
has no amount, and of evidence. `case_of` is the one door, and takes what would print that very figure out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

from nego.knowledge.amounts import Amounts
from nego.knowledge.select import SalaryAnswer
from nego.market.market import Market
from nego.negotiation.ground import ArgumentCode, LawNote, ObjectionCode, argument_order, law, objections
from nego.negotiation.judge import gap_of
from nego.negotiation.profile import LeftOut, Profile, heard
from nego.negotiation.rules import odds, parameters, value
from nego.negotiation.situation import Ask, Gap, Raise, Said, Situation
from nego.pay.net import Status
from nego.rounding import rounded
from nego.wording import Title, wording

Occasion = Literal["hiring", "raise"]


class NoFigureError(ValueError):
    """There is no figure to ask for, so nothing to say: `Ask.notes` says why."""


@dataclass(frozen=True)
class Evidence:
    """What is known of the job's pay, as it may be quoted: `amounts` are euros gross a year, as shown."""

    amounts: Amounts
    answer: SalaryAnswer


@dataclass(frozen=True)
class Case:
    """All that the words depend on. `offered`: the employer named a pay. `percent`: of a raise, at least.

    `part_time`: the present or offered pay is for a part of full time, whereas the range is at full time;
    `long_week`: it is for more than 35 hours a week, the range is for 35.
    """

    occasion: Occasion
    title: Title
    said: Said
    profile: Profile
    evidence: Evidence | None = None
    offered: bool = False
    part_time: bool = False
    long_week: bool = False
    percent: float | None = None


@dataclass(frozen=True)
class Argument:
    """One argument as a line, with what its place in the order rests on."""

    code: ArgumentCode
    text: str
    reference: str


@dataclass(frozen=True)
class Answer:
    """What to answer to an objection, with what the answer rests on."""

    code: ObjectionCode
    objection: str
    answer: str
    reference: str


@dataclass(frozen=True)
class Email:
    """An e-mail ready to send. Lines that begin with a dash are the items of a list."""

    subject: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The body: a blank line between paragraphs, none inside a list or before the signature."""
        said = self.lines[0]
        for before, line in zip(self.lines, self.lines[1:], strict=False):
            joined = line.startswith("–") or (before.endswith(",") and before != self.lines[0])
            said += ("\n" if joined else "\n\n") + line
        return said


@dataclass(frozen=True)
class Script:
    """Everything that is said. `question`: to ask before any amount; None when it was asked already.

    `arguments` in the order they are said; `spoken` sentence by sentence; `law` for a hiring only.
    """

    question: str | None
    arguments: tuple[Argument, ...]
    spoken: tuple[str, ...]
    answers: tuple[Answer, ...]
    email: Email
    law: tuple[str, ...]


def case_of(
    occasion: Occasion,
    title: Title,
    situation: Situation,
    ask: Ask,
    profile: Profile,
    raised: Raise | None = None,
) -> tuple[Case, tuple[LeftOut, ...]]:
    """The case of a situation and what was left out of the profile. Raises NoFigureError without a target.

    For a raise, `situation.offer` is the present pay, `situation.raised` what the employer offers instead
    and `raised` what the target changes to the present pay.
    """
    said = ask.said
    if said is None:
        raise NoFigureError(", ".join(ask.notes))
    floor = situation.floor if situation.floor is not None else ask.floor
    listened = heard(profile, private=floor)
    offer = situation.offer
    percent = math.floor(10 * raised.percent) / 10 if raised is not None and occasion == "raise" else None
    case = Case(
        occasion=occasion,
        title=title,
        said=said,
        profile=listened.profile,
        evidence=_quotable(situation.market, said, floor),
        offered=(situation.raised if occasion == "raise" or situation.earned else offer) is not None,
        part_time=offer is not None and offer.working_time < 1,
        long_week=offer is not None and offer.working_time > 1,
        percent=percent if percent is not None and percent > 0 else None,
    )
    return case, listened.left_out


def shown_amounts(market: Market) -> Amounts:
    """The amounts of a market as they are shown; the middle of a range is no figure of its own."""
    midpoint = market.centre == "midpoint" and market.low is not None and market.high is not None
    return rounded(
        Amounts(
            market.low,
            None if midpoint else market.central,
            None if midpoint or market.centre is None else market.answer.central_kind or _kind(market),
            market.high,
            "year",
            "gross",
            market.range_kind,
        ),
        market.answer.estimate,
    )


def shown_gap(pay: float, market: Market) -> Gap | None:
    """The gap between a pay and the amounts as they are shown, so that who subtracts finds the same."""
    amounts = shown_amounts(market)
    central = amounts.central if amounts.central is not None else market.central
    return gap_of(pay, replace(market, low=amounts.low, central=central, high=amounts.high))


def _kind(market: Market) -> Literal["median", "mean", "point"]:
    return market.centre if market.centre in ("median", "mean") else "point"


def _quotable(market: Market, said: Said, floor: float | None) -> Evidence | None:
    """Evidence that stands up before an employer: dated, gross, not weak, not far under what is asked."""
    current = market.answer.current and market.year is not None
    if market.evidence == "job_C" or not (current and market.basis_stated and market.usable):
        return None
    amounts = shown_amounts(market)
    if floor is not None:
        amounts = _without(amounts, round(floor))
    whole = amounts.central is not None or (amounts.low is not None and amounts.high is not None)
    if not whole or max(amounts.given()) * (1 + value("cap_over_evidence")) < said.low:
        return None
    return Evidence(amounts, market.answer)


def _without(amounts: Amounts, figure: int) -> Amounts:
    """The amounts without one that would be read as `figure`."""
    low, central, high = (
        None if amount is not None and round(amount) == figure else amount
        for amount in (amounts.low, amounts.central, amounts.high)
    )
    kind = amounts.central_kind if central is not None else None
    return replace(amounts, low=low, central=central, central_kind=kind, high=high)


def script(case: Case) -> Script:
    """The words of a case. Same case, same words."""
    return Script(
        question=_word("script_question", case=case) if "ask_budget_first" in case.said.moves else None,
        arguments=arguments(case.profile),
        spoken=tuple(_word("script_spoken", case=case).splitlines()),
        answers=tuple(_answer(case, code) for code in objections()),
        email=Email(
            _word("script_email_subject", case=case),
            tuple(_word("script_email", case=case).splitlines()),
        ),
        law=tuple(map(law_text, law().values())) if case.occasion == "hiring" else (),
    )


def arguments(profile: Profile) -> tuple[Argument, ...]:
    """What is known of a person, in the order that works: experience, results, scarce skill, other offer."""
    known: dict[ArgumentCode, bool] = {
        "experience": profile.experience_years is not None,
        "results": bool(profile.results),
        "skills": bool(profile.skills),
        "other_offer": profile.other_offer,
    }
    return tuple(
        Argument(code, _word("script_argument", code=code, profile=profile), ground.reference)
        for code, ground in argument_order().items()
        if known[code]
    )


def law_text(note: LawNote) -> str:
    """A rule of law as a sentence, with its date; « à vérifier » where what was read does not settle it."""
    return _word("script_law", note=note).replace("\n", " ")


def odds_text(occasion: Occasion, status: Status) -> str:
    """What is known of the odds of getting what one asks for, in words; of a raise nothing is but what
    employers meant to give."""
    asked = next(item for item in odds() if item.code == "got_what_they_asked")
    usual = parameters()["usual_raise"]
    return wording().render("odds", occasion=occasion, status=status, asked=asked, usual=usual).text


def left_out_text(left_out: tuple[LeftOut, ...]) -> str:
    """What was not used, and why, for the person; empty when all was."""
    return _word("script_left_out", left_out=left_out) if left_out else ""


def _answer(case: Case, code: ObjectionCode) -> Answer:
    return Answer(
        code,
        _word("script_objection", case=case, code=code),
        _word("script_answer", case=case, code=code),
        objections()[code].reference,
    )


def _word(name: str, **values: object) -> str:
    return wording().render(name, **values).text.replace("….", "…")
