"""The web channel: what the widget talks to, under `/webhooks/web/`.

    POST   conversations    → 201 {"token"}            opens a conversation
    POST   messages         {"id", "text"} → a turn    says something; the same id again gives the same turn
    GET    messages         → {"turns"}                the conversation so far
    DELETE messages         → {"erased", "receipt"}    erases it; its token is worth nothing any more
    GET    export           → a JSON file              all that is kept of it

A turn is {"id", "text", "time", "messages"}, with "erased" when the person asked to erase the conversation.
All but the first need `Authorization: Bearer <token>`. An error is {"error", "code"} and a status among 400,
401, 403, 413, 429 and 503; "retry_after", in seconds, comes with the last two.

Négo speaks when spoken to: an answer is the response to its message, so nothing has to be pushed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from nego.channels.desk import NAME, Desk, OnMessage
from nego.channels.errors import SettingsError
from nego.channels.gate import Gate
from nego.channels.limits import Limit, trusted_proxies
from nego.channels.origins import listed_origins
from nego.channels.secret import load_secret
from nego.paths import data_folder
from nego.server.storage import unwrapped

LIMITS = {
    # By address: any request, and conversations opened. By conversation: messages.
    "requests": Limit("requests", 300, 60),
    "opened": Limit("opened", 60, 600),
    "said": Limit("said", 20, 60),
}


class WebInput(InputChannel):
    """Settings: ``origins``, the sites that may show the widget; ``limits``, {name: [burst, seconds]}."""

    def __init__(self, settings: Mapping[str, Any] | None = None) -> None:
        settings = settings or {}
        self.origins = listed_origins(settings.get("origins"))
        self._limits = _limits(settings.get("limits") or {})
        self._proxies = trusted_proxies()

    @classmethod
    def name(cls) -> str:
        return NAME

    @classmethod
    def from_credentials(cls, credentials: Mapping[str, Any] | None) -> WebInput:
        """The channel of a credentials file. Raises ``SettingsError``."""
        return cls(credentials)

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """The routes of the channel. Raises ``SettingsError`` when there is no secret to sign with."""
        routes = Blueprint("nego_web")
        desk = Desk(load_secret(data_folder()), on_new_message, self._limits)
        gate = Gate(self.origins, self._proxies, desk)
        for path, method, handler in (
            ("/conversations", "POST", gate.open),
            ("/messages", "POST", gate.say),
            ("/messages", "GET", gate.read),
            ("/messages", "DELETE", gate.erase),
            ("/export", "GET", gate.export),
        ):
            routes.add_route(gate.guarded(handler), path, methods=[method], name=f"{method}{path[1:]}")

        @routes.listener("after_server_start")
        async def make_tables(app: Sanic, _: Any) -> None:
            # Not at the first request: the database may not answer then, and others would wait for it.
            desk.kept(unwrapped(app.ctx.agent.tracker_store))

        async def preflight(request: Request) -> HTTPResponse:
            return gate.preflight(request)

        for path in ("/conversations", "/messages", "/export"):
            routes.add_route(preflight, path, methods=["OPTIONS"], name=f"OPTIONS{path[1:]}")
        return routes


def _limits(settings: Mapping[str, Any]) -> dict[str, Limit]:
    unknown = settings.keys() - LIMITS.keys()
    if unknown:
        raise SettingsError(f"limits : {', '.join(sorted(unknown))} inconnu ; il y a {', '.join(LIMITS)}.")
    found = dict(LIMITS)
    for name, value in settings.items():
        if not _is_limit(value):
            raise SettingsError(f"limits : {name} s'écrit [nombre, secondes], comme [20, 60].")
        found[name] = Limit(name, value[0], value[1])
    return found


def _is_limit(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and isinstance(value[0], int)
        and isinstance(value[1], (int, float))
        and min(value) > 0
    )
