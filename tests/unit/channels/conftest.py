"""The web channel on loopback, and the two databases that hold what the channels keep."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from nego.channels.database import TABLES, sqlite
from nego.server.database import connected, make_tables
from tests.postgres import Cluster
from tests.unit.web_server import server, start

__all__ = ["engine", "postgresql", "server", "start"]  # fixtures


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    with Cluster.started() as cluster:
        yield cluster


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database with the tables of the channels."""
    if request.param == "sqlite":
        made = sqlite(tmp_path / "channels.db")
    else:
        made = connected(sa.engine.make_url(request.getfixturevalue("postgresql").url))
        with made.begin() as connection:
            connection.execute(sa.text("DROP SCHEMA public CASCADE; CREATE SCHEMA public"))
    make_tables(made, TABLES)
    yield made
    made.dispose()
