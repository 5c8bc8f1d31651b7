"""How one message changes the context, and what stands in the way of an answer.

A follow-up changes what it names and keeps the rest; a correction replaces; a new question keeps the job.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from nego.conversation.context import Context, Question, as_choices
from nego.conversation.raising import take_raise
from nego.conversation.reading import Amount, JobRef, NamedJob, Reading, UnknownName
from nego.conversation.sides import present_told, with_present
from nego.knowledge.loading import knowledge
from nego.reading.occasion import Occasion, Role, says_occasion
from nego.text import normalize

ABOUT_OFFER: tuple[Question, ...] = ("offer", "counter_offer", "advice")

_WORDS = re.compile(r"\w+")
_BESIDE: tuple[Role, ...] = ("wanted", "floor")  # of amounts that replace no offer in force

ProblemKind = Literal[
    "no_job",
    "no_amount",
    "no_present_pay",
    "no_superior",
    "no_assistant",
    "no_trainer",
    "ambiguous_job",
    "unknown_job",
    "same_job",
    "bad_amount",
]


@dataclass(frozen=True)
class Problem:
    """Why a question can't be answered yet: what was said, and the jobs to choose from (maybe none)."""

    kind: ProblemKind
    text: str = ""
    choices: tuple[JobRef, ...] = ()


@dataclass(frozen=True)
class Turn:
    """One message understood: the context it leaves and, if it can't be answered, the problem.

    ``heard`` is the mention whose job is only near what was said; ``new_job`` tells a job just named;
    ``relative_of`` is the job through which it was named, ``relation`` how: "manager_of",
    "second_manager_of", "assistant_of", "trainer_of", or
    "named" where an ambiguous name (``heard``) was taken as the one that goes with it.
    """

    context: Context
    problem: Problem | None = None
    heard: NamedJob | None = None
    new_job: bool = False
    relative_of: str | None = None
    relation: str | None = None


def understand(context: Context, reading: Reading, question: Question) -> Turn:
    """Apply a message that asks ``question`` about one job."""
    asked = replace(context.with_details(reading), question=question, choices=None)
    jobs = reading.wanted_jobs()
    problem = bad_amount(reading)
    if problem is not None:
        return Turn(with_sure_job(context, jobs), problem)
    if jobs:
        return _take(asked, jobs[-1], context)
    pointed_at = _pointed_at(context, reading)
    if pointed_at is not None:
        return Turn(asked.with_job(pointed_at), new_job=pointed_at.job_id != context.job_id)
    if reading.unknown:
        return _refuse(replace(context, question=question), reading.unknown[-1])
    if asked.job_id is None and context.proposed:
        return Turn(replace(asked, choices=context.choices), Problem("ambiguous_job", "", context.proposed))
    if asked.job_id is None:
        return Turn(asked, Problem("no_job"))
    return Turn(asked)


def with_sure_job(context: Context, jobs: tuple[NamedJob, ...]) -> Context:
    """The context with the last job named, where it is sure."""
    sure = bool(jobs) and not jobs[-1].ambiguous
    return context.with_job(jobs[-1].candidates[0]) if sure else context


def understand_comparison(context: Context, reading: Reading) -> Turn:
    """Apply a message that compares two jobs: two it names, or one against the job in force.

    The first is left as the job in force, the second in ``compared_job_id`` and as the job before.
    """
    asked = replace(context.with_details(reading), question="compare")
    named = reading.wanted_jobs()
    unsure = next((job for job in named if job.ambiguous), None)
    if unsure is not None:
        return _take(asked, unsure, context)
    refs = list(dict.fromkeys(job.candidates[0] for job in named))
    if reading.unknown and len(refs) < 2:
        return _refuse(asked, reading.unknown[-1])
    if len(refs) < min(2, len(named)):
        return Turn(asked.with_job(refs[0]), Problem("same_job", refs[0].canonical))
    if len(refs) < 2:
        refs = [*_in_force(context, bool(refs)), *refs]
    if len(refs) < 2:
        kept = asked.with_job(refs[0]) if refs else asked
        return Turn(kept, Problem("no_job", refs[0].canonical if refs else ""))
    first, second = refs[-2], refs[-1]
    if first.job_id == second.job_id:
        return Turn(asked.with_job(first), Problem("same_job", first.canonical))
    kept = replace(
        asked.with_job(first),
        previous_job=second.canonical,
        previous_job_id=second.job_id,
        previous_rome=second.rome,
        compared_job=second.canonical,
        compared_job_id=second.job_id,
        compared_rome=second.rome,
    )
    near = next((job for job in named if job.near), None)
    return Turn(kept, heard=near, new_job=True)


def understand_offer(context: Context, reading: Reading) -> Turn:
    """Apply a message that wants a pay judged: its amount or the one in force, for the job in force."""
    turn = understand(context, reading, "offer")
    if turn.problem is not None and turn.problem.kind == "bad_amount":
        return turn
    if reading.rate is not None:
        return Turn(with_sure_job(context, reading.wanted_jobs()), Problem("bad_amount", reading.rate))
    kept = with_offer(turn.context, context, reading)
    kept = replace(kept, amount_offered=kept.amount is not None or None)
    turn = with_missing_raise(replace(turn, context=kept))
    if turn.problem is None and turn.context.amount is None:
        return replace(turn, problem=Problem("no_amount"))
    return turn


def with_missing_raise(turn: Turn) -> Turn:
    """The turn with the present pay as what is missing of a raise, even before the job."""
    raised = turn.context.offered_raise or turn.context.wanted_raise
    unsaid = turn.problem is None or turn.problem.kind == "no_job"
    if raised is None or turn.context.amount is not None or not unsaid:
        return turn
    return replace(turn, problem=Problem("no_present_pay"))


