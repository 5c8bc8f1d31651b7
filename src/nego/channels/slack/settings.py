"""What the environment says of Slack: nothing, how to reach it, or not enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from nego.channels.errors import SettingsError

MODE = "NEGO_SLACK"
API = "NEGO_SLACK_API"
URL = "NEGO_URL"
DEFAULT_API = "https://slack.com/api/"

SIGNING_SECRET = "SLACK_SIGNING_SECRET"
BOT_TOKEN = "SLACK_BOT_TOKEN"
CLIENT_ID = "SLACK_CLIENT_ID"
CLIENT_SECRET = "SLACK_CLIENT_SECRET"
APP_TOKEN = "SLACK_APP_TOKEN"
ROTATING = "xoxe."
"""How a token begins that Slack lets expire: https://docs.slack.dev/authentication/using-token-rotation."""
SECRETS = (SIGNING_SECRET, BOT_TOKEN, CLIENT_ID, CLIENT_SECRET, APP_TOKEN)


@dataclass(frozen=True)
class Settings:
    """``mode``: Slack calls Négo (events), or Négo calls Slack and keeps the line open (socket).

    Either ``bot_token``, of one workspace, or ``client_id`` and ``client_secret``, for all that install Négo.
    ``api`` and ``url`` are addresses that end with a slash: of Slack's Web API; of Négo itself, or None.
    """

    mode: Literal["events", "socket"]
    signing_secret: str
    app_token: str
    bot_token: str
    client_id: str
    client_secret: str
    api: str
    url: str | None


def read_settings(environ: Mapping[str, str]) -> Settings | None:
    """The settings; None when nothing of Slack is set.

    Raises ``SettingsError``, naming what is missing or wrong.
    """
    given = {name: environ.get(name, "").strip() for name in (*SECRETS, MODE)}
    if not any(given.values()):
        return None
    mode = given[MODE] or "events"
    if mode not in ("events", "socket"):
        raise SettingsError(f"{MODE} : il faut events ou socket, pas « {mode} ».")
    if given[BOT_TOKEN] and (given[CLIENT_ID] or given[CLIENT_SECRET]):
        raise SettingsError(
            f"{BOT_TOKEN} (un seul espace) ou {CLIENT_ID} et {CLIENT_SECRET} (plusieurs) : pas les deux."
        )
    if given[BOT_TOKEN].startswith(ROTATING):
        raise SettingsError(
            f"{BOT_TOKEN} : ce jeton expire au bout de quelques heures. Donnez plutôt {CLIENT_ID} et "
            f"{CLIENT_SECRET}, ou refaites l'app sans rotation des jetons (token_rotation_enabled: false)."
        )
    missing = [name for name in _needed(mode, given) if not given[name]]
    if missing:
        raise SettingsError(f"il manque {' et '.join(missing)} dans l'environnement du serveur.")
    return Settings(
        mode="socket" if mode == "socket" else "events",
        signing_secret=given[SIGNING_SECRET],
        app_token=given[APP_TOKEN],
        bot_token=given[BOT_TOKEN],
        client_id=given[CLIENT_ID],
        client_secret=given[CLIENT_SECRET],
        api=_address(environ, API) or DEFAULT_API,
        url=_address(environ, URL),
    )


def _needed(mode: str, given: Mapping[str, str]) -> list[str]:
    several = given[CLIENT_ID] or given[CLIENT_SECRET]
    who = [CLIENT_ID, CLIENT_SECRET] if several else [BOT_TOKEN]
    return [APP_TOKEN if mode == "socket" else SIGNING_SECRET, *who]


def _address(environ: Mapping[str, str], name: str) -> str | None:
    given = environ.get(name, "").strip()
    if not given:
        return None
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise SettingsError(f"{name} : « {given} » n'est pas une adresse comme https://nego.exemple.fr.")
    return given.rstrip("/") + "/"
