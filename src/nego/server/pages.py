"""The page of one's own conversation, at an address that only its conversation was told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date

from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from nego.conversation import Context
from nego.conversation.page import page_of
from nego.links import ROUTE, VALID_SECONDS, conversation_of
from nego.negotiation.pictures import png, svg
from nego.negotiation.sheet import Sheet, html, pdf

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
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


def _gone() -> HTTPResponse:
    return response.text(_GONE, status=404, headers=_HEADERS)


def pages() -> Blueprint:
    """`GET /fiche/<token>.html|pdf|png|svg`: the page as the conversation is now, or 404."""
    routes = Blueprint("nego_pages")

    @routes.get(f"{ROUTE}<name:str>")
    async def page(request: Request, name: str) -> HTTPResponse:
        token, _, kind = name.rpartition(".")
        conversation = conversation_of(token)
        if conversation is None or kind not in _MADE:
            return _gone()
        tracker = await request.app.ctx.agent.tracker_store.retrieve(conversation)
        made = page_of(Context.from_slots(tracker.current_slot_values()), date.today()) if tracker else None
        if made is None:
            return _gone()
        content_type, make = _MADE[kind]
        body = await asyncio.get_running_loop().run_in_executor(None, make, made)
        shown = {"Content-Disposition": f'inline; filename="{FILE_NAME}.{kind}"'}
        return response.raw(body, content_type=content_type, headers={**_HEADERS, **shown})

    return routes
