"""What Négo listens to in Slack: each thing is kept, then acknowledged; it is answered afterwards."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from sqlalchemy.exc import SQLAlchemyError

from nego.channels.slack import reading
from nego.channels.slack.blocks import ERASE, EXPORT, SAY
from nego.channels.slack.heard import Heard, Who
from nego.channels.slack.queues import Queue, TooLate
from nego.wording import wording

logger = logging.getLogger(__name__)

STORE_SECONDS = 2
"""Slack waits for 3."""
KEEPERS = 2
"""Threads that keep what comes: writing to the database waits much and computes little."""
SHORTCUT = "nego_offer"

Read = Callable[[Who, Mapping[str, Any]], Heard | None]


class Listeners:
    """Puts what is heard into the inbox; ``kept`` is called when there is something."""

    def __init__(self, inbox: Queue, kept: Callable[[], None]) -> None:
        self._inbox = inbox
        self._kept = kept
        # The loop's own threads may all be busy with something that takes long.
        self._keepers = ThreadPoolExecutor(KEEPERS, thread_name_prefix="slack-inbox")

    def listen(self, app: AsyncApp) -> None:
        """Register all listeners; what comes and is none of them is acknowledged and left."""
        for event, read in (
            ("message", reading.read_message),
            ("app_mention", reading.read_mention),
            ("app_home_opened", reading.read_home),
            ("app_uninstalled", reading.read_gone),
            ("tokens_revoked", reading.read_gone),
        ):
            app.event(event)(self._keeper(read))
        for command in reading.COMMANDS:
            app.command(command)(self._keeper(reading.read_command, busy=wording().render("slack_busy").text))
        app.message_shortcut(SHORTCUT)(self._keeper(reading.read_shortcut))
        app.action(re.compile(f"^{SAY}"))(self._keeper(reading.read_button))
        app.action(ERASE)(self._keeper(reading.read_erase))
        app.action(EXPORT)(self._keeper(reading.read_export))
        everything = re.compile("")
        for others in (app.event, app.action, app.shortcut):
            others(everything)(_leave)

    def _keeper(self, read: Read, busy: str | None = None) -> Callable[..., Any]:
        """A listener. What can't be kept is not acknowledged, and comes again; else ``busy`` is said."""

        async def keep(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
            try:
                heard = read(_who(context), body)
            except (KeyError, TypeError, ValueError):
                logger.exception("A request of Slack says nothing that Négo understands, it is left")
                heard = None
            try:
                if heard is not None and await self._put(heard):
                    self._kept()
            except (SQLAlchemyError, TooLate, asyncio.TimeoutError):
                if busy is None:
                    raise
                await ack(busy)
                return
            await ack()

        return keep

    async def _put(self, heard: Heard) -> bool:
        until = time.time() + STORE_SECONDS
        loop = asyncio.get_running_loop()
        storing = loop.run_in_executor(self._keepers, self._inbox.put, heard.entry(), until)
        return await asyncio.wait_for(storing, STORE_SECONDS)


def _who(context: AsyncBoltContext) -> Who:
    team = context.team_id or context.enterprise_id
    if team is None:
        raise ValueError("a request of no workspace")
    return Who(team, context.user_id or "", context.enterprise_id)


async def _leave(ack: AsyncAck) -> None:
    await ack()
