"""Slack calling the assistant: signed requests, with the payloads that Slack documents.

Signing: https://docs.slack.dev/authentication/verifying-requests-from-slack. Retries and their reasons:
https://docs.slack.dev/apis/events-api#retries.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx

from tests.slack.manifest import delivered

ACKNOWLEDGED_WITHIN = 3  # seconds; later, Slack counts the request as failed
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"

# Making a client takes longer than a request. No connection is kept: servers are killed and started.
_slack = httpx.Client(timeout=ACKNOWLEDGED_WITHIN, limits=httpx.Limits(max_keepalive_connections=0))


def signature(secret: str, timestamp: str, body: bytes) -> str:
    signed = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256)
    return f"v0={signed.hexdigest()}"


@dataclass(frozen=True)
class Delivery:
    """Where Slack delivers to: one server process of the app, with the secret they share."""

    url: str
    secret: str

    def event(self, body: Mapping[str, Any], retry: tuple[int, str] | None = None) -> httpx.Response:
        assert delivered(dict(body)), "Slack would not send this: the manifest does not ask for it"
        headers = {"X-Slack-Retry-Num": str(retry[0]), "X-Slack-Retry-Reason": retry[1]} if retry else {}
        return self.send(json.dumps(body).encode(), JSON, **headers)

    def interaction(self, body: Mapping[str, Any]) -> httpx.Response:
        assert delivered(dict(body)), "Slack would not send this: the manifest does not ask for it"
        return self.form({"payload": json.dumps(body)})

    def command(self, fields: Mapping[str, str]) -> httpx.Response:
        assert delivered(dict(fields)), "Slack would not send this: the manifest does not ask for it"
        return self.form(fields)

    def form(self, fields: Mapping[str, str]) -> httpx.Response:
        return self.send(urlencode(fields).encode(), FORM)

    def send(self, body: bytes, content_type: str, age: float = 0, **headers: str) -> httpx.Response:
        """A signed request, signed ``age`` seconds ago; ``headers`` are added or replace what is signed."""
        timestamp = str(int(time.time() - age))
        return self.unsigned(
            body,
            {
                "Content-Type": content_type,
                "X-Slack-Request-Timestamp": timestamp,
                "X-Slack-Signature": signature(self.secret, timestamp, body),
                **headers,
            },
        )

    def unsigned(self, body: bytes, headers: Mapping[str, str]) -> httpx.Response:
        return _slack.post(
            f"{self.url}/webhooks/slack/events",
            content=body,
            headers={"User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)", **headers},
        )


def new_event_id() -> str:
    return f"Ev{uuid.uuid4().hex[:12].upper()}"
