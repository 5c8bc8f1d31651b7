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
    """A turn: the messages as Rasa writes them, the intent, the slots that are set after it.

    ``intent`` is what was understood, None when understanding failed; a turn that failed later has one.
    """

    messages: list[Message]
    intent: str | None
    slots: dict[str, Any]


class Conversation:
    """A conversation of its own, new and empty."""

    def __init__(self, agent: NegoAgent) -> None:
        self._agent = agent
        self._id = f"{CHANNEL}-{uuid.uuid4().hex}"

    async def say(self, text: str) -> list[Message]:
        """The messages that answer `text`: "text", "buttons"."""
        return (await self.turn(text)).messages

    async def turn(self, text: str) -> Answered:
        """What answers `text`, and what the conversation remembers then."""
        message = UserMessage(text, CollectingOutputChannel(), self._id, input_channel=CHANNEL)
        await self._agent.handle_message(message)
        understood = message.parse_data or {"intent": {}}
        tracker = await self._agent.tracker_store.retrieve(self._id)
        slots = tracker.current_slot_values() if tracker else {}
        return Answered(
            list(message.output_channel.messages),
            understood["intent"].get("name"),
            {name: value for name, value in slots.items() if value is not None},
        )
