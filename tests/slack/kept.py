"""What a server keeps of people, read in its databases."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.serving import Served
from tests.slack.people import Person

SETTLE_SECONDS = 10


def rows_with(served: Served, needle: str) -> dict[str, int]:
    """How many rows say ``needle``, by file and table, in the databases of the server."""
    found = {}
    for path in sorted(served.folder.glob("*.db")):
        for table, rows in _tables(path):
            if count := sum(needle in repr(row) for row in rows):
                found[f"{path.name}/{table}"] = count
    return found


def rows_left(served: Served, needle: str) -> dict[str, int]:
    """The same, once the server had some seconds to write that it has sent its last answer."""
    deadline = time.monotonic() + SETTLE_SECONDS
    while (found := rows_with(served, needle)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return found


def _tables(path: Path) -> Iterator[tuple[str, list[Any]]]:
    with sqlite3.connect(path, timeout=30) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            yield name, database.execute(f'SELECT * FROM "{name}"').fetchall()


def heard(served: Served, person: Person, place: str = "") -> list[str]:
    """What the assistant read of a person, in order: in private, or in a thread ``:channel:ts``."""
    with sqlite3.connect(served.database, timeout=30) as database:
        query = "SELECT data FROM events WHERE sender_id = ? AND type_name = 'user' ORDER BY id"
        rows = database.execute(query, (f"slack:{person.workspace.id}:{person.id}{place}",))
        return [json.loads(data)["text"] for (data,) in rows]
