"""The server database, when NEGO_DATABASE names one: all that lasts is in it, for any number of processes.

    NEGO_DATABASE=postgresql://user:password@host:5432/nego

Without it, conversations and what goes with them are SQLite files in the data folder.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sqlite3
import time
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import ArgumentError, InvalidatePoolError, SQLAlchemyError

from nego.channels import secret
from nego.channels.errors import SettingsError

logger = logging.getLogger(__name__)

SETTING = "NEGO_DATABASE"
DIALECTS = ("postgresql", "postgresql+psycopg2")

POOL_SIZE = 5
"""Connections of a process for single statements, and as many for transactions."""
REST_SECONDS = 1.0
"""A connection that was used less long ago is not tried before it is used again."""
POOL_SECONDS = 5
CONNECT_SECONDS = 3
STATEMENT_SECONDS = 5
BUSY_SECONDS = 5
_RETRY_SECONDS = 0.01
_SCRUB_MILLISECONDS = 100
WRITE_BACK_SECONDS = 1.0
_MAX_LOG_PAGES = 8_000
"""Of 4 KB: beyond, a write-ahead log is written back by whoever commits, as SQLite does from 1,000 on."""
_threads = ThreadPoolExecutor(2 * POOL_SIZE, "database")
_singles: WeakKeyDictionary[Engine, Engine] = WeakKeyDictionary()
_Result = TypeVar("_Result")

_TABLES_LOCK = 0x4E65676F  # any number, the same for all processes: "Nego"


class NoDatabase(SettingsError):
    """The server database can't be reached."""


def server_database(environ: Mapping[str, str] = os.environ) -> Engine | None:
    """The database of NEGO_DATABASE; None when there is none.

    Raises ``SettingsError`` for what is no address of PostgreSQL, and without NEGO_SECRET: processes on
    several machines must sign with the same.
    """
    address = environ.get(SETTING)
    if not address:
        return None
    try:
        url = sa.engine.make_url(address)
    except ArgumentError as error:
        raise SettingsError(f"{SETTING} : il faut postgresql://utilisateur:passe@hôte:5432/base.") from error
    if url.drivername not in DIALECTS:
        raise SettingsError(f"{SETTING} : Négo ne connaît que postgresql://, pas {url.drivername}://.")
    if not environ.get(secret.SETTING):
        raise SettingsError(f"{SETTING} : il faut aussi {secret.SETTING}, le même pour tous les processus.")
    return connected(url)


def connected(url: sa.engine.url.URL) -> Engine:
    """An engine that tries connections that had a rest, waits seconds at most, and logs no parameters."""
    engine = _engine(url, "")
    # Rows that a crash of the database may take back, for those of a conversation are on the disk at once:
    # numbers and holds of messages, rates.
    _singles[engine] = _engine(url, "-c synchronous_commit=off", isolation_level="AUTOCOMMIT")
    return engine


def single(engine: Engine) -> Engine:
    """The same database, for transactions of one statement: nothing is sent around it, and what is written
    outlives the process at once, and the database some moments after."""
    return _singles.get(engine, engine)


def _engine(url: sa.engine.url.URL, options: str, **settings: Any) -> Engine:
    engine = sa.create_engine(
        url,
        pool_size=POOL_SIZE,
        max_overflow=0,
        pool_timeout=POOL_SECONDS,
        hide_parameters=True,
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "options": f"-c statement_timeout={STATEMENT_SECONDS * 1000} {options}",
            # A server that vanishes without a word is given up, rather than waited for.
            "tcp_user_timeout": STATEMENT_SECONDS * 1000,
        },
        **settings,
    )

    @sa.event.listens_for(engine, "checkin")
    def put_down(_: Any, record: Any) -> None:
        record.info["since"] = time.monotonic()

    @sa.event.listens_for(engine, "checkout")
    def try_again(connection: Any, record: Any, _: Any) -> None:
        now = time.monotonic()
        rested = now - record.info.get("since", now) > REST_SECONDS
        if rested and not engine.dialect.do_ping(connection):
            raise InvalidatePoolError

    return engine


async def aside(
    engine: Engine | None, call: Callable[..., _Result], *arguments: Any, whole: bool = False
) -> _Result:
    """The result of a call that waits for the server database: in a thread, so that nobody else waits for it.

    Without a server (SQLite, memory) it is called right here. What was begun is waited for, even by a task
    that is cancelled meanwhile; ``whole`` then gives the result, as if the task had not been.
    """
    if engine is None or engine.dialect.name == "sqlite":
        return call(*arguments)
    loop = asyncio.get_running_loop()
    done = loop.run_in_executor(_threads, copy_context().run, call, *arguments)
    try:
        return await asyncio.shield(done)
    except asyncio.CancelledError:
        await asyncio.wait([done])
        if not whole:
            raise
        return done.result()


def make_tables(engine: Engine, tables: sa.MetaData) -> None:
    """Make the tables that are missing; several processes may start together. Raises ``NoDatabase``."""
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_TABLES_LOCK)))
            elif engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            tables.create_all(connection)
    except SQLAlchemyError as error:
        raise NoDatabase(f"la base de données ne répond pas ({SETTING}).") from error


def make_private(path: Path) -> None:
    """Make a database file, or one that is there, its owner's alone; SQLite makes those beside it alike."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)


def sqlite(path: Path) -> Engine:
    """A SQLite database that several processes can read and write. What is stored outlives the process at
    once, and the machine's power some moments after."""
    make_private(path)
    arguments = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    # By default a file is opened again for each statement.
    engine = sa.create_engine(
        f"sqlite:///{path}", connect_args=arguments, poolclass=sa.pool.QueuePool, hide_parameters=True
    )

    @sa.event.listens_for(engine, "connect")
    def configure(connection: Any, _: Any) -> None:
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(f"PRAGMA wal_autocheckpoint={_MAX_LOG_PAGES}")
        # What is deleted or replaced is overwritten: its words would stay in the file until the room is used.
        connection.execute("PRAGMA secure_delete=ON")

    return engine


def scrub(engine: Engine) -> None:
    """Empty the write-ahead log of a SQLite database, which has what was just erased in it.

    While somebody reads or writes, or when there is no room, it stays until the next time: the hourly purge.
    """
    if engine.dialect.name != "sqlite":
        return
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={_SCRUB_MILLISECONDS}")
            try:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
    except SQLAlchemyError:
        # The rows are gone, which is what the person is told.
        logger.warning("What was erased stays in a write-ahead log until the next purge", exc_info=True)


async def write_back_regularly(engines: Collection[Engine]) -> None:
    """Write the write-ahead logs of SQLite databases back into them, beside the server's own work: else one
    turn in fifty does, and waits for the disk. A log that can't be is tried again, and told of once."""
    loop, failed = asyncio.get_running_loop(), False
    while True:
        await asyncio.sleep(WRITE_BACK_SECONDS)
        try:
            for engine in engines:
                await loop.run_in_executor(None, write_back, engine)
            failed = False
        except SQLAlchemyError:
            if not failed:
                logger.warning("A write-ahead log can't be written back", exc_info=True)
            failed = True


def write_back(engine: Engine) -> None:
    """Write back what nobody reads from the write-ahead log of a SQLite database; nobody waits for it."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Keep a write-ahead log. Alone of all statements, this one does not wait for others that do the same."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)
