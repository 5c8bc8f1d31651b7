"""Starting a trained assistant by its own command, and the time to its first answer."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from processes import running
from turns import wait_for_answer
from workspace import Workspace, python

FIRST_QUESTION = "Combien gagne un comptable ?"
START_SECONDS = 300.0


@dataclass(frozen=True)
class Assistant:
    """What to start: a name for the tables, the trained workspace, the port and the commands."""

    name: str
    space: Workspace
    port: int
    commands: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Started:
    """A running assistant; `seconds` is from its commands to its first answer."""

    seconds: float
    processes: list[subprocess.Popen[bytes]]


def nego(space: Workspace, port: int) -> Assistant:
    """Négo through its own serve command: one process."""
    command = python("-m", "nego.cli", "serve", "--host", "127.0.0.1", "--port", str(port))
    return Assistant("Négo", space, port, (tuple(command),))


def usual(space: Workspace, port: int, actions_port: int) -> Assistant:
    """`rasa run actions` and `rasa run`, started together."""
    actions = python("-m", "rasa", "run", "actions", "--port", str(actions_port))
    server = python("-m", "rasa", "run", "--interface", "127.0.0.1", "--port", str(port), "--enable-api")
    return Assistant("usual", space, port, (tuple(actions), (*server, "--model", str(space.model()))))


@contextmanager
def started(assistant: Assistant) -> Iterator[Started]:
    """The assistant, answering; ended when the block is left. Raises TimeoutError when it never answers."""
    space = assistant.space
    began = time.perf_counter()
    with running(assistant.commands, space.folder, space.environment(), space.folder / "serve") as processes:
        wait_for_answer(assistant.port, FIRST_QUESTION, START_SECONDS)
        yield Started(time.perf_counter() - began, processes)
