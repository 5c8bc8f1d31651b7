"""Which sites may show the widget: an exact list, as browsers write origins."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import Any

from nego.channels.errors import Forbidden, SettingsError

SETTING = "NEGO_ORIGINS"
_FORM = re.compile(r"https?://([a-z0-9._-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?")
_DEFAULT_PORTS = {"http://": ":80", "https://": ":443"}


def listed_origins(configured: Any, environ: Mapping[str, str] = os.environ) -> frozenset[str]:
    """The origins of a channel's settings, or of NEGO_ORIGINS (separated by commas), which replaces them.

    Raises ``SettingsError`` for what no browser would send, ``*`` first of all.
    """
    given = environ.get(SETTING)
    if given is not None:
        configured = [origin.strip() for origin in given.split(",") if origin.strip()]
    if configured is None:
        return frozenset()
    if not isinstance(configured, list):
        raise SettingsError("origins : il faut une liste de sites, comme [https://www.exemple.fr].")
    return frozenset(_checked(configured))


def _checked(origins: Iterable[Any]) -> Iterable[str]:
    for origin in origins:
        scheme = str(origin).partition("//")[0] + "//"
        if not isinstance(origin, str) or not _FORM.fullmatch(origin):
            raise SettingsError(
                f"« {origin} » n'est pas l'origine d'un site : https://www.exemple.fr, en minuscules, "
                "sans chemin, et jamais « * »."
            )
        if origin.endswith(_DEFAULT_PORTS[scheme]):
            raise SettingsError(f"« {origin} » : les navigateurs n'écrivent pas le port par défaut.")
        yield origin


def check_origin(origin: str | None, host: str, listed: frozenset[str]) -> None:
    """Raises ``Forbidden`` unless the page that asks is of a listed site or of this server itself.

    ``host`` is the Host header. A request without Origin comes from no page of another site.
    """
    if origin is None or origin in listed:
        return
    scheme, found, rest = origin.partition("://")
    if found and scheme in ("http", "https") and rest and rest == host.lower():
        return
    raise Forbidden("Ce site n'est pas autorisé à afficher Négo.")
