"""Gross to net, net to gross, hour to month to year."""

from __future__ import annotations

from datetime import date

from actions.base import NegoAction, Reply, explain
from actions.offer import usual_status
from nego.conversation import Context, Problem, Reading, understand_conversion
from nego.conversation.conversion import interrupts_offer, pays_in_force, understand_pay_in_force
from nego.conversation.negotiating import plan_of
from nego.conversation.page import market_in
from nego.conversation.sides import offer_of
from nego.pay.conversion import convert_pay
from nego.pay.errors import PayError
from nego.pay.net import Status
from nego.pay.periods import Basis
from nego.wording import wording

_PRIVATE_SECTOR: tuple[Status, ...] = ("non_cadre", "cadre")


class ActionConvert(NegoAction):
    """Convert the amount of the message, or the one in force."""

    skill = "convert"

    def reply(self, context: Context, reading: Reading) -> Reply:
        of_offer = understand_pay_in_force(context, reading)
        if of_offer is not None:
            return _in_force(context, *of_offer)
        turn, asked = understand_conversion(context, reading)
        if turn.problem is not None or asked is None:
            assert turn.problem is not None
            return Reply(turn.context, explain(turn.problem, turn.context))
        statuses = (turn.context.status,) if turn.context.status else _PRIVATE_SECTOR
        try:
            results = convert_pay(asked, statuses, date.today())
        except PayError as error:
            return Reply(context, explain(Problem("bad_amount", error.code), context))
        kept = context if interrupts_offer(context, reading) else turn.context
        return Reply(kept, wording().render("conversion", asked=asked, results=results))


def _in_force(before: Context, kept: Context, basis: Basis) -> Reply:
    """The pay that is talked of, gross or net; the figure to ask for too, once it was given."""
    today, usual = date.today(), usual_status(kept)
    try:
        aimed = kept.question != "offer" and kept.job_id is not None
        target = plan_of(kept, market_in(kept, today), today).ask.target if aimed else None
        pays = pays_in_force(kept, usual, target, today)
    except PayError as error:
        return Reply(before, explain(Problem("bad_amount", error.code), before))
    told = wording().render(
        "offer_in_basis", context=kept, pays=pays, basis=basis, first=pays[0], offer=offer_of(kept)
    )
    return Reply(kept, told)
