"""What channels keep beside the conversations. Of the web: ids of messages, rates, what was erased.

No text and no address: conversations are in the tracker store alone, addresses are hashed before they come.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from nego.server.database import make_tables, sqlite

FILE = "web.db"

TABLES = sa.MetaData()

MESSAGES = sa.Table(
    "web_messages",
    TABLES,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("conversation", sa.String(64), nullable=False),
    sa.Column("message", sa.String(80), nullable=False),
    sa.Column("created", sa.Float, nullable=False),
    sa.Column("held_until", sa.Float, nullable=False),
    sa.UniqueConstraint("conversation", "message"),
    # A number is never given twice, even after the row that had it is deleted: numbers are an order.
    sqlite_autoincrement=True,
)

RATES = sa.Table(
    "web_rates",
    TABLES,
    sa.Column("key", sa.String(80), primary_key=True),
    sa.Column("free_at", sa.Float, nullable=False, index=True),
)

ERASED = sa.Table(
    "web_erased",
    TABLES,
    sa.Column("conversation", sa.String(64), primary_key=True),
    sa.Column("at", sa.Float, nullable=False),
)


def database(tracker_store: Any, folder: Path, file: str = FILE) -> Engine:
    """The server database that holds the conversations, else a SQLite file in the folder; tables are made.

    Not the SQLite file of the conversations: one writer at a time would make each wait for the other.
    """
    engine = getattr(tracker_store, "engine", None)
    if engine is None or engine.dialect.name == "sqlite":
        engine = sqlite(folder / file)
    make_tables(engine, TABLES)
    return engine
