"""The secret that signs tokens: NEGO_SECRET, or one made once and kept beside the conversations."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

from nego.channels.errors import SettingsError

SETTING = "NEGO_SECRET"
FILE = "secret"
MIN_LENGTH = 32
_OWNER_ONLY = 0o600


def load_secret(folder: Path, environ: Mapping[str, str] = os.environ) -> bytes:
    """The secret, the same for all processes that share the environment or the folder.

    Raises ``SettingsError`` for one that is too short or that other users of the machine can read.
    """
    given = environ.get(SETTING)
    if given is not None:
        return _checked(given, SETTING)
    path = folder / FILE
    if not path.exists():
        _make(path)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise SettingsError(f"{path} doit être lisible par son seul propriétaire (chmod 600).")
    return _checked(path.read_text(encoding="ascii", errors="replace").strip(), str(path))


def _checked(secret: str, where: str) -> bytes:
    if len(secret) < MIN_LENGTH:
        raise SettingsError(f"{where} : il faut un secret d'au moins {MIN_LENGTH} caractères.")
    return secret.encode()


def _make(path: Path) -> None:
    """Write a new secret whole: of several processes that start together, one wins and all read the same."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = path.with_name(f".{FILE}-{secrets.token_hex(8)}")
    descriptor = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
    try:
        os.link(aside, path)
    except FileExistsError:
        pass  # another process was first: its secret is the one
    finally:
        aside.unlink()
