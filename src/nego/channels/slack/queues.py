"""What came from Slack and what goes to it, kept until it is done: a process that dies loses nothing.

Entries of a line (a conversation) are taken one by one, in order; each is put once, by its key. Who takes one
holds it for some seconds, renewed while working: when the process dies, any other takes it again.
What is done stays for some days as the hash of its key, so that it is known when it comes again: without its
content and without its line, it names nobody.
"""

from __future__ import annotations

import hashlib
import json
import math
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from nego.channels.database import TABLES
from nego.channels.order import HOLD_SECONDS, PURGE_SECONDS

KEPT_SECONDS = 3 * 24 * 3600
"""How long a key is known; Slack sends an event again for some hours at most."""


def _table(name: str) -> sa.Table:
    return sa.Table(
        name,
        TABLES,
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("line", sa.String(200), nullable=False),
        sa.Column("team", sa.String(40), nullable=False, index=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("created", sa.Float, nullable=False),
        sa.Column("free_at", sa.Float, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False, default=0),
        sa.Column("done", sa.Boolean, nullable=False, default=False),
        sa.Index(f"{name}_waiting", "done", "line", "number"),
        sqlite_autoincrement=True,
    )


INBOX = _table("slack_inbox")
OUTBOX = _table("slack_outbox")


class TooLate(Exception):
    """The database made an entry wait for longer than anybody waits for it."""


@dataclass(frozen=True)
class Entry:
    """Something to be done once. ``content`` is JSON; ``key`` is its hash once it was kept."""

    key: str
    line: str
    team: str
    content: Mapping[str, Any]


@dataclass
class Taken:
    """An entry in hand until ``held``. ``tries`` counts those that failed before this one.

    ``seen_before``: it was in hand before, and whoever had it may have done a part.
    """

    number: int
    entry: Entry
    created: float
    tries: int
    seen_before: bool
    held: float


class Queue:
    """A table of entries. ``clock`` gives seconds since 1970."""

    def __init__(self, engine: Engine, table: sa.Table, clock: Callable[[], float] = time.time) -> None:
        self.engine = engine
        self._table = table
        self._clock = clock
        self._purged = 0.0

    def put(self, entry: Entry, until: float = math.inf) -> bool:
        """Keep an entry; False when its key was put before.

        Raises ``TooLate``, and keeps nothing, when it takes until after ``until``, in seconds since 1970.
        """
        try:
            with self.engine.begin() as connection:
                self.put_in(connection, [entry])
                if self._clock() > until:
                    raise TooLate
        except IntegrityError:
            return False
        return True

    def put_in(self, connection: Connection, entries: Iterable[Entry]) -> None:
        """Keep entries, in order, with the rest of a transaction."""
        now = self._clock()
        for entry in entries:
            fields = {"key": _hash(entry.key), "line": entry.line, "team": entry.team}
            content = _written(entry.content)
            connection.execute(
                self._table.insert().values(**fields, content=content, created=now, free_at=0.0)
            )
        if now - self._purged > PURGE_SECONDS:
            self._purged = now
            old = self._table.c.created < now - KEPT_SECONDS
            connection.execute(self._table.delete().where(old, self._table.c.done))

    def take(self) -> Taken | None:
        """Take the first entry that nobody holds and that is the first of its line; None if there is none."""
        while True:
            with self.engine.begin() as connection:
                row = connection.execute(self._first()).first()
                if row is None:
                    return None
                held = self._clock() + HOLD_SECONDS
                mine = self._is(row.number, row.free_at)
                if connection.execute(self._table.update().where(mine).values(free_at=held)).rowcount:
                    entry = Entry(row.key, row.line, row.team, json.loads(row.content))
                    return Taken(row.number, entry, row.created, row.tries, row.free_at > 0, held)

    def hold(self, taken: Taken) -> None:
        """Hold an entry for longer."""
        self._free_at(taken, self._clock() + HOLD_SECONDS)

    def give_back(self, taken: Taken) -> None:
        """Let anybody take the entry at once."""
        self._free_at(taken, self._clock())

    def again(self, taken: Taken, seconds: float) -> None:
        """Let the entry be taken again in some seconds; those after it in its line wait."""
        self._free_at(taken, self._clock() + seconds, tries=taken.tries + 1)

    def rewrite(self, taken: Taken, content: Mapping[str, Any]) -> None:
        """Change the content of an entry in hand."""
        mine = self._table.update().where(self._is(taken.number, taken.held))
        with self.engine.begin() as connection:
            connection.execute(mine.values(content=_written(content)))
        taken.entry = replace(taken.entry, content=content)

    def finish(self, taken: Taken, then: Callable[[Connection], None] = lambda _: None) -> bool:
        """The entry is done: forget its content and do what follows in the same transaction.

        False, and nothing follows, when somebody else has taken it meanwhile or it was forgotten.
        """
        with self.engine.begin() as connection:
            done = self._table.update().where(self._is(taken.number, taken.held), ~self._table.c.done)
            if not connection.execute(done.values(done=True, content="{}", line="")).rowcount:
                return False
            then(connection)
            return True

    def drop(self, taken: Taken) -> None:
        """Forget an entry in hand, its key too."""
        with self.engine.begin() as connection:
            connection.execute(self._table.delete().where(self._is(taken.number, taken.held)))

    def knows(self, key: str) -> bool:
        """Whether a key was put, done or not, and is not forgotten."""
        with self.engine.connect() as connection:
            found = sa.select(self._table.c.number).where(self._table.c.key == _hash(key))
            return connection.scalar(found) is not None

    def forget(self, connection: Connection, condition: Callable[[Any], Any]) -> None:
        """Delete entries by a condition on the columns ``line`` and ``team``."""
        connection.execute(self._table.delete().where(condition(self._table.c)))

    def _free_at(self, taken: Taken, free_at: float, **values: Any) -> None:
        with self.engine.begin() as connection:
            mine = self._table.update().where(self._is(taken.number, taken.held))
            if connection.execute(mine.values(free_at=free_at, **values)).rowcount:
                taken.held = free_at

    def _is(self, number: int, free_at: float) -> Any:
        return sa.and_(self._table.c.number == number, self._table.c.free_at == free_at)

    def _first(self) -> Any:
        before = self._table.alias()
        waiting = sa.exists().where(
            before.c.line == self._table.c.line, before.c.number < self._table.c.number, ~before.c.done
        )
        free = self._table.c.free_at <= self._clock()
        return self._table.select().where(~self._table.c.done, free, ~waiting).order_by("number").limit(1)


def _written(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False)


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
