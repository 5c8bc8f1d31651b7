"""Tells in the log, as soon as Négo starts, when it will not be able to answer in Slack."""

from __future__ import annotations

import logging

from nego.channels.slack.installing import SCOPES
from nego.channels.slack.sending import Never, NotNow, call
from nego.channels.slack.settings import BOT_TOKEN, Settings

logger = logging.getLogger(__name__)

GRANTED = "x-oauth-scopes"
"""The header in which Slack names the scopes of a token."""


async def check_token(settings: Settings) -> None:
    """Ask Slack about the token of the only workspace. Whatever it says, the rest of Négo goes on."""
    try:
        answered = await call(settings.api, settings.bot_token, "auth.test", {})
    except Never as error:
        logger.error("Slack refuse %s (%s) : Négo ne peut pas y répondre (docs/slack.md).", BOT_TOKEN, error)
        return
    except NotNow as error:
        logger.warning("Slack ne répond pas (%s) : %s n'est pas vérifié.", error, BOT_TOKEN)
        return
    granted = answered.headers.get(GRANTED)
    missing = sorted(set(SCOPES) - {scope.strip() for scope in granted.split(",")}) if granted else []
    if missing:
        logger.error("%s n'a pas les droits %s (docs/slack.md).", BOT_TOKEN, " et ".join(missing))
    else:
        logger.info("Négo répond dans l'espace Slack « %s ».", answered.get("team"))
