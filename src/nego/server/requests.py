"""The id of a request, from the proxy in front to the last log line of what it caused."""

from __future__ import annotations

import re
import uuid
from contextvars import ContextVar
from typing import Any

from httptools import HttpParserInvalidURLError
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from nego.metrics import RESPONSES

HEADER = "X-Request-Id"
NOWHERE = b"/-"
"""An address that is none of the server's."""
_FORM = re.compile(r"[A-Za-z0-9._-]{8,64}", re.ASCII)

request_id: ContextVar[str] = ContextVar("request_id", default="-")
"""Of the request in hand; tasks that it starts have it too."""


def name_requests(app: Sanic) -> None:
    """Give each request an id, take over the one it comes with, and tell it in the response."""

    @app.on_request
    async def name(request: Request) -> None:
        request.ctx.id = accepted(request.headers.get(HEADER))
        request_id.set(request.ctx.id)

    @app.on_response
    async def tell(request: Request, response: HTTPResponse) -> None:
        response.headers[HEADER] = getattr(request.ctx, "id", None) or accepted(None)
        RESPONSES.labels(str(response.status)).inc()


def came_through_a_proxy(request: Request) -> bool:
    """Whether a proxy in front says that it passes a request on."""
    return "x-forwarded-for" in request.headers or "forwarded" in request.headers


class AnyAddress(Request):
    """A request for whatever a client may write as an address.

    Sanic's own fails on bytes that belong in none, also when it makes the request that goes with the error:
    the connection is then closed without an answer.
    """

    def __init__(self, url_bytes: bytes, *arguments: Any, **keywords: Any) -> None:
        try:
            super().__init__(url_bytes, *arguments, **keywords)
        except HttpParserInvalidURLError:
            super().__init__(NOWHERE, *arguments, **keywords)


def accepted(given: str | None) -> str:
    """The id that came, when it looks like one; else a new one. It goes into logs and headers as it is."""
    return given if given is not None and _FORM.fullmatch(given) else uuid.uuid4().hex
