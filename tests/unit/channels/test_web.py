"""What the widget relies on: one answer a message, given again to who holds the token and nobody else."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from sqlalchemy.exc import OperationalError

from nego.channels import desk
from nego.channels.errors import SettingsError
from nego.channels.web import WebInput
from tests.unit.web_server import ANSWERS, SITE, Server, bearer

ID, OTHER = "message-1", "message-2"


def told(response: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """The body of a refusal, which is JSON with a French sentence."""
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.json()["error"].endswith((".", "!"))
    body: dict[str, Any] = response.json()
    return body


def test_a_turn_and_the_conversation_so_far(server: Server) -> None:
    token = server.token()
    turn = server.say(token, ID, "  bonjour ").json()
    assert (turn["id"], turn["text"], turn["messages"]) == (ID, "bonjour", [{"text": "bonjour !", **ANSWERS}])
    (again,) = server.request("GET", "messages", headers=bearer(token)).json()["turns"]
    assert {**again, "time": turn["time"]} == turn


def test_a_message_sent_again_is_answered_once_with_the_same_turn(server: Server) -> None:
    token = server.token()
    first, second = (server.say(token, ID, "bonjour").json() for _ in range(2))
    assert server.agent.heard == ["bonjour"]
    assert second["messages"] == first["messages"]


def test_also_at_the_same_time_and_by_another_process(start: Callable[..., Server]) -> None:
    servers = [start(), start()]
    token = servers[0].token()
    for server in servers:
        server.agent.seconds = 0.2

    async def storm() -> list[httpx.Response]:
        body = {"id": ID, "text": "bonjour"}
        calls = [
            server.call("POST", "/webhooks/web/messages", headers=bearer(token), json=body)
            for server in servers
            for _ in range(3)
        ]
        return list(await asyncio.gather(*calls))

    responses = asyncio.run(storm())
    assert [response.status_code for response in responses] == [200] * 6
    assert [text for server in servers for text in server.agent.heard] == ["bonjour"]
    assert len({json.dumps(response.json()["messages"]) for response in responses}) == 1


def test_messages_of_a_conversation_go_one_by_one_in_order(start: Callable[..., Server]) -> None:
    servers = [start(), start()]
    token = servers[0].token()
    for server in servers:
        server.agent.seconds = 0.1

    async def talk() -> None:
        calls = []
        for number in range(6):
            body = {"id": f"message-{number}", "text": str(number)}
            server = servers[number % 2]
            call = server.call("POST", "/webhooks/web/messages", headers=bearer(token), json=body)
            calls.append(asyncio.create_task(call))
            await asyncio.sleep(0.02)
        await asyncio.gather(*calls)

    asyncio.run(talk())
    turns = servers[0].request("GET", "messages", headers=bearer(token)).json()["turns"]
    assert [turn["text"] for turn in turns] == list("012345")


def test_an_id_is_not_used_for_another_text(server: Server) -> None:
    token = server.token()
    server.say(token, ID, "bonjour")
    told(server.say(token, ID, "autre"), 400, "bad_request")


def test_a_turn_that_was_not_stored_is_played_again(server: Server) -> None:
    token = server.token()
    assert server.say(token, ID, "casse").status_code == 200
    assert server.say(token, ID, "casse").status_code == 200
    assert server.agent.heard == ["casse", "casse"]


def test_conversations_are_apart_and_named_by_channel(server: Server) -> None:
    first, second = server.token(), server.token()
    server.say(first, ID, "à moi")
    assert server.request("GET", "messages", headers=bearer(second)).json() == {"turns": []}
    (sender,) = asyncio.run(server.agent.tracker_store.keys())
    assert sender.startswith("web:")


def test_erasing_leaves_nothing_and_closes_the_conversation(server: Server) -> None:
    token, kept = server.token(), server.token()
    server.say(token, ID, "bonjour")
    server.say(kept, ID, "bonjour")
    erased = server.request("DELETE", "messages", headers=bearer(token)).json()
    # A message, its answer, and two events of Rasa.
    assert erased == {"erased": True, "receipt": {"events": 4, "message_ids": 1}}
    assert len(list(asyncio.run(server.agent.tracker_store.keys()))) == 1
    told(server.say(token, OTHER, "encore là ?"), 401, "bad_token")
    told(server.request("GET", "messages", headers=bearer(token)), 401, "bad_token")
    assert server.say(kept, OTHER, "encore là").status_code == 200


def test_all_that_is_kept_of_a_conversation_is_handed_out_as_a_file(server: Server) -> None:
    token = server.token()
    server.say(token, ID, "bonjour")
    export = server.request("GET", "export", headers=bearer(token))
    assert export.headers["content-disposition"].startswith("attachment")
    assert [turn["text"] for turn in export.json()["turns"]] == ["bonjour"]
    told(server.request("GET", "export", headers=bearer(token[:-1] + "x")), 401, "bad_token")


def test_erasing_waits_for_the_message_in_hand(server: Server) -> None:
    token = server.token()
    server.agent.seconds = 0.2

    async def both() -> None:
        body = {"id": ID, "text": "bonjour"}
        said = asyncio.create_task(
            server.call("POST", "/webhooks/web/messages", headers=bearer(token), json=body)
        )
        await asyncio.sleep(0.05)
        await server.call("DELETE", "/webhooks/web/messages", headers=bearer(token))
        await said

    asyncio.run(both())
    assert list(asyncio.run(server.agent.tracker_store.keys())) == []


def test_asking_to_erase_is_told_and_the_conversation_goes_on(server: Server) -> None:
    token = server.token()
    server.say(token, ID, "bonjour")
    assert server.say(token, OTHER, "efface").json()["erased"] is True
    assert server.say(token, ID, "bonjour").json().get("erased") is None
    assert server.agent.heard == ["bonjour", "efface", "bonjour"]


@pytest.mark.parametrize(
    "headers",
    [{}, {"authorization": "Basic eDp5"}, {"authorization": "Bearer "}, bearer("1.x.y.z"), bearer("web:1")],
    ids=repr,
)
def test_no_token_no_conversation(server: Server, headers: dict[str, str]) -> None:
    for method in ("GET", "POST", "DELETE"):
        told(server.request(method, "messages", headers=headers), 401, "bad_token")


def test_a_token_is_worth_nothing_on_another_site(start: Callable[..., Server]) -> None:
    server = start(origins=[SITE, "https://autre.fr"])
    token = server.token(SITE)
    for origin, status in ((SITE, 200), ("https://autre.fr", 403)):
        headers = {**bearer(token), "origin": origin}
        assert server.request("GET", "messages", headers=headers).status_code == status


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 201),
        (SITE, 201),
        ("http://nego.test", 201),
        ("https://nego.test", 201),
        ("http://www.exemple.fr", 403),
        ("https://www.exemple.fr:8443", 403),
        ("https://www.exemple.fr.evil.test", 403),
        ("https://evil.test", 403),
        ("null", 403),
        ("*", 403),
        ("", 403),
    ],
)
def test_sites_are_an_exact_list(server: Server, origin: str | None, status: int) -> None:
    response = server.request("POST", "conversations", headers={} if origin is None else {"origin": origin})
    assert response.status_code == status
    allowed = response.headers.get("access-control-allow-origin")
    assert allowed == (origin if status == 201 else None)
    assert response.headers["vary"] == "Origin"
    asked = server.request("OPTIONS", "messages", headers={"origin": SITE if origin is None else origin})
    assert asked.status_code == (204 if status == 201 else 403)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "bad_request"),
        (b"[]", 400, "bad_request"),
        (b"[" * 10_000, 400, "bad_request"),
        (b"\xff", 400, "bad_request"),
        (b'{"id": "message-1"}', 400, "bad_request"),
        (b'{"id": "message-1", "text": "  "}', 400, "bad_request"),
        (b'{"id": "message-1", "text": 3}', 400, "bad_request"),
        (b'{"id": "court", "text": "x"}', 400, "bad_request"),
        (b'{"id": "message 1", "text": "x"}', 400, "bad_request"),
        (b'{"text": "x"}', 400, "bad_request"),
        (json.dumps({"id": ID, "text": "x" * 1001}).encode(), 413, "too_long"),
        (json.dumps({"id": ID, "text": "x", "more": "x" * 20_000}).encode(), 413, "too_long"),
    ],
)
def test_bodies_that_are_no_message(server: Server, body: bytes, status: int, code: str) -> None:
    token = server.token()
    told(server.request("POST", "messages", headers=bearer(token), content=body), status, code)
    assert server.agent.heard == []


def test_a_thousand_characters_are_a_message(server: Server) -> None:
    assert server.say(server.token(), ID, "é" * 1000).status_code == 200


def test_floods_are_stopped_by_conversation_whichever_process(start: Callable[..., Server]) -> None:
    servers = [start(limits={"said": [4, 60]}), start(limits={"said": [4, 60]})]
    token, other = servers[0].token(), servers[0].token()
    for number in range(4):
        assert servers[number % 2].say(token, f"message-{number}", "x").status_code == 200
    refused = servers[1].say(token, "message-4", "x")
    assert told(refused, 429, "too_many")["retry_after"] == int(refused.headers["retry-after"]) > 0
    assert servers[1].say(other, ID, "x").status_code == 200


def test_and_by_address(start: Callable[..., Server]) -> None:
    server = start(limits={"opened": [2, 60]})
    for _ in range(2):
        server.token()
    told(server.request("POST", "conversations"), 429, "too_many")
    server = start(limits={"requests": [1, 60]})
    told(server.request("GET", "messages", headers=bearer("forged")), 429, "too_many")


def test_too_many_at_once(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    token = server.token()
    monkeypatch.setattr(desk, "MAX_AT_ONCE", 0)
    told(server.say(token, ID, "x"), 503, "busy")


def test_a_database_that_does_not_answer(server: Server) -> None:
    token = server.token()
    server.agent.fails = OperationalError("select", {}, Exception("secret"))
    assert "secret" not in json.dumps(told(server.say(token, ID, "x"), 503, "busy"))
    server.agent.fails = None
    assert server.say(token, ID, "x").status_code == 200


@pytest.mark.parametrize(
    "settings",
    [
        {"origins": "*"},
        {"origins": ["*"]},
        {"origins": ["https://*.exemple.fr"]},
        {"origins": ["https://www.exemple.fr/"]},
        {"origins": ["www.exemple.fr"]},
        {"origins": ["https://www.exemple.fr:443"]},
        {"origins": [3]},
        {"limits": {"said": 3}},
        {"limits": {"said": [0, 60]}},
        {"limits": {"dit": [1, 60]}},
    ],
    ids=repr,
)
def test_settings_the_channel_does_not_start_with(settings: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        WebInput.from_credentials(settings)


def test_sites_of_the_environment_replace_those_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEGO_ORIGINS", "https://a.fr, https://b.fr:8443")
    assert WebInput({"origins": [SITE]}).origins == {"https://a.fr", "https://b.fr:8443"}
