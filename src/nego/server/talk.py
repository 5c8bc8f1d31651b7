"""One conversation with an agent in this process."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from nego.server.turns import NegoAgent

CHANNEL = "terminal"

Message = dict[str, Any]


@dataclass(frozen=True)
class Answered:
    """A turn as it was stored: the messages as Rasa writes them, the intent, the slots that are set.

    ``intent`` is None for a turn that failed, which is not stored.
    """

    messages: list[Message]
    intent: str | None
    slots: dict[str, Any]


class Conversation:
    """A conversation of its own, new and empty."""

    def __init__(self, agent: NegoAgent) -> None:
        self._agent = agent
        self._id = f"{CHANNEL}-{uuid.uuid4().hex}"
        self._heard = 0

    async def say(self, text: str) -> list[Message]:
        """The messages that answer `text`: "text", "buttons"."""
        output = CollectingOutputChannel()
        await self._agent.handle_message(UserMessage(text, output, self._id, input_channel=CHANNEL))
        return list(output.messages)

    async def turn(self, text: str) -> Answered:
        """What answers `text`, and what the conversation remembers of it."""
        messages = await self.say(text)
        tracker = await self._agent.tracker_store.retrieve(self._id)
        if tracker is None:
            return Answered(messages, None, {})
        heard = sum(event.type_name == "user" for event in tracker.events)
        stored, self._heard = heard > self._heard, heard
        slots = {name: value for name, value in tracker.current_slot_values().items() if value is not None}
        return Answered(messages, tracker.latest_message.intent.get("name") if stored else None, slots)
