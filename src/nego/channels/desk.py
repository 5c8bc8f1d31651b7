"""Takes messages to the assistant and gives its answers: each once, in order, and again when asked."""

from __future__ import annotations

import time
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage
from sqlalchemy.engine import Engine

from nego.channels import history
from nego.channels.database import database
from nego.channels.errors import BadRequest, BadToken, Busy
from nego.channels.limits import Limit, Rates
from nego.channels.order import Order
from nego.channels.reading import Sent
from nego.channels.tokens import Tokens
from nego.metrics import QUEUE
from nego.paths import data_folder
from nego.server.database import aside
from nego.server.storage import erase

NAME = "web"
MAX_TURNS = 100
"""How many turns, the last ones, are given again."""
MAX_AT_ONCE = 250
"""Messages in hand in one process; more would not be answered in time."""
ERASING_INTENT = "erase_data"
DESK = "desk"

OnMessage = Callable[[UserMessage], Awaitable[Any]]


class KeptOutput(OutputChannel):
    """Keeps the answers of a turn."""

    def __init__(self) -> None:
        self.answers: list[history.Answer] = []

    @classmethod
    def name(cls) -> str:
        return NAME

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        del recipient_id
        self.answers.append(history.answer(message))


@dataclass(frozen=True)
class Kept:
    """What needs the database, which is known once the assistant is loaded."""

    engine: Engine
    rates: Rates
    order: Order

    async def take(self, limit: Limit, who: str) -> None:
        """Count one event. Raises ``TooMany``."""
        await aside(self.engine, self.rates.take, limit, who)

    async def is_closed(self, conversation: str) -> bool:
        """Whether a conversation was erased."""
        return await aside(self.engine, self.order.is_closed, conversation)


class Desk:
    """Takes messages to the assistant and gives its answers, whoever asks."""

    def __init__(self, secret: bytes, on_new_message: OnMessage, limits: Mapping[str, Limit]) -> None:
        self.tokens = Tokens(secret)
        self.limits = limits
        self._secret = secret
        self._on_new_message = on_new_message
        self._in_hand = 0
        self._kept: Kept | None = None

    def kept(self, tracker_store: Any) -> Kept:
        """The rates and the order of messages, in the database that goes with the tracker store."""
        if self._kept is None:
            engine = database(tracker_store, data_folder())
            self._kept = Kept(engine, Rates(engine, self._secret), Order(engine))
        return self._kept

    async def say(self, tracker_store: Any, conversation: str, sent: Sent) -> history.Turn:
        """The turn of a message: played now, or the one that was played when it came before."""
        if self._in_hand >= MAX_AT_ONCE:
            raise Busy
        order = self.kept(tracker_store).order
        self._in_hand += 1
        QUEUE.labels(DESK).inc()
        try:
            async with order.passage(conversation, sent.id) as passage:
                if passage.closed:
                    raise BadToken
                if passage.seen_before:
                    played = await self._played(tracker_store, conversation, sent)
                    if played is not None:
                        return played
                return await self._play(tracker_store, conversation, sent)
        finally:
            self._in_hand -= 1
            QUEUE.labels(DESK).dec()

    async def read(self, tracker_store: Any, conversation: str) -> list[history.Turn]:
        """The last turns of a conversation."""
        tracker = await tracker_store.retrieve_full_tracker(conversation)
        return history.turns(tracker.events)[-MAX_TURNS:] if tracker else []

    async def erase(self, tracker_store: Any, conversation: str) -> dict[str, int]:
        """Leave nothing of a conversation, after the messages that are being answered; what was erased."""
        kept, own = self.kept(tracker_store), f"erase-{uuid.uuid4().hex}"
        async with kept.order.passage(conversation, own):
            events = await aside(kept.engine, erase, tracker_store, conversation)
            forgotten = await aside(kept.engine, kept.order.close, conversation)
            return {"events": events, "message_ids": forgotten - 1}

    async def export(self, tracker_store: Any, conversation: str) -> dict[str, Any]:
        """All that is kept of a conversation."""
        return history.exported(await tracker_store.retrieve_full_tracker(conversation))

    async def _played(self, tracker_store: Any, conversation: str, sent: Sent) -> history.Turn | None:
        """The stored turn of a message; one that is not stored is played again."""
        tracker = await tracker_store.retrieve_full_tracker(conversation)
        turn = history.find(tracker.events if tracker else [], sent.id)
        if turn is not None and turn["text"] != sent.text:
            raise BadRequest("Cet identifiant est celui d'un autre message.")
        return turn

    async def _play(self, tracker_store: Any, conversation: str, sent: Sent) -> history.Turn:
        started, output = time.time(), KeptOutput()
        message = UserMessage(sent.text, output, conversation, input_channel=NAME, message_id=sent.id)
        await self._on_new_message(message)
        turn = history.turn(sent.id, sent.text, started, output.answers)
        understood = (message.parse_data or {}).get("intent") or {}
        if understood.get("name") == ERASING_INTENT and await tracker_store.retrieve(conversation) is None:
            kept = self.kept(tracker_store)
            await aside(kept.engine, kept.order.forget, conversation)
            turn["erased"] = True
        return turn
