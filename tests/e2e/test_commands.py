"""The commands of ./nego as people and scripts run them, on the real model."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FRENCH_LOCALE_OR_NOT = {"LC_ALL": "C", "PYTHONUTF8": "0"}
SECONDS = 600  # the first of these tests may have to train


def nego(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / "nego", *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd="/",
        env={**os.environ, **FRENCH_LOCALE_OR_NOT},
        timeout=SECONDS,
        check=False,
    )


def rows(*values: Any) -> str:
    return "".join((value if isinstance(value, str) else json.dumps(value)) + "\n" for value in values)


def read(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_ask_answers_about_a_pmo() -> None:
    done = nego("ask", "combien gagne un PMO ?")
    assert done.returncode == 0
    for fact in ("3 188 €", "7 917 €", "5 553 €", "66 630 €", "Michael Page", "2025", "PMP", "PRINCE2"):
        assert fact in plain(done.stdout)
    assert "Warning" not in done.stdout + done.stderr


def test_parse_line_by_line() -> None:
    given = rows({"text": "  combien gagne un comptable ?"}, "pas du json", {"texte": "x"})
    done = nego("parse", "--jsonl", stdin=given)
    first, second, third = read(done)
    assert first["text"] == "  combien gagne un comptable ?"
    assert first["intent"] == "ask_salary"
    assert 0 < first["confidence"] <= 1
    (job,) = [entity for entity in first["entities"] if entity["entity"] == "job"]
    assert {"value", "canonical", "rome", "score", "ambiguous", "candidates"} <= set(job)
    assert first["text"][job["start"] : job["end"]] == job["value"]
    assert second == {"error": "Cette ligne n'est pas du JSON."}
    assert list(third) == ["error"]


def test_converse_keeps_dialogues_apart() -> None:
    dialogues = [
        {"id": "a", "turns": ["combien gagne un comptable ?", "et par an ?"]},
        {"id": 2, "turns": ["et par an ?"]},
        {"id": "erased", "turns": ["combien gagne un comptable ?", "efface mes données"]},
        {"id": "bad", "turns": "bonjour"},
        {"id": "none", "turns": []},
    ]
    first, second, erased, bad, none = read(nego("converse", "--jsonl", stdin=rows(*dialogues)))
    assert first["id"] == "a"
    assert [turn["intent"] for turn in first["turns"]] == ["ask_salary", "ask_salary"]
    assert first["turns"][1]["slots"]["job_id"] == first["turns"][0]["slots"]["job_id"]
    assert first["turns"][1]["slots"]["period"] == "year"
    assert all(turn["replies"] for turn in first["turns"])
    assert all({"title", "payload"} <= set(button) for turn in first["turns"] for button in turn["buttons"])
    assert "job_id" not in second["turns"][0]["slots"]
    assert (erased["turns"][1]["intent"], erased["turns"][1]["slots"]) == ("erase_data", {})
    assert list(bad) == ["error"]
    assert none == {"id": "none", "turns": []}


def test_net() -> None:
    row = {"gross": 2500, "period": "month", "status": "non_cadre", "date": "2026-03-01"}
    first, bad = read(nego("net", "--jsonl", stdin=rows(row, {"gross": "beaucoup"})))
    assert {**first, **row} == first
    assert 1900 < first["net"] < 2050
    assert "error" in bad


def test_kb_check_prints_the_coverage() -> None:
    done = nego("kb", "check")
    assert done.returncode == 0, done.stdout
    assert "codes ROME" in done.stdout
    assert "statistique de la famille professionnelle" in done.stdout


def test_chat_until_the_person_leaves() -> None:
    done = nego("chat", stdin="combien gagne un PMO ?\n1\nquitter\n")
    assert done.returncode == 0, done.stderr
    assert "5 553 €" in plain(done.stdout)
    assert "[1]" in done.stdout
    assert "\x1b" not in done.stdout


def test_what_is_kept_of_nobody_is_told_and_the_purge_gives_a_receipt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEGO_DATA", str(tmp_path))
    (receipt,) = read(nego("purge"))
    assert receipt == dict.fromkeys(("conversations", "events", "message_ids", "slack_entries"), 0)
    for command in ("export", "erase"):
        done = nego(command, "web:0123")
        assert (done.returncode, done.stdout) == (1, "")
        assert "rien n'est gardé" in done.stderr


def test_a_busy_port_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = nego("serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "est déjà pris" in done.stderr


def test_rasa_finds_nothing_to_say_about_the_data() -> None:
    done = subprocess.run(
        [ROOT / ".venv/bin/rasa", "data", "validate", "--fail-on-warnings"],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false"},
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
