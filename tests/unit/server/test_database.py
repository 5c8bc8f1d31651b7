"""The setting of the server database. What it does is in tests/postgres, on a real one."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from nego.channels.errors import SettingsError
from nego.server import database
from nego.server.database import (
    SETTING,
    NoDatabase,
    aside,
    connected,
    make_tables,
    server_database,
    single,
    sqlite,
    write_back,
    write_back_regularly,
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


@pytest.mark.parametrize("_", range(5))
def test_several_may_start_together_on_a_file_that_is_not_there_yet(tmp_path: Path, _: int) -> None:
    path, together = tmp_path / "new" / "a.db", threading.Barrier(8)

    def start(_: int) -> None:
        together.wait()
        make_tables(sqlite(path), ErasingSQLTrackerStore.Base.metadata)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(start, range(8)))


def test_a_log_is_written_back_beside_those_who_write(tmp_path: Path) -> None:
    path = tmp_path / "file.db"
    engine = sqlite(path)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE said (text)")
    write_back(engine)
    before = path.stat().st_size
    for _ in range(50):
        with engine.begin() as connection:
            connection.exec_driver_sql("INSERT INTO said VALUES (?)", ("x" * 100_000,))
    assert path.stat().st_size == before

    async def beside() -> None:
        task = asyncio.create_task(write_back_regularly({engine, SERVER}))
        deadline = time.monotonic() + 20
        while path.stat().st_size < 50 * 100_000 and time.monotonic() < deadline:
            await asyncio.sleep(0.05)
        task.cancel()

    asyncio.run(beside())
    assert path.stat().st_size > 50 * 100_000


def test_a_log_that_cannot_be_written_back_is_told_of_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tried: list[Any] = []

    def fail(engine: Any) -> None:
        tried.append(engine)
        raise OperationalError("PRAGMA", None, Exception("disk full"))

    monkeypatch.setattr(database, "WRITE_BACK_SECONDS", 0)
    monkeypatch.setattr(database, "write_back", fail)

    async def beside() -> None:
        task = asyncio.create_task(write_back_regularly([SERVER]))
        while len(tried) < 3:
            await asyncio.sleep(0.01)
        task.cancel()

    asyncio.run(beside())
    assert len(caplog.records) == 1
