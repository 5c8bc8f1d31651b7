"""The server database, when NEGO_DATABASE names one: all that lasts is in it, for any number of processes.

    NEGO_DATABASE=postgresql://user:password@host:5432/nego

Without it, conversations and what goes with them are SQLite files in the data folder.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from nego.channels import secret
from nego.channels.errors import SettingsError

SETTING = "NEGO_DATABASE"
DIALECTS = ("postgresql", "postgresql+psycopg2")

POOL_SIZE = 10
POOL_SECONDS = 5
CONNECT_SECONDS = 3
STATEMENT_SECONDS = 5
BUSY_SECONDS = 5
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
    """An engine that tries its connections before use, waits seconds at most, and logs no parameters."""
    return sa.create_engine(
        url,
        pool_size=POOL_SIZE,
        pool_timeout=POOL_SECONDS,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "options": f"-c statement_timeout={STATEMENT_SECONDS * 1000}",
            # A server that vanishes without a word is given up, rather than waited for.
            "tcp_user_timeout": STATEMENT_SECONDS * 1000,
        },
    )


def make_tables(engine: Engine, tables: sa.MetaData) -> None:
    """Make the tables that are missing; several processes may start together. Raises ``NoDatabase``."""
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_TABLES_LOCK)))
            tables.create_all(connection)
    except SQLAlchemyError as error:
        raise NoDatabase(f"la base de données ne répond pas ({SETTING}).") from error


def sqlite(path: Path) -> Engine:
    """A SQLite database that several processes can read and write. What is stored outlives the process at
    once, and the machine's power some moments after."""
    path.parent.mkdir(parents=True, exist_ok=True)
    arguments = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    # By default a file is opened again for each statement.
    engine = sa.create_engine(
        f"sqlite:///{path}", connect_args=arguments, poolclass=sa.pool.QueuePool, hide_parameters=True
    )

    @sa.event.listens_for(engine, "connect")
    def configure(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")

    return engine
