from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nego.server import training
from nego.server.training import TrainingError, ensure_model, model_path, train

said: list[str] = []


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    said.clear()
    (tmp_path / "config.yml").write_text("1", encoding="utf-8")

    def train_rasa(root: Path, aside: Path, say: training.Say, started: float) -> Path:
        config = (root / "config.yml").read_text(encoding="utf-8")
        model = aside / "nego.tar.gz"
        model.write_text(config, encoding="utf-8")
        if config == "bad":
            raise TrainingError("l'entraînement a échoué.")
        return model

    monkeypatch.setattr(training, "_train_rasa", train_rasa)
    return tmp_path


def change(project: Path, config: str) -> None:
    (project / "config.yml").write_text(config, encoding="utf-8")


def models(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "models").iterdir() if path.name != ".lock")


def test_the_model_is_named_after_what_it_was_trained_on(project: Path) -> None:
    path = train(said.append, project)
    assert path == model_path(project)
    assert path.read_text(encoding="utf-8") == "1"


def test_nothing_is_trained_twice(project: Path) -> None:
    path = train(said.append, project)
    path.write_text("first", encoding="utf-8")
    assert train(said.append, project) == path
    assert path.read_text(encoding="utf-8") == "first"
    assert "→ Le modèle est à jour." in said


def test_unless_forced(project: Path) -> None:
    path = train(said.append, project)
    path.write_text("first", encoding="utf-8")
    train(said.append, project, force=True)
    assert path.read_text(encoding="utf-8") == "1"


def test_former_models_go_but_not_those_of_others(project: Path) -> None:
    first = train(said.append, project)
    by_hand = first.with_name("20260101-120000-brisk-rabbit.tar.gz")
    by_hand.write_text("", encoding="utf-8")
    change(project, "2")
    second = train(said.append, project)
    assert models(project) == sorted([by_hand.name, second.name])


def test_a_training_that_fails_leaves_the_former_model(project: Path) -> None:
    first = train(said.append, project)
    change(project, "bad")
    with pytest.raises(TrainingError, match="échoué"):
        train(said.append, project)
    assert models(project) == [first.name]


def test_what_an_interrupted_training_left_goes_with_the_next(project: Path) -> None:
    (project / "models/.training-x").mkdir(parents=True)
    path = train(said.append, project)
    assert models(project) == [path.name]


def test_ensure_model_trains_nothing_when_the_model_is_there(project: Path) -> None:
    path = train(said.append, project)
    assert ensure_model(said.append, project) == path
    assert not any("entraînement" in line for line in said)


def test_ensure_model_says_when_training_did_not_work(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training.sys, "executable", "/bin/false")
    with pytest.raises(TrainingError, match="n'a pas abouti"):
        ensure_model(said.append, project)


_ENSURING = """
import sys
import signal
import subprocess
import sys
import time
from pathlib import Path
from nego.server.training import ensure_model
sys.executable = sys.argv[1]
ensure_model(print, Path(sys.argv[2]))
"""


def test_a_training_ends_with_the_server_that_waits_for_it(tmp_path: Path) -> None:
    trainer, number = tmp_path / "trainer", tmp_path / "number"
    trainer.write_text(f"#!/bin/sh\necho $$ >{number}.new\nmv {number}.new {number}\nexec sleep 600\n")
    trainer.chmod(0o700)
    with subprocess.Popen([sys.executable, "-c", _ENSURING, str(trainer), str(tmp_path)]) as server:
        deadline = time.monotonic() + 60
        while not number.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        server.terminate()
        assert server.wait(60) == 128 + signal.SIGTERM
    assert not Path(f"/proc/{number.read_text().strip()}").exists()
