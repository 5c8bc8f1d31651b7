"""Erasing a conversation at the person's request."""

from __future__ import annotations

from rasa_sdk.events import AllSlotsReset

from actions.base import NegoAction, Reply
from nego.conversation import Context, Reading
from nego.wording import Message, wording


class ActionEraseData(NegoAction):
    """Forget everything. The tracker store deletes the rows when it meets this action's name."""

    skill = "erase_data"

    def goes_on(self, context: Context) -> Message:
        """Nothing goes on."""
        return Message("")

    def reply(self, context: Context, reading: Reading) -> Reply:
        return Reply(context, wording().render("erased"), events=[AllSlotsReset()])
