"""People who write to a started assistant through the web channel, as the widget does."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field
from typing import Any

import httpx

SECONDS = 40
RETRIES = (502, 503, 504)


@dataclass
class Person:
    """One conversation. What is not answered is sent again with its id, as the widget does.

    ``address`` is where requests come from, 127.0.0.0/8: limits count by address.
    """

    url: str
    token: str = ""
    said: list[str] = field(default_factory=list)
    address: str = "127.0.0.1"

    def __post_init__(self) -> None:
        transport = httpx.HTTPTransport(local_address=self.address)
        self.client = httpx.Client(transport=transport, timeout=SECONDS)

    def open(self) -> Person:
        opened = self.client.post(f"{self.url}/webhooks/web/conversations")
        opened.raise_for_status()
        self.token = opened.json()["token"]
        return self

    def send(self, text: str, message: str | None = None) -> httpx.Response:
        """One request, whatever becomes of it."""
        body = {"id": message or uuid.uuid4().hex, "text": text}
        return self.client.post(self._messages, json=body, headers=self._headers)

    def say(self, text: str, patience: float = 90) -> dict[str, Any]:
        """The turn of a message, sent until it is answered."""
        message, until = uuid.uuid4().hex, time.monotonic() + patience
        while True:
            try:
                answered = self.send(text, message)
                if answered.status_code == 200:
                    self.said.append(text)
                    turn: dict[str, Any] = answered.json()
                    return turn
                if answered.status_code not in RETRIES:
                    raise AssertionError(f"{answered.status_code}: {answered.text}")
            except httpx.TransportError:
                pass
            assert time.monotonic() < until, f"« {text} » was not answered"
            time.sleep(0.3)

    def turns(self) -> list[dict[str, Any]]:
        """The conversation as the server has it."""
        read = self.client.get(self._messages, headers=self._headers)
        read.raise_for_status()
        turns: list[dict[str, Any]] = read.json()["turns"]
        return turns

    def erase(self) -> dict[str, Any]:
        erased = self.client.delete(self._messages, headers=self._headers)
        erased.raise_for_status()
        told: dict[str, Any] = erased.json()
        return told

    @property
    def _messages(self) -> str:
        return f"{self.url}/webhooks/web/messages"

    @property
    def _headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}


def text_of(turn: dict[str, Any]) -> str:
    """What Négo said in a turn, spaces plain."""
    said = "\n".join(message.get("text", "") for message in turn["messages"])
    return said.replace("\u202f", " ").replace("\u00a0", " ")
