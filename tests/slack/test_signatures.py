"""Who is not Slack is refused, and what Slack asks to check the app is answered."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from tests.serving import Served
from tests.slack.delivery import FORM, JSON, Delivery
from tests.slack.kept import heard, rows_with
from tests.slack.payloads import payload
from tests.slack.people import Person
from tests.slack.sentences import FIGURE, PMO

Forge = Callable[[Delivery, bytes], httpx.Response]
_unsigned = {"Content-Type": JSON}
FORGED: dict[str, Forge] = {
    "no signature": lambda slack, body: slack.unsigned(body, _unsigned),
    "another secret": lambda slack, body: Delivery(slack.url, "another").send(body, JSON),
    "an empty secret": lambda slack, body: Delivery(slack.url, "").send(body, JSON),
    "no secret at all": lambda slack, body: slack.send(body, JSON, **{"X-Slack-Signature": "v0="}),
    "another version": lambda slack, body: slack.send(body, JSON, **{"X-Slack-Signature": "v1=00"}),
    "six minutes ago": lambda slack, body: slack.send(body, JSON, age=360),
    "in six minutes": lambda slack, body: slack.send(body, JSON, age=-360),
    "no time": lambda slack, body: slack.send(body, JSON, **{"X-Slack-Request-Timestamp": ""}),
    "no number for a time": lambda slack, body: slack.send(body, JSON, **{"X-Slack-Request-Timestamp": "x"}),
    "an old signature with a new time": lambda slack, body: slack.send(
        body, JSON, age=360, **{"X-Slack-Request-Timestamp": "9999999999"}
    ),
}


@pytest.mark.parametrize("name", FORGED)
def test_who_is_not_slack_is_refused(camille: Person, delivery: Delivery, served: Served, name: str) -> None:
    body = json.dumps(camille.message(PMO)).encode()
    assert FORGED[name](delivery, body).status_code == 401
    assert rows_with(served, camille.id) == {}
    camille.says("bonjour")
    assert heard(served, camille) == ["bonjour"]


def test_a_changed_body_is_refused(camille: Person, delivery: Delivery) -> None:
    body = json.dumps(camille.message(PMO)).encode()
    sent = delivery.send(body, JSON).request.headers
    names = ("Content-Type", "X-Slack-Signature", "X-Slack-Request-Timestamp")
    assert delivery.unsigned(body + b" ", {name: sent[name] for name in names}).status_code == 401
    camille.next(0)


@pytest.mark.parametrize("kind", ["command", "click"])
def test_commands_and_clicks_are_checked_too(camille: Person, delivery: Delivery, kind: str) -> None:
    fields: dict[str, Any] = camille.command("/salaire", "PMO")
    if kind == "click":
        fields = {"payload": json.dumps(camille.click(camille.says(PMO), "Et en net ?"))}
    body, before = urlencode(fields).encode(), len(camille.seen)
    assert Delivery(delivery.url, "another").send(body, FORM).status_code == 401
    camille.says("bonjour")
    assert len(camille.seen) == before + 1


def test_a_replay_is_answered_once(camille: Person, delivery: Delivery, served: Served) -> None:
    body = json.dumps(camille.message(PMO)).encode()
    sent = delivery.send(body, JSON).request.headers
    names = ("Content-Type", "X-Slack-Signature", "X-Slack-Request-Timestamp")
    for _ in range(3):
        assert delivery.unsigned(body, {name: sent[name] for name in names}).status_code == 200
    assert FIGURE in camille.next(0).read
    camille.says("bonjour")
    assert len(camille.seen) == 2
    assert heard(served, camille) == [PMO, "bonjour"]


def test_the_address_is_verified(delivery: Delivery) -> None:
    asked = payload("url_verification")
    answered = delivery.send(json.dumps(asked).encode(), JSON)
    assert answered.status_code == 200
    assert answered.json() == {"challenge": asked["challenge"]}
    assert delivery.unsigned(json.dumps(asked).encode(), _unsigned).status_code == 401


def test_the_certificate_is_checked(delivery: Delivery) -> None:
    body = urlencode(payload("ssl_check")).encode()
    assert delivery.unsigned(body, {"Content-Type": FORM}).status_code == 200


STRANGE = {
    "nothing": (b"", JSON),
    "no JSON": (b"{", JSON),
    "a list": (b"[]", JSON),
    "no event": (b'{"type": "event_callback", "team_id": "T1"}', JSON),
    "no payload": (b"payload=x", FORM),
    "an unknown event": (
        json.dumps({**payload("message_im"), "event": {"type": "pin_added"}}).encode(),
        JSON,
    ),
}


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_signed_and_strange_is_no_error_of_the_server(delivery: Delivery, name: str) -> None:
    assert delivery.send(*STRANGE[name]).status_code < 500


def test_the_other_methods_are_refused(served: Served) -> None:
    assert httpx.get(f"{served.url}/webhooks/slack/events").status_code == 405
