"""The page of one's own conversation, at an address that only its conversation was told."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import date
from typing import Any

from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse
from sqlalchemy.exc import SQLAlchemyError

from nego.channels.database import database
from nego.channels.errors import Busy, Later
from nego.channels.limits import Limit, Rates, client_address, trusted_proxies
from nego.channels.secret import load_secret
from nego.conversation import Context
from nego.conversation.page import page_of
from nego.links import ROUTE, VALID_SECONDS, conversation_of
from nego.negotiation.pictures import png, svg
from nego.negotiation.sheet import Sheet, html, pdf
from nego.paths import data_folder
from nego.server.database import aside
from nego.server.storage import unwrapped

logger = logging.getLogger(__name__)

FILE_NAME = "fiche-nego"
_MADE: dict[str, tuple[str, Callable[[Sheet], bytes]]] = {
    "html": ("text/html; charset=utf-8", lambda page: html(page).encode()),
    "pdf": ("application/pdf", pdf),
    "png": ("image/png", lambda page: png(page.drawing)),
    "svg": ("image/svg+xml", lambda page: svg(page.drawing).encode()),
}
_GONE = (
    f"Cette fiche n'existe pas, ou plus : une adresse de fiche vaut {VALID_SECONDS // 86_400} jours, et "
    "disparaît avec la conversation. Redemandez-la à Négo : « fais-moi la fiche »."
)
TYPESET = ("pdf", "png")
"""What takes a processor for some time, 50 ms; the rest is text."""
BY_CONVERSATION, BY_ADDRESS = Limit("pages", 30, 60), Limit("pages_typeset", 60, 60)
"""Of any kind; of those that are typeset."""
AT_ONCE = 8
"""Pages in the making in one process; more would take the processor from those who talk."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


def _gone() -> HTTPResponse:
    return response.text(_GONE, status=404, headers=_HEADERS)


class Limits:
    """Who asks for pages how often, and how many are in the making. Raises ``SettingsError``."""

    def __init__(self) -> None:
        self._proxies = trusted_proxies()
        self._making = 0
        self._rates: Rates | None = None

    async def take(self, request: Request, conversation: str, kind: str) -> None:
        """Count a page. Raises ``TooMany``."""
        rates = self.rates(request.app)
        if kind in TYPESET:
            address = client_address(request.ip, request.headers.get("x-forwarded-for"), self._proxies)
            await aside(rates.engine, rates.take, BY_ADDRESS, address)
        await aside(rates.engine, rates.take, BY_CONVERSATION, conversation)

    async def made(self, make: Callable[[Sheet], bytes], page: Sheet) -> bytes:
        """A page, made beside the event loop. Raises ``Busy``."""
        if self._making >= AT_ONCE:
            raise Busy
        self._making += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(None, make, page)
        finally:
            self._making -= 1

    def rates(self, app: Sanic) -> Rates:
        """The rates, in the database that goes with the conversations."""
        if self._rates is None:
            store, folder = unwrapped(app.ctx.agent.tracker_store), data_folder()
            self._rates = Rates(database(store, folder), load_secret(folder))
        return self._rates


def _later(reason: Later) -> HTTPResponse:
    headers = {**_HEADERS, "Retry-After": str(reason.retry_after)}
    return response.text(str(reason), status=reason.status, headers=headers)


def pages() -> Blueprint:
    """`GET /fiche/<token>.html|pdf|png|svg`: the page as the conversation is now, or 404; 429 or 503 for now.

    Raises ``SettingsError``.
    """
    routes, limits = Blueprint("nego_pages"), Limits()

    @routes.listener("after_server_start")
    async def make_tables(app: Sanic, _: Any) -> None:
        limits.rates(app)

    @routes.get(f"{ROUTE}<name:str>")
    async def page(request: Request, name: str) -> HTTPResponse:
        token, _, kind = name.rpartition(".")
        conversation = conversation_of(token)
        if conversation is None or kind not in _MADE:
            return _gone()
        content_type, make = _MADE[kind]
        try:
            await limits.take(request, conversation, kind)
            tracker = await request.app.ctx.agent.tracker_store.retrieve(conversation)
            slots = tracker.current_slot_values() if tracker else {}
            made = page_of(Context.from_slots(slots), date.today()) if tracker else None
            if made is None:
                return _gone()
            body = await limits.made(make, made)
        except Later as reason:
            return _later(reason)
        except SQLAlchemyError:
            logger.exception("The database does not answer")
            return _later(Busy())
        shown = {"Content-Disposition": f'inline; filename="{FILE_NAME}.{kind}"'}
        return response.raw(body, content_type=content_type, headers={**_HEADERS, **shown})

    return routes
