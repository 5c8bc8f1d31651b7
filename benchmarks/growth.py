"""What a turn costs late in a conversation, beside the same turn early in another."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

from turns import say

EARLY, LATE = 5, 500
ROUNDS = 60
_ROW = "SELECT length(CAST(data AS BLOB)) FROM conversation_states WHERE sender_id = ?"
_TALK = (
    "combien gagne un PMO ?",
    "et en net ?",
    "et un comptable à Lyon ?",
    "quelle formation faut-il ?",
    "combien gagne une infirmière ?",
)


@dataclass
class Cost:
    """Of single turns: milliseconds, and bytes that they read of their conversation."""

    milliseconds: list[float] = field(default_factory=list)
    read: list[float] = field(default_factory=list)


def growth(port: int, database: Path) -> tuple[Cost, Cost]:
    """The fifth turn of new conversations, and those of an old one from its five hundredth on, in
    alternation, with the same words. ``database`` is where the assistant keeps them."""
    early, late = Cost(), Cost()
    old = uuid.uuid4().hex
    for text in islice(cycle(_TALK), LATE - 1):
        say(port, old, text)
    for _ in range(ROUNDS):
        new = uuid.uuid4().hex
        for text in _TALK[: EARLY - 1]:
            say(port, new, text)
        _measure(early, port, database, new)
        _measure(late, port, database, old)
        for text in _TALK[: EARLY - 1]:
            say(port, old, text)
    return early, late


def _measure(cost: Cost, port: int, database: Path, sender: str) -> None:
    cost.read.append(_kept_at_hand(database, sender))
    cost.milliseconds.append(say(port, sender, _TALK[EARLY - 1])[1])


def _kept_at_hand(database: Path, sender: str) -> int:
    """Bytes of the one row that a turn reads (`tests/unit/server/test_conversation_store.py`)."""
    with closing(sqlite3.connect(database)) as connection:
        row = connection.execute(_ROW, (f"rest:{sender}",)).fetchone()
    return int(row[0])
