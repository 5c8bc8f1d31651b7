"""The figure to ask for. Each rule is one function; parameters are in `knowledge/negotiation/rules.yml`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from nego.market.market import Market
from nego.negotiation.figures import at_least, fitted, nearest
from nego.negotiation.judge import centre_of, is_too_high, judge, minimum_of
from nego.negotiation.packages import packages
from nego.negotiation.rules import value
from nego.negotiation.situation import Ask, Ground, Move, Note, Reason, Situation, Verdict
from nego.pay.errors import PayError

# Bounds that say what the best paid, or the most experienced, earn: not what to expect.
_FAR_BOUNDS = frozenset({"p10_p90", "career", "grid", "levels", "extremes"})


def ask(situation: Situation, on: date | None = None) -> Ask:
    """What to ask for, by the rates of `on` (today).

    An unlawful offer or an amount that looks like a mistake is never negotiated: no target, and a note says
    which. Raises as `nego.negotiation.annual`, and PayError("option") for a figure that is not above 0.
    """
    day = on or date.today()
    _check_figures(situation)
    offer = situation.on_the_table
    verdict = judge(offer, situation.market, day) if offer is not None else None
    refused = _refused(situation, verdict, day)
    if refused is not None:
        return Ask(None, floor=situation.floor, notes=(refused,))
    supported = supported_by(situation.market)
    cap = cap_of(supported, situation.reasons)
    goal = goal_of(situation, supported, verdict.compared if verdict is not None else None)
    return _announced(situation, goal, supported, cap, verdict, day)


def _check_figures(situation: Situation) -> None:
    for figure in (situation.wanted, situation.other_offer, situation.floor):
        if figure is not None and not (math.isfinite(figure) and figure > 0):
            raise PayError("option", "Un montant à négocier doit être un nombre au-dessus de 0.")


def _refused(situation: Situation, verdict: Verdict | None, day: date) -> Note | None:
    if verdict is not None and verdict.check is not None:
        return "check_amount"
    if verdict is not None and verdict.word == "below_minimum":
        return "below_minimum"
    least = minimum_of(situation.market, day)
    aims = [amount for amount in (situation.wanted, situation.other_offer) if amount is not None]
    said = aims if situation.floor is None else [*aims, situation.floor]
    if any(is_too_high(amount, situation.market, day) for amount in said) or min(aims, default=least) < least:
        return "check_amount"
    return None


def supported_by(market: Market) -> float | None:
    """What the evidence supports, annual: its centre, else the middle of its range (only computed with,
    never shown). The evidence is the one of `nego.knowledge.select`, an undated page of grade C about the
    level asked included: the statistic of a family mixes other jobs, and is far off for beginners. What rests
    on such a page is told to be weak, and is never quoted to the employer.

    None without either: a legal minimum or a pay at the start says nothing of the usual pay, except to a
    beginner.
    """
    if not market.usable:
        return None
    centre = centre_of(market)
    if centre is None and market.low is not None and market.high is not None:
        return (market.low + market.high) / 2
    return centre


def upper_of(market: Market) -> float | None:
    """What those who stand out earn, annual: the third quartile, else the top of the range, or half-way to
    it where the top is that of a whole career or of the best paid tenth. None where nothing says."""
    supported = supported_by(market)
    quartile = dict(market.percentiles).get(75)
    if supported is None or quartile is not None:
        return quartile if supported is not None else None
    if market.high is None:
        return None
    return (supported + market.high) / 2 if market.range_kind in _FAR_BOUNDS else market.high


def cap_of(supported: float | None, reasons: tuple[Reason, ...]) -> float | None:
    """At most 10 % above what the evidence supports, unless the person gives a reason (Apec consultant on
    caf.fr; apecita.com). None: lifted, or nothing to measure from."""
    if supported is None or reasons:
        return None
    return supported * (1 + value("cap_over_evidence"))


def opening_of(supported: float) -> float:
    """The target when the person names none: slightly above what the evidence supports, so that the top of
    the range announced just reaches the cap (rules 4 and 8 of knowledge/negotiation.md together)."""
    return supported * (1 + value("cap_over_evidence")) / (1 + value("range_low_width"))


def range_high(target: float) -> float:
    """The top of the range announced: 5 to 7 % above the target, which is its low end (Ames & Mason 2015)."""
    return at_least(target * (1 + value("range_low_width")))


def moves_when_asked(budget_asked: bool) -> tuple[Move, ...]:
    """What to do with a question about expectations: return it first, give the range when it comes back
    (Apec 2023: in 90 % of interviews the recruiter speaks of pay first)."""
    return ("give_range",) if budget_asked else ("ask_budget_first", "give_range")


@dataclass(frozen=True)
class Goal:
    """The target before it is capped and rounded, with where it comes from. `over`: it has to be above."""

    amount: float
    grounds: tuple[Ground, ...]
    over: float
    notes: tuple[Note, ...] = ()


def goal_of(situation: Situation, supported: float | None, offered: float | None) -> Goal | None:
    """What to aim at: what the person wants, else the opening, or with a skill or results to show what those
    who stand out earn (another offer shows what it pays, and no more); never less than another offer, and
    always above the offer and the walk-away figure (Apec consultant on caf.fr; PON: the alternative is what
    an offer is measured by).

    None where neither the evidence nor the person gives anything to aim at.
    """
    start = _start(situation, supported)
    if start is None:
        return None
    amount, grounds = start
    notes: list[Note] = [] if supported is not None else ["no_evidence"]
    other = situation.other_offer
    if other is not None and other > amount:
        amount, grounds = other, ("other_offer",)
    room = 1 + value("range_low_width")
    if offered is not None and nearest(amount) <= offered:
        amount, grounds = offered * room, ("offer",)
        notes.append("raised_over_offer")
    floor = situation.floor
    if floor is not None and nearest(amount) <= floor:
        amount = floor * room
        notes.append("raised_over_floor")
    return Goal(amount, grounds, max(offered or 0.0, floor or 0.0), tuple(notes))


def _start(situation: Situation, supported: float | None) -> tuple[float, tuple[Ground, ...]] | None:
    if situation.wanted is not None:
        return situation.wanted, ("wanted",)
    if supported is not None:
        stands_out = any(reason != "other_offer" for reason in situation.reasons)
        upper = upper_of(situation.market) if stands_out else None
        if upper is not None and upper > opening_of(supported):
            return upper, ("upper_market",)
        return opening_of(supported), ("market",)
    if situation.other_offer is not None:
        return situation.other_offer, ("other_offer",)
    return None


def _announced(
    situation: Situation,
    goal: Goal | None,
    supported: float | None,
    cap: float | None,
    verdict: Verdict | None,
    day: date,
) -> Ask:
    if goal is None:
        return Ask(None, floor=situation.floor, notes=("no_evidence",))
    lawful = minimum_of(situation.market, day)
    target = fitted(goal.amount, max(goal.over, lawful), cap)
    if target is None:
        return Ask(
            None,
            supported=supported,
            cap=cap,
            floor=situation.floor,
            notes=(_why_none(situation, cap, verdict),),
        )
    base = verdict.annual.base if verdict is not None else 0.0
    return Ask(
        target=target,
        high=range_high(target),
        supported=supported,
        cap=cap,
        floor=situation.floor,
        grounds=goal.grounds,
        reasons=situation.reasons,
        notes=(*goal.notes, *_notes_of(situation, goal, target, cap)),
        packages=packages(
            target,
            least=max(base, lawful),
            levers=situation.levers,
            avoid=situation.floor,
        ),
    )


def _why_none(situation: Situation, cap: float | None, verdict: Verdict | None) -> Note:
    """Which of the walk-away figure and the offer, the higher one, leaves no room under the cap."""
    floor, offered = situation.floor, verdict.annual.total if verdict is not None else 0.0
    blocked = floor is not None and floor > offered and fitted(floor, floor, cap) is None
    return "floor_above_cap" if blocked else "offer_above_cap"


def _notes_of(situation: Situation, goal: Goal, target: float, cap: float | None) -> tuple[Note, ...]:
    notes: list[Note] = []
    if cap is not None and goal.grounds == ("wanted",) and goal.amount > cap:
        notes.append("capped")
    usual = supported_by(situation.market)
    if goal.grounds == ("wanted",) and usual is not None and target < usual * (1 - value("in_line")):
        notes.append("under_evidence")
    top = upper_of(situation.market) or supported_by(situation.market)
    if top is not None and target > top * (1 + value("cap_over_evidence")):
        notes.append("above_all_evidence")
    return tuple(notes)
