"""Where an answer goes: what concerns a person's own pay never before others."""

from __future__ import annotations

from typing import Any

import pytest

from nego.channels.slack.answering import Reply, calls_for, replaced
from nego.channels.slack.blocks import Said
from nego.channels.slack.heard import Choice, Heard, Place, Who
from nego.channels.slack.privacy import is_private

URL = "https://hooks.slack.com/actions/T1/1/x"
WHO = Who("T1", "U1")


def heard(place: Place, **fields: Any) -> Heard:
    return Heard("said", "event:Ev1", WHO, WHO.person, place, "bonjour", **fields)


@pytest.mark.parametrize(
    ("place", "private", "method", "thread"),
    [
        (Place("D1"), True, "chat.postMessage", None),
        (Place("D1", "1.1"), True, "chat.postMessage", "1.1"),
        (Place("C1", "1.1", shared=True), False, "chat.postMessage", "1.1"),
        (Place("C1", "1.1", shared=True), True, "chat.postEphemeral", None),
        (Place("C1", "1.1", shared=True, inside=True), True, "chat.postEphemeral", "1.1"),
        (Place("C1", response_url=URL), False, "respond", None),
        (Place("C1", response_url=URL), True, "respond", None),
    ],
)
def test_where_an_answer_goes(place: Place, private: bool, method: str, thread: str | None) -> None:
    (call,) = calls_for(heard(place), Reply(Said("C'est dit."), private), None)
    arguments = call["arguments"]
    assert (call["method"], arguments.get("thread_ts")) == (method, thread)
    shown_to = {
        "respond": (arguments.get("response_type"), arguments.get("replace_original"), call.get("url")),
        "chat.postEphemeral": arguments.get("user"),
        "chat.postMessage": arguments.get("channel"),
    }
    expected = {"respond": ("ephemeral", False, URL), "chat.postEphemeral": "U1"}
    assert shown_to[method] == expected.get(method, place.channel)


def test_a_file_that_was_not_read_is_admitted() -> None:
    (call,) = calls_for(heard(Place("D1"), files=True), Reply(Said("C'est dit."), False), None)
    assert "pas lu le fichier" in str(call["arguments"]["blocks"][-1])


def test_a_chosen_button_changes_the_message_itself() -> None:
    call = replaced(Choice("slack:T1:U1", "event:Ev1", "En net ?", URL), Said("Un PMO gagne 5 553 €."), None)
    assert (call["method"], call["url"], call["arguments"]["replace_original"]) == ("respond", URL, True)
    assert "✓ En net ?" in str(call["arguments"]["blocks"][-1])


@pytest.mark.parametrize(
    ("intent", "entities", "slots", "private"),
    [
        ("ask_salary", ["job"], {"job": "PMO", "location": "Lyon"}, False),
        ("ask_training", [], {}, False),
        ("ask_help", [], {"asking": "job"}, False),
        ("evaluate_offer", [], {}, True),
        ("start_simulation", [], {}, True),
        ("convert_salary", ["amount"], {}, True),
        ("ask_salary", ["job", "amount"], {"job": "PMO"}, True),
        ("ask_source", [], {"amount": 42_000.0}, True),
        ("affirm", [], {"rehearsal": {"round": 1}}, True),
        ("deny", [], {"asking": "floor"}, True),
        ("erase_data", [], {}, True),
    ],
)
def test_what_is_private(intent: str, entities: list[str], slots: dict[str, Any], private: bool) -> None:
    parsed = {"intent": {"name": intent}, "entities": [{"entity": each} for each in entities]}
    assert is_private(parsed, slots) is private
