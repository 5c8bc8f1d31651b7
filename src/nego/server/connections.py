"""HTTP as it arrives: one reading of each request, or none, and none that takes for ever.

Sanic 21.12 waits for the body of a negative length, answers 500 to a length that is no number, reads some
requests in another way than the proxy in front might (two lengths, a length and chunks, a space before a
colon: what follows would be taken for the request of somebody else), and starts its clocks anew at each byte.
"""

from __future__ import annotations

import re
from time import monotonic
from typing import NoReturn

from sanic.exceptions import InvalidUsage
from sanic.http import Http, Stage
from sanic.request import Request
from sanic.server.protocols.http_protocol import HttpProtocol

LONGEST_LENGTH = 12
"""Digits of a length: a terabyte is too much to be told so."""
ABORT_SECONDS = 10
"""What somebody has for reading an answer that came too late."""
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9a-z-]+", re.ASCII)
_CONTROL = re.compile(rb"[\r\n\0]")
_LENGTH = re.compile(rf"[0-9]{{1,{LONGEST_LENGTH}}}", re.ASCII)


class OneReading(Http):
    """Sanic's reading of a connection, without requests that can be read in two ways."""

    async def http1_request_header(self) -> None:
        """Read the head of a request. Raises ``InvalidUsage``, after which the connection is closed."""
        try:
            await super().http1_request_header()
        except (ValueError, KeyError) as error:
            # The length is no number, or there is none and the body comes in a way that Sanic does not know.
            self._refuse(error)
        if not _is_plain(self.request):
            self._refuse()
        if self.request_body == "chunked":
            self.keep_alive = False  # what follows the last chunk is read by nobody

    async def read(self) -> bytes | None:
        """Some bytes of the body. Raises ``InvalidUsage`` and ``PayloadTooLarge``."""
        try:
            data: bytes | None = await super().read()
        except InvalidUsage:
            self.request_body = None  # what is left of it is not read, nor looked at once more
            raise
        return data

    def _refuse(self, reason: Exception | None = None) -> NoReturn:
        self.request_body = None
        self.recv_buffer.clear()
        raise InvalidUsage("Bad Request") from reason


def _is_plain(request: Request) -> bool:
    """Whether all who read the head of a request see the same one in it."""
    headers = request.headers
    lengths, codings = headers.getall("content-length", []), headers.getall("transfer-encoding", [])
    return (
        all(map(_NAME.fullmatch, headers))
        and len(lengths) + len(codings) <= 1
        and len(headers.getall("host", [])) <= 1
        and all(map(_LENGTH.fullmatch, lengths))
        and all(coding == "chunked" for coding in codings)
        and not _CONTROL.search(request.head.replace(b"\r\n", b""))
    )


class Connection(HttpProtocol):
    """A connection whose clocks run from the first byte of a request, not from the last that came; one that
    has never sent any is given up as soon as an unfinished request."""

    def _setup_connection(self) -> None:
        self._http = OneReading(self)
        self._time = monotonic()
        self.check_timeouts()

    def data_received(self, data: bytes) -> None:
        """Take bytes in."""
        self.conn_info.ctx.has_spoken = True
        since = self._time
        super().data_received(data)
        http = getattr(self, "_http", None)  # Sanic has none before the first byte is looked at
        if http is not None and http.stage is not Stage.IDLE:
            self._time = since

    def check_timeouts(self) -> None:
        """End what takes too long; whoever does not read the answer that says so is cut off."""
        waited = monotonic() - self._time
        if self._task and waited > self.request_timeout and not hasattr(self.conn_info.ctx, "has_spoken"):
            self._task.cancel()
            return
        super().check_timeouts()
        if getattr(self._http, "exception", None) is not None:
            self.loop.call_later(ABORT_SECONDS, self.abort)
