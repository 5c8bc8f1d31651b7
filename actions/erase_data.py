"""Erasing a conversation at the person's request."""

from __future__ import annotations

from rasa_sdk.events import AllSlotsReset

from actions.base import NegoAction, Reply
from nego.conversation import Context, Reading
from nego.conversation.own_data import (
    asks_for_own_data,
    means_to_erase_all,
    speaks_of_erasing,
    tells_what_was_taken,
)
from nego.wording import Message, wording


class ActionEraseData(NegoAction):
    """Forget everything: the tracker store deletes the rows of a turn in which this action resets all slots.

    Who asks for what is kept is told where it is, and nothing is erased; nor is it before a yes where the
    message may mean less than all, or something else.
    """

    skill = "erase_data"
    reminds = False

    def goes_on(self, context: Context) -> Message:
        """Nothing goes on."""
        return Message("")

    def reply(self, context: Context, reading: Reading) -> Reply:
        if asks_for_own_data(reading.text):
            return Reply(context, wording().render("own_data"))
        if tells_what_was_taken(reading.text):
            return Reply(context, then="action_out_of_scope")
        agreed = context.asking == "erase" and not speaks_of_erasing(reading.text)
        if not agreed and not means_to_erase_all(reading.text):
            return Reply(context.awaiting("erase"), wording().render("erase_check"))
        return Reply(context, wording().render("erased"), events=[AllSlotsReset()])
