"""Négo in Slack while the server runs: Bolt, the two queues and who works at them."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, cast

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization.async_authorize import AsyncCallableAuthorize
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient

from nego.channels.database import database
from nego.channels.slack.access import Access, Installations, ManyWorkspaces, OneWorkspace, States, let_in
from nego.channels.slack.checking import check_token
from nego.channels.slack.desk import Desk, OnMessage
from nego.channels.slack.installing import oauth_flow
from nego.channels.slack.listeners import Listeners
from nego.channels.slack.queues import INBOX, OUTBOX, Queue
from nego.channels.slack.sending import TIMEOUT_SECONDS, Sender
from nego.channels.slack.settings import APP_TOKEN, Settings
from nego.channels.slack.worker import Worker, wait_before
from nego.paths import data_folder
from nego.server.apart import Apart

logger = logging.getLogger(__name__)
bolt_logger = logging.getLogger("slack_bolt")

FILE = "slack.db"


class Running:
    """Started once the assistant is loaded; ``app`` is Bolt's, ``flow`` its installation in workspaces.

    What comes is kept and acknowledged in the server's event loop. Answering and sending have a thread of
    their own: a database that makes them wait does not make Slack wait.
    """

    def __init__(self, settings: Settings, on_new_message: OnMessage, tracker_store: Any) -> None:
        self._settings = settings
        self._apart = Apart("slack")
        self._engine = database(tracker_store, data_folder(), FILE)
        inbox, outbox = Queue(self._engine, INBOX), Queue(self._engine, OUTBOX)
        access = self._connect()
        self._sending = Worker(outbox, Sender(outbox, access, settings.api).send)
        desk = Desk(
            on_new_message, tracker_store, inbox, outbox, access, settings.url, sent=self._sending.wake
        )
        self._answering = Worker(inbox, desk.answer)
        Listeners(inbox, self._answering.wake).listen(self.app)
        self._socket: AsyncSocketModeHandler | None = None
        self._connecting: asyncio.Task[None] | None = None
        self._checking: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin, with what an earlier process left first."""
        await self._apart.run(self._start_work())
        if self._settings.bot_token:
            self._checking = asyncio.create_task(check_token(self._settings))
        if self._settings.mode == "socket":
            self._connecting = asyncio.create_task(self._open_socket())

    async def stop(self) -> None:
        """Finish what is in hand."""
        for task in (self._connecting, self._checking):
            if task is not None:
                task.cancel()
        if self._socket is not None:
            await self._socket.close_async()
        await self._apart.run(self._stop_work())
        self._apart.stop()

    async def _start_work(self) -> None:
        self._answering.start()
        self._sending.start()

    async def _stop_work(self) -> None:
        await self._answering.stop()
        await self._sending.stop()

    def _connect(self) -> Access:
        """Make Bolt's app; returns the tokens it is installed with."""
        settings = self._settings
        client = AsyncWebClient(base_url=settings.api, timeout=TIMEOUT_SECONDS)
        access: Access = OneWorkspace(settings.bot_token)
        self.flow: AsyncOAuthFlow | None = None
        if settings.client_id:
            installations = Installations(settings.client_id, self._engine)
            rotator = AsyncTokenRotator(
                client_id=settings.client_id, client_secret=settings.client_secret, client=client
            )
            access = ManyWorkspaces(installations, rotator)
            self.flow = oauth_flow(settings, client, installations, States(self._engine))
        bolt_logger.setLevel(logging.ERROR)  # it warns of what is on purpose
        self.app = AsyncApp(
            name="slack_bolt.nego",  # Bolt gives the logger of this name its own level
            logger=bolt_logger,
            client=client,
            signing_secret=settings.signing_secret,
            authorize=cast(Any, AsyncCallableAuthorize(logger=bolt_logger, func=let_in)),
            process_before_response=True,
        )
        return access

    async def _open_socket(self) -> None:
        """Call Slack, again and again until it answers; afterwards Slack's own client keeps the line open."""
        tries = 0
        self._socket = AsyncSocketModeHandler(self.app, self._settings.app_token)
        while True:
            try:
                await self._socket.connect_async()
            except SlackApiError as error:
                logger.error("Slack refuse %s : %s", APP_TOKEN, error.response.get("error"))
            except (aiohttp.ClientError, asyncio.TimeoutError) as error:
                logger.warning("Slack ne répond pas (%s)", type(error).__name__)
            else:
                logger.info("Négo est relié à Slack (Socket Mode).")
                return
            await asyncio.sleep(wait_before(tries))
            tries += 1
