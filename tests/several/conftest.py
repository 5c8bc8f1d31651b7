"""Two Négo processes on one PostgreSQL, behind nginx with the rules of deploy/."""

from __future__ import annotations

import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.packages import missing
from tests.postgres import Cluster
from tests.serving import ROOT, Served, free_port

NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/errors.log;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    limit_req_zone $binary_remote_addr zone=nego_address:1m rate=50r/s;
    upstream nego {{ {servers} }}
    server {{ listen 127.0.0.1:{port}; include {root}/deploy/nginx/locations.conf; }}
}}
"""


@dataclass
class Balancer:
    """nginx in front of processes."""

    folder: Path
    behind: Sequence[Served]
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin") or missing("nginx")
        servers = " ".join(f"server 127.0.0.1:{served.port} fail_timeout=1s;" for served in self.behind)
        settings = self.folder / "nginx.conf"
        written = NGINX.format(folder=self.folder, servers=servers, port=self.port, root=ROOT)
        settings.write_text(written, encoding="utf-8")
        log = str(self.folder / "errors.log")
        self.process = subprocess.Popen([program, "-p", str(self.folder), "-e", log, "-c", str(settings)])
        for _ in range(100):
            try:
                httpx.get(self.url, timeout=5)
                return
            except httpx.TransportError:
                time.sleep(0.1)
        pytest.fail("nginx does not answer")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    with Cluster.started() as made:
        yield made


@pytest.fixture(scope="session")
def pair(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Served]]:
    settings = {"NEGO_DATABASE": cluster.url, "NEGO_SECRET": secrets.token_hex(32), "NEGO_PROXIES": "1"}
    made = [Served(tmp_path_factory.mktemp("process"), settings) for _ in range(2)]
    for served in made:
        served.launch()
    for served in made:
        served.wait()
    yield made
    for served in made:
        served.stop()


@pytest.fixture(scope="session")
def balancer(pair: list[Served], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Balancer]:
    made = Balancer(tmp_path_factory.mktemp("nginx"), pair)
    made.start()
    yield made
    made.stop()
