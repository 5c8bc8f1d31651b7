"""What the body of a request of the web channel says."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from nego.channels.errors import BadRequest, TooLong

MAX_BODY_BYTES = 20_000
MAX_TEXT = 1_000
_ID = re.compile(r"[A-Za-z0-9_-]{8,64}", re.ASCII)


@dataclass(frozen=True)
class Sent:
    """A message with the id its sender gave it: the same id is the same message, sent again."""

    id: str
    text: str


def read_sent(body: bytes) -> Sent:
    """The message in a body like {"id": "…", "text": "…"}. Raises ``BadRequest`` or ``TooLong``."""
    fields = _object(body)
    message_id, text = fields.get("id"), fields.get("text")
    if not isinstance(message_id, str) or not _ID.fullmatch(message_id):
        raise BadRequest(
            "Le champ « id » est obligatoire : de 8 à 64 lettres sans accent, chiffres, « - » ou « _ »."
        )
    if not isinstance(text, str) or not text.strip():
        raise BadRequest("Le champ « text » est obligatoire : le texte de la personne.")
    if len(text) > MAX_TEXT:
        raise TooLong("Votre message est trop long : 1 000 caractères au plus.")
    return Sent(message_id, text.strip())


def _object(body: bytes) -> dict[str, Any]:
    if len(body) > MAX_BODY_BYTES:
        raise TooLong("La requête est trop longue.")
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadRequest("Le corps de la requête doit être du JSON en UTF-8.") from error
    if not isinstance(fields, dict):
        raise BadRequest("Le corps de la requête doit être un objet JSON.")
    return fields
