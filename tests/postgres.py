"""A real PostgreSQL of Debian's package, in a folder of its own, started and stopped by the tests."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

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

    @property
    def process(self) -> int:
        """The number of the server process, whose children serve a connection each."""
        return int((self._folder / "data" / "postmaster.pid").read_text().split()[0])

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Connections stay open and nothing answers, as when the disk of a database hangs."""
        server = self.process
        workers = Path(f"/proc/{server}/task/{server}/children").read_text().split()
        pids = [server, *map(int, workers)]
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in pids:
                os.kill(pid, signal.SIGCONT)

    @contextmanager
    def told(self) -> Iterator[list[str]]:
        """All that clients say meanwhile, BEGIN and COMMIT included; filled at the end of the block."""
        found: list[str] = []
        start = (self._folder / "log").stat().st_size
        self.run("ALTER SYSTEM SET log_statement = 'all'", "SELECT pg_reload_conf()")
        time.sleep(0.5)  # the server reads its settings when it gets to it
        try:
            yield found
        finally:
            with (self._folder / "log").open("rb") as log:
                log.seek(start)
                said = log.read().decode().split("LOG:  statement: ")[1:]
            self.run("ALTER SYSTEM RESET log_statement", "SELECT pg_reload_conf()")
            found += [each.split("\n")[0] for each in said]

    def run(self, *statements: str) -> None:
        """Execute statements as the owner of the cluster."""
        engine = sa.create_engine(self.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(sa.text(statement))
        engine.dispose()

    @classmethod
    @contextmanager
    def started(cls) -> Iterator[Cluster]:
        """A cluster of its own, stopped and removed at the end of the block."""
        cluster = cls()
        try:
            cluster.start()
            try:
                yield cluster
            finally:
                cluster.stop()
        finally:
            cluster.remove()

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
