"""Whatever comes in, the person gets a French sentence and the conversation stays as it was."""

from __future__ import annotations

import uuid

import httpx
import pytest

from tests.conversations.playing import Assistant

GOOD = "Combien gagne un comptable ?"
APOLOGY = "Quelque chose s'est mal passé"

TEXTS = {
    "empty": "",
    "spaces": "   \n\t ",
    "emoji": "🤑🤑🤑",
    "10,000 characters": "salaire " * 1250,
    "html": "<script>alert(1)</script><b>salaire</b>",
    "nul": "\x00",
    "nul in a word": "sal\x00aire",
    "zero width": "\u200b\u200d\ufeff",
    "right to left": "\u202eelbatpmoc nu engag neibmoc",
    "surrogate": "\ud83d",
    "restart": "/restart",
    "session start": "/session_start",
    "intent payload": '/ask_salary{"job": "comptable"}',
    "unknown intent": "/nope{",
    "overflow": "1e309 €",
    "negative": "-2500 € brut par mois en net",
    "punctuation": "?!?!…",
    "sql": "'; DROP TABLE events; --",
    "template": "{{ 7 * 7 }} {job} %s",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_sentence_comes_back_and_nothing_changes(assistant: Assistant, text: str) -> None:
    sender = f"bad-{uuid.uuid4().hex}"
    before = assistant.say(sender, GOOD).remembered.slots
    answer = assistant.say(sender, text)
    assert any(letter.isalpha() for letter in answer.text)
    assert APOLOGY not in answer.text, "an exception, even one well told, is a fault of ours"
    assert answer.remembered.slots.get("job_id") == before["job_id"]


BODIES = {
    "no json": b"salaire",
    "empty": b"",
    "list": b"[]",
    "no message": b'{"sender": "x"}',
    "no sender": b'{"message": "x"}',
    "number as message": b'{"sender": "x", "message": 3}',
    "null sender": b'{"sender": null, "message": "x"}',
    "control characters in sender": b'{"sender": "x\\u0000", "message": "x"}',
    "long sender": b'{"sender": "' + b"x" * 300 + b'", "message": "x"}',
    "list as metadata": b'{"sender": "x", "message": "x", "metadata": []}',
    "not utf-8": b'{"sender": "x", "message": "\xe9"}',
    "deep": b"[" * 50_000,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_a_bad_body_is_refused_in_french(assistant: Assistant, body: bytes) -> None:
    response = httpx.post(f"{assistant.url}/webhooks/rest/webhook", content=body, timeout=30)
    assert response.status_code == 400
    assert list(response.json()) == ["error"]
    assert response.json()["error"].startswith("Le ")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nope", 404),
        ("GET", "/nego/../credentials.yml", 404),
        ("GET", "/webhooks/rest/webhook", 405),
        ("GET", "/conversations/x/tracker", 404),
        ("POST", "/model/parse", 404),
    ],
)
def test_other_addresses(assistant: Assistant, method: str, path: str, status: int) -> None:
    response = httpx.request(method, assistant.url + path, timeout=30)
    assert response.status_code == status
    assert list(response.json()) == ["error"]


def test_a_huge_body_is_refused(assistant: Assistant) -> None:
    response = httpx.post(f"{assistant.url}/webhooks/rest/webhook", content=b"x" * 200_000, timeout=30)
    assert response.status_code == 413
    assert "trop longue" in response.json()["error"]


def test_the_page_says_what_it_is_and_loads_nothing_from_elsewhere(assistant: Assistant) -> None:
    response = httpx.get(f"{assistant.url}/", timeout=30)
    assert response.status_code == 200
    assert "assistant automatique" in response.text
    assert "http://" not in response.text
    assert "https://" not in response.text
    assert "default-src 'none'" in response.headers["content-security-policy"]
