"""The widget, its demo page and the privacy page, files of `widget/`: read once, compressed once, revalidated
by browsers.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from nego.paths import ROOT

WIDGET = ROOT / "widget"
DEMO = "index.html"

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}

DEMO_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)


@dataclass(frozen=True)
class File:
    """A file as it is sent."""

    plain: bytes
    zipped: bytes
    headers: dict[str, str]

    def response(self, request: Request) -> HTTPResponse:
        """The file, compressed for who reads gzip, or 304 for who has it."""
        if request.headers.get("if-none-match") == self.headers["ETag"]:
            return response.empty(304, headers=self.headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            return response.raw(self.zipped, headers={**self.headers, "Content-Encoding": "gzip"})
        return response.raw(self.plain, headers=self.headers)


def read_file(path: Path, facts: Mapping[str, str] | None = None) -> File:
    """A file and its headers, by its kind. A page's `{{name}}` are replaced by ``facts``."""
    content = path.read_bytes()
    for name, value in (facts or {}).items() if path.suffix == ".html" else ():
        content = content.replace(f"{{{{{name}}}}}".encode(), value.encode())
    headers = {
        "Content-Type": TYPES[path.suffix],
        "ETag": f'W/"{hashlib.sha256(content).hexdigest()[:20]}"',
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if path.suffix == ".js":
        # A module is fetched with CORS by the sites that show the widget; which of them may talk to Négo is
        # for the web channel to say.
        headers |= {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
    if path.suffix == ".html":
        headers |= {"Content-Security-Policy": DEMO_POLICY, "Referrer-Policy": "no-referrer"}
    return File(content, gzip.compress(content, mtime=0), headers)


def serve_files(app: Sanic, facts: Mapping[str, str] | None = None, folder: Path = WIDGET) -> None:
    """Add a route for each file of the folder: pages without their suffix, the demo page at `/`."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in TYPES:
            name = path.relative_to(folder).as_posix()
            address = "" if name == DEMO else name.removesuffix(".html")
            _add(app, f"/{address}", read_file(path, facts))


def _add(app: Sanic, address: str, file: File) -> None:
    async def send(request: Request) -> HTTPResponse:
        return file.response(request)

    app.add_route(send, address, methods=["GET", "HEAD"], name=f"file{address.replace('/', '_')}")
