"""The feedback: moves → what to keep and what to change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nego.negotiation.rehearsal.feedback import feedback
from nego.negotiation.rehearsal.model import Argument, Ask, Move, RehearsalError
from tests.unit.negotiation.rehearsal.games import GAME, OFFERED, played

YEARS, RESULT = Argument("experience", True), Argument("results", True)
YES, STOP = Move(answer="yes"), Move(stop=True)

LESSONS: dict[str, tuple[list[Move], set[str]]] = {
    "the budget first, then a figure with reasons": (
        [Move(asks_budget=True), Move(Ask(42_000), (YEARS, RESULT)), YES],
        {"asked_budget", "results_with_figures", "salary_only"},
    ),
    "the first offer taken": ([Move(pause="unsure"), YES], {"accepted_first", "salary_only", "took_time"}),
    "under what was planned": (
        [Move(Ask(34_000)), YES],
        {"asked_too_little", "asked_without_reason", "dared_to_ask"},
    ),
    "raised midway": (
        [Move(Ask(40_000), (YEARS,)), Move(Ask(43_000)), YES],
        {"raised_ask", "figure_before_budget", "experience_first"},
    ),
    "needs and threat": (
        [Move(Ask(40_000)), Move(weak=("needs", "threat")), YES],
        {"threatened", "spoke_of_needs", "dared_to_ask"},
    ),
    "a bluff": (
        [Move(Ask(40_000)), Move(arguments=(Argument("other_offer"),)), Move(withdrawn=True), YES],
        {"bluffed", "asked_without_reason", "dared_to_ask"},
    ),
    "a range under the target of 39 000": (
        [Move(asks_budget=True), Move(Ask(37_000, 40_000), (YEARS,)), Move(levers=("remote",)), YES],
        {"range_under_target", "asked_budget", "experience_first"},
    ),
    "a range from the target": (
        [
            Move(asks_budget=True),
            Move(Ask(39_500, 41_000, figures=3), (RESULT,)),
            Move(levers=("remote",)),
            YES,
        ],
        {"asked_budget", "results_with_figures", "range_from_target"},
    ),
    "half-way": (
        [Move(Ask(42_000)), Move(split=True), YES],
        {"split_difference", "asked_without_reason", "dared_to_ask"},
    ),
    "the walk-away figure told": (
        [Move(Ask(42_000, floor=True), (YEARS,)), YES],
        {"told_floor", "figure_before_budget", "experience_first"},
    ),
    "results first without figures, then with": (
        [Move(asks_budget=True), Move(Ask(42_000), (Argument("results"),)), Move(arguments=(RESULT,)), YES],
        {"asked_budget", "results_with_figures", "salary_only"},
    ),
    "stopped at once": ([STOP], set()),
}


@pytest.mark.parametrize(("moves", "expected"), LESSONS.values(), ids=LESSONS.keys())
def test_lessons(moves: list[Move], expected: set[str]) -> None:
    state, _ = played(GAME, [*moves, STOP])
    assert {advice.note.lesson for advice in feedback(state).advice} == expected


def test_what_was_obtained() -> None:
    state, _ = played(GAME, [Move(Ask(42_000)), Move(levers=("remote", "bonus")), YES])
    result = feedback(state)
    assert (result.obtained, result.target, result.budget) == (36_000, 39_000, 40_000)
    assert (result.to_target, result.to_budget) == (-3_000, -4_000)
    assert (result.days, result.bonus, result.given) == (2, 0, ("remote",))


def test_no_agreement_obtains_nothing() -> None:
    state, _ = played(OFFERED, [Move(levers=("remote",)), STOP])
    result = feedback(state)
    assert (result.obtained, result.to_target, result.last_offer, result.given) == (None, None, 36_000, ())


def test_the_budget_stays_hidden_as_long_as_it_goes_on() -> None:
    with pytest.raises(RehearsalError):
        feedback(replace(GAME, turn=3))
