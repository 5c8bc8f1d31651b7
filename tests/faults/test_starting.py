"""What is broken before a start: it is told in French with the name of the file, and nothing is served."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from nego.server.training import model_path
from tests.faults.trees import tree
from tests.people import Person, text_of
from tests.serving import ROOT, START_SECONDS, Served

QUESTION = "combien gagne un comptable ?"


def refused(served: Served) -> str:
    """What a start that must fail says."""
    before = served.log.stat().st_size if served.log.exists() else 0
    served.launch()
    assert served.process.wait(START_SECONDS) == 1
    said = served.log.read_bytes()[before:].decode()
    assert "Traceback" not in said
    return said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path


def test_a_damaged_model(folder: Path) -> None:
    copy = tree(folder / "tree")
    model = model_path(ROOT)
    if not model.exists():
        subprocess.run([sys.executable, "-m", "nego.cli", "train"], cwd=ROOT, check=True)
    (copy / "models").unlink()
    (copy / "models").mkdir()
    whole = model.read_bytes()
    (copy / "models" / model.name).write_bytes(whole[: len(whole) // 2])
    said = refused(Served(folder / "data", tree=copy))
    assert f"{model.name} est abîmé" in said
    assert "./nego train --force" in said


def test_a_half_written_fact(served: Served) -> None:
    person = Person(served.url).open()
    assert served.tree is not None
    jobs = sorted((served.tree / "knowledge" / "jobs").rglob("*.yml"))
    file = jobs[len(jobs) // 2]
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole[: len(whole) // 2] + "\n  - {", encoding="utf-8")
    try:
        # Who is served goes on with the facts of the start.
        assert "brut par mois" in text_of(person.say(QUESTION))
        served.stop()
        assert file.name in refused(served)
    finally:
        file.write_text(whole, encoding="utf-8")
        if served.process.poll() is not None:
            served.start()
    assert [turn["text"] for turn in person.turns()] == [QUESTION]
