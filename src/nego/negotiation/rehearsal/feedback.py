"""What a finished rehearsal is worth: what was obtained, and three things to keep or change.

Each thing is tied to a move the person made and to a row of `knowledge/negotiation.md`.
"""

from __future__ import annotations

from dataclasses import dataclass

from nego.negotiation.rehearsal.engine import bonus_of, days_of
from nego.negotiation.rehearsal.model import Ending, Lesson, Lever, Note, Rehearsal, RehearsalError
from nego.negotiation.rehearsal.parameters import LessonRule, parameters

THINGS = 3
_MOST_CHANGES = 2  # beside something to keep: praise and blame are both information


@dataclass(frozen=True)
class Advice:
    """One thing to keep or change: the move (`note`) and the rule it follows or breaks."""

    note: Note
    rule: LessonRule


@dataclass(frozen=True)
class Feedback:
    """What was obtained, annual; None without agreement, and `last_offer` is then what was left.

    `to_target` and `to_budget`: obtained minus those, negative when under. `bonus` in euros, paid once;
    `days` of remote work a week.
    """

    ending: Ending
    obtained: float | None
    last_offer: float | None
    target: float
    budget: float
    bonus: float
    days: int
    given: tuple[Lever, ...]
    advice: tuple[Advice, ...]

    @property
    def to_target(self) -> float | None:
        return None if self.obtained is None else self.obtained - self.target

    @property
    def to_budget(self) -> float | None:
        return None if self.obtained is None else self.obtained - self.budget


def feedback(state: Rehearsal) -> Feedback:
    """The feedback on a rehearsal. Raises RehearsalError for one that goes on: the budget stays hidden."""
    if state.ended is None:
        raise RehearsalError("this rehearsal has not ended")
    agreed = state.ended == "agreed"
    return Feedback(
        ending=state.ended,
        obtained=state.offer if agreed else None,
        last_offer=state.offer,
        target=state.target,
        budget=state.budget,
        bonus=bonus_of(state) if agreed else 0.0,
        days=days_of(state) if agreed else 0,
        given=state.given if agreed else (),
        advice=_chosen(state),
    )


def _chosen(state: Rehearsal) -> tuple[Advice, ...]:
    """At most two things to change as long as there is something to keep; those of most weight first, told in
    the order of the conversation."""
    rules = parameters().lessons
    notes = {note.lesson: note for note in (*_kept(state), *_left_out(state))}
    ranked = [Advice(notes[lesson], rule) for lesson, rule in rules.items() if lesson in notes]
    keep = [advice for advice in ranked if advice.rule.verdict == "keep"]
    change = [advice for advice in ranked if advice.rule.verdict == "change"]
    changes = change[: max(_MOST_CHANGES, THINGS - len(keep))][:THINGS]
    chosen = [*changes, *keep[: THINGS - len(changes)]]
    return tuple(sorted(chosen, key=lambda advice: advice.note.turn))


def _kept(state: Rehearsal) -> list[Note]:
    """The notes of the moves, without those that a later move has put right."""
    if "results+" not in state.said:
        return list(state.notes)
    return [note for note in state.notes if note.lesson != "results_without_figures"]


def _left_out(state: Rehearsal) -> list[Note]:
    """What was not done by the last turn: no figure, or nothing but the salary."""
    if state.turn == 0 or (state.ended == "stopped" and state.turn == 1):
        return []
    missing: list[Lesson] = []
    if state.first_ask is None and all(note.lesson != "accepted_first" for note in state.notes):
        missing.append("never_asked")
    if not state.asked_levers:
        missing.append("salary_only")
    return [Note(lesson, state.turn) for lesson in missing]
