"""A real PostgreSQL of Debian's package, in a folder of its own, started and stopped by the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.packages import missing
from tests.serving import free_port

USER = "postgres"
"""The account of Debian's package: the server refuses to run as root."""


def programs() -> Path:
    """The folder of initdb and pg_ctl; skips or fails the test when there is none."""
    found = [Path(name).resolve().parent for name in [shutil.which("initdb")] if name]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in found:
        if (folder / "initdb").exists():
            return folder
    missing("postgresql")


@dataclass
class Cluster:
    """A cluster that can be stopped, cut and started again on the same port."""

    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        self._programs = programs()
        self._folder = Path(tempfile.mkdtemp(prefix="nego-postgres-"))
        if os.getuid() == 0:
            shutil.chown(self._folder, USER)
        self._run("initdb", "--username=nego", "--auth=trust", "--encoding=UTF8", "--no-instructions")

    @property
    def url(self) -> str:
        return f"postgresql://nego@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
        self._run("pg_ctl", "--wait", f"--log={self._folder}/log", f"--options={options}", "start")

    def stop(self) -> None:
        """Stop at once, as a crash would: connections are cut, and what was committed is kept."""
        self._run("pg_ctl", "--wait", "--mode=immediate", "stop")

    def remove(self) -> None:
        shutil.rmtree(self._folder)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(self._programs / program), f"--pgdata={self._folder}/data", *arguments],
            user=USER if os.getuid() == 0 else None,
            cwd=self._folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            stdout=subprocess.DEVNULL,
            check=True,
            timeout=60,
        )
