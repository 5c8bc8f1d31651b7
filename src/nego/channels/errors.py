"""What stops a request, with its HTTP status and a French sentence for the person."""

from __future__ import annotations

import math


class SettingsError(ValueError):
    """A setting the server can't start with; the text, in French, says which and what is expected."""


class Refused(Exception):
    """A request that is not answered. ``status`` is HTTP's, ``code`` is for programs, the text is French."""

    status = 400
    code = "bad_request"


class BadRequest(Refused):
    """A request that is no message."""


class BadToken(Refused):
    """No token, a forged or expired one, or that of an erased conversation."""

    status = 401
    code = "bad_token"

    def __init__(
        self, sentence: str = "Cette conversation n'est plus ouverte. Commencez-en une autre."
    ) -> None:
        super().__init__(sentence)


class Forbidden(Refused):
    """A site, or an access, that is not allowed."""

    status = 403
    code = "forbidden"


class TooLong(Refused):
    """A text or a body over its limit."""

    status = 413
    code = "too_long"


class Later(Refused):
    """Refused for now; ``retry_after`` is in seconds, at least 1."""

    def __init__(self, sentence: str, seconds: float) -> None:
        super().__init__(sentence)
        self.retry_after = max(1, math.ceil(seconds))


class TooMany(Later):
    """Over a rate limit."""

    status = 429
    code = "too_many"

    def __init__(self, seconds: float) -> None:
        wait = max(1, math.ceil(seconds))
        super().__init__(
            f"Vous allez un peu vite. Réessayez dans {wait} seconde{'s' if wait > 1 else ''}.", seconds
        )


class Busy(Later):
    """The server can't answer now."""

    status = 503
    code = "busy"

    def __init__(self, seconds: float = 3) -> None:
        super().__init__("Négo est momentanément indisponible. Réessayez dans un instant.", seconds)
