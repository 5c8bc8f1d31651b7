"""A prepared statement does what the statement does."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from nego.server.prepared import Prepared

ROWS = sa.Table("rows", sa.MetaData(), sa.Column("name", sa.Text), sa.Column("number", sa.Float))
WHOSE = sa.bindparam("whose")
INSERT = Prepared(ROWS.insert().values(name=WHOSE, number=sa.bindparam("count")))
# The same parameter twice, and in another order than it is given.
READ = Prepared(
    sa.select(
        sa.select(ROWS.c.number)
        .where(ROWS.c.name == WHOSE, ROWS.c.number > sa.bindparam("more"))
        .scalar_subquery(),
        sa.exists().where(ROWS.c.name == WHOSE),
    )
)


def test_values_go_where_their_names_are() -> None:
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        ROWS.create(connection)
        for name, number in (("a", 1.0), ("b", 2.5), ("%s' OR 1=1 --", 3.0)):
            INSERT.run(connection, count=number, whose=name)
        found = [tuple(READ.run(connection, more=1.5, whose=whose).fetchone()) for whose in ("a", "b", "c")]
        assert found == [(None, 1), (2.5, 1), (None, 0)]
        assert READ.run(connection, more=0, whose="%s' OR 1=1 --").fetchone()[0] == 3.0
        with pytest.raises(KeyError):
            READ.run(connection, whose="a")


def test_what_fails_is_told_without_its_values() -> None:
    with (
        sa.create_engine("sqlite://").begin() as connection,
        pytest.raises(sa.exc.OperationalError, match="no such table: rows") as raised,
    ):
        INSERT.run_each(connection, [{"whose": "secret", "count": 1.0}])
    assert "secret" not in str(raised.value)


def test_a_statement_is_compiled_for_each_kind_of_database() -> None:
    class Connection:
        dialect = postgresql.dialect()

        def exec_driver_sql(self, text: str, values: object) -> tuple[str, object]:
            return text, values

    text, values = INSERT.run(Connection(), whose="a", count=1.0)  # type: ignore[arg-type]
    assert text == "INSERT INTO rows (name, number) VALUES (%(whose)s, %(count)s)"
    assert values == {"whose": "a", "count": 1.0}
