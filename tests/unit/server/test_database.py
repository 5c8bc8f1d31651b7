"""The setting of the server database. What it does is in tests/postgres, on a real one."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from nego.channels.errors import SettingsError
from nego.server.database import (
    SETTING,
    NoDatabase,
    aside,
    connected,
    make_tables,
    server_database,
    single,
    sqlite,
)
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


SERVER = connected(make_url("postgresql://u@127.0.0.1/nego"))  # connects when it is asked something


def test_what_waits_for_a_server_is_in_a_thread_and_a_file_is_read_at_once(tmp_path: Path) -> None:
    async def ask() -> list[bool]:
        here = threading.get_ident()
        engines = (SERVER, sqlite(tmp_path / "file.db"), None)
        return [await aside(engine, threading.get_ident) == here for engine in engines]

    assert asyncio.run(ask()) == [False, True, True]


@pytest.mark.parametrize("whole", [True, False])
def test_what_was_begun_is_waited_for_by_a_task_that_is_cancelled(whole: bool) -> None:
    begun, go_on, done = threading.Event(), threading.Event(), []

    def store() -> str:
        begun.set()
        go_on.wait(20)
        done.append("stored")
        return "stored"

    async def cancel() -> str:
        task = asyncio.create_task(aside(SERVER, store, whole=whole))
        await asyncio.get_running_loop().run_in_executor(None, begun.wait)
        task.cancel()
        await asyncio.sleep(0)
        go_on.set()
        try:
            return await task
        finally:
            assert done == ["stored"]

    if whole:
        assert asyncio.run(cancel()) == "stored"
    else:
        with pytest.raises(asyncio.CancelledError):
            asyncio.run(cancel())


def test_single_statements_have_connections_of_their_own(tmp_path: Path) -> None:
    assert single(SERVER) is not SERVER
    assert single(SERVER).url == SERVER.url
    file = sqlite(tmp_path / "file.db")
    assert single(file) is file


@pytest.mark.parametrize("time", range(5))
def test_several_may_start_together_on_a_file_that_is_not_there_yet(tmp_path: Path, time: int) -> None:
    path, together = tmp_path / "new" / "a.db", threading.Barrier(8)

    def start(_: int) -> None:
        together.wait()
        make_tables(sqlite(path), ErasingSQLTrackerStore.Base.metadata)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(start, range(8)))
