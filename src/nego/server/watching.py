"""A turn as an operator sees it: counted, timed, and one line in the logs."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rasa.core.channels.channel import UserMessage

from nego.metrics import ERRORS, FALLBACKS, INTENTS, TURN_SECONDS, TURNS
from nego.server.logs import fields, pseudonym

logger = logging.getLogger(__name__)

OUT_OF_SCOPE = "out_of_scope"


@dataclass
class Watched:
    """What becomes of a turn."""

    failed: bool = False


@contextmanager
def watched(message: UserMessage) -> Iterator[Watched]:
    """Watch the turn of a message until the end of the block; say in ``failed`` that it went wrong.

    It is told in the next round of the event loop: the answer goes out first.
    """
    turn, started = Watched(), time.perf_counter()
    try:
        yield turn
    finally:
        asyncio.get_running_loop().call_soon(_tell, message, turn, time.perf_counter() - started)


def _tell(message: UserMessage, turn: Watched, seconds: float) -> None:
    channel, outcome = message.input_channel or "none", "failed" if turn.failed else "answered"
    intent = ((message.parse_data or {}).get("intent") or {}).get("name")
    TURNS.labels(channel, outcome).inc()
    TURN_SECONDS.labels(channel).observe(seconds)
    if turn.failed:
        ERRORS.labels("turn").inc()
    if intent:
        INTENTS.labels(intent).inc()
    if intent == OUT_OF_SCOPE:
        FALLBACKS.labels(OUT_OF_SCOPE).inc()
    told = fields(
        channel=channel,
        conversation=pseudonym(message.sender_id),
        intent=intent,
        outcome=outcome,
        seconds=round(seconds, 4),
    )
    logger.info("turn", extra=told)
