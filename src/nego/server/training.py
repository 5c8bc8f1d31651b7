"""Training a model and finding the one that fits the files as they are now.

A model is `models/nego-<fingerprint>.tar.gz`: its name says what it was trained on. It is written aside and
moved into place in one step: a training that fails or is interrupted leaves the former model as it was.
"""

from __future__ import annotations

import fcntl
import io
import logging
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from nego.paths import ROOT
from nego.server.fingerprint import fingerprint

MODELS = "models"
HEARTBEAT_SECONDS = 10
Say = Callable[[str], None]


class TrainingError(RuntimeError):
    """Training is impossible or failed; the text, in French, says why."""


def model_path(root: Path = ROOT) -> Path:
    """Where the model of the files as they are now is, or will be."""
    return root / MODELS / f"nego-{fingerprint(root)}.tar.gz"


def ensure_model(say: Say, root: Path = ROOT) -> Path:
    """The model that fits the files; trains it first when there is none. Raises ``TrainingError``.

    Training runs in a process of its own, so that what it loads does not stay in the server's memory.
    """
    path = model_path(root)
    if path.is_file():
        return path
    say("→ Le modèle manque ou n'est plus à jour : entraînement…")
    command = [sys.executable, "-m", "nego.cli", "train"]
    with _ended_together():
        finished = subprocess.run(command, cwd=root, stdout=sys.stderr, check=False)
    path = model_path(root)
    if finished.returncode != 0 or not path.is_file():
        raise TrainingError("l'entraînement n'a pas abouti (voir ci-dessus). Le modèle précédent est intact.")
    return path


@contextmanager
def _ended_together() -> Iterator[None]:
    """SIGTERM is raised as ``SystemExit``, at which `subprocess.run` ends its process: nobody else would."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def train(say: Say, root: Path = ROOT, force: bool = False) -> Path:
    """Train the model of the files as they are now, unless it is there already and `force` is not set.

    Raises ``TrainingError``; the former model is then still there.
    """
    started = time.monotonic()
    models = root / MODELS
    models.mkdir(exist_ok=True)
    with _one_at_a_time(models, say):
        path = model_path(root)
        if path.is_file() and not force:
            say("→ Le modèle est à jour.")
            return path
        aside = Path(tempfile.mkdtemp(prefix=".training-", dir=models))
        try:
            trained = _train_rasa(root, aside, say, started)
            trained.replace(path)
        finally:
            shutil.rmtree(aside)
        _prune(models, keep=path)
    say(f"→ Modèle entraîné en {time.monotonic() - started:.0f} s.")
    return path


def _train_rasa(root: Path, aside: Path, say: Say, started: float) -> Path:
    say("→ Lecture des exemples et entraînement…")
    from rasa.model_training import train as train_rasa
    from rasa.shared.exceptions import RasaException

    said = io.StringIO()
    try:
        with _steps_told(say, started), _heartbeat(say, started), redirect_stdout(said):
            result = train_rasa(
                domain=str(root / "domain.yml"),
                config=str(root / "config.yml"),
                training_files=[str(root / "data")],
                output=str(aside),
                fixed_model_name="nego",
                force_training=True,
            )
    except (Exception, SystemExit) as error:
        if not isinstance(error, (RasaException, SystemExit)):
            # Rasa's own exceptions explain what is wrong in a file; others only make sense with their trace.
            logging.getLogger(__name__).exception("Training failed")
        raise TrainingError(f"l'entraînement a échoué : {error}\n{said.getvalue()}".rstrip()) from error
    if result.code != 0 or result.model is None:
        raise TrainingError(f"l'entraînement a échoué.\n{said.getvalue()}".rstrip())
    return Path(result.model)


class _StepHandler(logging.Handler):
    """Tells which component Rasa is training."""

    _START = "Starting to train component "

    def __init__(self, say: Say, started: float) -> None:
        super().__init__(logging.INFO)
        self._say = say
        self._started = started

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message.startswith(self._START):
            component = message.removeprefix(self._START).strip("'.")
            self._say(f"  [{time.monotonic() - self._started:4.0f} s] {component}")


@contextmanager
def _steps_told(say: Say, started: float) -> Iterator[None]:
    log = logging.getLogger("rasa.engine.training.hooks")
    handler, level, propagate = _StepHandler(say, started), log.level, log.propagate
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
        log.propagate = propagate


@contextmanager
def _heartbeat(say: Say, started: float) -> Iterator[None]:
    """Shows during long steps that something is still going on."""
    done = threading.Event()

    def beat() -> None:
        while not done.wait(HEARTBEAT_SECONDS):
            say(f"  [{time.monotonic() - started:4.0f} s] …")

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


@contextmanager
def _one_at_a_time(models: Path, say: Say) -> Iterator[None]:
    """Two starts at once must not train twice: the second waits, then finds the model."""
    with (models / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("→ Un autre entraînement est en cours : attente…")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _prune(models: Path, keep: Path) -> None:
    """Remove former models of ours; those that somebody trained with `rasa train` stay."""
    for path in models.glob("nego-*.tar.gz"):
        if path != keep:
            path.unlink()
    for leftover in models.glob(".training-*"):
        shutil.rmtree(leftover)
