"""What is kept of people, in all stores: how long, what is handed out, what is erased and how that is told.

    NEGO_RETENTION_DAYS=30

Conversations whose last message is older are erased, with the ids of their messages.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from nego.channels import history
from nego.channels.database import ERASED, MESSAGES, RATES, database
from nego.channels.errors import SettingsError
from nego.channels.slack.queues import INBOX, OUTBOX
from nego.channels.slack.running import FILE as SLACK_FILE
from nego.channels.tokens import LIFETIME_SECONDS
from nego.metrics import ERRORS
from nego.paths import data_folder
from nego.server.conversations import EVENTS, STATES, ConversationStore
from nego.server.database import scrub
from nego.server.logs import fields
from nego.server.storage import erase, senders_under, under

logger = logging.getLogger(__name__)

SETTING = "NEGO_RETENTION_DAYS"
DEFAULT_DAYS, MAX_DAYS = 30, 365
DAY_SECONDS = 24 * 3600
PURGE_SECONDS = 3600
JUMP_SECONDS = 600
"""More than a clock is set right by, now and then."""
_SLACK_PERSON = re.compile(r"slack:[^:]+:[^:]+")


@dataclass(frozen=True)
class Receipt:
    """What was erased, in rows."""

    conversations: int = 0
    events: int = 0
    message_ids: int = 0
    slack_entries: int = 0

    def __add__(self, other: Receipt) -> Receipt:
        return Receipt(
            self.conversations + other.conversations,
            self.events + other.events,
            self.message_ids + other.message_ids,
            self.slack_entries + other.slack_entries,
        )

    def data(self) -> dict[str, int]:
        """For JSON and for logs."""
        return asdict(self)


@dataclass(frozen=True)
class Stores:
    """Where what people say and what goes with it is kept."""

    conversations: Any
    web: Engine
    slack: Engine | None = None

    def erase(self, conversation: str) -> Receipt:
        """Leave no row of a conversation in any store, and none of its words in their files."""
        receipt = self._erase(conversation)
        self._scrub()
        return receipt

    def _erase(self, conversation: str) -> Receipt:
        events = erase(self.conversations, conversation, among_others=True)
        with self.web.begin() as connection:
            of_it = MESSAGES.c.conversation == conversation
            ids = connection.execute(MESSAGES.delete().where(of_it)).rowcount
        entries = self._forget_entries(conversation) if self.slack is not None else 0
        return Receipt(1 if events or ids or entries else 0, events, ids, entries)

    def purge(self, before: float, everybodys: bool = True) -> Receipt:
        """Erase the conversations whose last message is older than ``before`` (seconds since 1970).

        ``everybodys``: also those that another program put into the table of events, which is read for that.
        """
        receipt = Receipt()
        for conversation in [*self._older(before), *(self._foreign(before) if everybodys else ())]:
            receipt += self._erase(conversation)
        with self.web.begin() as connection:
            orphans = connection.execute(MESSAGES.delete().where(MESSAGES.c.created < before)).rowcount
            connection.execute(RATES.delete().where(RATES.c.free_at < time.time()))
            connection.execute(ERASED.delete().where(ERASED.c.at < time.time() - LIFETIME_SECONDS))
        entries = self._purge_entries(before)
        self._scrub()
        return receipt + Receipt(message_ids=orphans, slack_entries=entries)

    def belonging_to(self, person: str) -> list[str]:
        """The conversations of an identifier: that one; of a person of Slack, also those in channels."""
        if not _SLACK_PERSON.fullmatch(person):
            event = self.conversations.SQLEvent
            with self.conversations.session_scope() as session:
                return [person] if session.query(event.id).filter(event.sender_id == person).first() else []
        found = set(senders_under(self.conversations, person))
        if self.slack is not None:
            with self.slack.connect() as connection:
                for table in (INBOX, OUTBOX):
                    waiting = sa.select(table.c.line).where(under(person, table.c.line))
                    found.update(connection.scalars(waiting))
        return sorted(found)

    async def export(self, conversation: str) -> dict[str, Any]:
        """All that is kept of a conversation."""
        return history.exported(await self.conversations.retrieve_full_tracker(conversation))

    def engines(self) -> set[Engine]:
        """The databases that the stores are in."""
        return {self.conversations.engine, self.web, self.slack} - {None}

    def _scrub(self) -> None:
        for engine in self.engines():
            scrub(engine)

    def _forget_entries(self, conversation: str) -> int:
        """What came from Slack for a conversation and what is to be sent there, done or not."""
        assert self.slack is not None
        with self.slack.begin() as connection:
            return sum(
                connection.execute(table.delete().where(table.c.line == conversation)).rowcount
                for table in (INBOX, OUTBOX)
            )

    def _purge_entries(self, before: float) -> int:
        """What came from Slack or was to go there so long ago, done or not."""
        if self.slack is None:
            return 0
        with self.slack.begin() as connection:
            return sum(
                connection.execute(table.delete().where(table.c.created < before)).rowcount
                for table in (INBOX, OUTBOX)
            )

    def _older(self, before: float) -> list[str]:
        old = sa.select(STATES.c.sender_id).where(STATES.c.updated < before)
        with self.conversations.engine.connect() as connection:
            found: list[str] = connection.scalars(old).all()
        return found

    def _foreign(self, before: float) -> list[str]:
        """Those without a row of state."""
        has_state = sa.exists().where(STATES.c.sender_id == EVENTS.c.sender_id)
        last = sa.select(EVENTS.c.sender_id).where(~has_state).group_by(EVENTS.c.sender_id)
        with self.conversations.engine.connect() as connection:
            found: list[str] = connection.scalars(last.having(sa.func.max(EVENTS.c.timestamp) < before)).all()
        return found


def retention_seconds(environ: Mapping[str, str] = os.environ) -> float:
    """How long a conversation is kept after its last message. Raises ``SettingsError``."""
    days = environ.get(SETTING, str(DEFAULT_DAYS))
    if not days.isdecimal() or not 1 <= int(days) <= MAX_DAYS:
        raise SettingsError(f"{SETTING} : il faut un nombre de jours de 1 à {MAX_DAYS}.")
    return int(days) * DAY_SECONDS


def stores_of(tracker_store: Any) -> Stores | None:
    """The stores that go with a tracker store; None for one whose conversations go with the process."""
    if not isinstance(tracker_store, ConversationStore):
        return None
    folder = data_folder()
    web = database(tracker_store, folder)
    has_slack = web.dialect.name != "sqlite" or (folder / SLACK_FILE).exists()
    return Stores(tracker_store, web, database(tracker_store, folder, SLACK_FILE) if has_slack else None)


class SteadyClock:
    """Whether the clock of the machine is to be believed: one that jumps years ahead makes all look old.

    ``wall`` gives seconds since 1970, ``steady`` seconds that only go forward.
    """

    def __init__(
        self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic
    ) -> None:
        self._wall, self._steady = wall, steady
        self._offset = wall() - steady()
        self._doubted_until = steady()

    def believed(self) -> bool:
        """False for a day after a jump: by then it is set right, or it was right to jump."""
        offset = self._wall() - self._steady()
        if abs(offset - self._offset) > JUMP_SECONDS:
            self._offset, self._doubted_until = offset, self._steady() + DAY_SECONDS
        return self._steady() >= self._doubted_until


async def purge_regularly(stores: Stores, keep_seconds: float) -> None:
    """Erase what is too old, at once and every hour, beside the server's own work."""
    loop, everybodys, clock = asyncio.get_running_loop(), True, SteadyClock()
    while True:
        if clock.believed():
            try:
                before = time.time() - keep_seconds
                purged = await loop.run_in_executor(None, stores.purge, before, everybodys)
                everybodys = False
                logger.info("purge", extra=fields(**purged.data()))
            except SQLAlchemyError:
                logger.exception("The purge failed, and is tried again in an hour")
                ERRORS.labels("database").inc()
        else:
            logger.warning("The clock jumped: nothing is purged for a day")
        await asyncio.sleep(PURGE_SECONDS)
