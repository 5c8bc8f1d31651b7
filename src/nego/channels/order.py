"""One message of a conversation at a time, in order of arrival, each answered once, by whichever process.

A message takes a number and waits for those before it: this process calls it when one is done, and it looks
now and then for those that other processes have done. The number is held for some seconds, renewed while
waiting, so that a process that dies with a message in hand does not stop the conversation. Rasa's own lock
store orders the messages of one process only.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from nego.channels.database import ERASED, MESSAGES
from nego.channels.errors import Busy
from nego.channels.tokens import LIFETIME_SECONDS
from nego.server.database import aside, single

HOLD_SECONDS = 20
"""Longer than any turn; what a person waits for after a process was killed in the middle of theirs."""
PATIENCE_SECONDS = 22
POLL_SECONDS = 0.05
PURGE_SECONDS = 3600
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Passage:
    """A message whose turn it is; ``seen_before`` when its id is not new, ``closed`` when the conversation
    was erased."""

    seen_before: bool
    closed: bool


class Order:
    """The order of the messages of all conversations. ``clock`` gives seconds since 1970."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self.engine = engine
        self._single = single(engine)
        self._clock = clock
        self._purged = 0.0
        self._waiting: dict[str, set[asyncio.Event]] = {}

    @asynccontextmanager
    async def passage(self, conversation: str, message: str) -> AsyncIterator[Passage]:
        """Wait until it is this message's turn, and hold it until the end of the block.

        Raises ``Busy`` when that takes longer than ``PATIENCE_SECONDS``: the same message may come again.
        """
        deadline = self._clock() + PATIENCE_SECONDS
        with self._listening(conversation) as called:
            seen_before = not await self._aside(self._take_number, conversation, message)
            while seen_before and not await self._aside(self._take_again, conversation, message):
                await self._pause(called, deadline)
            try:
                closed = await self._come_first(conversation, message, called, deadline)
                yield Passage(seen_before, closed)
            finally:
                await self._let_go(conversation, message)

    async def _come_first(
        self, conversation: str, message: str, called: asyncio.Event, deadline: float
    ) -> bool:
        """Wait until it is this message's turn; whether the conversation was erased."""
        held = self._clock()
        somebody_before, closed = await self._aside(self._look, conversation, message)
        while somebody_before:
            await self._pause(called, deadline)
            held = await self._held_on(conversation, message, held, HOLD_SECONDS / 4)
            somebody_before, closed = await self._aside(self._look, conversation, message)
        await self._held_on(conversation, message, held, 1.0)
        return closed

    async def _let_go(self, conversation: str, message: str) -> None:
        """End the hold of a message, and call those of its conversation that wait here."""
        try:
            await self._aside(self._hold, conversation, message, 0.0)
        finally:
            for called in self._waiting.get(conversation, ()):
                called.set()

    def forget(self, conversation: str) -> None:
        """Forget the ids of a conversation's messages."""
        with self.engine.begin() as connection:
            connection.execute(MESSAGES.delete().where(MESSAGES.c.conversation == conversation))

    def close(self, conversation: str) -> int:
        """Let nothing more into a conversation, ever: it was erased. How many ids are forgotten."""
        with self.engine.begin() as connection:
            of_it = MESSAGES.c.conversation == conversation
            forgotten: int = connection.execute(MESSAGES.delete().where(of_it)).rowcount
            if not connection.scalar(_closed(conversation)):
                erased = {"conversation": _digest(conversation), "at": self._clock()}
                connection.execute(ERASED.insert().values(**erased))
            return forgotten

    def is_closed(self, conversation: str) -> bool:
        """Whether a conversation was erased."""
        with self._single.connect() as connection:
            return bool(connection.scalar(_closed(conversation)))

    async def _aside(self, call: Callable[..., _Result], *arguments: Any) -> _Result:
        return await aside(self.engine, call, *arguments)

    async def _held_on(self, conversation: str, message: str, held: float, after: float) -> float:
        """When the hold was renewed: now, if that is more than ``after`` seconds ago."""
        now = self._clock()
        if now - held <= after:
            return held
        await self._aside(self._hold, conversation, message, now + HOLD_SECONDS)
        return now

    def _take_number(self, conversation: str, message: str) -> bool:
        try:
            with self._single.begin() as connection:
                self._insert(connection, conversation, message)
        except IntegrityError:
            return False
        return True

    def _insert(self, connection: sa.engine.Connection, conversation: str, message: str) -> None:
        now = self._clock()
        connection.execute(
            MESSAGES.insert().values(
                conversation=conversation, message=message, created=now, held_until=now + HOLD_SECONDS
            )
        )
        self._purge(connection, now)

    def _purge(self, connection: sa.engine.Connection, now: float) -> None:
        """Forget what belongs to tokens that are all expired."""
        if now - self._purged < PURGE_SECONDS:
            return
        self._purged = now
        connection.execute(MESSAGES.delete().where(MESSAGES.c.created < now - LIFETIME_SECONDS))
        connection.execute(ERASED.delete().where(ERASED.c.at < now - LIFETIME_SECONDS))

    def _take_again(self, conversation: str, message: str) -> bool:
        """Take a new number for a message that came before, unless somebody is answering it."""
        with self.engine.begin() as connection:
            given_up = connection.execute(
                MESSAGES.delete().where(_is(conversation, message), MESSAGES.c.held_until < self._clock())
            )
            if given_up.rowcount:
                self._insert(connection, conversation, message)
                return True
            # The conversation was erased meanwhile: there is nothing left to wait for.
            return connection.scalar(sa.select(MESSAGES.c.number).where(_is(conversation, message))) is None

    def _look(self, conversation: str, message: str) -> tuple[bool, bool]:
        """Whether another message is to be answered before, and whether the conversation was erased."""
        mine = sa.select(MESSAGES.c.number).where(_is(conversation, message)).scalar_subquery()
        before = sa.exists().where(
            MESSAGES.c.conversation == conversation,
            MESSAGES.c.number < mine,
            MESSAGES.c.held_until >= self._clock(),
        )
        with self._single.connect() as connection:
            somebody, closed = connection.execute(sa.select(before, _closed(conversation).exists())).one()
        return bool(somebody), bool(closed)

    def _hold(self, conversation: str, message: str, until: float) -> None:
        with self._single.begin() as connection:
            connection.execute(MESSAGES.update().where(_is(conversation, message)).values(held_until=until))

    @contextmanager
    def _listening(self, conversation: str) -> Iterator[asyncio.Event]:
        """An event that is set each time this process is done with a message of the conversation."""
        called = asyncio.Event()
        waiting = self._waiting.setdefault(conversation, set())
        waiting.add(called)
        try:
            yield called
        finally:
            waiting.discard(called)
            if not waiting:
                self._waiting.pop(conversation, None)

    async def _pause(self, called: asyncio.Event, deadline: float) -> None:
        """Wait until called, ``POLL_SECONDS`` at most. Raises ``Busy`` when there is no time left."""
        if self._clock() > deadline:
            raise Busy
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(called.wait(), POLL_SECONDS)
        called.clear()


def _is(conversation: str, message: str) -> sa.sql.ColumnElement[bool]:
    return sa.and_(MESSAGES.c.conversation == conversation, MESSAGES.c.message == message)


def _closed(conversation: str) -> sa.sql.Select:
    return sa.select(ERASED.c.conversation).where(ERASED.c.conversation == _digest(conversation))


def _digest(conversation: str) -> str:
    return hashlib.sha256(conversation.encode()).hexdigest()
