"""Takes the entries of a queue, several lines at once, until told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable

from sqlalchemy.exc import SQLAlchemyError

from nego.channels.order import HOLD_SECONDS
from nego.channels.slack.queues import Queue, Taken

logger = logging.getLogger(__name__)

AT_ONCE = 8
LOOK_SECONDS = 1.0
"""How often entries are looked for that another process left, or that waited for their time."""
STOP_SECONDS = 8
LONGEST_WAIT_SECONDS = 60
GIVE_UP_SECONDS = 3600


def wait_before(tries: int) -> float:
    """Seconds before the next try, after ``tries`` that failed before this one: 1, 2, 4 … 60."""
    return float(min(2**tries, LONGEST_WAIT_SECONDS))


class Worker:
    """Hands the entries of a queue to ``handle``, which finishes them or has them taken again.

    ``handle`` may raise: the entry is then taken again, later and later, and given up after an hour.
    """

    def __init__(self, queue: Queue, handle: Callable[[Taken], Awaitable[None]]) -> None:
        self._queue = queue
        self._handle = handle
        self._news = asyncio.Event()
        self._hands: set[asyncio.Task[None]] = set()
        self._task: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = False

    def start(self) -> None:
        """Begin, also with what was left, in the running event loop."""
        self._loop = asyncio.get_running_loop()
        self._task = self._loop.create_task(self._run())

    def wake(self) -> None:
        """Say, from any thread, that there is something new."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._news.set)

    async def stop(self) -> None:
        """Take nothing more; what is in hand is finished, or given back after some seconds."""
        if self._task is None:
            return
        # Cancelling the task would not do: `wait_for` forgets that when there is news at the same moment.
        self._stopping = True
        self._news.set()
        if self._hands:
            await asyncio.wait(self._hands, timeout=STOP_SECONDS)
        for hand in self._hands:
            hand.cancel()
        await asyncio.gather(self._task, *self._hands, return_exceptions=True)

    async def _run(self) -> None:
        while not self._stopping:
            self._news.clear()
            try:
                while len(self._hands) < AT_ONCE and (taken := self._queue.take()) is not None:
                    hand = asyncio.create_task(self._in_hand(taken))
                    self._hands.add(hand)
                    hand.add_done_callback(self._put_down)
            except SQLAlchemyError:
                logger.exception("The database of Slack's messages does not answer")
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._news.wait(), LOOK_SECONDS)

    def _put_down(self, hand: asyncio.Task[None]) -> None:
        self._hands.discard(hand)
        self._news.set()

    async def _in_hand(self, taken: Taken) -> None:
        holding = asyncio.create_task(self._keep_holding(taken))
        try:
            await self._handle(taken)
        except asyncio.CancelledError:
            self._queue.give_back(taken)
            raise
        except Exception:
            old = time.time() - taken.created > GIVE_UP_SECONDS
            logger.exception(
                "Something of Slack could not be done, it is %s", "given up" if old else "tried again"
            )
            if old:
                self._queue.finish(taken)
            else:
                self._queue.again(taken, wait_before(taken.tries))
        finally:
            holding.cancel()

    async def _keep_holding(self, taken: Taken) -> None:
        while True:
            await asyncio.sleep(HOLD_SECONDS / 4)
            self._queue.hold(taken)
