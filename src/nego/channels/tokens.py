"""Conversation tokens: who holds one may write in one conversation, from the site that opened it.

    1.<conversation>.<issued>.<origin>.<signature>

The server draws the conversation id (128 random bits); the signature is an HMAC-SHA256 of what precedes it,
so that an id can't be chosen, guessed or changed. ``origin`` is a digest of the site: a token taken to
another site is refused there.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass

from nego.channels.errors import BadToken, Forbidden

PREFIX = "web:"
LIFETIME_SECONDS = 30 * 24 * 3600
_FORM = re.compile(r"(1\.([0-9a-f]{32})\.([0-9]{1,12})\.([0-9a-f]{16}))\.([A-Za-z0-9_-]{43})", re.ASCII)
_PURPOSE = b"nego web token 1\0"
"""Signed with every token: a signature made for something else with the same secret is worth nothing."""


@dataclass(frozen=True)
class Tokens:
    """Issues and reads tokens. ``clock`` gives seconds since 1970."""

    secret: bytes
    clock: Callable[[], float] = time.time

    def issue(self, origin: str | None) -> str:
        """A token of a new conversation, for requests from ``origin`` (None: from no web page)."""
        body = f"1.{secrets.token_hex(16)}.{int(self.clock())}.{_digest(origin)}"
        return f"{body}.{self._sign(body)}"

    def conversation(self, token: str, origin: str | None) -> str:
        """The conversation of a token: ``web:`` and 32 hexadecimal digits.

        Raises ``BadToken`` for one that is forged or expired, ``Forbidden`` for one from another site.
        Browsers send no origin when a page reads from its own site: there is then nothing to compare.
        """
        form = _FORM.fullmatch(token)
        if form is None:
            raise BadToken
        body, conversation, issued, site, signature = form.groups()
        if not hmac.compare_digest(signature, self._sign(body)):
            raise BadToken
        # One from the future was signed before the clock was set back.
        if self.clock() - int(issued) >= LIFETIME_SECONDS:
            raise BadToken
        if origin is not None and site != _digest(origin):
            raise Forbidden("Cette conversation a été ouverte sur un autre site.")
        return PREFIX + conversation

    def _sign(self, body: str) -> str:
        signature = hmac.new(self.secret, _PURPOSE + body.encode(), hashlib.sha256).digest()
        return urlsafe_b64encode(signature).rstrip(b"=").decode()


def _digest(origin: str | None) -> str:
    return hashlib.sha256((origin or "").encode()).hexdigest()[:16]
