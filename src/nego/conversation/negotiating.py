"""What a conversation has gathered for a negotiation, as the objects `nego.negotiation` computes with."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from nego.conversation.context import Asking, Context
from nego.conversation.raising import raised_in, take_wanted_raise, wanted_in
from nego.conversation.reading import Amount, Reading
from nego.conversation.sides import asked_side, offer_of, present_of
from nego.conversation.turns import (
    Problem,
    Turn,
    bad_amount,
    understand,
    understand_offer,
    with_missing_raise,
    with_offer,
    with_sure_job,
)
from nego.conversation.wishes import answered_results, is_result, tells_of_self, told_results, told_skills
from nego.market.market import Market
from nego.negotiation.annual import annual
from nego.negotiation.asking import ask
from nego.negotiation.judge import check_amount
from nego.negotiation.profile import Profile, heard
from nego.negotiation.raises import raise_of
from nego.negotiation.rules import value
from nego.negotiation.situation import Ask, Offer, OfferPeriod, Raise, Reason, Situation
from nego.pay.errors import PayError
from nego.pay.net import Status, net_from_gross
from nego.pay.periods import Basis
from nego.reading.contract import contract_is_over
from nego.text import normalize

_OWN = re.compile(r"\b(?:mon|ma|mes|notre|nos) +$")


def situation_of(context: Context, market: Market, on: date) -> Situation:
    """The situation of the conversation, by the rates of `on`.

    Skills and results that may be said lift the cap; years do not, nor does a story without anything done nor
    any number, nor another offer that is no more than what is on the table. Raises as
    `nego.negotiation.annual`.
    """
    said = heard(profile_of(context), context.floor).profile
    offer, raised = offer_of(context), raised_in(context, market.status, on)
    at_hand = annual(raised or offer, on, context.status or market.status).total if offer else 0.0
    reasons: dict[Reason, bool] = {
        "scarce_skill": bool(said.skills),
        "other_offer": bool(context.has_other_offer) and (context.other_offer or math.inf) > at_hand,
        "results": any(map(is_result, said.results)),
    }
    return Situation(
        market,
        offer=offer,
        raised=raised,
        wanted=wanted_in(context, market.status, on),
        other_offer=context.other_offer,
        floor=context.floor,
        reasons=tuple(reason for reason, given in reasons.items() if given),
        earned=bool(context.amount_present),
    )


@dataclass(frozen=True)
class Plan:
    """The figure to ask for in a conversation. `net_month`: the target, net a month before income tax, for
    the working time of the offer.

    `raised`: what the target, or without one what is wanted, changes to the present pay, for a raise.
    `over_present`: the same for the target of a hiring, where the present pay is known.
    `offer_doubtful`: the offer itself is unlawful or looks like a mistake.
    """

    situation: Situation = field(repr=False)
    ask: Ask
    raised: Raise | None = None
    net_month: float | None = None
    over_present: Raise | None = None
    offer_doubtful: bool = False

    @property
    def other_over_present(self) -> float | None:
        """Euros gross a year by which the other offer pays more than the present pay, if it does."""
        other = self.situation.other_offer
        if self.raised is None or self.ask.target is None or other is None:
            return None
        gap = other - self.ask.target + self.raised.euros
        return gap if round(gap) > 0 else None

    @property
    def large_raise(self) -> bool:
        """Whether the raise asked for is one that is rare at once (parameter large_raise)."""
        return self.raised is not None and self.raised.percent > 100 * value("large_raise")


def plan_of(context: Context, market: Market, on: date) -> Plan:
    """What to ask for, by the rates of `on`. Raises as `nego.negotiation.asking.ask`."""
    situation = situation_of(context, market, on)
    found = ask(situation, on)
    offer, status = situation.offer, context.status or market.status
    judged = situation.on_the_table
    doubtful = judged is not None and check_amount(judged, market, on) is not None
    raised, aim = None, found.target or situation.wanted
    if context.occasion == "raise" and offer is not None and aim is not None:
        raised = raise_of(offer, aim, on, status)
    if found.target is None:
        return Plan(situation, found, raised, offer_doubtful=doubtful)
    time = offer.working_time if offer is not None else 1.0
    paid = net_from_gross(found.target * time, "year", status, on, working_time=min(1.0, time))
    present = present_of(context)
    over = raise_of(present, found.target, on, status) if present is not None else None
    return Plan(situation, found, raised, paid.net_month, over, doubtful)


def profile_of(context: Context) -> Profile:
    """What the person said of themselves."""
    return Profile(
        experience_years=context.experience_years,
        results=context.results or (),
        skills=context.skills or (),
        other_offer=bool(context.has_other_offer),
    )


def understand_figure(context: Context, reading: Reading, status: Status, on: date) -> Turn:
    """Apply a message that wants the figure to ask for: job, offer, what is wanted, the walk-away figure.

    A pay that nothing tells of is the present one: « comptable, 2 400 net, combien demander ? ». ``status``
    and ``on`` are those by which amounts become gross a year.
    """
    turn = understand_aim(context, reading, status, on)
    roles = {pay.role for pay in reading.pays}
    bare = None in roles and roles <= {None, "wanted", "floor"}
    if bare and context.amount is None and turn.context.amount is not None and turn.context.occasion is None:
        return replace(turn, context=replace(turn.context, occasion="raise"))
    return turn


def understand_aim(context: Context, reading: Reading, status: Status, on: date) -> Turn:
    """As `understand_figure`, a pay that nothing tells of being an offer."""
    context, reading = without_past(context, reading)
    context = asked_side(context, reading)
    turn = understand(context, reading, "counter_offer")
    if turn.problem is not None and turn.problem.kind == "bad_amount":
        return turn
    if reading.rate is not None:
        return Turn(with_sure_job(context, reading.wanted_jobs()), Problem("bad_amount", reading.rate))
    offered, rest = _sorted(context, reading)
    wanted = tuple(replace(a, role="wanted") if _is_added(a) else a for a in offered)
    told = with_told(with_offer(turn.context, context, replace(reading, amounts=wanted)), reading)
    kept = _with_others(told, context, rest, status, on)
    if kept is None:
        return Turn(context, Problem("bad_amount", "absurd"))
    kept = take_wanted_raise(kept, reading)
    return with_missing_raise(replace(turn, context=kept.awaiting(None)))


def understand_judgement(context: Context, reading: Reading, status: Status, on: date) -> Turn:
    """Apply a message that wants a pay judged, and keep what else it tells of the negotiation.

    ``status`` and ``on`` are those by which amounts become gross a year.
    """
    context, reading = without_past(context, reading)
    turn = understand_offer(context, reading)
    if turn.problem is not None and turn.problem.kind == "bad_amount":
        return turn
    beside, judged = ("wanted", "floor", "other_offer"), reading.offered
    if turn.context.offered_raise not in (None, context.offered_raise):
        judged = None
    rest = tuple(pay for pay in reading.pays if pay.role in beside and pay is not judged)
    kept = _with_others(
        with_told(turn.context, _of_this_employer(context, reading)), context, rest, status, on
    )
    if kept is None:
        return turn
    said = tuple(amount for amount in reading.amounts if amount.role == "wanted")
    return replace(turn, context=take_wanted_raise(kept, replace(reading, amounts=said)))


def without_past(context: Context, reading: Reading) -> tuple[Context, Reading]:
    """Both without what is over: a raise already had, the pay of a contract that ends."""
    left = tuple(amount for amount in reading.amounts if amount.role != "past")
    if len(left) < len(reading.amounts):
        reading = replace(reading, amounts=left, occasion=reading.occasion or "raise")
    if context.contract is not None and reading.contract is None and contract_is_over(reading.text):
        context = context.without_pay()
    return context, reading


def understand_words(context: Context, reading: Reading, status: Status, on: date) -> Turn:
    """Apply a message that wants words for the employer: also what the person tells of themselves."""
    reading = _without_reader(reading)
    if answers_about_self(context, reading):
        results = (*(context.results or ()), *answered_results(reading.text))
        skills = (*(context.skills or ()), *told_skills(reading.text))
        context = replace(context, results=results or None, skills=skills or None)
        turn = understand(context, replace(reading, jobs=(), unknown=(), amounts=()), "advice")
        return replace(turn, context=turn.context.awaiting(None))
    problem = bad_amount(reading)
    if problem is not None:
        return Turn(context, problem)
    turn = understand_figure(context, reading, status, on)
    return replace(turn, context=replace(turn.context, question="advice"))


def _of_this_employer(context: Context, reading: Reading) -> Reading:
    """The message without « on me propose 2 500 ailleurs » where that is the offer talked of from now on: the
    employer who made it is not told of another."""
    taken = reading.offered
    if taken is None or taken.role != "other_offer" or context.amount_offered:
        return reading
    return replace(reading, amounts=tuple(amount for amount in reading.amounts if amount is not taken))


def _without_reader(reading: Reading) -> Reading:
    """The message without the one who reads the words: « le mail pour mon chef » names no job."""
    jobs = tuple(job for job in reading.jobs if not _OWN.search(normalize(reading.text[: job.start]) + " "))
    return replace(reading, jobs=jobs)


def answers_about_self(context: Context, reading: Reading) -> bool:
    """Whether the message answers what was asked about results and skills."""
    named = reading.jobs or reading.unknown or reading.pays or reading.place or reading.has_experience
    return context.asking == "profile" and tells_of_self(reading.text, bool(named))


def with_told(context: Context, reading: Reading) -> Context:
    """The context with the results, skills and other offer that a message tells."""
    results, skills = told_results(reading.text), told_skills(reading.text)
    other = any(amount.role == "other_offer" for amount in reading.pays)
    return replace(
        context,
        results=tuple(dict.fromkeys((*(context.results or ()), *results))) or None,
        skills=tuple(dict.fromkeys((*(context.skills or ()), *skills))) or None,
        has_other_offer=context.has_other_offer or other or None,
    )


def annual_of(amount: Amount, status: Status, on: date, beside: Offer | None = None) -> float | None:
    """An amount in euros gross a year at full time; None for one that is no pay.

    What it leaves unsaid is as in the pay ``beside`` it, where both are per the same period: « 2 400 sur 13
    mois, je voudrais 2 600 », « 1 700 net à 80 %, je voudrais 1 900 ».
    """
    period, basis = cast("OfferPeriod | None", amount.period), cast("Basis | None", amount.basis)
    offer = Offer(amount.low, period, basis, amount.months, status)
    if beside is not None and beside.period == period:
        offer = replace(
            offer,
            basis=basis or beside.basis,
            months=amount.months or beside.months,
            working_time=beside.working_time,
        )
    try:
        return round(annual(offer, on, status).total)
    except PayError:
        return None


def may_ask(context: Context, asking: Asking) -> bool:
    """Whether something that is asked once only has not been yet. In a rehearsal, results are told to the
    recruiter."""
    if asking == "profile" and context.rehearsal is not None and not context.rehearsal.get("ended"):
        return False
    return asking not in (context.asked_once or ())


def _is_added(amount: Amount) -> bool:
    """« 10 % d'augmentation » beside a question about what to ask for: what is wanted."""
    return amount.role is None and amount.kind in ("percent", "raise")


