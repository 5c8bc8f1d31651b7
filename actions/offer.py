"""A pay beside what is known of the job: the user's own, or an offer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast

from actions.base import NegoAction, Reply, explain, heard, title_of
from nego.conversation import Context, Problem, Reading, Turn, follow_reference
from nego.conversation.comparing import Compared, compare_offers
from nego.conversation.conversion import pays_in_force
from nego.conversation.grade import graded
from nego.conversation.negotiating import understand_judgement
from nego.conversation.page import job_in, market_in
from nego.conversation.pay_asked import asks_full_time, asks_which
from nego.conversation.raising import bonus_instead, raised_in
from nego.conversation.sides import offer_of, over_present
from nego.knowledge.amounts import under_minimum
from nego.knowledge.loading import knowledge
from nego.knowledge.model import Basis, Period
from nego.market.market import Market
from nego.metrics import answered_on
from nego.negotiation.annual import annual
from nego.negotiation.drawing import Drawing, drawing
from nego.negotiation.judge import check_amount, check_without_job, judge
from nego.negotiation.raises import overtakes, raise_of
from nego.negotiation.rules import Parameter, parameters
from nego.negotiation.script import shown_amounts, shown_gap
from nego.negotiation.situation import Check, Offer, Raise, Verdict
from nego.pay.errors import PayError
from nego.pay.minimum_wage import minimum_wage
from nego.pay.net import Status
from nego.wording import Message, wording

_ASKED_FOR: dict[str, Literal["job", "amount"]] = {
    "no_amount": "amount",
    "bad_amount": "amount",
    "no_present_pay": "amount",
}


class ActionOffer(NegoAction):
    """Where a pay stands beside what is known of the job; what is missing is asked, one thing at a time."""

    skill = "offer"
    reminds = False

    def reply(self, context: Context, reading: Reading) -> Reply:
        aside = _about_pay_in_force(context, reading)
        if aside is not None:
            return Reply(context.awaiting(None), aside)
        turn = understand_judgement(context, reading, usual_status(context), date.today())
        turn = follow_reference(turn, reading, knowledge())
        try:
            return _side_by_side(context, turn, reading) or self._of_one(
                context, turn, bonus_instead(reading)
            )
        except PayError as error:
            return Reply(context, explain(Problem("bad_amount", error.code), context))

    def _of_one(self, context: Context, turn: Turn, bonus: float | None) -> Reply:
        """The verdict on the pay in force; ``bonus``: what may be paid once in place of the raise offered.

        Raises PayError for a pay that cannot be computed with.
        """
        if turn.problem is not None:
            return _checked_first(context, turn) or missing(turn, "offer")
        kept = turn.context
        market = market_in(kept, date.today())
        present = offer_of(kept)
        assert present is not None
        verdict = judge(present, market, date.today())
        raised = _raised(kept, market.status, bonus) if verdict.word != "below_minimum" else None
        now = verdict
        if raised is not None:
            verdict = _after(judge(raised.offer, market, date.today()), now)
        answered_on(market.evidence)
        insisted = context.asking == "check" and context.amount == kept.amount
        message, asking = _judged(kept, present, market, verdict, insisted, raised)
        drawn = _drawing(kept, market, verdict, now if raised else None) if not asking else None
        kept = kept.awaiting("check" if asking else None, "offer")
        return Reply(kept, heard(turn) + message, drawing=drawn)


@dataclass(frozen=True)
class _Raised:
    """The raise offered on the present pay: the pay after it, and what it amounts to; the bonus that may be
    paid once in its place."""

    offer: Offer
    amounts_to: Raise
    usual: Parameter
    bonus: float | None


def _raised(context: Context, usual: Status, bonus: float | None = None) -> _Raised | None:
    """The raise in force, where the present pay is known. Raises as `nego.negotiation.annual`."""
    today, present = date.today(), offer_of(context)
    after = raised_in(context, usual, today)
    if present is None or after is None:
        return None
    total, status = annual(after, today, usual).total, context.status or usual
    return _Raised(after, raise_of(present, total, today, status), parameters()["usual_raise"], bonus)


def _after(verdict: Verdict, now: Verdict) -> Verdict:
    """The verdict on the pay after a raise, with what was assumed of the pay before it."""
    return replace(verdict, changes=tuple(dict.fromkeys((*now.annual.assumed, *verdict.changes))))


def _about_pay_in_force(context: Context, reading: Reading) -> Message | None:
    """The answer to a question about the pay in force that changes nothing; None for another message."""
    offer = offer_of(context)
    if offer is None:
        return None
    pay = annual(offer, date.today(), usual_status(context))
    if asks_full_time(context, reading):
        return wording().render("offer_full_time", context=context, offer=offer, pay=pay)
    if asks_which(context, reading):
        assert context.other_offer is not None
        after = raised_in(context, usual_status(context), date.today())
        pay = annual(after, date.today(), usual_status(context)) if after is not None else pay
        gap = round(pay.total) - round(context.other_offer)
        return wording().render(
            "offer_which", context=context, offer=offer, gap=gap, other=context.other_offer, pay=pay
        )
    return None


def _side_by_side(before: Context, turn: Turn, reading: Reading) -> Reply | None:
    """Two offers beside one another; None where there are no two, or one is to be asked about first."""
    if turn.problem is not None and turn.problem.kind != "no_job":
        return None
    compared = compare_offers(before, turn.context, reading, date.today())
    if compared is None or compared.doubtful:
        return None
    kept = replace(turn, context=compared.context)
    told = heard(turn) + _compared(compared)
    if turn.problem is None:
        return Reply(compared.context.awaiting(None), told)
    asked = missing(kept, "offer")
    return replace(asked, message=told + asked.message if asked.message is not None else told)


def _compared(compared: Compared) -> Message:
    """What each pays and is worth, and by how much one pays more."""
    rows = [
        {
            "rival": rival,
            "verdict": replace(rival.verdict, gap=shown_gap(rival.verdict.compared, rival.market)),
            "amounts": shown_amounts(rival.market),
        }
        if rival.verdict is not None and rival.market is not None
        else {"rival": rival, "verdict": None}
        for rival in compared.rivals
    ]
    usable = [row for row in rows if isinstance(market := row["rival"].market, Market) and market.usable]
    references = [row for row in usable if row is usable[0] or row["amounts"] != usable[0]["amounts"]]
    return wording().render(
        "offers", compared=compared, rows=rows, references=references, context=compared.context
    )


def usual_status(context: Context) -> Status:
    """The usual status of the job in force, by which amounts in net are read."""
    return market_in(context, date.today()).status if context.job_id else "non_cadre"


def missing(turn: Turn, question: Literal["offer", "counter_offer", "advice", "simulation"]) -> Reply:
    """What stands in the way of an answer, asked; a pay under the minimum wage is told at once."""
    assert turn.problem is not None
    warned = _told_at_once(turn.context) if turn.problem.kind == "no_job" else Message("")
    asking = _ASKED_FOR.get(turn.problem.kind, "job")
    message = warned + explain(turn.problem, turn.context)
    return Reply(turn.context.awaiting(asking, question), message)


def with_likely_period(context: Context) -> Context | None:
    """The context with the amount per the period that was proposed; None where none was."""
    check = _doubt(context)
    if check is None or check.likely is None:
        return None
    return replace(context, amount_period=check.likely, amount_guessed=None)


def _doubt(context: Context) -> Check | None:
    """What looks like a mistake in the amount, whether its job is known or not."""
    offer, today = offer_of(context), date.today()
    if offer is None:
        return None
    if context.job_id is None:
        return check_without_job(offer, today)
    return check_amount(offer, market_in(context, today), today)


def _checked_first(before: Context, turn: Turn) -> Reply | None:
    """Before the job is asked for: an amount that looks like a mistake, unless the person insists on it."""
    kept = turn.context
    if turn.problem is None or turn.problem.kind != "no_job" or kept.contract:
        return None
    try:
        check = _doubt(kept)
    except PayError as error:
        return Reply(before, explain(Problem("bad_amount", error.code), before))
    if check is None:
        return None
    if before.asking == "check" and before.amount == kept.amount:
        return Reply(kept.awaiting(None), refused(kept)) if check.code == "too_high" else None
    told = wording().render("offer_check", check=check, context=kept, offer=offer_of(kept))
    return Reply(kept.awaiting("check", "offer"), told)


def refused(context: Context) -> Message:
    """That an amount is not judged."""
    return wording().render("offer_refused", context=context, offer=offer_of(context))


def _judged(
    context: Context,
    offer: Offer,
    market: Market,
    verdict: Verdict,
    insisted: bool,
    raised: _Raised | None,
) -> tuple[Message, bool]:
    """The verdict in words, and whether the amount is to be checked first; of a raise ``offer`` is the
    present pay, and ``verdict`` that on the pay after it."""
    assert context.job_id is not None
    told: dict[str, object] = {
        "context": context,
        "offer": offer,
        "market": market,
        "verdict": verdict,
        "title": title_of(context, knowledge().job(context.job_id)),
        "raised": raised,
        "bonus": raised.bonus if raised is not None else None,
        "overtakes": overtakes(raised.amounts_to, raised.bonus) if raised and raised.bonus else None,
        "assumed": _assumed(context, offer, market.status),
    }
    too_high = verdict.check is not None and verdict.check.code == "too_high"
    if context.contract and not too_high and (verdict.check or verdict.word == "below_minimum"):
        return wording().render("offer_contract", **told), False
    if verdict.check is not None and not insisted:
        return wording().render("offer_check", check=verdict.check, **told), True
    if too_high:
        return refused(context), False
    if verdict.word == "below_minimum":
        paid = 12 * verdict.annual.month
        wage = minimum_wage(date.today())
        return wording().render("offer_below_minimum", minimum_wage=wage, annual_paid=paid, **told), False
    if not market.usable:
        return wording().render("offer_unknown", **told), False
    converted = round(verdict.compared) != round(offer.amount)
    amounts = shown_amounts(market)
    usual, today = market.status, date.today()
    told["over_present"] = over_present(context, usual, today)
    told["paid"] = pays_in_force(context, usual, None, today)[0].pay
    told["minimum_wage"] = minimum_wage(today)
    told["grade"] = graded(context, market, job_in(context))
    told["verdict"] = replace(verdict, gap=shown_gap(verdict.compared, market))
    return wording().render("offer", amounts=amounts, converted=converted, **told), False


def _assumed(context: Context, offer: Offer, usual: Status) -> str:
    """What was not said of a pay and was taken, in words."""
    pay = annual(offer, date.today(), usual)
    return wording().render("offer_assumed", offer=offer, pay=pay, context=context).text


def _drawing(context: Context, market: Market, verdict: Verdict, now: Verdict | None) -> Drawing | None:
    """Where the offer stands, as a drawing; None where the verdict compares nothing. ``now``: that on the
    present pay, of which a raise is offered."""
    if verdict.check is not None or verdict.gap is None or verdict.word == "below_minimum":
        return None
    title = title_of(context, job_in(context))
    present = now.compared if now is not None else None
    return drawing(market, title, verdict.compared, None, context.occasion or "hiring", present)


def _told_at_once(context: Context) -> Message:
    """What can be told before the job is known: what a raise amounts to, a pay under the minimum wage."""
    try:
        raised = _raised(context, "non_cadre")
    except PayError:
        raised = None  # told once the job is known, with what is wrong
    told = wording().render("raise_told", context=context, raised=raised, offer=offer_of(context))
    return (told if raised is not None else Message("")) + _warned(context)


def _warned(context: Context) -> Message:
    """A line where the pay of the context is under the minimum wage of today."""
    if context.amount is None:
        return Message("")
    period, basis = cast("Period", context.amount_period or "month"), context.amount_basis or "gross"
    more = (context.amount_months or 12) / 12 if period == "month" else 1
    amount = context.amount * more / (context.working_time or 1)
    if context.contract or not under_minimum(amount, period, cast("Basis", basis), date.today()):
        return Message("")
    return wording().render("under_minimum", minimum_wage=minimum_wage(date.today()), period=period)
