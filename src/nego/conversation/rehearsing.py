"""The rehearsal in a conversation: which messages are moves in it, and what a new one starts from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from zlib import crc32

from nego.conversation.context import Context
from nego.conversation.negotiating import plan_of, understand_aim
from nego.conversation.raising import raised_in, wanted_in
from nego.conversation.reading import Reading
from nego.conversation.sides import offer_of
from nego.conversation.turns import Turn
from nego.conversation.wishes import drops, skips
from nego.market.market import Market
from nego.negotiation.judge import is_too_high, judge, minimum_of
from nego.negotiation.rehearsal import Rehearsal, RehearsalError, Setting, read_move
from nego.negotiation.rehearsal.reading import (
    is_question,
    read_wish,
    speaks_of_raise,
    wants_other_job,
)
from nego.negotiation.situation import Verdict
from nego.pay.net import Status
from nego.text import normalize

START = "start_simulation"
_FACTS = frozenset(
    {
        "ask_salary",
        "ask_training",
        "ask_missions",
        "ask_career",
        "compare_jobs",
        "convert_salary",
        "ask_source",
        "ask_help",
        "ask_counter_offer",
        "ask_negotiation_advice",
        "evaluate_offer",
    }
)
_ABOUT_OFFER = frozenset({"evaluate_offer", "ask_counter_offer", "ask_negotiation_advice"})
_NEVER_MOVES = frozenset({"compare_jobs", "convert_salary", "ask_source"})  # as questions
_PLAYED = re.compile(
    r"\b(?:jou\w+|simul\w+|tu es|vous etes|fais|faire|faites|(?:peau|role|place)|avec|face|devant|contre)"
    r" (?:(?:a|le|la|les|l'|un|une|mon|ma|du|de|d'un|d'une|d'|votre|ton) ?)*$"
)
_SILENT = ("empty", "no_words")
_GAME = re.compile(r"\bparties?\s*(?:n\s*°\s*|num[eé]ro\s*)?(\d{1,6})\b", re.IGNORECASE)
_SEEDS = 10_000


def rehearsal_of(context: Context) -> Rehearsal | None:
    """The last rehearsal of the conversation, ended or not; None where there is none to be read.

    One left by an older version of the program cannot be gone on with: the person starts anew.
    """
    if context.rehearsal is None:
        return None
    try:
        return Rehearsal.from_json(context.rehearsal)
    except RehearsalError:
        return None


def rehearsal_in_force(context: Context) -> Rehearsal | None:
    """The rehearsal that goes on."""
    game = rehearsal_of(context)
    return game if game is not None and game.ended is None else None


def belongs_to(game: Rehearsal, intent: str, reading: Reading, asking: str | None = None) -> bool:
    """Whether a message is for the recruiter of `game`, or for one to be played again once it has ended.

    While it goes on everything is, except the erasing of data, messages that cannot be read (silence can) and
    questions about facts: those that make no move; conversions, comparisons and sources; and those that name
    a job without asking for a figure, or another job than the one rehearsed. What answers a question of Négo
    itself (``asking``: the walk-away figure above all) is never for the recruiter.
    """
    if game.ended is not None:
        return read_wish(reading.text) is not None
    if intent == "erase_data" or (asking is not None and _answers_nego(asking, intent, reading.text)):
        return False
    if reading.input_problem is not None:
        return reading.input_problem in _SILENT
    if intent not in _FACTS or moves_to_other_job(game, reading) or read_wish(reading.text) is not None:
        return True
    move = read_move(reading.text, date.today(), game.status, game.expecting)
    if move.is_empty:
        return intent == "ask_help"
    if not is_question(reading.text):
        return True
    if reading.jobs:
        return move.ask is not None and not _names_other_job(game, reading)
    asks_recruiter = move.asks_budget or move.answer is not None
    return intent not in _NEVER_MOVES or (intent == "ask_source" and asks_recruiter)


def _answers_nego(asking: str, intent: str, text: str) -> bool:
    confirms = asking in ("check", "erase") and intent in ("affirm", "deny")
    return confirms or intent in _ABOUT_OFFER or drops(text) or skips(text)


def moves_to_other_job(game: Rehearsal, reading: Reading) -> bool:
    """Whether the message changes the job: « en fait je postule comme contrôleur de gestion », or any other
    job named before the first move."""
    if is_question(reading.text) or not _names_other_job(game, reading):
        return False
    return game.turn == 0 or wants_other_job(reading.text)


def without_played(reading: Reading) -> Reading:
    """The reading without the job that Négo is to play: « joue le DRH », « dans la peau d'un directeur »."""
    return replace(
        reading,
        jobs=tuple(job for job in reading.jobs if not _is_played(reading.text[: job.start])),
        unknown=tuple(name for name in reading.unknown if not _is_played(_before(reading.text, name.text))),
        references=tuple(name for name in reading.references if name == "same"),
    )


