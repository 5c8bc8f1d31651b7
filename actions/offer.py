"""A pay beside what is known of the job: the user's own, or an offer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal, cast

from actions.base import NegoAction, Reply, explain, heard, title_of
from nego.conversation import Context, Problem, Reading, Turn, follow_reference, understand_offer
from nego.conversation.negotiating import offer_of
from nego.conversation.page import job_in, market_in
from nego.knowledge.amounts import under_minimum
from nego.knowledge.loading import knowledge
from nego.knowledge.model import Basis, Period
from nego.market.market import Market
from nego.metrics import answered_on
from nego.negotiation.drawing import Drawing, drawing
from nego.negotiation.judge import check_amount, judge
from nego.negotiation.script import shown_amounts, shown_gap
from nego.negotiation.situation import Offer, Verdict
from nego.pay.errors import PayError
from nego.pay.minimum_wage import minimum_wage
from nego.wording import Message, wording

_ASKED_FOR: dict[str, Literal["job", "amount"]] = {"no_amount": "amount", "bad_amount": "amount"}


class ActionOffer(NegoAction):
    """Where a pay stands beside what is known of the job; what is missing is asked, one thing at a time."""

    skill = "offer"
    reminds = False

    def reply(self, context: Context, reading: Reading) -> Reply:
        turn = follow_reference(understand_offer(context, reading), reading, knowledge())
        if turn.problem is not None:
            return missing(turn, "offer")
        kept = turn.context
        market = market_in(kept, date.today())
        try:
            offer = offer_of(kept)
            assert offer is not None
            verdict = judge(offer, market, date.today())
        except PayError as error:
            return Reply(context, explain(Problem("bad_amount", error.code), context))
        answered_on(market.evidence)
        insisted = context.asking == "check" and context.amount == kept.amount
        message, asking = _judged(kept, offer, market, verdict, insisted)
        drawn = _drawing(kept, market, verdict) if not asking else None
        kept = kept.awaiting("check" if asking else None, "offer")
        return Reply(kept, heard(turn) + message, drawing=drawn)


def missing(turn: Turn, question: Literal["offer", "counter_offer", "advice", "simulation"]) -> Reply:
    """What stands in the way of an answer, asked; a pay under the minimum wage is told at once."""
    assert turn.problem is not None
    warned = _warned(turn.context) if turn.problem.kind == "no_job" else Message("")
    asking = _ASKED_FOR.get(turn.problem.kind, "job")
    message = warned + explain(turn.problem, turn.context)
    return Reply(turn.context.awaiting(asking, question), message)


def with_likely_period(context: Context) -> Context | None:
    """The context with the amount per the period that was proposed; None where none was."""
    offer, today = offer_of(context), date.today()
    known = offer is not None and context.job_id is not None
    check = check_amount(offer, market_in(context, today), today) if known and offer else None
    return replace(context, amount_period=check.likely) if check is not None and check.likely else None


def refused(context: Context) -> Message:
    """That an amount is not judged."""
    return wording().render("offer_refused", context=context, offer=offer_of(context))


def _judged(
    context: Context, offer: Offer, market: Market, verdict: Verdict, insisted: bool
) -> tuple[Message, bool]:
    """The verdict in words, and whether the amount is to be checked first."""
    assert context.job_id is not None
    told: dict[str, object] = {
        "context": context,
        "offer": offer,
        "market": market,
        "verdict": verdict,
        "title": title_of(context, knowledge().job(context.job_id)),
        "assumed": assumed(offer, verdict),
    }
    if verdict.check is not None and not insisted:
        return wording().render("offer_check", check=verdict.check, **told), True
    if verdict.check is not None and verdict.check.code == "too_high":
        return refused(context), False
    if verdict.word == "below_minimum":
        paid = 12 * verdict.annual.month
        wage = minimum_wage(date.today())
        return wording().render("offer_below_minimum", minimum_wage=wage, annual_paid=paid, **told), False
    if not market.usable:
        return wording().render("offer_unknown", **told), False
    converted = round(verdict.compared) != round(offer.amount)
    amounts = shown_amounts(market)
    told["verdict"] = replace(verdict, gap=shown_gap(verdict.compared, market))
    return wording().render("offer", amounts=amounts, converted=converted, **told), False


def _drawing(context: Context, market: Market, verdict: Verdict) -> Drawing | None:
    """Where the offer stands, as a drawing; None where the verdict compares nothing."""
    if verdict.check is not None or verdict.gap is None or verdict.word == "below_minimum":
        return None
    title = title_of(context, job_in(context))
    return drawing(market, title, verdict.compared, None, context.occasion or "hiring")


def assumed(offer: Offer, verdict: Verdict) -> list[str]:
    """What was not said and was taken, in words."""
    codes = [c for c in verdict.annual.assumed if c in ("basis_assumed", "months_assumed", "status_assumed")]
    if offer.working_time == 1:
        codes = [*codes, "full_time"]  # type: ignore[list-item]
    return [wording().render("offer_assumed", code=code, status=verdict.annual.status).text for code in codes]


def _warned(context: Context) -> Message:
    """A line where the pay of the context is under the minimum wage of today."""
    if context.amount is None:
        return Message("")
    period, basis = cast("Period", context.amount_period or "month"), context.amount_basis or "gross"
    more = (context.amount_months or 12) / 12 if period == "month" else 1
    amount = context.amount * more / (context.working_time or 1)
    if not under_minimum(amount, period, cast("Basis", basis), date.today()):
        return Message("")
    return wording().render("under_minimum", minimum_wage=minimum_wage(date.today()), period=period)
