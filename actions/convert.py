"""Gross to net, net to gross, hour to month to year."""

from __future__ import annotations

from datetime import date

from actions.base import NegoAction, Reply, explain
from nego.conversation import Context, Problem, Reading, understand_conversion
from nego.pay.conversion import convert_pay
from nego.pay.errors import PayError
from nego.pay.net import Status
from nego.wording import wording

_PRIVATE_SECTOR: tuple[Status, ...] = ("non_cadre", "cadre")


class ActionConvert(NegoAction):
    """Convert the amount of the message, or the one in force."""

    skill = "convert"

    def reply(self, context: Context, reading: Reading) -> Reply:
        turn, asked = understand_conversion(context, reading)
        if turn.problem is not None or asked is None:
            assert turn.problem is not None
            return Reply(turn.context, explain(turn.problem, turn.context))
        statuses = (turn.context.status,) if turn.context.status else _PRIVATE_SECTOR
        try:
            results = convert_pay(asked, statuses, date.today())
        except PayError as error:
            return Reply(context, explain(Problem("bad_amount", error.code), context))
        return Reply(turn.context, wording().render("conversion", asked=asked, results=results))
