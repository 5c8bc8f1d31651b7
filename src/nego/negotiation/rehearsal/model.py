"""What a rehearsal is made of, as immutable dataclasses. Nothing here computes.

Money is in euros gross a year at full time. A `Rehearsal` is the whole state, made of plain values, so that
it fits in JSON; it never holds the person's walk-away figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal, cast

from nego.pay.net import Status

Temperament = Literal["hurried", "cordial", "analytical"]
Worth = Literal["experience", "results", "skill", "market", "other_offer"]
Weak = Literal["needs", "threat", "colleagues"]
Lever = Literal["remote", "bonus", "training", "review", "other"]
Answer = Literal["yes", "no", "push"]
Pause = Literal["silence", "unsure"]
Expecting = Literal["figure", "details", "answer"]
AmountFault = Literal["unreadable", "day_rate", "no_base"]
Ending = Literal["agreed", "refused", "out_of_turns", "stopped"]
Lesson = Literal[
    "bluffed",
    "threatened",
    "raised_ask",
    "spoke_of_needs",
    "accepted_first",
    "asked_too_little",
    "told_floor",
    "told_current_pay",
    "asked_too_much",
    "evaded",
    "split_difference",
    "dropped_ask",
    "range_under_target",
    "wide_range",
    "asked_without_reason",
    "results_without_figures",
    "over_precise",
    "compared_colleagues",
    "figure_before_budget",
    "salary_only",
    "never_asked",
    "asked_budget",
    "results_with_figures",
    "experience_first",
    "named_skill",
    "sourced_market",
    "detailed_other_offer",
    "range_from_target",
    "asked_with_reason",
    "precise_figure",
    "spoke_of_other_levers",
    "held_ask",
    "dared_to_ask",
    "left_silence",
    "took_time",
]
Line = Literal[
    # the first words
    "opens",  # asks what the person expects
    "opens_with_offer",
    "opens_with_pay",
    "opens_with_raise",
    # what is heard
    "heard_experience",
    "heard_experience_vague",
    "heard_results",
    "heard_results_vague",
    "heard_skill",
    "heard_skill_vague",
    "heard_market",
    "heard_market_vague",
    "heard_other_offer",
    "heard_lower_offer",
    "asks_details",
    "doubts_offer",
    "catches_contradiction",
    "notes_evasion",
    "notes_withdrawal",
    "heard_again",
    "heard_needs",
    "heard_threat",
    "heard_colleagues",
    "heard_current_pay",
    "heard_range",
    "keeps_budget",
    "notes_raised_ask",
    "cannot_read_amount",
    "explains_day_rate",
    "asks_percent_of_what",
    "asks_under_minimum",
    "waits",
    "waits_again",
    "leaves_time",
    "asks_what_lacks",
    "listens",
    "greets",
    "does_not_follow",
    "helps",
    # what else is given
    "gives_remote",
    "refuses_remote",
    "gives_bonus",
    "refuses_bonus",
    "gives_training",
    "refuses_training",
    "gives_review",
    "refuses_review",
    "refuses_other",
    "gave_already",
    # the figure
    "asks_figure",
    "returns_budget_question",
    "first_offer",
    "better_offer",
    "meets_ask",
    "out_of_reach",
    "already_offered",
    "holds",
    "last_word",
    # the end
    "agreed",
    "refused",
    "out_of_turns",
    "stopped",
]


class RehearsalError(ValueError):
    """A rehearsal that cannot be started, gone on with or read back."""


@dataclass(frozen=True)
class Argument:
    """A reason given for the figure; `detailed`: with a number, a name or a date."""

    kind: Worth
    detailed: bool = False


@dataclass(frozen=True)
class Ask:
    """A figure asked for, annual; `high` when a range was given.

    `floor`: said to be the least acceptable. `figures`: significant figures of the number as it was said.
    """

    low: float
    high: float | None = None
    floor: bool = False
    figures: int = 2


@dataclass(frozen=True)
class Move:
    """What one message of the person does. Several things at once are possible; none of them: not understood.

    `answer` "push": wants better without saying what. `other_offer`: its annual amount, where said.
    `withdrawn`: the other offer is taken back. `percent`, `more`: asked as a share
    of what is offered, or in euros a year on top of it. `split`: proposes to meet half-way.
    """

    ask: Ask | None = None
    arguments: tuple[Argument, ...] = ()
    weak: tuple[Weak, ...] = ()
    other_offer: float | None = None
    withdrawn: bool = False
    current_pay: bool = False
    levers: tuple[Lever, ...] = ()
    answer: Answer | None = None
    pause: Pause | None = None
    asks_budget: bool = False
    percent: float | None = None
    more: float | None = None
    split: bool = False
    fault: AmountFault | None = None
    greets: bool = False
    help: bool = False
    stop: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was understood."""
        return self == Move()


