"""`./nego sheet --jsonl`: the files of the pages."""

from __future__ import annotations

import argparse
import io
import json
from pathlib import Path

import pytest

from nego.cli import sheet
from nego.cli.main import CliError
from nego.paths import ROOT


class _Input:
    def __init__(self, lines: bytes) -> None:
        self.buffer = io.BytesIO(lines)


def answered(folder: Path | None, patch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    out = io.StringIO()
    lines = (ROOT / "docs" / "sheet.jsonl").read_bytes() + b'{"job": "zorglub"}\n'
    patch.setattr("sys.stdin", _Input(lines))
    patch.setattr(sheet, "results", lambda: out)
    assert sheet.run(argparse.Namespace(folder=None if folder is None else str(folder))) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_page_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = answered(tmp_path / "new" / "pages", monkeypatch)
    assert good["files"] == ["fiche-1.html", "fiche-1.pdf", "dessin-1.svg", "dessin-1.png"]
    written = {path.name: path.read_bytes() for path in (tmp_path / "new" / "pages").iterdir()}
    assert sorted(written) == sorted(good["files"])  # type: ignore[call-overload]
    assert written["fiche-1.pdf"].startswith(b"%PDF")
    assert "Métier inconnu" in str(bad["error"])


def test_without_a_folder_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "files" not in answered(None, monkeypatch)[0]


def test_a_folder_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CliError, match="impossible de créer le dossier"):
        answered(tmp_path / "file", monkeypatch)
