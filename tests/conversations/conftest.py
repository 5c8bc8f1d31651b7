"""The assistant, started once for all tests that talk to it, as people start it: with ./nego."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.conversations.playing import Assistant

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 600  # a first start trains the model
STOP_SECONDS = 30


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    data = tmp_path_factory.mktemp("assistant")
    url, log = f"http://127.0.0.1:{free_port()}", data / "log"
    command = [str(ROOT / "nego"), "serve", "--port", url.rpartition(":")[2]]
    with log.open("w") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=output, env={**os.environ, "NEGO_DATA": str(data)}
        )
    try:
        wait_until_it_answers(url, process, log)
        yield Assistant(url, data / "conversations.db")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(STOP_SECONDS)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_it_answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"The assistant did not start:\n{log.read_text(encoding='utf-8')}")
        try:
            if httpx.get(f"{url}/healthz", timeout=30).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.5)
    pytest.fail(f"The assistant did not answer in {START_SECONDS} s:\n{log.read_text(encoding='utf-8')}")