def _is_played(before: str) -> bool:
    return _PLAYED.search(normalize(before) + " ") is not None


def _before(text: str, name: str) -> str:
    return text[: max(text.find(name), 0)]


def _names_other_job(game: Rehearsal, reading: Reading) -> bool:
    jobs = reading.affirmed_jobs()
    return bool(jobs) and all(ref.job_id != game.job_id for job in jobs for ref in job.candidates[:1])


@dataclass(frozen=True)
class Preparation:
    """What a rehearsal starts from. `left_out`: why the offer is not played ("below_minimum", "check").

    `bad_target`: what is aimed at cannot be a pay. `target_said`: the person named a target.
    """

    setting: Setting
    seed: int
    target_said: bool = False
    left_out: Verdict | None = None
    bad_target: bool = False


def understand_start(context: Context, reading: Reading, status: Status, on: date) -> Turn:
    """Apply a message that wants to rehearse: job, offer or present pay, what is wanted.

    ``status`` and ``on`` are those by which amounts become gross a year. The part that Négo plays is no job,
    and its number (« partie 12 ») no amount. What is asked besides stays the question in force.
    """
    named = without_played(reading)
    seed = _seed_said(reading.text)
    kept = tuple(amount for amount in named.amounts if seed is None or amount.low != seed)
    turn = understand_aim(context, replace(named, amounts=kept), status, on)
    return replace(turn, context=replace(turn.context, question=context.question))


def prepare(context: Context, text: str, market: Market, job: str, on: date) -> Preparation:
    """The setting of a new rehearsal, from what the conversation has gathered.

    The amount in force is the offer, or what one's own employer pays, where it was talked of as such. What is
    aimed at is what the person wants, else the figure that Négo would advise; the walk-away figure is left
    out. The seed is drawn from these facts, so that the same facts give the same rehearsal; a message may
    name it. Raises as `nego.negotiation.annual`.
    """
    offer, left_out = _offer(context, market, on)
    wanted = wanted_in(context, market.status, on)
    bad = wanted is not None and (wanted < minimum_of(market, on) or is_too_high(wanted, market, on))
    target = None if bad else wanted or _advised(context, market, on)
    boss = context.occasion == "raise" or (context.occasion is None and speaks_of_raise(text))
    facts = (
        context.job_id,
        context.location,
        context.experience_level,
        context.experience_years,
        target,
        offer,
    )
    named = _seed_said(text)
    return Preparation(
        setting=Setting(job, market, offer, target, boss, context.offered_raise is not None),
        seed=crc32(repr(facts).encode()) % _SEEDS if named is None else named,
        target_said=wanted is not None,
        left_out=left_out,
        bad_target=bad,
    )


def _seed_said(text: str) -> int | None:
    named = _GAME.search(text)
    return int(named[1]) if named else None


def _offer(context: Context, market: Market, on: date) -> tuple[float | None, Verdict | None]:
    """The offer on the table, annual, or why it cannot be played."""
    offer = raised_in(context, market.status, on) or offer_of(context)
    if offer is None or context.amount_present:
        return None, None
    verdict = judge(offer, market, on)
    if verdict.check is not None or verdict.word == "below_minimum":
        return None, verdict
    return float(round(verdict.annual.total)), None


def _advised(context: Context, market: Market, on: date) -> float | None:
    """The figure to ask for, where there is one."""
    return plan_of(context, market, on).ask.target
