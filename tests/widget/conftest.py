"""A real Chromium, and the assistant it talks to.

Chromium is the system's (Debian: `apt-get install chromium`), or the one NEGO_CHROMIUM names. Without one
these tests are skipped, and say so; with NEGO_NEEDS_CHROMIUM=1, as in CI, they fail.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.serving import Served, free_port
from tests.widget.browsing import Chat

HOSTS = Path(__file__).with_name("hosts")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
NETWORK = ("Failed to load resource", "net::ERR_")

NewContext = Callable[..., BrowserContext]
Visit = Callable[..., Chat]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = os.environ.get("NEGO_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        missing = "Chromium is missing: apt-get install chromium, or NEGO_CHROMIUM=/path/to/it"
        if os.environ.get("NEGO_NEEDS_CHROMIUM") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    # Its sandbox refuses root, which containers are.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=arguments)
        yield started
        started.close()


class _Hosts(SimpleHTTPRequestHandler):
    """Pages of other sites; each may have its policy in a file beside it. NEGO is our server's address."""

    def do_GET(self) -> None:
        page = HOSTS / self.path.lstrip("/")
        if page.suffix != ".html":
            super().do_GET()
            return
        body = page.read_text(encoding="utf-8").replace("NEGO", _Hosts.nego).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        policy = page.with_suffix(".csp")
        if policy.is_file():
            text = " ".join(policy.read_text(encoding="utf-8").split())
            self.send_header("Content-Security-Policy", text.replace("NEGO", _Hosts.nego))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        del format, args

    nego = ""


def _serve_hosts() -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Hosts, directory=str(HOSTS)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="session")
def hosts() -> Iterator[tuple[str, str]]:
    """Two sites that show the widget: one that the server allows, one that it does not."""
    servers = [_serve_hosts(), _serve_hosts()]
    first, second = (f"http://127.0.0.1:{server.server_address[1]}" for server in servers)
    yield first, second
    for server in servers:
        server.shutdown()


@pytest.fixture(scope="session")
def served(
    browser: Browser, hosts: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    made = Served(tmp_path_factory.mktemp("widget"), {"NEGO_ORIGINS": hosts[0]}, free_port())
    made.start()
    _Hosts.nego = made.url
    try:
        yield made
    finally:
        made.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[NewContext]:
    """Makes browser profiles, each new and empty."""
    made: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        made.append(browser.new_context(**{"locale": "fr-FR", **DESKTOP, **options}))
        return made[-1]

    yield new
    for one in made:
        one.close()


@pytest.fixture
def visit(context: NewContext, served: Served) -> Iterator[Visit]:
    """Opens pages and checks at the end that nothing went wrong in them.

    ``noisy``: the browser is expected to report failed requests; nothing else may be reported.
    """
    chats: list[tuple[Chat, bool]] = []

    def go(profile: BrowserContext | None = None, url: str = "", noisy: bool = False, **options: Any) -> Chat:
        chat = Chat(profile or context(**options), url or served.url)
        chats.append((chat, noisy))
        return chat

    yield go
    for chat, noisy in chats:
        # An error may still be on its way.
        with suppress(Exception):
            chat.page.wait_for_timeout(50)
        expected = NETWORK if noisy else ()
        assert [said for said in chat.wrong if not any(noise in said for noise in expected)] == []
