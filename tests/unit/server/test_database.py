"""The setting of the server database. What it does is in tests/postgres, on a real one."""

from __future__ import annotations

import pytest

from nego.channels.errors import SettingsError
from nego.server.database import SETTING, NoDatabase, connected, make_tables, server_database
from nego.server.storage import ErasingSQLTrackerStore
from tests.serving import free_port

SECRET = {"NEGO_SECRET": "s" * 32}


def test_none_is_asked_for() -> None:
    assert server_database({}) is None
    assert server_database({SETTING: ""}) is None


@pytest.mark.parametrize(
    ("address", "secret", "told"),
    [
        ("conversations.db", SECRET, "postgresql://"),
        ("mysql://u:p@h/b", SECRET, "mysql"),
        ("postgres://u:p@h/b", SECRET, "postgres://"),
        ("postgresql://u:p@h/b", {}, "NEGO_SECRET"),
    ],
)
def test_addresses_that_are_refused(address: str, secret: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError, match=told) as refused:
        server_database({SETTING: address, **secret})
    assert "u:p" not in str(refused.value)


def test_a_database_that_is_away_is_told_at_once() -> None:
    address = f"postgresql://u:motdepasse@127.0.0.1:{free_port()}/nego"
    engine = server_database({SETTING: address, **SECRET})
    assert engine is not None
    with pytest.raises(NoDatabase, match=SETTING) as away:
        make_tables(connected(engine.url), ErasingSQLTrackerStore.Base.metadata)
    assert "motdepasse" not in str(away.value)
