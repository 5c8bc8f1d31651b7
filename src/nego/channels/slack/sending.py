"""Sends what is in the outbox: until Slack has it, and once.

Messages carry a `client_msg_id` that stays the same: Slack shows one message for it, whatever was sent again.
Answers that one person sees where they asked carry none. One that was sent and not confirmed, because the
process died or the line was cut, may be on the screen or not: it comes once more as a private message, which
has an id, and says so. Nothing is lost, and nobody takes it for another answer.
"""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from nego.channels.slack.access import Access
from nego.channels.slack.blocks import context
from nego.channels.slack.heard import Who
from nego.channels.slack.queues import Queue, Taken
from nego.channels.slack.worker import wait_before
from nego.wording import wording

logger = logging.getLogger(__name__)

TIMEOUT_SECONDS = 10
GIVE_UP_SECONDS = 24 * 3600
SENT = "sent"
RESPOND, POST, WHISPER, PUBLISH = "respond", "chat.postMessage", "chat.postEphemeral", "views.publish"

_NAMESPACE = uuid.UUID("5f0d6e3a-4b51-4f0e-9c5e-7d9a2c1b8e64")


class NotNow(Exception):
    """Slack can't take it now; ``seconds`` until it may, None when it did not say.

    ``uncertain``: it was sent, and Slack may have taken it.
    """

    def __init__(self, reason: str, seconds: float | None = None, uncertain: bool = False) -> None:
        super().__init__(reason)
        self.seconds = seconds
        self.uncertain = uncertain


class Never(Exception):
    """Slack refuses, and will refuse again."""


class Sender:
    """Sends the entries of the outbox: {"method", "arguments", "who", "url"}; "sent" while that is uncertain.

    ``method`` is one of the Web API, or `respond` to the address ``url``. What can't be shown to one person
    where they asked is sent to them as a private message.
    """

    def __init__(self, outbox: Queue, access: Access, api: str) -> None:
        self._outbox = outbox
        self._access = access
        self._api = api

    async def send(self, taken: Taken) -> None:
        """Send one entry and finish it, or have it taken again."""
        content = taken.entry.content
        token = await self._access.token(Who(**content["who"]))
        if token is None:
            logger.warning("Nothing is sent to a workspace where Négo is not installed")
            self._outbox.drop(taken)
            return
        try:
            await self._deliver(taken, token)
        except NotNow as error:
            if time.time() - taken.created < GIVE_UP_SECONDS:
                logger.info("A message to Slack waits: %s", error)
                self._outbox.again(taken, error.seconds or wait_before(taken.tries))
                return
            logger.error("A message to Slack is given up: %s", error)
        except Never as error:
            logger.error("Slack refuses a message: %s", error)
        self._outbox.finish(taken)

    async def _deliver(self, taken: Taken, token: str) -> None:
        content = taken.entry.content
        if content["method"] in (POST, PUBLISH) or content["arguments"].get("replace_original"):
            await self._show(taken, token)
        elif content.get(SENT):
            await self._show_privately(taken, token, notes=[wording().render("slack_perhaps_again").text])
        else:
            await self._show_once(taken, token)

    async def _show_once(self, taken: Taken, token: str) -> None:
        """Send what would be there twice if it was sent twice; what Slack refuses is a private message."""
        content = taken.entry.content
        self._outbox.rewrite(taken, {**content, SENT: True})
        try:
            await self._show(taken, token)
        except NotNow as error:
            if not error.uncertain:
                self._outbox.rewrite(taken, content)
            raise
        except Never as error:
            logger.info("An answer goes to a private message, Slack refuses it where it was asked: %s", error)
            self._outbox.rewrite(taken, content)
            await self._show_privately(taken, token)

    async def _show(self, taken: Taken, token: str) -> None:
        content = taken.entry.content
        method, arguments = content["method"], content["arguments"]
        if method == RESPOND:
            await respond(content["url"], arguments)
        else:
            await self._call(token, method, self._marked(taken, arguments) if method == POST else arguments)

    async def _show_privately(self, taken: Taken, token: str, notes: Iterable[str] = ()) -> None:
        content = taken.entry.content
        text, blocks = content["arguments"]["text"], content["arguments"]["blocks"]
        message = {"text": text, "blocks": [*(context(note) for note in notes), *blocks]}
        await self._call(token, POST, self._marked(taken, {"channel": content["who"]["user"], **message}))

    def _marked(self, taken: Taken, arguments: Mapping[str, Any]) -> dict[str, Any]:
        return {**arguments, "client_msg_id": str(uuid.uuid5(_NAMESPACE, taken.entry.key))}

    async def _call(self, token: str, method: str, arguments: Mapping[str, Any]) -> None:
        await call(self._api, token, method, arguments)


async def call(api: str, token: str, method: str, arguments: Mapping[str, Any]) -> AsyncSlackResponse:
    """Call a method of the Web API at the address ``api``. Raises ``NotNow`` or ``Never``."""
    client = AsyncWebClient(token, base_url=api, timeout=TIMEOUT_SECONDS, retry_handlers=[])
    try:
        return await client.api_call(method, json=dict(arguments))
    except SlackApiError as error:
        status, reason, headers = _answered(error)
        raise _refusal(status, reason, headers) from error
    except (aiohttp.ClientError, asyncio.TimeoutError) as error:
        raise _unanswered(error) from error


async def respond(url: str, body: Mapping[str, Any]) -> None:
    """Post to the address that came with a command, a shortcut or a button.

    Raises ``NotNow`` or ``Never``; Slack refuses after 30 minutes or five messages.
    """
    client = AsyncWebhookClient(url, timeout=TIMEOUT_SECONDS, retry_handlers=[])
    try:
        answered = await client.send_dict(dict(body))
    except (aiohttp.ClientError, asyncio.TimeoutError) as error:
        raise _unanswered(error) from error
    if answered.status_code != 200:
        raise _refusal(answered.status_code, answered.body, answered.headers)


_PASSING = ("internal_error", "fatal_error", "service_unavailable", "request_timeout", "ratelimited")


def _unanswered(error: Exception) -> NotNow:
    reached = not isinstance(error, aiohttp.ClientConnectorError)
    return NotNow(f"no answer from Slack ({type(error).__name__})", uncertain=reached)


def _refusal(status: int, reason: str, headers: Mapping[str, str]) -> NotNow | Never:
    if status == 429 or reason == "ratelimited":
        after = headers.get("Retry-After") or headers.get("retry-after") or ""
        return NotNow("too many requests", max(1.0, float(after)) if after.isdecimal() else None)
    told = (reason if status == 200 else f"{status} {reason}")[:200]
    return NotNow(told) if status >= 500 or reason in _PASSING else Never(told)


def _answered(error: SlackApiError) -> tuple[int, str, Mapping[str, str]]:
    """Status, reason and headers of a failed call, JSON or not."""
    response = error.response
    status: int = getattr(response, "status_code", None) or getattr(response, "status", None) or 0
    data = getattr(response, "data", None)
    reason = data.get("error") if isinstance(data, dict) else None
    return status, str(reason or error), getattr(response, "headers", None) or {}
