"""The words of a rehearsal, from `templates/rehearsal.yml`.

Every line of an entry there is one way of saying the same thing; the seed and the turn choose. An entry that
ends in the name of a temperament wins over the common one.
"""

from __future__ import annotations

import math
from dataclasses import asdict

from nego.negotiation.rehearsal.engine import first_words
from nego.negotiation.rehearsal.feedback import feedback
from nego.negotiation.rehearsal.model import Line, Reaction, Rehearsal
from nego.negotiation.rehearsal.opening import draw
from nego.wording import Message, wording

_NARRATED: frozenset[Line] = frozenset({"helps", "stopped"})  # said by Négo, not by the recruiter


def introduction(state: Rehearsal) -> Message:
    """Who is opposite, what the person aims at, how to stop; and the recruiter's first words."""
    return wording().render("rehearsal_start", state=state) + spoken(state, first_words(state))


def spoken(state: Rehearsal, reaction: Reaction) -> Message:
    """One reaction: the recruiter's words in quotes, Négo's own below."""
    said = [_line(state, line, reaction) for line in reaction.lines if line not in _NARRATED]
    told = [_line(state, line, reaction) for line in reaction.lines if line in _NARRATED]
    quoted = [f"«\u00a0{' '.join(said)}\u00a0»"] if said else []
    return Message("\n".join([*quoted, *told]))


def answer(state: Rehearsal, reaction: Reaction) -> Message:
    """The reaction, and the feedback when it ends the rehearsal."""
    message = spoken(state, reaction)
    return message + conclusion(state) if state.ended is not None else message


def conclusion(state: Rehearsal) -> Message:
    """The feedback, with the buttons to play again. Raises RehearsalError for a rehearsal that goes on."""
    result = feedback(state)
    told = [
        wording().render(f"rehearsal_lesson_{advice.note.lesson}", note=advice.note, state=state).text
        for advice in result.advice
    ]
    return wording().render(
        "rehearsal_feedback", result=result, state=state, advice=list(zip(result.advice, told, strict=True))
    )


def reminder(state: Rehearsal) -> Message:
    """One line after a digression: the rehearsal goes on, and what it waits for."""
    return wording().render("rehearsal_reminder", state=state)


def _line(state: Rehearsal, line: Line, reaction: Reaction) -> str:
    own = f"rehearsal_{line}_{state.temperament}"
    name = own if own in wording().names else f"rehearsal_{line}"
    ways = wording().render(name, **{**asdict(reaction), "job": state.job}).text.splitlines()
    return ways[(math.floor(draw(state.seed, line) * len(ways)) + reaction.turn) % len(ways)]