def with_offer(kept: Context, before: Context, reading: Reading) -> Context:
    """``kept`` with the pay that a message adds to, or puts in the place of, the one in force ``before``."""
    goes_on = before.question in ABOUT_OFFER or before.asking_for in ABOUT_OFFER
    present = present_told(before, reading) if goes_on else None
    if present is not None:
        return replace(kept, present=present)
    kept, rest = take_raise(kept, before, reading)
    raised = rest is not reading
    pay = _pay_to_take(before, rest, goes_on, raised)
    if pay is not None:
        same = raised or (goes_on and not (reading.jobs and before.amount is not None))
        kept = kept.with_other_amount(pay) if same else kept.without_extras().with_amount(pay)
        kept = replace(kept, amount_offered=True)
        if pay.role in ("offered", "other_offer"):
            kept = replace(kept, offered_raise=None)
    elif goes_on and before.asking == "check" and reading.period:
        kept = replace(kept, amount_period=reading.period, amount_guessed=None)
    if (pay is not None or goes_on) and reading.basis and not raised:
        kept = replace(kept, amount_basis=(pay.basis if pay else None) or reading.basis)
    if pay is None and not (goes_on or raised):
        return replace(kept, occasion=kept.occasion or reading.occasion)
    kept = replace(kept.with_extras(rest.extras), contract=reading.contract or kept.contract)
    kept = _of_occasion(replace(kept, occasion=_occasion(kept, reading, pay)), before, rest, pay)
    if reading.extras.included and pay is not None and kept.amount and kept.variable and pay.period == "year":
        kept = replace(kept, amount=max(kept.amount - kept.variable, 0.0))
    return kept


def _pay_to_take(before: Context, reading: Reading, goes_on: bool, raised: bool) -> Amount | None:
    """The pay of a message that is in force from now on: no offer of another employer beside a raise
    (``raised``), nor what is wanted or refused beside a pay in force."""
    pay = reading.offered
    beside: tuple[Role, ...] = ("other_offer",) if raised else ()
    if goes_on and before.amount is not None:
        beside = (*beside, *_BESIDE)
    return None if pay is not None and pay.role in beside else pay


def _of_occasion(kept: Context, before: Context, reading: Reading, pay: Amount | None) -> Context:
    """``kept`` with whether its pay is the present one, or the present one stands beside it."""
    if pay is not None:
        earned = pay.role == "current" and kept.occasion == "hiring"
        return with_present(replace(kept, amount_present=earned or None), before, reading, pay)
    return replace(kept, amount_present=None) if says_occasion(reading.text) is not None else kept


def _occasion(kept: Context, reading: Reading, pay: Amount | None) -> Occasion | None:
    """What the pay in force is: as a message says of it, or as the words around a new one tell."""
    if kept.offered_raise is not None:
        return "raise"
    said = says_occasion(reading.text)
    if said is not None and pay is None:
        return said
    if reading.occasion is not None and (pay is not None or kept.occasion is None):
        return reading.occasion
    present = pay is not None and pay.role == "current" and kept.occasion is None
    return "raise" if present else kept.occasion


def with_pay(context: Context, reading: Reading, goes_on: bool) -> Context:
    """The context with the pay of the message; one that goes on from another keeps what is left unsaid."""
    if reading.pays:
        pay = reading.pays[-1]
        kept = context.with_other_amount(pay) if goes_on and not reading.jobs else context.with_amount(pay)
        return replace(kept, amount_offered=pay.role in ("offered", "current") or None)
    if not goes_on:
        return context
    return replace(context, amount_months=reading.pay_months or context.amount_months)


def _pointed_at(context: Context, reading: Reading) -> JobRef | None:
    """The job that a message means without naming it: one of the two compared, or the one before."""
    if "second" in reading.references and context.compared:
        return context.compared
    if "first" in reading.references and context.question == "compare":
        return context.in_force
    other = {"previous", "first", "second"} & set(reading.references)
    if "previous" in reading.references and context.question == "compare":
        return context.compared
    return context.before if other else None


def bad_amount(reading: Reading) -> Problem | None:
    """What is wrong with an amount that is no pay (negative, out of measure), if any."""
    bad = next((amount.problem for amount in reading.amounts if amount.problem), None)
    return Problem("bad_amount", bad) if bad else None


def _refuse(context: Context, unknown: UnknownName) -> Turn:
    kept = replace(context, choices=as_choices(unknown.nearest))
    return Turn(kept, Problem("unknown_job", unknown.text, unknown.nearest))


def _in_force(context: Context, one_named: bool) -> list[JobRef]:
    """The jobs in force that complete a comparison: one beside a named job, both without any."""
    if one_named:
        pair: tuple[JobRef | None, ...] = (context.in_force,)
    elif context.question == "compare":
        pair = (context.in_force, context.compared)
    else:
        pair = (context.before, context.in_force)
    return [ref for ref in pair if ref is not None]


def _take(asked: Context, job: NamedJob, before: Context) -> Turn:
    if job.ambiguous:
        kept = replace(asked, choices=as_choices(job.candidates))
        return Turn(kept, Problem("ambiguous_job", job.text, job.candidates))
    taken = asked.with_job(job.candidates[0])
    taken = replace(taken, feminine=job.feminine or _is_said_feminine(job) or None)
    changed = taken.job_id != before.job_id
    return Turn(taken, heard=job if job.near else None, new_job=changed)


def _is_said_feminine(named: NamedJob) -> bool:
    """« Comme infirmière »: a word of the name that the job has in the feminine only."""
    job = knowledge().jobs.get(named.candidates[0].job_id)
    if job is None:
        return False
    said, feminine, masculine = (
        set(_WORDS.findall(normalize(name))) for name in (named.text, job.feminine, job.name)
    )
    return bool(said & (feminine - masculine))
