from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.core.channels.channel import CollectingOutputChannel

from nego.channels.errors import SettingsError
from nego.server.rest import MAX_SENDER, BadBody, CheckedRestInput, is_open, read_message


def body(**fields: object) -> bytes:
    return json.dumps(fields).encode()


def test_a_message() -> None:
    output = CollectingOutputChannel()
    message = read_message(body(sender="a", message="Bonjour", metadata={"page": "/"}), output)
    assert (message.sender_id, message.text, message.metadata) == ("rest:a", "Bonjour", {"page": "/"})
    assert message.input_channel == "rest"
    assert message.output_channel is output


@pytest.mark.parametrize(
    ("given_body", "told"),
    [
        (b"", "JSON en UTF-8"),
        (b"{", "JSON en UTF-8"),
        (b'{"sender": "\xff"}', "JSON en UTF-8"),
        (b"[" * 100_000, "JSON en UTF-8"),
        (b"3", "objet JSON"),
        (body(message="x"), "« sender »"),
        (body(sender="", message="x"), "« sender »"),
        (body(sender="\ud800", message="x"), "« sender »"),
        (body(sender="a\n", message="x"), "« sender »"),
        (body(sender="a" * (MAX_SENDER + 1), message="x"), "« sender »"),
        (body(sender={"a": 1}, message="x"), "« sender »"),
        (body(sender="a"), "« message »"),
        (body(sender="a", message=["x"]), "« message »"),
        (body(sender="a", message="x", metadata="y"), "« metadata »"),
    ],
)
def test_what_is_no_message_is_refused_in_french(given_body: bytes, told: str) -> None:
    with pytest.raises(BadBody, match=told):
        read_message(given_body, CollectingOutputChannel())


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.one_of(st.binary(), JSON.map(lambda value: json.dumps(value).encode())))
def test_any_bytes_are_a_message_or_refused(given_body: bytes) -> None:
    refused, text = "", None
    try:
        text = read_message(given_body, CollectingOutputChannel()).text
    except BadBody as error:
        refused = str(error)
    assert refused.startswith("Le ") or isinstance(text, str)


@pytest.mark.parametrize(
    ("said", "address", "comes_from_afar", "has_sites", "opened"),
    [
        (None, "127.0.0.1", False, False, True),
        (None, "::1", False, False, True),
        (None, "192.0.2.1", False, False, False),
        (None, "", False, False, False),
        (None, "127.0.0.1", True, False, False),
        (None, "127.0.0.1", False, True, False),
        ("on", "192.0.2.1", True, True, True),
        ("off", "127.0.0.1", False, False, False),
    ],
)
def test_who_is_answered(
    said: str | None, address: str, comes_from_afar: bool, has_sites: bool, opened: bool
) -> None:
    assert is_open(said, address, comes_from_afar, has_sites) is opened


def test_a_setting_that_is_neither_on_nor_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEGO_REST", "oui")
    with pytest.raises(SettingsError, match="NEGO_REST"):
        CheckedRestInput()
