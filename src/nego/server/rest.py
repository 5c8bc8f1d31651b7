"""Rasa's REST channel, at the same address, for a body that is checked first.

Rasa's own answers 500 to a body that is not JSON, lets everybody without a `sender` share one conversation,
and sends an empty list when something fails.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

MAX_SENDER = 200


class BadBody(ValueError):
    """A request body that is no message; the text, in French, says what is expected."""


class CheckedRestInput(InputChannel):
    """`POST /webhooks/rest/webhook` with {"sender", "message"}: a list of messages, or 400 and {"error"}."""

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
            output = CollectingOutputChannel()
            try:
                message = read_message(request.body, output)
            except BadBody as error:
                return response.json({"error": str(error)}, status=400)
            await on_new_message(message)
            return response.json(output.messages)

        return routes


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
    return UserMessage(text, output, sender, input_channel=CheckedRestInput.name(), metadata=metadata)


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
