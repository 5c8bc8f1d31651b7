"""Starting the assistant as people start it, with ./nego, on a port and a folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 600  # a first start trains the model
STOP_SECONDS = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Served:
    """A server process; the same port and folder each time it is started.

    With a ``tree``, a copy of the project, the assistant of that copy is started, in this environment.
    """

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    tree: Path | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Path:
        return self.folder / "conversations.db"

    @property
    def log(self) -> Path:
        return self.folder / f"log-{self.port}"

    def start(self) -> None:
        self.launch()
        self.wait()

    def launch(self) -> None:
        """Start it, without waiting until it answers."""
        command = [str(ROOT / "nego")]
        environment = {**os.environ, **self.environment, "NEGO_DATA": str(self.folder)}
        if self.tree is not None:
            command = [sys.executable, "-m", "nego.cli"]
            environment["PYTHONPATH"] = str(self.tree / "src")
        with self.log.open("a") as output:
            self.process = subprocess.Popen(
                [*command, "serve", "--port", str(self.port)],
                stdout=output,
                stderr=output,
                env=environment,
                cwd=self.tree,
            )

    def stop(self, with_signal: signal.Signals = signal.SIGTERM) -> None:
        self.process.send_signal(with_signal)
        self.process.wait(STOP_SECONDS)

    def wait(self) -> None:
        """Wait until it answers. Fails the test when it does not."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                pytest.fail(f"The assistant did not start:\n{self.log.read_text(encoding='utf-8')}")
            try:
                if httpx.get(f"{self.url}/healthz", timeout=30).status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.5)
        said = self.log.read_text(encoding="utf-8")
        pytest.fail(f"The assistant did not answer in {START_SECONDS} s:\n{said}")
