"""Statements whose SQL is made once for each kind of database, not at every turn.

SQLAlchemy walks a statement at each execution to find what it compiled of it before: as long as SQLite takes
to answer.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, CursorResult


class Prepared:
    """A statement with named parameters (``sa.bindparam``), of texts and numbers, which pass as they are."""

    def __init__(self, statement: sa.sql.ClauseElement) -> None:
        self._statement = statement
        self._compiled: dict[str, Any] = {}

    def run(self, connection: Connection, **values: Any) -> CursorResult:
        """Execute it. Raises KeyError for a parameter that is not given."""
        compiled = self._compiled.get(connection.dialect.name)
        if compiled is None:
            compiled = self._statement.compile(dialect=connection.dialect)
            self._compiled[connection.dialect.name] = compiled
        given: Any = values
        if compiled.positional:
            given = tuple(values[name] for name in compiled.positiontup)
        return connection.exec_driver_sql(compiled.string, given)
