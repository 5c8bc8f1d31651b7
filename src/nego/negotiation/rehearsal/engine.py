"""The recruiter: one move in, one reaction out. Pure: `step(state, move)` gives the same answer every time.

The concession rule. The recruiter's limit is the first offer plus a share of the room up to the budget: a
base for whoever asks, more for each argument by its weight (half of it without detail), all weights times
the trust left. At each exchange about a figure the offer moves by a fixed share (`rate`) of what is left up
to the limit or to what is asked, whichever is lower. Without a new argument concessions therefore shrink
(Raiffa's "negotiation dance"; Faratin, Sierra & Jennings 1998). Offers never fall, and better arguments never
give less. Needs, silence and comparison with colleagues move nothing (Apec 2019; Curhan et al. 2022: silence
goes with no gain of one's own).
"""

from __future__ import annotations

import math
from dataclasses import replace

from nego.negotiation.figures import nearest
from nego.negotiation.rehearsal.heard import Heard, hear
from nego.negotiation.rehearsal.model import (
    Ending,
    Line,
    Move,
    Reaction,
    Rehearsal,
    RehearsalError,
    Worth,
)
from nego.negotiation.rehearsal.parameters import Manner, parameters, value

TURNS_AFTER_LAST_WORD = 2
DETAILED = "+"
_QUESTIONS: frozenset[Line] = frozenset({"asks_what_lacks", "asks_details", "listens"})  # not at the end


def first_words(state: Rehearsal) -> Reaction:
    """What the recruiter says before any move."""
    own: Line = "opens_with_raise" if state.raised else "opens_with_pay"
    told: Line = own if state.boss else "opens_with_offer"
    return Reaction((told if state.offered else "opens",), 0, state.offer)


def step(state: Rehearsal, move: Move) -> tuple[Rehearsal, Reaction]:
    """The state and the reaction after one move.

    Always ends: after the `turns` of the temperament the recruiter says a last word, and two moves later it
    is over whatever is said. Raises RehearsalError for a rehearsal that has ended.
    """
    if state.ended is not None:
        raise RehearsalError("this rehearsal has ended")
    state = replace(state, turn=state.turn + 1)
    if move.stop:
        return _end(state, "stopped")
    if _accepts(state, move):
        return _end(_accepted(state), "agreed")
    if state.last_word and move.answer == "no" and not move.levers:
        return _end(state, "refused")
    heard = hear(state, move)
    state = heard.state
    if state.turn >= _manner(state).turns + TURNS_AFTER_LAST_WORD:
        return _end(state, "out_of_turns")
    state, figure = _figure(state, move, heard)
    kept = [line for line in heard.lines if line not in _QUESTIONS] if state.last_word else heard.lines
    return state, _reaction(state, (*kept, *figure))


def limit_of(state: Rehearsal) -> float:
    """The most the recruiter would give after what has been said, annual; never above the budget."""
    manner, harder = _manner(state), value("harder") ** state.harder
    reach = manner.base_reach + state.trust * sum(
        weight * _detail(state, kind) for kind, weight in manner.weights.items()
    )
    return state.opening + (state.budget - state.opening) * min(1.0, reach * harder)


def conceded(state: Rehearsal) -> float:
    """The next offer: never under the last one, never over the limit nor over what is asked."""
    assert state.offer is not None
    ask = math.inf if state.ask is None else state.ask
    limit = min(limit_of(state), ask)
    if limit == ask and ask - state.offer <= value("close_enough") * ask:
        return max(state.offer, ask)
    rate = _manner(state).rate * value("harder") ** state.harder
    wanted = state.offer + rate * (limit - state.offer)
    return max(state.offer, math.floor(wanted / state.unit + 1e-9) * state.unit)


def bonus_of(state: Rehearsal) -> float:
    """The bonus paid once when it was given, euros; it is no part of the yearly budget."""
    return nearest(value("bonus_share") * state.opening) if "bonus" in state.given else 0.0


