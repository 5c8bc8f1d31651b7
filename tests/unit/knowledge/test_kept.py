"""Objects kept on disk: read back equal, shared ones not copied, damaged ones built again."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from nego.knowledge import kept as module
from nego.knowledge.kept import kept


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "CACHE", tmp_path)
    return tmp_path


def unbuildable() -> dict[str, object]:
    raise AssertionError("built though it was kept")


def test_what_was_built_is_read_by_the_next() -> None:
    assert kept("table", lambda: {"a": 1}) == {"a": 1}
    assert kept("table", unbuildable) == {"a": 1}


def test_a_shared_object_is_the_one_of_this_process() -> None:
    shared = {"facts": ["a fact"]}
    kept("user", lambda: {"uses": shared["facts"]}, shared)
    again = {"facts": ["a fact"]}
    assert kept("user", unbuildable, again)["uses"] is again["facts"]


def test_other_content_is_built_anew_and_the_old_file_goes(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept("table", lambda: "old")
    monkeypatch.setattr(module, "_digest", lambda: "changed")
    assert kept("table", lambda: "new") == "new"
    assert [path.name for path in cache.iterdir()] == ["table-changed.pickle"]


@pytest.mark.parametrize("damage", [b"", b"not a pickle"])
def test_a_damaged_file_is_said_and_built_again(
    cache: Path, damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    kept("table", lambda: "whole")
    next(cache.iterdir()).write_bytes(damage)
    with caplog.at_level(logging.WARNING):
        assert kept("table", lambda: "whole") == "whole"
    assert "can't be read" in caplog.text
    assert kept("table", unbuildable) == "whole"
