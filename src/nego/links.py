"""Addresses of the page of a conversation: for whoever holds them, for some time, and for nobody else.

The identifier of the conversation is encrypted in the address, so that an address that is passed on neither
names the conversation nor lets anybody go on with it. The key is drawn once, in the folder of the data.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Literal

from cryptography.fernet import Fernet, InvalidToken

from nego.paths import data_folder

KEY_FILE = "pages.key"
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
    """The key of a folder, made where there is none; two processes that start at once agree on one."""
    path = folder / KEY_FILE
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        new = folder / f"{KEY_FILE}.{os.getpid()}"
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(Fernet.generate_key())
        try:
            os.link(new, path)
        except FileExistsError:
            pass  # another process was first: its key is the one
        finally:
            new.unlink()
    return Fernet(path.read_bytes())
