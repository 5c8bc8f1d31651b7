"""What the recruiter makes of a move before any figure: heard, believed, noted, given besides pay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from nego.negotiation.figures import nearest
from nego.negotiation.rehearsal.model import (
    Argument,
    Ask,
    Expecting,
    Lesson,
    Lever,
    Line,
    Move,
    Rehearsal,
    Weak,
    Worth,
)
from nego.negotiation.rehearsal.parameters import ValueName, parameters, value
from nego.negotiation.rules import value as rule

MOST_LINES = 2  # a recruiter takes up one or two things, and an answer has to fit a phone
_FIRM = 0.005  # share of an ask that is the same ask, said in another unit
_OVER_PRECISE = 5  # significant figures, two more than advised (parameter significant_figures)

_HEARD: dict[Worth, tuple[Line, Line]] = {
    "experience": ("heard_experience", "heard_experience_vague"),
    "results": ("heard_results", "heard_results_vague"),
    "skill": ("heard_skill", "heard_skill_vague"),
    "market": ("heard_market", "heard_market_vague"),
}
_NOTED: dict[Worth, Lesson] = {
    "results": "results_with_figures",
    "skill": "named_skill",
    "market": "sourced_market",
}
_WEAK: dict[Weak, tuple[Line, Lesson]] = {
    "needs": ("heard_needs", "spoke_of_needs"),
    "threat": ("heard_threat", "threatened"),
    "colleagues": ("heard_colleagues", "compared_colleagues"),
}
_LEVERS: dict[Lever, tuple[Line, Line]] = {
    "remote": ("gives_remote", "refuses_remote"),
    "bonus": ("gives_bonus", "refuses_bonus"),
    "training": ("gives_training", "refuses_training"),
    "review": ("gives_review", "refuses_review"),
    "other": ("refuses_other", "refuses_other"),
}
_FAULTS: dict[str, Line] = {
    "unreadable": "cannot_read_amount",
    "day_rate": "explains_day_rate",
    "no_base": "asks_percent_of_what",
}


@dataclass(frozen=True)
class Heard:
    """What a move leaves: the state, what is said of it, and whether the figure may move.

    `waits_for`: nothing more is said until that comes. `bargains`: the move is about the figure.
    `unreachable`: what is asked is beyond anything the job pays.
    """

    state: Rehearsal
    lines: tuple[Line, ...] = ()
    waits_for: Expecting | None = None
    bargains: bool = False
    unreachable: bool = False

    def says(self, *lines: Line) -> Heard:
        return replace(self, lines=(*self.lines, *lines))

    def noting(self, lesson: Lesson, amount: float | None = None) -> Heard:
        return replace(self, state=self.state.noting(lesson, amount))

    def losing(self, trust: ValueName) -> Heard:
        """With less trust: the share that the parameter says of what there was at the start."""
        left = max(0.0, round(self.state.trust - value(trust), 9))
        return replace(self, state=replace(self.state, trust=left))


def hear(state: Rehearsal, move: Move) -> Heard:
    """Apply a move, part by part, in the order in which a recruiter would take it up."""
    parts: tuple[Callable[[Heard, Move], Heard], ...] = (
        _pause, _weak, _arguments, _other_offer, _current_pay, _levers, _budget, _fault, _ask, _answer, _rest,
    )  # fmt: skip
    heard = Heard(state)
    for part in parts:
        heard = part(heard, move)
    shown = tuple(dict.fromkeys(heard.lines))
    return replace(heard, lines=tuple(line for line in shown if line != "heard_again") or shown)


def _pause(heard: Heard, move: Move) -> Heard:
    """Silence and hesitation cost nothing and bring nothing."""
    if move.pause is None:
        return heard
    count = heard.state.pauses + 1
    heard = replace(heard, state=replace(heard.state, pauses=count))
    if move.pause == "unsure":
        return heard.noting("took_time").says("leaves_time")
    return heard.noting("left_silence").says("waits" if count == 1 else "waits_again")


def _weak(heard: Heard, move: Move) -> Heard:
    for reason in move.weak:
        line, lesson = _WEAK[reason]
        heard = heard.says(line).noting(lesson)
        if reason == "threat":
            heard = heard.losing("threat")
    return heard


def _arguments(heard: Heard, move: Move) -> Heard:
    """The reasons heard, first experience as it counts most (Apec 2019)."""
    given = [argument for argument in move.arguments if argument.kind != "other_offer"]
    if given and not heard.state.said and given[0].kind == "experience":
        heard = heard.noting("experience_first")
    for argument in given:
        heard = _argument(heard, argument)
    told = [line for line in heard.lines if line.startswith("heard")]
    kept = set(told[:MOST_LINES])
    lines = tuple(line for line in heard.lines if line in kept or not line.startswith("heard"))
    return replace(heard, lines=lines, bargains=heard.bargains or bool(given))


def _argument(heard: Heard, argument: Argument) -> Heard:
    said, kind = heard.state.said, argument.kind
    full = f"{kind}+"
    if full in said or (kind in said and not argument.detailed):
        return heard.says("heard_again")
    heard = replace(heard, state=replace(heard.state, said=(*said, full if argument.detailed else kind)))
    clear, vague = _HEARD[kind]
    if not argument.detailed:
        return heard.says(vague).noting("results_without_figures") if kind == "results" else heard.says(vague)
    heard = heard.says(clear)
    return heard.noting(_NOTED[kind]) if kind in _NOTED else heard


def _other_offer(heard: Heard, move: Move) -> Heard:
    """Another offer counts once its amount is known, is above the first offer and can be believed."""
    state, claims = heard.state, [a for a in move.arguments if a.kind == "other_offer"]
    if move.withdrawn:
        kept = tuple(word for word in state.said if not word.startswith("other_offer"))
        return (
            replace(heard, state=replace(state, said=kept))
            .says("notes_withdrawal")
            .noting("bluffed")
            .losing("bluff")
        )
    if move.other_offer is not None:
        return _amount_of_other(heard, move.other_offer)
    if any(claim.detailed for claim in claims) and "other_offer" not in state.said:
        told = replace(heard, bargains=True, state=replace(state, said=(*state.said, "other_offer")))
        return told.says("heard_other_offer").noting("detailed_other_offer")
    if state.expecting == "details":
        return _without_details(heard, move)
    if claims and state.other_offer is None and "other_offer" not in state.said:
        alone = move.ask is None and not heard.bargains
        return replace(heard.says("asks_details"), waits_for="details" if alone else None)
    return heard.says("heard_again") if claims else heard


def _amount_of_other(heard: Heard, amount: float) -> Heard:
    state, before = heard.state, heard.state.other_offer
    told = replace(heard, state=replace(state, other_offer=amount), bargains=True)
    if before is not None and abs(amount - before) > value("same_amount") * before:
        kept = tuple(word for word in state.said if not word.startswith("other_offer"))
        told = replace(told, state=replace(told.state, said=kept))
        return told.says("catches_contradiction").noting("bluffed", amount).losing("bluff")
    if amount > value("doubtful_offer") * state.top:
        return told.says("doubts_offer").noting("bluffed", amount).losing("bluff")
    if amount <= state.opening:
        return told.says("heard_lower_offer")
    told = replace(told, state=replace(told.state, said=(*told.state.said, "other_offer+")))
    return told.says("heard_other_offer").noting("detailed_other_offer", amount)


def _without_details(heard: Heard, move: Move) -> Heard:
    """The recruiter asked who offers what, and it was not said."""
    if move.pause is not None or move.help:
        return replace(heard, waits_for="details")
    if move.answer == "yes" and move == Move(answer="yes"):
        return replace(heard.says("listens"), waits_for="details")
    return heard.says("notes_evasion").noting("evaded").losing("evasion")


def _current_pay(heard: Heard, move: Move) -> Heard:
    return heard.says("heard_current_pay").noting("told_current_pay") if move.current_pay else heard


def _levers(heard: Heard, move: Move) -> Heard:
    """What is given besides pay depends on the temperament alone, so that nothing is lost by asking."""
    manner = parameters().manners[heard.state.temperament]
    gives: dict[Lever, bool] = {
        "remote": manner.remote_days > 0,
        "bonus": manner.bonus,
        "training": manner.training,
        "review": manner.review,
        "other": False,
    }
    for lever in dict.fromkeys(move.levers):
        state = heard.state
        if lever in state.given:
            heard = heard.says("gave_already")
            continue
        given = (*state.given, lever) if gives[lever] else state.given
        state = replace(state, given=given, asked_levers=(*state.asked_levers, lever))
        yes, no = _LEVERS[lever]
        heard = replace(heard, state=state).says(yes if gives[lever] else no)
        heard = heard.noting("spoke_of_other_levers")
    return heard


def _budget(heard: Heard, move: Move) -> Heard:
    if not move.asks_budget:
        return heard
    state = replace(heard.state, budget_asked=heard.state.budget_asked + 1)
    heard = replace(heard, state=state)
    if state.ask is None and move.ask is None and not state.offered:
        heard = heard.noting("asked_budget")
    return heard.says("keeps_budget") if state.offer is not None else heard


def _fault(heard: Heard, move: Move) -> Heard:
    """An amount that cannot be taken as an ask; beside one that can, it is let go."""
    if move.fault is None or move.ask is not None:
        return heard
    return replace(heard.says(_FAULTS[move.fault]), waits_for="figure")


def _ask(heard: Heard, move: Move) -> Heard:
    state = heard.state
    if move.split and state.ask is not None and state.offer is not None:
        half = nearest((state.ask + state.offer) / 2)
        return replace(_asked(heard, min(half, state.ask)), bargains=True).noting("split_difference", half)
    if (move.percent is not None or move.more is not None) and move.ask is None:
        if state.offer is None:
            return replace(heard.says("asks_percent_of_what"), waits_for="figure")
        wanted = nearest(state.offer * (1 + (move.percent or 0.0) / 100) + (move.more or 0.0))
        return replace(_asked(heard, min(wanted, state.ask or wanted)), bargains=True)
    if move.ask is None:
        return heard
    return _figure_asked(heard, move.ask, move)


def _figure_asked(heard: Heard, ask: Ask, move: Move) -> Heard:
    before = heard.state.ask
    if ask.low < heard.state.minimum * (1 - _FIRM):
        return replace(heard.says("asks_under_minimum"), waits_for="figure")
    heard = _noted(heard, ask)
    if before is not None and ask.low > before * (1 + _FIRM):
        return (
            replace(heard, bargains=False)
            .says("notes_raised_ask")
            .noting("raised_ask", ask.low)
            .losing("raised_ask")
        )
    if before is not None and not move.levers and ask.low < before * (1 - value("same_amount")):
        reachable = before <= value("out_of_reach") * heard.state.top
        heard = heard.noting("dropped_ask", ask.low) if reachable else heard
    elif before is not None and heard.state.offer is not None:
        heard = heard.noting("held_ask", ask.low)
    heard = heard.says("heard_range") if ask.high is not None else heard
    unreachable = ask.low > value("out_of_reach") * heard.state.top
    return _asked(replace(heard, bargains=True, unreachable=unreachable), ask.low)


def _asked(heard: Heard, amount: float) -> Heard:
    state = heard.state
    if state.first_ask is None:
        heard = _first_ask(heard, amount)
    if amount > state.top * (1 + rule("cap_over_evidence")):
        heard = heard.noting("asked_too_much", amount)
    return replace(heard, state=replace(heard.state, ask=amount))


def _first_ask(heard: Heard, amount: float) -> Heard:
    state = heard.state
    heard = heard.noting("dared_to_ask", amount)
    heard = heard.noting("asked_with_reason" if state.said else "asked_without_reason", amount)
    if not state.budget_asked and not state.offered:
        heard = heard.noting("figure_before_budget", amount)
    if amount <= state.on_the_table:
        heard = heard.noting("asked_too_little", amount)
    return replace(heard, state=replace(heard.state, first_ask=amount))


def _noted(heard: Heard, ask: Ask) -> Heard:
    """What the way of saying the figure deserves: rules 4, 5 and 7 of `knowledge/negotiation.md`."""
    if ask.floor:
        heard = heard.noting("told_floor")
    if ask.figures >= _OVER_PRECISE:
        heard = heard.noting("over_precise", ask.low)
    elif ask.figures >= rule("significant_figures"):
        heard = heard.noting("precise_figure", ask.low)
    if ask.high is None:
        return heard
    if ask.low < heard.state.target * (1 - _FIRM):
        heard = heard.noting("range_under_target", ask.low)
    elif ask.high > ask.low * (1 + rule("range_high_width") + value("same_amount")):
        heard = heard.noting("wide_range", ask.low)
    else:
        heard = heard.noting("range_from_target", ask.low)
    return heard


def _answer(heard: Heard, move: Move) -> Heard:
    """A bare no to an offer, or "can you do better?": what is lacking?"""
    bare = replace(move, greets=False) in (Move(answer="no"), Move(answer="push"))
    if bare and heard.state.offer is not None and not heard.lines:
        return replace(heard.says("asks_what_lacks"), waits_for="answer")
    return heard


def _rest(heard: Heard, move: Move) -> Heard:
    if move.greets and not heard.lines:
        return heard.says("greets")
    if move.help:
        return heard.says("helps")
    return heard.says("does_not_follow") if move.is_empty and not heard.lines else heard
