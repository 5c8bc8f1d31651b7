"""Rehearsals made by hand, and any rehearsal and any move for properties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import strategies as st

from nego.negotiation.rehearsal.engine import step
from nego.negotiation.rehearsal.model import Argument, Ask, Move, Reaction, Rehearsal
from nego.negotiation.rehearsal.opening import Setting, start
from nego.negotiation.rehearsal.parameters import TEMPERAMENTS
from tests.unit.negotiation.markets import DAY, market

GAME = Rehearsal(
    seed=7,
    temperament="cordial",
    harder=0,
    job="menuisier",
    job_id="menuisier",
    status="non_cadre",
    low=34_000,
    centre=38_000,
    high=44_000,
    budget=40_000,
    opening=36_000,
    target=39_000,
    minimum=22_404.24,
    unit=100,
)
OFFERED = replace(GAME, offered=True, offer=36_000, expecting="answer")
ASKED = replace(OFFERED, offered=False, ask=42_000, first_ask=42_000)


def played(state: Rehearsal, moves: Iterable[Move]) -> tuple[Rehearsal, list[Reaction]]:
    """The state after the moves, those after the end left out, and every reaction."""
    reactions = []
    for move in moves:
        if state.ended is not None:
            break
        state, reaction = step(state, move)
        reactions.append(reaction)
    return state, reactions


PAY = st.integers(min_value=23_000, max_value=90_000).map(float)
ARGUMENTS = st.builds(
    Argument, st.sampled_from(["experience", "results", "skill", "market", "other_offer"]), st.booleans()
)
ASKS = st.builds(Ask, PAY, st.none() | PAY.map(lambda pay: pay * 1.5), st.booleans(), st.integers(1, 5))
ACTS = {
    "weak": st.lists(st.sampled_from(["needs", "threat", "colleagues"]), max_size=1).map(tuple),
    "withdrawn": st.sampled_from([False, False, True]),
    "current_pay": st.booleans(),
    "levers": st.lists(st.sampled_from(["remote", "bonus", "training", "review", "other"]), max_size=2).map(
        tuple
    ),
    "answer": st.sampled_from([None, None, None, "no", "push"]),
    "pause": st.sampled_from([None, None, "silence", "unsure"]),
    "asks_budget": st.booleans(),
    "split": st.sampled_from([False, False, True]),
    "fault": st.sampled_from([None, None, "unreadable", "day_rate", "no_base"]),
    "help": st.sampled_from([False, False, True]),
}
MOVES = st.builds(
    Move,
    ask=st.none() | ASKS,
    arguments=st.lists(ARGUMENTS, max_size=2).map(tuple),
    other_offer=st.none() | st.none() | PAY,
    percent=st.none() | st.none() | st.floats(min_value=-20, max_value=50),
    more=st.none() | st.none() | st.integers(600, 6_000).map(float),
    **ACTS,
)
ANY_MOVES = MOVES | st.builds(Move, answer=st.just("yes")) | st.builds(Move, stop=st.just(True))
"""Any move, without a yes (which would end most games at once) and with one or an order to stop."""


@st.composite
def games(draw: st.DrawFn) -> Rehearsal:
    """Any rehearsal at its start: offered before or not, of any temperament and difficulty."""
    low, centre, high = sorted(draw(st.tuples(PAY, PAY, PAY)))
    shape = draw(st.sampled_from(["range", "centre", "low", "none"]))
    known = {
        "range": market(low, centre, high),
        "centre": market(central=centre),
        "low": market(low),
        "none": market(),
    }[shape]
    offer = draw(st.none() | PAY)
    target = draw(PAY) if shape == "none" else draw(st.none() | PAY)
    return start(
        Setting("menuisier", known, offer, target),
        draw(st.integers(0, 10_000)),
        draw(st.sampled_from(TEMPERAMENTS)),
        draw(st.integers(0, 3)),
        DAY,
    )
