"""The real server asked by who should not: other sites, forgers, floods. And two of its processes."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.serving import Served
from tests.widget.test_talking import PMO, rows


class Client:
    """A browser of the site `origin`, without the browser."""

    def __init__(self, served: Served, origin: str | None = None, token: str | None = None) -> None:
        headers = {"origin": origin} if origin else {}
        self._http = httpx.Client(base_url=f"{served.url}/webhooks/web/", timeout=60, headers=headers)
        self.token = token or self._http.post("conversations").json().get("token", "")
        self._http.headers["authorization"] = f"Bearer {self.token}"

    def say(self, message_id: str, text: str, **more: Any) -> httpx.Response:
        return self._http.post("messages", json={"id": message_id, "text": text, **more})

    def read(self) -> httpx.Response:
        return self._http.get("messages")

    def erase(self) -> httpx.Response:
        return self._http.delete("messages")


def told(response: httpx.Response) -> tuple[int, str]:
    body = response.json()
    assert body["error"][0].isupper()
    return response.status_code, body["code"]


def test_a_foreign_site(served: Served) -> None:
    assert told(Client(served, "https://evil.test", "x").read()) == (403, "forbidden")
    own = Client(served)
    assert told(Client(served, "https://evil.test", own.token).read()) == (403, "forbidden")


def test_a_forged_token(served: Served) -> None:
    token = Client(served).token
    other = ("0" if token[2] != "0" else "1").join((token[:2], token[3:]))
    for forged in ("", "x", other, token[:-2]):
        assert told(Client(served, token=forged or "-").read()) == (401, "bad_token")


def test_a_replayed_token(served: Served, hosts: tuple[str, str]) -> None:
    listed = Client(served, hosts[0])
    assert listed.say("message-1", PMO).status_code == 200
    assert told(Client(served, served.url, listed.token).read()) == (403, "forbidden")
    assert listed.erase().json()["erased"] is True
    assert told(listed.read()) == (401, "bad_token")
    assert told(listed.say("message-2", PMO)) == (401, "bad_token")


def test_too_long(served: Served) -> None:
    client = Client(served)
    assert told(client.say("message-1", "x" * 1001)) == (413, "too_long")
    assert told(client.say("message-1", "x", more="x" * 20_000)) == (413, "too_long")


def test_a_flood(served: Served) -> None:
    client = Client(served)
    statuses = [client.say(f"message-{number}", "bonjour").status_code for number in range(25)]
    assert statuses[:20] == [200] * 20
    assert 429 in statuses
    assert Client(served).say("message-1", "bonjour").status_code == 200


def test_the_rest_channel_is_closed_on_a_server_for_sites(served: Served) -> None:
    body = {"sender": "x", "message": "bonjour"}
    response = httpx.post(f"{served.url}/webhooks/rest/webhook", json=body)
    assert response.status_code == 403
    assert "NEGO_REST" in response.json()["error"]


@pytest.fixture(scope="module")
def other(served: Served) -> Iterator[Served]:
    """Another process of the same server."""
    made = Served(served.folder, served.environment)
    made.start()
    yield made
    made.stop()


def test_two_processes_answer_a_message_once(served: Served, other: Served) -> None:
    first = Client(served)
    second = Client(other, token=first.token)
    before = rows(served, "user")
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit((first, second)[number % 2].say, "message-1", PMO) for number in range(8)]
        turns = [one.result().json()["messages"] for one in asked]
    assert all(turn == turns[0] for turn in turns)
    assert rows(served, "user") == before + 1
    assert second.say("message-2", "et en net ?").json()["messages"][0]["text"] != turns[0][0]["text"]
    assert len(first.read().json()["turns"]) == 2
    first.erase()
    assert told(second.read()) == (401, "bad_token")