def days_of(state: Rehearsal) -> int:
    """The days of remote work a week that were given."""
    return _manner(state).remote_days if "remote" in state.given else 0


def _manner(state: Rehearsal) -> Manner:
    return parameters().manners[state.temperament]


def _detail(state: Rehearsal, kind: Worth) -> float:
    if kind + DETAILED in state.said:
        return 1.0
    return value("detail_missing") if kind in state.said else 0.0


def _accepts(state: Rehearsal, move: Move) -> bool:
    """A yes is an agreement when an offer is on the table and nothing else is asked for."""
    if move.answer != "yes" or state.offer is None or move.levers or move.arguments or move.split:
        return False
    if move.pause is not None:
        return False
    if (
        move.percent is not None
        or move.more is not None
        or move.other_offer is not None
        or state.expecting == "details"
    ):
        return False
    return move.ask is None or move.ask.low <= state.offer


def _accepted(state: Rehearsal) -> Rehearsal:
    """With the note of an offer taken as it came, though nothing was asked for."""
    if state.first_ask is None and state.budget > state.on_the_table:
        return state.noting("accepted_first", state.offer)
    return state


def _figure(state: Rehearsal, move: Move, heard: Heard) -> tuple[Rehearsal, tuple[Line, ...]]:
    """What becomes of the offer, and what is said of it."""
    if state.turn >= _manner(state).turns and state.offer is not None:
        return replace(state, last_word=True, expecting="answer"), ("last_word",)
    if heard.waits_for is not None:
        return replace(state, expecting=heard.waits_for), ()
    if state.offer is None:
        return _first(state, move, heard)
    if state.ask is None:
        return _without_ask(state, heard)
    if not heard.bargains:
        return replace(state, expecting="answer"), ()
    if heard.unreachable:
        return replace(state, expecting="figure"), ("out_of_reach",)
    if state.ask <= state.offer:
        return replace(state, expecting="answer"), ("already_offered",)
    offer = conceded(state)
    line: Line = "meets_ask" if offer == state.ask else "better_offer" if offer > state.offer else "holds"
    return replace(state, offer=offer, expecting="answer"), (line,)


def _first(state: Rehearsal, move: Move, heard: Heard) -> tuple[Rehearsal, tuple[Line, ...]]:
    """No offer yet: it comes after a figure, or after the budget was asked for often enough."""
    if heard.unreachable:
        return replace(state, expecting="figure"), ("out_of_reach",)
    if state.ask is not None:
        offer = min(state.opening, state.ask)
        line: Line = "meets_ask" if offer == state.ask else "first_offer"
        return replace(state, offer=offer, expecting="answer"), (line,)
    if move.asks_budget and state.budget_asked < _manner(state).budget_after:
        return replace(state, expecting="figure"), ("returns_budget_question",)
    if (
        move.asks_budget
        or move.pause == "unsure"
        or state.other_offer is not None
        or state.turn >= _manner(state).turns
    ):
        return replace(state, offer=state.opening, expecting="answer"), ("first_offer",)
    return replace(state, expecting="figure"), ("asks_figure",)


def _without_ask(state: Rehearsal, heard: Heard) -> tuple[Rehearsal, tuple[Line, ...]]:
    """An offer is on the table and no figure was asked for: arguments alone move nothing."""
    if heard.bargains:
        return replace(state, expecting="figure"), ("asks_figure",)
    return replace(state, expecting="answer"), ()


def _end(state: Rehearsal, ending: Ending) -> tuple[Rehearsal, Reaction]:
    ended = replace(state, ended=ending)
    return ended, _reaction(ended, (ending,))


def _reaction(state: Rehearsal, lines: tuple[Line, ...]) -> Reaction:
    return Reaction(
        lines=lines,
        turn=state.turn,
        offer=state.offer,
        ask=state.ask,
        bonus=bonus_of(state),
        days=days_of(state),
        ended=state.ended,
    )