@dataclass(frozen=True)
class Note:
    """A move worth a word in the feedback: at which turn, and the amount it was about."""

    lesson: Lesson
    turn: int
    amount: float | None = None


@dataclass(frozen=True)
class Reaction:
    """What the recruiter says, as codes of wordings in order, with what fills them.

    `offer`: what is on the table, `bonus` paid once, `days` of remote work a week, `ask`: what is asked for.
    """

    lines: tuple[Line, ...]
    turn: int
    offer: float | None = None
    ask: float | None = None
    bonus: float = 0.0
    days: int = 0
    ended: Ending | None = None


@dataclass(frozen=True)
class Rehearsal:
    """The whole state of a rehearsal.

    `job` as shown; `status` by which net amounts are read. `low`, `centre`, `high`: what the job pays;
    `budget`, `opening` (the first offer), `target`, `minimum` wage, `unit` that offers are multiples of.
    `offered`: the employer had made that offer before, or pays it (`boss`), or would (`raised`). `ask`: the
    figure asked for now; `said`: arguments heard, "results" or "results+" with details. `given`: levers.
    `avoid`: the first ask of the game replayed.
    """

    seed: int
    temperament: Temperament
    harder: int
    job: str
    job_id: str
    status: Status
    low: float
    centre: float
    high: float
    budget: float
    opening: float
    target: float
    minimum: float
    unit: float
    offered: bool = False
    boss: bool = False
    raised: bool = False
    offer: float | None = None
    ask: float | None = None
    first_ask: float | None = None
    other_offer: float | None = None
    said: tuple[str, ...] = ()
    asked_levers: tuple[Lever, ...] = ()
    given: tuple[Lever, ...] = ()
    trust: float = 1.0
    turn: int = 0
    pauses: int = 0
    budget_asked: int = 0
    expecting: Expecting = "figure"
    last_word: bool = False
    notes: tuple[Note, ...] = ()
    ended: Ending | None = None
    avoid: float | None = None

    @property
    def top(self) -> float:
        """The most that the job is known to pay."""
        return max(self.high, self.budget)

    @property
    def on_the_table(self) -> float:
        """The offer, or the one that would come first."""
        return self.opening if self.offer is None else self.offer

    def noting(self, lesson: Lesson, amount: float | None = None) -> Rehearsal:
        """The state with a note of this turn; a lesson is noted once, where it was first deserved."""
        if any(note.lesson == lesson for note in self.notes):
            return self
        return replace(self, notes=(*self.notes, Note(lesson, self.turn, amount)))

    def to_json(self) -> dict[str, Any]:
        """Plain values, for a slot or a file."""
        plain = asdict(self)
        return {name: list(item) if isinstance(item, tuple) else item for name, item in plain.items()}

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Rehearsal:
        """What `to_json` gave. Raises RehearsalError for anything else."""
        known = {field.name for field in fields(cls)}
        try:
            values = {name: tuple(item) if isinstance(item, list) else item for name, item in plain.items()}
            values["notes"] = tuple(Note(**note) for note in values["notes"])
            if set(values) != known:
                raise RehearsalError(f"not a rehearsal: {sorted(set(values) ^ known)}")
            return cls(**cast("dict[str, Any]", values))
        except (AttributeError, KeyError, TypeError) as error:
            raise RehearsalError(f"not a rehearsal: {error}") from error
