"""The rehearsal: Négo plays the recruiter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from actions.base import NegoAction, Reply, explain, heard, title_of
from actions.offer import missing, usual_status
from nego.conversation import Context, Problem, Reading, follow_reference
from nego.conversation.page import job_in, market_in
from nego.conversation.rehearsing import moves_to_other_job, prepare, rehearsal_of, understand_start
from nego.knowledge.loading import knowledge
from nego.negotiation.rehearsal import (
    Rehearsal,
    RehearsalError,
    answer,
    harder_again,
    introduction,
    other_again,
    read_move,
    same_again,
    start,
    step,
)
from nego.negotiation.rehearsal.reading import read_wish, wanted_temperament
from nego.pay.errors import PayError
from nego.wording import Message, wording

_AGAIN = {"harder": harder_again, "other_ask": same_again, "again": other_again}


class ActionSimulation(NegoAction):
    """Start a rehearsal, go on with it, or play it again."""

    skill = "simulation"
    reminds = False

    def goes_on(self, context: Context) -> Message:
        """The rehearsal speaks for itself."""
        return Message("")

    def reply(self, context: Context, reading: Reading) -> Reply:
        game = rehearsal_of(context)
        if game is None or moves_to_other_job(game, reading) or (game.ended and reading.affirmed_jobs()):
            return _started(context, reading)
        wish = read_wish(reading.text)
        if wish is None and game.ended is not None:
            return _started(context, reading)
        if wish is not None:
            again = _AGAIN[wish](game)
            return _kept(context, again, introduction(again))
        move = read_move(reading.text, date.today(), game.status, game.expecting)
        after, reaction = step(game, move)
        return _kept(context, after, answer(after, reaction))


def _kept(context: Context, game: Rehearsal, message: Message) -> Reply:
    return Reply(replace(context, rehearsal=game.to_json()), message)


def _started(context: Context, reading: Reading) -> Reply:
    """A new rehearsal about the job of the message or the one in force; without a job it is asked for."""
    today = date.today()
    turn = understand_start(context, reading, usual_status(context), today)
    turn = follow_reference(turn, reading, knowledge())
    kept = turn.context
    if turn.problem is not None:
        return missing(replace(turn, context=replace(kept, rehearsal=None)), "simulation")
    market, title = market_in(kept, today), title_of(kept, job_in(kept))
    try:
        prepared = prepare(kept, reading.text, market, title.text, today)
    except PayError as error:
        return Reply(context, explain(Problem("bad_amount", error.code), context))
    if prepared.bad_target:
        return Reply(context, explain(Problem("bad_amount", "absurd"), context))
    game = rehearsal_of(context)
    seed = game.seed + 1 if game is not None and game.job_id == kept.job_id else prepared.seed
    try:
        new = start(prepared.setting, seed, wanted_temperament(reading.text), on=today)
    except RehearsalError:
        return Reply(kept, heard(turn) + wording().render("rehearsal_no_evidence", job=title.text))
    told = wording().render("rehearsal_defaults", prepared=prepared, market=market)
    return _kept(kept.awaiting(None), new, heard(turn) + told + introduction(new))
