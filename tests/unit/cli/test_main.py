from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nego.cli import main as cli
from nego.cli.main import CliError, main, port
from nego.paths import ROOT


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["help"], ["kb", "--help"]])
def test_help_is_french_and_names_every_command(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    told = capsys.readouterr().out
    for command in (*cli.PARSERS, "test"):
        assert f"./nego {command}" in told


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("nego ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nope"], "commande inconnue : nope"),
        (["parse"], "./nego parse --jsonl"),
        (["kb"], "./nego kb check"),
        (["kb", "mend"], "./nego kb check"),
        (["ask"], './nego ask "question"'),
        (["train", "--fast"], "./nego train [--force]"),
        (["serve", "--port", "many"], "« many » n'est pas un port"),
    ],
)
def test_a_mistake_is_told_in_french_with_exit_code_2(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert told in captured.err
    assert captured.out == ""


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("5005", 5005), ("65535", 65535)])
def test_ports(text: str, number: int) -> None:
    assert port(text) == number


@pytest.mark.parametrize("text", ["0", "65536", "-1", "", "5005.0", "cinq"])
def test_what_is_no_port(text: str) -> None:
    with pytest.raises(CliError, match="n'est pas un port"):
        port(text)


def test_the_port_of_the_environment_is_checked_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEGO_PORT", "99999")
    assert main(["serve"]) == 2
    assert "« 99999 » n'est pas un port" in capsys.readouterr().err


def run_cli(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "nego.cli", *arguments],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
    )


def test_net_reads_and_writes_utf8_whatever_the_locale() -> None:
    row = '{"gross": 2500, "period": "month", "status": "non_cadre", "date": "2026-03-01", "qui": "Zoé"}\n'
    done = run_cli("net", "--jsonl", stdin=row.encode(), LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Zoé" in done.stdout.decode("utf-8")
    assert '"net": ' in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"gross": 2500}\n' * 5000, encoding="utf-8")
    command = f"'{sys.executable}' -m nego.cli net --jsonl < '{rows}' | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1
