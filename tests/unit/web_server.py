"""The web channel over HTTP, in this process, with an assistant that repeats and stores as Rasa does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from sanic import Sanic

from nego.channels.web import WebInput
from nego.paths import DATA_SETTING
from nego.server.http import create_app
from nego.server.storage import ErasingSQLTrackerStore, erase

SITE = "https://www.exemple.fr"
ANSWERS = {
    "custom": {"type": "drawing", "low": 1, "high": 2},
    "buttons": [{"title": "Oui", "payload": "oui"}],
}


@dataclass
class Echo:
    """Stands for the agent: a message is stored with its answer; « efface » erases, « casse » fails."""

    tracker_store: ErasingSQLTrackerStore
    heard: list[str] = field(default_factory=list)
    seconds: float = 0.0
    fails: Exception | None = None

    def is_ready(self) -> bool:
        return True

    async def handle_message(self, message: UserMessage) -> None:
        self.heard.append(message.text)
        if self.fails is not None:
            raise self.fails
        await asyncio.sleep(self.seconds)
        answer = {"text": f"{message.text} !", **ANSWERS, "image": None}
        message.parse_data = {"intent": {"name": "erase_data" if message.text == "efface" else "greet"}}
        if message.text == "efface":
            erase(self.tracker_store, message.sender_id)
        elif message.text != "casse":
            tracker = await self.tracker_store.get_or_create_tracker(message.sender_id)
            said = UserUttered(message.text, message_id=message.message_id, input_channel="web")
            data = {**ANSWERS, "image": None}
            for event in (ActionExecuted("action_listen"), said, BotUttered(answer["text"], data)):
                tracker.update(event)
            await self.tracker_store.save(tracker)
        await message.output_channel.send_response(message.sender_id, answer)


@dataclass
class Server:
    """One server process: its application and its assistant."""

    app: Sanic
    agent: Echo

    async def call(self, method: str, path: str, **given: Any) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app, client=("192.0.2.7", 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://nego.test") as client:
            return await client.request(method, path, **given)

    def request(self, method: str, path: str, **given: Any) -> httpx.Response:
        return asyncio.run(self.call(method, f"/webhooks/web/{path}", **given))

    def token(self, origin: str | None = None) -> str:
        opened = self.request("POST", "conversations", headers={"origin": origin} if origin else {})
        assert opened.status_code == 201
        token: str = opened.json()["token"]
        return token

    def say(self, token: str, message_id: str, text: str) -> httpx.Response:
        return self.request("POST", "messages", headers=bearer(token), json={"id": message_id, "text": text})


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


_rewritten: list[bool] = []


async def _make_ready(app: Sanic) -> None:
    """What a start does: Sanic rewrites its own methods, which works once a process."""
    if not _rewritten:
        _rewritten.append(True)
        await app._startup()
        return
    app.signalize()
    app.finalize()


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Server]]:
    """Starts server processes that share a folder."""
    monkeypatch.setenv(DATA_SETTING, str(tmp_path))
    monkeypatch.delenv("NEGO_SECRET", raising=False)
    monkeypatch.delenv("NEGO_ORIGINS", raising=False)

    def started(**settings: Any) -> Server:
        Sanic._app_registry.clear()
        domain = Domain.from_dict({"intents": ["greet"]})
        agent = Echo(ErasingSQLTrackerStore(domain, dialect="sqlite", db=str(tmp_path / "conversations.db")))
        app = create_app(agent, [WebInput({"origins": [SITE], **settings})])  # type: ignore[arg-type]
        asyncio.run(_make_ready(app))
        return Server(app, agent)

    yield started
    Sanic._app_registry.clear()


@pytest.fixture
def server(start: Callable[..., Server]) -> Server:
    return start()
