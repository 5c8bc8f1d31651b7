"""SIGTERM at each moment of a start: the process ends, and shows nobody a stack trace."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.faults.trees import tree
from tests.postgres import Cluster
from tests.serving import Served

SECONDS = 30
MOMENTS = (
    "warm-up",
    "before init before",
    "after init before",
    "before init after",
    "after init after",
)
SECRET = "a secret of the tests, which is 32 characters or more"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tree(tmp_path_factory.mktemp("stopping") / "tree")


@pytest.fixture(scope="module")
def postgres() -> Iterator[Cluster]:
    with Cluster.started() as cluster:
        yield cluster


def ends(served: Served) -> None:
    """A process that is told to end while it starts does so in silence."""
    served.launch()
    try:
        assert served.process.wait(SECONDS) in (0, -signal.SIGTERM)
    finally:
        served.process.kill()
    said = served.log.read_text(encoding="utf-8")
    assert "Traceback" not in said
    assert "ERROR" not in said


@pytest.mark.parametrize("moment", MOMENTS)
def test_sigterm_at_a_moment_of_the_start(moment: str, copy: Path, tmp_path: Path) -> None:
    ends(Served(tmp_path, {"SIGTERM_AT": moment}, tree=copy))


def test_sigterm_in_the_last_step_of_a_start_on_postgresql(
    copy: Path, postgres: Cluster, tmp_path: Path
) -> None:
    environment = {
        "SIGTERM_AT": "before init after",
        "NEGO_DATABASE": postgres.url,
        "NEGO_SECRET": SECRET,
    }
    ends(Served(tmp_path, environment, tree=copy))


def test_an_idle_connection_does_not_hold_the_end_up(served: Served) -> None:
    with httpx.Client() as idle:
        idle.get(f"{served.url}/healthz")
        served.stop(signal.SIGTERM)
        assert served.process.returncode == 0
    served.start()
