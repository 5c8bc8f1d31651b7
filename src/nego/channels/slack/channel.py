"""The Slack channel: Rasa's side of it, and its three addresses under `/webhooks/slack/`.

    POST events          events, buttons, shortcuts and commands
    GET  install         begins the installation in a workspace
    GET  oauth_redirect  ends it

Without Slack's variables in the environment, or with some missing, there is no address and Négo works
without Slack.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic
from sanic.exceptions import NotFound, ServiceUnavailable
from sanic.request import Request
from sanic.response import HTTPResponse
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow

from nego.channels.errors import SettingsError
from nego.channels.slack.desk import NAME, OnMessage
from nego.channels.slack.http import to_bolt, to_sanic
from nego.channels.slack.installing import INSTALL, REDIRECT
from nego.channels.slack.running import Running
from nego.channels.slack.settings import Settings, read_settings
from nego.server.storage import unwrapped

logger = logging.getLogger(__name__)


class SlackInput(InputChannel):
    """All its settings are in the environment (`settings.py`)."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        self._settings = _settings(environ)
        self._running: Running | None = None

    @classmethod
    def name(cls) -> str:
        return NAME

    @classmethod
    def from_credentials(cls, credentials: Mapping[str, Any] | None) -> SlackInput:
        """The channel of a credentials file, where it has no settings."""
        del credentials
        return cls()

    @property
    def is_hurried(self) -> bool:
        """Whether somebody waits for the server while a turn is played: Slack, for three seconds."""
        return self._settings is not None

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """The routes of the channel; none when Slack is not set."""
        routes = Blueprint("nego_slack")
        settings = self._settings
        if settings is None:
            return routes

        @routes.listener("after_server_start")
        async def start(app: Sanic, _: Any) -> None:
            self._running = Running(settings, on_new_message, unwrapped(app.ctx.agent.tracker_store))
            await self._running.start()

        @routes.listener("before_server_stop")
        async def stop(*_: Any) -> None:
            if self._running is not None:
                await self._running.stop()

        if settings.mode == "events":

            @routes.post("/events")
            async def events(request: Request) -> HTTPResponse:
                return to_sanic(await self._ready().app.async_dispatch(to_bolt(request)))

        if settings.client_id:

            @routes.get(INSTALL)
            async def install(request: Request) -> HTTPResponse:
                return to_sanic(await self._flow().handle_installation(to_bolt(request)))

            @routes.get(REDIRECT)
            async def redirect(request: Request) -> HTTPResponse:
                return to_sanic(await self._flow().handle_callback(to_bolt(request)))

        return routes

    def _flow(self) -> AsyncOAuthFlow:
        flow = self._ready().flow
        if flow is None:
            raise NotFound("no installation")
        return flow

    def _ready(self) -> Running:
        if self._running is None:
            raise ServiceUnavailable("not started")
        return self._running


def _settings(environ: Mapping[str, str]) -> Settings | None:
    try:
        settings = read_settings(environ)
    except SettingsError as error:
        logger.error("Négo démarre sans Slack : %s", error)
        return None
    if settings is None:
        logger.info("Négo démarre sans Slack : aucune variable SLACK_… dans l'environnement.")
    return settings
