"""Rasa's REST channel, at the same address, for a body that is checked first.

Rasa's own answers 500 to a body that is not JSON, lets everybody without a `sender` share one conversation,
and sends an empty list when something fails.
"""

from __future__ import annotations

import json
import os
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from nego.channels.errors import SettingsError
from nego.server.requests import came_through_a_proxy

PREFIX = "rest:"
"""Before each sender: nobody speaks here in a conversation of another channel."""
MAX_SENDER = 200
SETTING = "NEGO_REST"
OPEN, SHUT = "on", "off"
LOOPBACK = ("127.", "::1", "::ffff:127.")
CLOSED = (
    "L'API REST est fermée : n'importe qui peut y parler au nom de n'importe qui. "
    "Pour l'ouvrir : NEGO_REST=on dans l'environnement du serveur."
)


class BadBody(ValueError):
    """A request body that is no message; the text, in French, says what is expected."""


class CheckedRestInput(InputChannel):
    """`POST /webhooks/rest/webhook` with {"sender", "message"}: a list of messages, or 400 and {"error"}."""

    def __init__(self) -> None:
        self._said = os.environ.get(SETTING)
        if self._said not in (None, OPEN, SHUT):
            raise SettingsError(f"{SETTING} : il faut {OPEN} ou {SHUT}.")

    @classmethod
    def name(cls) -> str:
        return "rest"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes of the channel."""
        routes = Blueprint("nego_rest")

        @routes.route("/", methods=["GET"])
        async def health(_: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            comes_from_afar = "origin" in request.headers or came_through_a_proxy(request)
            if not is_open(self._said, _reached(request), comes_from_afar, _has_sites(request)):
                return response.json({"error": CLOSED}, status=403)
            output = CollectingOutputChannel()
            try:
                message = read_message(request.body, output)
            except BadBody as error:
                return response.json({"error": str(error)}, status=400)
            await on_new_message(message)
            return response.json([{**said, "recipient_id": _sender(said)} for said in output.messages])

        return routes


def is_open(said: str | None, address: str, comes_from_afar: bool, has_sites: bool) -> bool:
    """Whether a request that reached the server at one of its addresses is answered.

    NEGO_REST says so (on, off); when it says nothing, only the machine itself is answered, and not at all on
    a server that is set up for sites: a proxy in front of it makes everybody look like the machine itself.
    What comes from afar is refused too: through a proxy that says so, or from a page of a website.
    """
    if said is not None:
        return said == OPEN
    return address.startswith(LOOPBACK) and not comes_from_afar and not has_sites


def _reached(request: Request) -> str:
    return str(request.conn_info.sockname[0]) if request.conn_info and request.conn_info.sockname else ""


def _has_sites(request: Request) -> bool:
    channels: list[InputChannel] = request.app.ctx.input_channels
    return any(getattr(channel, "origins", ()) for channel in channels)


def _sender(said: Mapping[str, Any]) -> str:
    return str(said["recipient_id"]).removeprefix(PREFIX)


def read_message(body: bytes, output: CollectingOutputChannel) -> UserMessage:
    """The message in a request body. Raises ``BadBody``."""
    fields = _json_object(body)
    sender, text, metadata = fields.get("sender"), fields.get("message"), fields.get("metadata")
    if not isinstance(sender, str) or not 0 < len(sender) <= MAX_SENDER or not sender.isprintable():
        raise BadBody(
            f"Le champ « sender » est obligatoire : l'identifiant de la conversation, "
            f"de 1 à {MAX_SENDER} caractères affichables."
        )
    if not isinstance(text, str):
        raise BadBody("Le champ « message » est obligatoire : le texte de la personne.")
    if metadata is not None and not isinstance(metadata, dict):
        raise BadBody("Le champ « metadata », s'il est donné, doit être un objet.")
    return UserMessage(
        text, output, PREFIX + sender, input_channel=CheckedRestInput.name(), metadata=metadata
    )


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadBody(
            'Le corps de la requête doit être du JSON en UTF-8 : {"sender": "…", "message": "…"}.'
        ) from error
    if not isinstance(fields, dict):
        raise BadBody('Le corps de la requête doit être un objet JSON : {"sender": "…", "message": "…"}.')
    return fields
