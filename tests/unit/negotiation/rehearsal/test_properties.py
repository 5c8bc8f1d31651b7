"""What holds of every rehearsal, whatever is said in it."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from nego.negotiation.rehearsal.engine import TURNS_AFTER_LAST_WORD, conceded, limit_of, step
from nego.negotiation.rehearsal.feedback import THINGS, feedback
from nego.negotiation.rehearsal.model import Argument, Move, Rehearsal
from nego.negotiation.rehearsal.opening import Setting, start
from nego.negotiation.rehearsal.parameters import TEMPERAMENTS, parameters
from nego.negotiation.rehearsal.words import answer, introduction, spoken
from tests.unit.negotiation.markets import DAY, market
from tests.unit.negotiation.rehearsal.games import ANY_MOVES, ARGUMENTS, MOVES, PAY, games, played

PLAYED = st.lists(ANY_MOVES, max_size=12)
BARGAINED = st.lists(MOVES, min_size=1, max_size=9)


@given(games(), PLAYED)
def test_the_recruiter_never_goes_over_the_budget(game: Rehearsal, moves: list[Move]) -> None:
    _, reactions = played(game, moves)
    offers = [reaction.offer for reaction in reactions if reaction.offer is not None]
    assert all(offer <= game.budget for offer in offers)
    assert game.minimum <= game.opening <= game.budget


@given(games(), PLAYED)
def test_the_recruiter_never_takes_anything_back(game: Rehearsal, moves: list[Move]) -> None:
    state = game
    for move in moves:
        if state.ended:
            break
        after, _ = step(state, move)
        assert after.offer is not None or state.offer is None
        assert (after.offer or 0) >= (state.offer or 0)
        assert set(after.given) >= set(state.given)
        state = after


@given(games(), PLAYED)
def test_the_offer_is_never_above_what_was_asked_for(game: Rehearsal, moves: list[Move]) -> None:
    """The lowest figure asked for, unless an offer was already above it."""
    state = game
    for move in moves:
        if state.ended:
            break
        after, _ = step(state, move)
        if after.offer is not None and after.ask is not None and after.offer != after.opening:
            assert after.offer <= max(after.ask, state.offer or 0)
        state = after


@given(games(), st.lists(MOVES, min_size=12, max_size=12))
def test_it_always_ends(game: Rehearsal, moves: list[Move]) -> None:
    state, reactions = played(game, moves)
    assert state.ended is not None
    assert len(reactions) <= parameters().manners[game.temperament].turns + TURNS_AFTER_LAST_WORD


@given(games(), PLAYED)
def test_the_same_moves_give_the_same_words(game: Rehearsal, moves: list[Move]) -> None:
    first, second = played(game, moves), played(game, moves)
    assert first == second
    told = [
        [answer(state, reaction) for reaction in reactions[:-1]]
        for state, reactions in (first, second)
        if not state.ended
    ]
    assert len(told) in (0, 2)
    assert told[:1] == told[1:]


@given(games(), PLAYED)
def test_the_state_is_json(game: Rehearsal, moves: list[Move]) -> None:
    state, _ = played(game, moves)
    assert Rehearsal.from_json(json.loads(json.dumps(state.to_json()))) == state


STRONG = ("experience", "results", "skill", "market")


@st.composite
def with_more(draw: st.DrawFn, moves: list[Move]) -> list[Move]:
    """The same moves, one of them with an argument more, or all of its arguments detailed."""
    place = draw(st.integers(0, len(moves) - 1))
    move = moves[place]
    more = Argument(draw(st.sampled_from(STRONG)), True)
    detailed = tuple(replace(a, detailed=True) if a.kind in STRONG else a for a in move.arguments)
    better = draw(st.sampled_from([(*move.arguments, more), detailed]))
    return [*moves[:place], replace(move, arguments=better), *moves[place + 1 :]]


@settings(max_examples=300)
@given(games(), BARGAINED, st.data())
def test_better_arguments_never_give_less(game: Rehearsal, moves: list[Move], data: st.DataObject) -> None:
    better = data.draw(with_more(moves))
    less, _ = played(game, moves)
    more, _ = played(game, better)
    assert (more.offer or 0) >= (less.offer or 0)


@given(games(), ARGUMENTS)
def test_an_argument_never_lowers_the_limit(game: Rehearsal, argument: Argument) -> None:
    state = replace(game, said=(argument.kind,))
    detailed = replace(game, said=(argument.kind + "+",))
    assert limit_of(game) <= limit_of(state) <= limit_of(detailed) <= game.budget


@given(PAY, st.integers(0, 1000), st.sampled_from(TEMPERAMENTS), BARGAINED)
def test_harder_is_never_easier(pay: float, seed: int, name: str, moves: list[Move]) -> None:
    setting = Setting("menuisier", market(pay * 0.9, pay, pay * 1.2))
    easy, hard = (start(setting, seed, name, harder, DAY) for harder in (0, 1))  # type: ignore[arg-type]
    assert hard.budget <= easy.budget
    assert hard.opening <= easy.opening
    offers = [played(game, moves)[0].offer or 0 for game in (easy, hard)]
    assert offers[1] <= offers[0] or any(move.split or move.percent or move.more for move in moves)


@given(games())
def test_concessions_shrink_without_a_new_argument(game: Rehearsal) -> None:
    state = replace(game, offer=game.opening, ask=math.inf)
    offers = [game.opening]
    for _ in range(6):
        state = replace(state, offer=conceded(state))
        offers.append(state.offer or 0)
    steps = [after - before for before, after in pairwise(offers)]
    assert all(later <= earlier + state.unit for earlier, later in pairwise(steps))


@given(games(), BARGAINED)
def test_the_budget_is_not_said_before_the_end(game: Rehearsal, moves: list[Move]) -> None:
    """No wording has a place for it: only amounts that the person said or was offered are told."""
    hidden = replace(game, budget=game.budget + 0.37)
    state, texts = hidden, [introduction(hidden).text]
    for move in moves:
        if state.ended:
            break
        state, reaction = step(state, move)
        texts.append(spoken(state, reaction).text)
    assert not any(",37" in text for text in texts)


@given(games(), PLAYED)
def test_feedback_is_about_moves_that_were_made(game: Rehearsal, moves: list[Move]) -> None:
    state, reactions = played(game, [*moves, Move(stop=True)])
    result = feedback(state)
    assert len(result.advice) <= THINGS
    assert all(1 <= advice.note.turn <= len(reactions) for advice in result.advice)
    if state.first_ask is not None:
        assert len(result.advice) == THINGS
    if state.ended == "agreed":
        assert result.obtained == state.offer
        assert result.to_budget is not None
        assert result.to_budget <= 0
    else:
        assert result.obtained is None


@given(games(), PLAYED)
def test_every_word_is_a_whole_sentence(game: Rehearsal, moves: list[Move]) -> None:
    state = game
    for move in [*moves, Move(stop=True)]:
        if state.ended:
            break
        state, reaction = step(state, move)
        text = answer(state, reaction).text
        assert not re.search(r"None|\{|\}|  |«\s*»|\binf\b|[.,]\d{3,}", text)
