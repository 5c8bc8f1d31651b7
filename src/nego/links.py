"""Addresses of the page of a conversation: for whoever holds them, for some time, and for nobody else.

The identifier of the conversation is encrypted in the address, so that an address that is passed on neither
names the conversation nor lets anybody go on with it.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Literal

from cryptography.fernet import Fernet, InvalidToken

from nego.channels.secret import load_secret
from nego.paths import data_folder

_PURPOSE = b"nego pages 1 "
ROUTE = "/fiche/"
VALID_SECONDS = 30 * 24 * 3600  # as long as a talk with an employer may be prepared
Kind = Literal["html", "pdf", "png", "svg"]


def page_address(conversation: str, kind: Kind) -> str:
    """The path of the page (html, pdf) or of its drawing (png, svg) on Négo's own server."""
    return f"{ROUTE}{_fernet(data_folder()).encrypt(conversation.encode()).decode()}.{kind}"


def conversation_of(token: str) -> str | None:
    """The conversation that an address names; None for one that is forged or too old."""
    try:
        return _fernet(data_folder()).decrypt(token.encode(), ttl=VALID_SECONDS).decode()
    except InvalidToken:
        return None


@lru_cache(maxsize=4)
def _fernet(folder: Path) -> Fernet:
    """A key made of the secret that also signs the tokens of the web channel, for this purpose alone."""
    digest = hashlib.sha256(_PURPOSE + load_secret(folder)).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
