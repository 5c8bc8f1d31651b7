"""The HTTP side of the web channel: who may ask, how often, and what they are told."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse
from sqlalchemy.exc import SQLAlchemyError

from nego.channels.desk import Desk
from nego.channels.errors import BadToken, Busy, Later, Refused
from nego.channels.limits import client_address
from nego.channels.origins import check_origin
from nego.channels.reading import read_sent
from nego.server.storage import unwrapped

logger = logging.getLogger(__name__)

EXPORT_FILE = "conversation-nego.json"

Handler = Callable[[Request], Awaitable[HTTPResponse]]


class Gate:
    """Handlers of requests. ``origins`` are the listed sites, ``proxies`` the trusted proxies in front."""

    def __init__(self, origins: frozenset[str], proxies: int, desk: Desk) -> None:
        self._origins = origins
        self._proxies = proxies
        self._desk = desk

    async def open(self, request: Request) -> HTTPResponse:
        """Open a conversation."""
        await self._take(request, "opened", self._address(request))
        return response.json({"token": self._desk.tokens.issue(_origin(request))}, status=201)

    async def say(self, request: Request) -> HTTPResponse:
        """Say something."""
        conversation = await self._conversation(request)
        sent = read_sent(request.body)
        await self._take(request, "said", conversation)
        return response.json(await self._desk.say(_store(request), conversation, sent))

    async def read(self, request: Request) -> HTTPResponse:
        """Give the conversation again."""
        return response.json(
            {"turns": await self._desk.read(_store(request), await self._conversation(request))}
        )

    async def erase(self, request: Request) -> HTTPResponse:
        """Erase the conversation."""
        receipt = await self._desk.erase(_store(request), await self._conversation(request))
        return response.json({"erased": True, "receipt": receipt})

    async def export(self, request: Request) -> HTTPResponse:
        """Hand out all that is kept of the conversation, as a file."""
        kept = await self._desk.export(_store(request), await self._conversation(request))
        return response.json(kept, headers={"Content-Disposition": f'attachment; filename="{EXPORT_FILE}"'})

    def preflight(self, request: Request) -> HTTPResponse:
        """Answer a browser that asks what it may send."""
        try:
            check_origin(_origin(request), request.host, self._origins)
        except Refused as refused:
            return _refusal(refused)
        return response.empty(
            headers={
                **_cors(request),
                "Access-Control-Allow-Methods": "GET, POST, DELETE",
                "Access-Control-Allow-Headers": "authorization, content-type",
                "Access-Control-Max-Age": "7200",
                "Vary": "Origin",
            }
        )

    def guarded(self, handler: Handler) -> Handler:
        """The handler, for allowed sites under the limits; what is refused is told as JSON."""

        async def guard(request: Request) -> HTTPResponse:
            headers: dict[str, str] = {}
            try:
                check_origin(_origin(request), request.host, self._origins)
                headers = _cors(request)
                await self._take(request, "requests", self._address(request))
                answered = await handler(request)
            except Refused as refused:
                answered = _refusal(refused)
            except SQLAlchemyError:
                logger.exception("The database does not answer")
                answered = _refusal(Busy())
            answered.headers.update({**headers, "Cache-Control": "no-store", "Vary": "Origin"})
            return answered

        return guard

    async def _take(self, request: Request, limit: str, who: str) -> None:
        await self._desk.kept(_store(request)).take(self._desk.limits[limit], who)

    def _address(self, request: Request) -> str:
        return client_address(request.ip, request.headers.get("x-forwarded-for"), self._proxies)

    async def _conversation(self, request: Request) -> str:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            raise BadToken
        conversation = self._desk.tokens.conversation(token.strip(), _origin(request))
        if await self._desk.kept(_store(request)).is_closed(conversation):
            raise BadToken
        return conversation


def _store(request: Request) -> Any:
    agent = getattr(request.app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        raise Busy
    return unwrapped(agent.tracker_store)


def _origin(request: Request) -> str | None:
    origin: str | None = request.headers.get("origin")
    return origin


def _cors(request: Request) -> dict[str, str]:
    origin = _origin(request)
    return {"Access-Control-Allow-Origin": origin} if origin else {}


def _refusal(refused: Refused) -> HTTPResponse:
    told: dict[str, Any] = {"error": str(refused), "code": refused.code}
    headers = {}
    if isinstance(refused, Later):
        told["retry_after"] = refused.retry_after
        headers["Retry-After"] = str(refused.retry_after)
    return response.json(told, status=refused.status, headers=headers)