def _sorted(context: Context, reading: Reading) -> tuple[tuple[Amount, ...], tuple[Amount, ...]]:
    """The amounts that are the offer or the present pay, and the others.

    An amount that nothing tells of is the offer where none is in force, else what is wanted instead.
    """
    raised = context.offered_raise or context.wanted_raise
    asked = context.asking in ("floor", "amount") and context.asking_for != "offer" and not raised
    untold = () if asked or context.amount is not None else (None,)
    mine = ("offered", "current", *untold)
    pays = reading.pays
    offered = tuple(amount for amount in pays if amount.role in mine)
    others = tuple(amount for amount in reading.amounts if amount not in pays)
    return (*offered, *others), tuple(amount for amount in pays if amount.role not in mine)


def _with_others(
    kept: Context, before: Context, amounts: tuple[Amount, ...], status: Status, on: date
) -> Context | None:
    """``kept`` with what is wanted, refused or offered elsewhere; None where an amount is no pay."""
    for amount in amounts:
        role = "floor" if _is_floor(before, amount) else amount.role or "wanted"
        beside = offer_of(kept) if role in ("floor", "wanted") else None
        euros = annual_of(amount, before.status or status, on, beside)
        if euros is None:
            return None
        kept = _placed(kept, role, euros)
    return kept


def _is_floor(context: Context, amount: Amount) -> bool:
    return amount.role == "floor" or (context.asking == "floor" and amount.role in (None, "wanted"))


def _placed(context: Context, role: str, euros: float) -> Context:
    if role == "floor":
        return replace(context, floor=euros)
    if role == "other_offer":
        return replace(context, other_offer=euros, has_other_offer=True)
    return replace(context, wanted=euros, wanted_raise=None)
