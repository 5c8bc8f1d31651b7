"""Which token speaks to a workspace: the one of the environment, or that of its own installation."""

from __future__ import annotations

import asyncio
import time
from typing import Any, Protocol

from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from sqlalchemy.engine import Engine

from nego.channels.slack.heard import Who
from nego.server.database import make_tables

STATE_SECONDS = 600
"""How long an installation may take."""


class Access(Protocol):
    """Tokens by workspace."""

    async def token(self, who: Who) -> str | None:
        """The token of a workspace; None where Négo is not installed."""

    async def forget(self, who: Who) -> None:
        """Keep nothing of a workspace any more."""


class OneWorkspace:
    """The token of the environment, for the only workspace there is."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def token(self, who: Who) -> str | None:
        """The token."""
        del who
        return self._token

    async def forget(self, who: Who) -> None:
        """Nothing is kept."""


class Installations(AsyncInstallationStore):
    """Slack's own store of installations, in the database of the channel.

    Slack's asynchronous one needs drivers that Rasa's SQLAlchemy stores do not use: this one has threads.
    """

    def __init__(self, client_id: str, engine: Engine) -> None:
        self._store = SQLAlchemyInstallationStore(client_id=client_id, engine=engine)
        make_tables(engine, self._store.metadata)

    async def async_save(self, installation: Installation) -> None:
        """Keep an installation."""
        await asyncio.to_thread(self._store.save, installation)

    async def async_save_bot(self, bot: Bot) -> None:
        """Keep a bot."""
        await asyncio.to_thread(self._store.save_bot, bot)

    async def async_find_bot(self, **of: Any) -> Bot | None:
        """The bot of a workspace or of an organisation."""
        return await asyncio.to_thread(self._store.find_bot, **of)

    async def async_find_installation(self, **of: Any) -> Installation | None:
        """The last installation in a workspace or an organisation."""
        return await asyncio.to_thread(self._store.find_installation, **of)

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Forget the bots of a workspace."""
        await asyncio.to_thread(self._store.delete_bot, enterprise_id=enterprise_id, team_id=team_id)

    async def async_delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """Forget the installations in a workspace."""
        of = {"enterprise_id": enterprise_id, "team_id": team_id, "user_id": user_id}
        await asyncio.to_thread(self._store.delete_installation, **of)


class States(AsyncOAuthStateStore):
    """Slack's own store of installations under way, likewise."""

    def __init__(self, engine: Engine) -> None:
        self._store = SQLAlchemyOAuthStateStore(expiration_seconds=STATE_SECONDS, engine=engine)
        make_tables(engine, self._store.metadata)

    async def async_issue(self, *_: Any, **__: Any) -> str:
        """A new state."""
        return await asyncio.to_thread(self._store.issue)

    async def async_consume(self, state: str) -> bool:
        """Whether the state was issued and not used since."""
        return await asyncio.to_thread(self._store.consume, state)


class ManyWorkspaces:
    """The token of each workspace that installed Négo, or of its organisation.

    ``rotator`` renews those that expire, of an app with token rotation.
    """

    def __init__(self, installations: Installations, rotator: AsyncTokenRotator) -> None:
        self._installations = installations
        self._rotator = rotator
        self._renewing = asyncio.Lock()

    async def token(self, who: Who) -> str | None:
        """The token of the workspace, or None. Raises ``SlackTokenRotationError`` for one that expired."""
        bot = await self._bot(who)
        if bot is None or bot.bot_refresh_token is None:
            return None if bot is None else bot.bot_token
        async with self._renewing:
            bot = await self._bot(who)
            return None if bot is None else await self._renewed(who, bot)

    async def _bot(self, who: Who) -> Bot | None:
        for whole in (False, True):
            bot = await self._installations.async_find_bot(
                enterprise_id=who.enterprise, team_id=who.team, is_enterprise_install=whole
            )
            if bot is not None:
                return bot
        return None

    async def _renewed(self, who: Who, bot: Bot) -> str:
        """The token of a bot, renewed when it expires soon."""
        try:
            renewed = await self._rotator.perform_bot_token_rotation(bot=bot)
        except SlackTokenRotationError:
            # Another process has renewed it, or Slack can't now and the token is still good for a while.
            kept = await self._bot(who)
            if kept is None or (kept.bot_token_expires_at or 0) < time.time():
                raise
            return kept.bot_token
        if renewed is None:
            return bot.bot_token
        await self._installations.async_save_bot(renewed)
        return renewed.bot_token

    async def forget(self, who: Who) -> None:
        """Delete the installations of the workspace, or of the organisation when it is one."""
        team = None if who.team == who.enterprise else who.team
        await self._installations.async_delete_all(enterprise_id=who.enterprise, team_id=team)


async def let_in(enterprise_id: str | None, team_id: str | None, user_id: str | None) -> AuthorizeResult:
    """Lets every signed request in: tokens are looked for after the answer to Slack."""
    return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, user_id=user_id)
