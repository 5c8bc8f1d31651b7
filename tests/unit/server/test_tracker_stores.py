"""Where conversations are kept, by what endpoints.yml says."""

from __future__ import annotations

import asyncio
import stat
from pathlib import Path

import pytest
import yaml
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nego.channels.database import FILE, database
from nego.channels.errors import SettingsError
from nego.server.loading import CONVERSATIONS, tracker_store
from nego.server.storage import ErasingSQLTrackerStore


@pytest.fixture(autouse=True)
def _nowhere_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NEGO_DATABASE", raising=False)
    monkeypatch.setenv("NEGO_DATA", str(tmp_path / "data"))


def root(folder: Path, **store: str) -> Path:
    """A project whose endpoints.yml has a tracker store of these settings."""
    told = {"tracker_store": store} if store else {"action_endpoint": {"url": "http://localhost:5055"}}
    (folder / "endpoints.yml").write_text(yaml.safe_dump(told), encoding="utf-8")
    return folder


def test_without_a_setting_in_a_file_of_the_data_folder(tmp_path: Path) -> None:
    store = tracker_store(root(tmp_path))
    assert isinstance(store, ErasingSQLTrackerStore)
    assert store.engine.url.database == str(tmp_path / "data" / CONVERSATIONS)


@pytest.mark.parametrize("kind", ["SQL", "sql"])
def test_a_database_of_endpoints_yml_is_one_that_erases(tmp_path: Path, kind: str) -> None:
    file = str(tmp_path / "elsewhere.db")
    store = tracker_store(root(tmp_path, type=kind, dialect="sqlite", db=file))
    assert isinstance(store, ErasingSQLTrackerStore)
    assert store.engine.url.database == file


@pytest.mark.parametrize("kind", ["mongod", "redis", "dynamo", "no.such.Class"])
def test_a_store_that_erases_nothing_is_refused(tmp_path: Path, kind: str) -> None:
    with pytest.raises(SettingsError, match=rf"« {kind} »"):
        tracker_store(root(tmp_path, type=kind))


def test_nobody_else_on_the_machine_reads_the_conversations(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    (folder / CONVERSATIONS).touch(mode=0o644)  # copied from somewhere
    store = tracker_store(root(tmp_path))
    asyncio.run(store.save(DialogueStateTracker.from_events("web:1", [UserUttered("bonjour")])))
    database(store, folder)
    files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert {CONVERSATIONS, f"{CONVERSATIONS}-wal", FILE} <= files.keys()
    assert set(files.values()) == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
