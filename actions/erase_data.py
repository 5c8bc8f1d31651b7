"""Erasing a conversation at the person's request."""

from __future__ import annotations

from rasa_sdk.events import AllSlotsReset

from actions.base import NegoAction, Reply
from nego.conversation import Context, Reading
from nego.conversation.own_data import asks_for_own_data
from nego.wording import Message, wording


class ActionEraseData(NegoAction):
    """Forget everything: the tracker store deletes the rows of a turn in which this action resets all slots.

    Who asks for what is kept is told where it is, and nothing is erased.
    """

    skill = "erase_data"

    def goes_on(self, context: Context) -> Message:
        """Nothing goes on."""
        return Message("")

    def reply(self, context: Context, reading: Reading) -> Reply:
        if asks_for_own_data(reading.text):
            return Reply(context, wording().render("own_data"))
        return Reply(context, wording().render("erased"), events=[AllSlotsReset()])
