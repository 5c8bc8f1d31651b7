"""Where conversations are kept, by what endpoints.yml says."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

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
