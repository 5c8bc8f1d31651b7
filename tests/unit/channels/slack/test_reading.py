"""Slack's payloads (https://docs.slack.dev/reference) and what they say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from nego.channels.slack import reading
from nego.channels.slack.heard import Heard, Place, Who

WHO = Who("T1", "U1")
URL = "https://hooks.slack.com/actions/T1/1/x"


def event(kind: str, **fields: Any) -> dict[str, Any]:
    given = {"type": kind, "user": "U1", "channel": "D1", "channel_type": "im", "ts": "1.1", **fields}
    return {"type": "event_callback", "event_id": "Ev1", "team_id": "T1", "event": given}


def direct(text: str = "bonjour", **fields: Any) -> dict[str, Any]:
    return event("message", text=text, **fields)


def edited(after: str, before: str, **fields: Any) -> dict[str, Any]:
    message = {"type": "message", "user": "U1", "text": after, "ts": "1.0", **fields}
    old = {"type": "message", "user": "U1", "text": before, "ts": "1.0"}
    return event("message", subtype="message_changed", message=message, previous_message=old, user=None)


def found(heard: Heard | None) -> Heard:
    assert heard is not None
    return heard


def test_a_private_message() -> None:
    heard = reading.read_message(WHO, direct("R&amp;D <@UBOT>"))
    assert heard == Heard("said", "event:Ev1", WHO, "slack:T1:U1", Place("D1"), "R&D")


def test_a_private_message_in_a_thread_is_answered_there_in_the_same_conversation() -> None:
    heard = found(reading.read_message(WHO, direct(thread_ts="0.9")))
    assert (heard.conversation, heard.place) == ("slack:T1:U1", Place("D1", "0.9"))


@pytest.mark.parametrize(
    "body",
    [
        direct(bot_id="B1"),
        direct(subtype="bot_message", user=None),
        direct(user=None),
        direct(subtype="message_deleted"),
        direct(subtype="channel_join"),
        direct(channel="C1", channel_type="channel"),
        edited("bonjour", "bonjour"),
        edited("autre", "bonjour", bot_id="B1"),
        edited("autre", "bonjour", subtype="tombstone"),
    ],
)
def test_what_is_not_answered(body: dict[str, Any]) -> None:
    assert reading.read_message(WHO, body) is None


def test_a_corrected_message_is_a_new_one() -> None:
    body = edited("combien gagne un PMO ?", "combien gagne un POM ?")
    heard = found(reading.read_message(Who("T1", ""), body))
    assert (heard.text, heard.who) == ("combien gagne un PMO ?", WHO)


@pytest.mark.parametrize(
    ("text", "files", "otherwise"),
    [("", True, "slack_files"), ("on me propose 42k", True, "slack_files"), ("  ", False, "slack_no_words")],
)
def test_files_and_nothing(text: str, files: bool, otherwise: str) -> None:
    fields = {"subtype": "file_share", "files": [{"id": "F1"}]} if files else {}
    heard = found(reading.read_message(WHO, direct(text, **fields)))
    assert (heard.text, heard.files, heard.otherwise) == (text.strip(), files, otherwise)


@pytest.mark.parametrize(
    ("thread", "root", "inside"), [(None, "5.5", False), ("5.5", "5.5", False), ("4.4", "4.4", True)]
)
def test_a_mention_is_answered_in_its_thread(thread: str | None, root: str, inside: bool) -> None:
    fields = {} if thread is None else {"thread_ts": thread}
    body = event("app_mention", channel="C1", ts="5.5", text="<@UBOT> bonjour", **fields)
    heard = found(reading.read_mention(WHO, body))
    assert heard.conversation == f"slack:T1:U1:C1:{root}"
    assert heard.place == Place("C1", root, shared=True, inside=inside)


def test_a_name_alone_asks_what_nego_can_do() -> None:
    heard = found(reading.read_mention(WHO, event("app_mention", channel="C1", text="<@UBOT>")))
    assert heard.text == "Que sais-tu faire ?"


@pytest.mark.parametrize("fields", [{"bot_id": "B1"}, {"channel": "D1"}, {"user": None}])
def test_mentions_that_are_not_answered(fields: dict[str, Any]) -> None:
    assert (
        reading.read_mention(WHO, event("app_mention", text="<@UB> x", **{"channel": "C1", **fields})) is None
    )


@pytest.mark.parametrize(
    ("command", "text", "said"),
    [
        ("/salaire", "développeur Lyon", "Salaire développeur Lyon"),
        ("/salaire", "chef de projet R&amp;D", "Salaire chef de projet R&D"),
        ("/offre", "42k", "Évalue cette offre : 42k"),
        ("/offre", " ", ""),
    ],
)
def test_a_command(command: str, text: str, said: str) -> None:
    body = {"command": command, "text": text, "trigger_id": "1.2", "channel_id": "C1", "response_url": URL}
    heard = reading.read_command(WHO, body)
    assert (heard.text, heard.conversation, heard.key) == (said, "slack:T1:U1", "command:1.2")
    assert heard.place == Place("C1", response_url=URL)


def on_message(**message: Any) -> dict[str, Any]:
    return {"trigger_id": "1.2", "channel": {"id": "C1"}, "response_url": URL, "message": message}


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({"text": "42 k€ à *Lyon*"}, "Évalue cette offre : 42 k€ à Lyon"),
        ({"text": "", "attachments": [{"fallback": "42 k€"}]}, "Évalue cette offre : 42 k€"),
        ({"text": ""}, ""),
    ],
)
def test_the_shortcut_on_a_message(message: dict[str, Any], said: str) -> None:
    heard = reading.read_shortcut(WHO, on_message(**message))
    assert (heard.text, heard.conversation) == (said, "slack:T1:U1")


@pytest.mark.parametrize("separator", ["\n", ". "])
def test_a_long_offer_keeps_the_job_and_the_pay(separator: str) -> None:
    filling = ["Notre entreprise grandit et recrute"] * 100
    text = separator.join(["Développeur à Lyon", *filling, "Salaire : 40-42 k€ brut par an"])
    said = reading.read_shortcut(WHO, on_message(text=text)).text
    assert said == "Évalue cette offre : Développeur à Lyon. Salaire : 40-42 k€ brut par an"


def test_a_long_offer_that_begins_with_its_pay() -> None:
    text = "Comptable à Lyon, 42 000 € brut par an. " + "Vous tenez la comptabilité. " * 100
    said = reading.read_shortcut(WHO, on_message(text=text)).text
    assert said == "Évalue cette offre : Comptable à Lyon, 42 000 € brut par an"


def test_a_long_offer_without_pay_is_cut_between_words() -> None:
    said = reading.read_shortcut(WHO, on_message(text="Notre entreprise recrute. " * 100)).text
    assert len(said) < reading.MAX_TEXT + 40
    assert said.endswith(("Notre", "entreprise", "recrute."))


def press(value: Any, **container: Any) -> dict[str, Any]:
    text = value if isinstance(value, str) else json.dumps(value)
    action = {"action_id": "nego_say_1", "text": {"type": "plain_text", "text": "En net ?"}, "value": text}
    where = {"type": "message", "message_ts": "7.7", "channel_id": "C1", **container}
    return {"actions": [action], "container": where, "response_url": URL, "trigger_id": "1.2"}


@pytest.mark.parametrize(
    ("conversation", "container", "place"),
    [
        ("slack:T1:U1", {"channel_id": "D1"}, Place("D1")),
        ("slack:T1:U1", {"channel_id": "D1", "thread_ts": "6.6"}, Place("D1", "6.6")),
        ("slack:T1:U1", {"is_ephemeral": True}, Place("C1", response_url=URL)),
        ("slack:T1:U1:C1:5.5", {"thread_ts": "5.5"}, Place("C1", "5.5", shared=True, inside=True)),
        ("slack:T1:U1:C1:5.5", {"is_ephemeral": True}, Place("C1", response_url=URL)),
        ("slack:T1:U1:C1:5.5", {"channel_id": "D1"}, Place("D1")),
    ],
)
def test_a_button_goes_on_with_its_conversation(
    conversation: str, container: dict[str, Any], place: Place
) -> None:
    body = press({"c": conversation, "m": "event:Ev1", "s": "et en net ?"}, **container)
    heard = found(reading.read_button(WHO, body))
    assert (heard.conversation, heard.place, heard.text) == (conversation, place, "et en net ?")
    assert heard.choice is not None
    assert (heard.choice.message, heard.choice.title) == ("event:Ev1", "En net ?")


@pytest.mark.parametrize("value", ["", "{", "[1]", {"c": "slack:T1:U1"}])
def test_a_button_of_something_else(value: Any) -> None:
    assert reading.read_button(WHO, press(value)) is None


def test_the_home() -> None:
    assert reading.read_home(WHO, event("app_home_opened", tab="messages")) is None
    heard = found(reading.read_home(WHO, event("app_home_opened", tab="home")))
    assert (heard.kind, heard.conversation) == ("home", "slack:T1:U1")


@pytest.mark.parametrize(
    ("fields", "gone"),
    [
        ({"kind": "app_uninstalled"}, True),
        ({"kind": "tokens_revoked", "tokens": {"bot": ["U9"]}}, True),
        ({"kind": "tokens_revoked", "tokens": {"oauth": ["U1"]}}, False),
    ],
)
def test_what_takes_the_workspace_away(fields: dict[str, Any], gone: bool) -> None:
    assert (reading.read_gone(WHO, event(**fields)) is not None) is gone


@pytest.mark.parametrize(
    "heard",
    [
        reading.read_message(WHO, direct()),
        reading.read_button(WHO, press({"c": "slack:T1:U1", "m": "event:Ev1", "s": "oui"})),
        reading.read_home(Who("T1", "U1", "E1"), event("app_home_opened", tab="home")),
    ],
)
def test_what_was_heard_is_the_same_after_it_was_kept(heard: Heard) -> None:
    assert Heard.from_content(json.loads(json.dumps(heard.entry().content))) == heard
