"""Questions about the pay in force that change nothing of it."""

from __future__ import annotations

from nego.conversation.context import Context
from nego.conversation.reading import Reading
from nego.reading.occasion import asks_full_time_pay, asks_which_offer


def asks_which(context: Context, reading: Reading) -> bool:
    """« Laquelle choisir ? », of the pay in force and the other offer."""
    both = context.amount_offered and context.other_offer is not None
    return bool(both) and not reading.amounts and asks_which_offer(reading.text)


def asks_full_time(context: Context, reading: Reading) -> bool:
    """« Et à temps plein, ça ferait combien ? », of a part-time pay."""
    part = context.amount_offered and (context.working_time or 1) < 1
    return bool(part) and not reading.amounts and asks_full_time_pay(reading.text)
