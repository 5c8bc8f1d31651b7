"""The recruiter: situation → what is said, and the offer. References are those of knowledge/negotiation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nego.negotiation.rehearsal.engine import first_words, limit_of, step
from nego.negotiation.rehearsal.model import Argument, Ask, Lever, Move, Rehearsal, RehearsalError
from tests.unit.negotiation.rehearsal.games import ASKED, GAME, OFFERED, played

YEARS, RESULT = Argument("experience", True), Argument("results", True)
OTHER = Argument("other_offer")
DETAILS = replace(ASKED, expecting="details")
HURRIED, ANALYTICAL = (replace(ASKED, temperament=name) for name in ("hurried", "analytical"))
LAST = replace(ASKED, last_word=True, turn=8)

# Cordial: first offer 36 000, budget 40 000, base 0.30, rate 0.50: 36 000 + 0.5 × 0.30 × 4 000 for who asks.
REACTIONS: dict[str, tuple[Rehearsal, Move, tuple[str, ...], float | None]] = {
    "asked first, over the first offer": (GAME, Move(Ask(42_000)), ("first_offer",), 36_000),
    "asked first, under it: sold too cheap": (GAME, Move(Ask(34_000)), ("meets_ask",), 34_000),
    "asked with a range: the low end is heard": (
        GAME,
        Move(Ask(42_000, 44_000)),
        ("heard_range", "first_offer"),
        36_000,
    ),
    "budget asked once, cordial returns it": (
        GAME,
        Move(asks_budget=True),
        ("returns_budget_question",),
        None,
    ),
    "budget asked twice": (replace(GAME, budget_asked=1), Move(asks_budget=True), ("first_offer",), 36_000),
    "budget asked once, hurried says it": (
        replace(GAME, temperament="hurried"),
        Move(asks_budget=True),
        ("first_offer",),
        36_000,
    ),
    "budget asked when an offer is known": (OFFERED, Move(asks_budget=True), ("keeps_budget",), 36_000),
    "no idea: the recruiter speaks first": (
        GAME,
        Move(pause="unsure"),
        ("leaves_time", "first_offer"),
        36_000,
    ),
    "silence before any figure": (GAME, Move(pause="silence"), ("waits", "asks_figure"), None),
    "silence on an offer moves nothing (Curhan 2022)": (ASKED, Move(pause="silence"), ("waits",), 36_000),
    "silence again": (replace(ASKED, pauses=1), Move(pause="silence"), ("waits_again",), 36_000),
    "an argument before any figure": (
        GAME,
        Move(arguments=(YEARS,)),
        ("heard_experience", "asks_figure"),
        None,
    ),
    "an argument on an offer, nothing asked": (
        OFFERED,
        Move(arguments=(YEARS,)),
        ("heard_experience", "asks_figure"),
        36_000,
    ),
    "the ask alone: base": (OFFERED, Move(Ask(42_000)), ("better_offer",), 36_600),
    "with experience: base and 0.25": (
        OFFERED,
        Move(Ask(42_000), (YEARS,)),
        ("heard_experience", "better_offer"),
        37_100,
    ),
    "with experience without detail: half of it": (
        OFFERED,
        Move(Ask(42_000), (Argument("experience"),)),
        ("heard_experience_vague", "better_offer"),
        36_800,
    ),
    "with experience and results": (
        OFFERED,
        Move(Ask(42_000), (YEARS, RESULT)),
        ("heard_experience", "heard_results", "better_offer"),
        37_500,
    ),
    "close enough: the ask is met": (OFFERED, Move(Ask(36_500)), ("meets_ask",), 36_500),
    "never more than asked for": (
        OFFERED,
        Move(Ask(37_000), (YEARS, RESULT)),
        ("heard_experience", "heard_results", "better_offer"),
        36_500,
    ),
    "asked under the offer": (OFFERED, Move(Ask(35_000)), ("already_offered",), 36_000),
    "beyond anything the job pays (rule 6)": (OFFERED, Move(Ask(60_000)), ("out_of_reach",), 36_000),
    "under the minimum wage": (OFFERED, Move(Ask(15_000)), ("asks_under_minimum",), 36_000),
    "a day rate": (GAME, Move(fault="day_rate"), ("explains_day_rate",), None),
    "an amount that is no pay": (GAME, Move(fault="unreadable"), ("cannot_read_amount",), None),
    "a share of nothing": (GAME, Move(percent=10), ("asks_percent_of_what",), None),
    "a share of the offer": (OFFERED, Move(percent=10), ("better_offer",), 36_600),
    "euros on top of the offer": (OFFERED, Move(more=2_400), ("better_offer",), 36_600),
    "euros on top of nothing": (GAME, Move(more=2_400), ("asks_percent_of_what",), None),
    "no, thank you": (ASKED, Move(answer="no", greets=True), ("asks_what_lacks",), 36_000),
    "hello": (GAME, Move(greets=True), ("greets", "asks_figure"), None),
    "another offer first: the recruiter speaks": (
        GAME,
        Move(other_offer=41_000),
        ("heard_other_offer", "first_offer"),
        36_000,
    ),
    "raised midway (rule 10)": (ASKED, Move(Ask(44_000)), ("notes_raised_ask",), 36_000),
    "half-way": (ASKED, Move(split=True), ("better_offer",), 36_600),
    "needs move nothing (rule 10)": (ASKED, Move(weak=("needs",)), ("heard_needs",), 36_000),
    "a threat moves nothing": (ASKED, Move(weak=("threat",)), ("heard_threat",), 36_000),
    "colleagues move nothing": (ASKED, Move(weak=("colleagues",)), ("heard_colleagues",), 36_000),
    "present pay": (ASKED, Move(current_pay=True), ("heard_current_pay",), 36_000),
    "another offer without details": (ASKED, Move(arguments=(OTHER,)), ("asks_details",), 36_000),
    "its amount, believed": (
        DETAILS,
        Move(other_offer=41_000),
        ("heard_other_offer", "better_offer"),
        37_000,
    ),
    "its amount, under the first offer": (
        DETAILS,
        Move(other_offer=35_000),
        ("heard_lower_offer", "better_offer"),
        36_600,
    ),
    "its amount, beyond belief": (
        DETAILS,
        Move(other_offer=70_000),
        ("doubts_offer", "better_offer"),
        36_600,
    ),
    "its amount, another one than before": (
        replace(ASKED, other_offer=41_000, said=("other_offer+",)),
        Move(other_offer=45_000),
        ("catches_contradiction", "better_offer"),
        36_600,
    ),
    "details refused": (DETAILS, Move(answer="no"), ("notes_evasion",), 36_000),
    "details to come": (DETAILS, Move(answer="yes"), ("listens",), 36_000),
    "a bluff taken back": (ASKED, Move(withdrawn=True), ("notes_withdrawal",), 36_000),
    "a bare no": (ASKED, Move(answer="no"), ("asks_what_lacks",), 36_000),
    "can you do better?": (ASKED, Move(answer="push"), ("asks_what_lacks",), 36_000),
    "said again": (
        replace(ASKED, said=("experience+",)),
        Move(arguments=(YEARS,)),
        ("heard_again", "better_offer"),
        37_100,
    ),
    "nothing understood": (ASKED, Move(), ("does_not_follow",), 36_000),
    "help": (ASKED, Move(help=True), ("helps",), 36_000),
    "a yes with a condition": (ASKED, Move(answer="yes", levers=("remote",)), ("gives_remote",), 36_000),
    "a yes to more than the offer": (ASKED, Move(Ask(42_000), answer="yes"), ("better_offer",), 36_600),
    "a yes": (ASKED, Move(answer="yes"), ("agreed",), 36_000),
    "a yes that hesitates": (ASKED, Move(answer="yes", pause="unsure"), ("leaves_time",), 36_000),
    "a yes before any offer": (GAME, Move(answer="yes"), ("asks_figure",), None),
    "no to the last word": (LAST, Move(answer="no"), ("refused",), 36_000),
    "an argument after the last word": (
        replace(LAST, turn=8),
        Move(arguments=(YEARS,)),
        ("heard_experience", "last_word"),
        36_000,
    ),
    "time is up": (replace(LAST, turn=9), Move(), ("out_of_turns",), 36_000),
    "stop": (ASKED, Move(stop=True), ("stopped",), 36_000),
}


@pytest.mark.parametrize(("state", "move", "lines", "offer"), REACTIONS.values(), ids=REACTIONS.keys())
def test_reaction(state: Rehearsal, move: Move, lines: tuple[str, ...], offer: float | None) -> None:
    after, reaction = step(state, move)
    assert (reaction.lines, reaction.offer) == (lines, offer)
    assert after.turn == state.turn + 1


@pytest.mark.parametrize(
    ("move", "trust"),
    [
        (Move(weak=("threat",)), 0.75),
        (Move(Ask(44_000)), 0.80),
        (Move(withdrawn=True), 0.60),
        (Move(other_offer=70_000), 0.60),
        (Move(weak=("needs",)), 1.0),
        (Move(pause="silence"), 1.0),
        (Move(Ask(42_000), (YEARS,)), 1.0),
    ],
)
def test_what_trust_is_left(move: Move, trust: float) -> None:
    assert step(ASKED, move)[0].trust == trust


def test_lost_trust_makes_arguments_weigh_less() -> None:
    argued = replace(ASKED, said=("experience+", "results+"))
    assert limit_of(replace(argued, trust=0.5)) < limit_of(argued)
    assert limit_of(replace(argued, trust=0.0)) == limit_of(ASKED)


GIVEN: list[tuple[Rehearsal, Lever, bool]] = [
    (ASKED, "remote", True),
    (ASKED, "bonus", False),
    (ASKED, "training", True),
    (ASKED, "review", True),
    (HURRIED, "remote", False),
    (HURRIED, "bonus", True),
    (HURRIED, "training", False),
    (ANALYTICAL, "remote", True),
    (ANALYTICAL, "review", False),
    (ANALYTICAL, "other", False),
]


@pytest.mark.parametrize(("state", "lever", "given"), GIVEN)
def test_what_else_each_temperament_gives(state: Rehearsal, lever: Lever, given: bool) -> None:
    after, reaction = step(state, Move(levers=(lever,)))
    assert (lever in after.given) is given
    assert reaction.lines[0].startswith("gives" if given else "refuses")
    assert step(after, Move(levers=(lever,)))[1].lines[0] == ("gave_already" if given else reaction.lines[0])


def test_a_bonus_is_paid_once_and_sized_on_the_first_offer() -> None:
    _, reaction = step(HURRIED, Move(levers=("bonus",)))
    assert reaction.bonus == pytest.approx(0.03 * 36_000, abs=10)
    assert reaction.offer == 36_000


def test_first_words() -> None:
    assert first_words(GAME).lines == ("opens",)
    assert first_words(OFFERED).lines == ("opens_with_offer",)
    assert first_words(replace(OFFERED, boss=True)).lines == ("opens_with_pay",)
    assert first_words(replace(OFFERED, boss=True, raised=True)).lines == ("opens_with_raise",)


def test_a_whole_game() -> None:
    state, reactions = played(
        GAME,
        [
            Move(asks_budget=True),
            Move(Ask(42_000), (YEARS,)),
            Move(arguments=(RESULT,)),
            Move(Ask(41_000), levers=("remote",)),
            Move(answer="yes"),
        ],
    )
    assert [reaction.offer for reaction in reactions] == [None, 36_000, 37_500, 38_200, 38_200]
    assert state.ended == "agreed"
    assert state.given == ("remote",)


def test_the_last_word_comes_and_nothing_moves_after_it() -> None:
    state, reactions = played(OFFERED, [Move(Ask(42_000), (YEARS, RESULT))] * 10)
    assert reactions[7].lines[-1] == "last_word"
    assert reactions[7].offer == reactions[8].offer == reactions[6].offer
    assert state.ended == "out_of_turns"


def test_nothing_goes_on_after_the_end() -> None:
    ended, _ = step(ASKED, Move(stop=True))
    with pytest.raises(RehearsalError):
        step(ended, Move())


@pytest.mark.parametrize(
    "plain", [{}, {"seed": 1}, {**GAME.to_json(), "floor": 1}, {**GAME.to_json(), "notes": [1]}]
)
def test_what_is_no_rehearsal_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises(RehearsalError):
        Rehearsal.from_json(plain)


def test_the_state_has_no_place_for_a_walk_away_figure() -> None:
    assert not any("floor" in name for name in GAME.to_json())
