"""Statements whose SQL is made once for each kind of database, not at every turn.

SQLAlchemy walks a statement at each execution to find what it compiled of it before: as long as SQLite takes
to answer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection


class Prepared:
    """A statement with named parameters (``sa.bindparam``), of texts and numbers, which pass as they are."""

    def __init__(self, statement: sa.sql.ClauseElement) -> None:
        self._statement = statement
        self._compiled: dict[str, Any] = {}

    def run(self, connection: Connection, **values: Any) -> Any:
        """Execute it; the cursor, with ``fetchone()`` and ``rowcount``.

        Raises KeyError for a parameter that is not given.
        """
        compiled = self._compiled_for(connection)
        given = _as_expected(compiled, values)
        if connection.dialect.name == "sqlite":
            return _by_driver(connection, "execute", compiled.string, given)
        return connection.exec_driver_sql(compiled.string, given)

    def run_each(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Execute it for each row, of one or more. Raises KeyError for a parameter that is not given."""
        if connection.dialect.name != "sqlite":
            # A server is far away: SQLAlchemy sends it all rows at once, drivers one after the other.
            connection.execute(self._statement, rows)
            return
        compiled = self._compiled_for(connection)
        given = [_as_expected(compiled, row) for row in rows]
        _by_driver(connection, "executemany", compiled.string, given)

    def _compiled_for(self, connection: Connection) -> Any:
        compiled = self._compiled.get(connection.dialect.name)
        if compiled is None:
            compiled = self._statement.compile(dialect=connection.dialect)
            self._compiled[connection.dialect.name] = compiled
        return compiled


def _by_driver(connection: Connection, method: str, text: str, values: Any) -> Any:
    """The cursor of SQLite after a statement, around which SQLAlchemy takes five times as long.

    Raises what SQLAlchemy raises, values left out.
    """
    cursor = connection.connection.cursor()
    try:
        getattr(cursor, method)(text, values)
    except sqlite3.Error as error:
        failure = sa.exc.DBAPIError.instance(text, None, error, sqlite3.Error, hide_parameters=True)
        raise failure from error
    return cursor


def _as_expected(compiled: Any, values: Mapping[str, Any]) -> Any:
    """The values as the driver of the database takes them: in order, or by name."""
    return tuple(values[name] for name in compiled.positiontup) if compiled.positional else values
