"""The web channel and REST: whatever comes, an answer that is foreseen, and nobody else's conversation."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.core.channels.channel import CollectingOutputChannel

from nego.channels.errors import Refused
from nego.channels.reading import read_sent
from nego.channels.tokens import Tokens
from nego.server.rest import BadBody, read_message
from tests.fuzz.counting import inputs, tried
from tests.fuzz.hostile import bodies, texts, values
from tests.unit.web_server import Server, bearer, start  # noqa: F401 - fixture

TOKENS = Tokens(b"0123456789abcdef0123456789abcdef")
HERS = TOKENS.issue(None)
UNLIMITED = {name: [10**6, 60] for name in ("requests", "opened", "said")}
EXPECTED = {200, 201, 204, 400, 401, 403, 404, 405, 413}
IDS = st.one_of(st.sampled_from(["message-1", "message-2", "a" * 64]), texts)


@inputs(3000)
@given(bodies(id=IDS, text=texts))
def test_bodies_of_the_web_channel(body: bytes) -> None:
    tried("web bodies")
    with suppress(Refused):
        assert 0 < len(read_sent(body).text) <= 1000


@inputs(3000)
@given(bodies(sender=texts, message=texts, metadata=values))
def test_bodies_of_rest(body: bytes) -> None:
    tried("REST bodies")
    with suppress(BadBody):
        assert read_message(body, CollectingOutputChannel()).sender_id.startswith("rest:")


@st.composite
def forged(draw: Any) -> str:
    """A token of somebody with something of it changed, or no token at all."""
    if draw(st.booleans()):
        start_, end = sorted(draw(st.tuples(st.integers(0, len(HERS)), st.integers(0, len(HERS)))))
        return str(HERS[:start_] + draw(texts) + HERS[end:])
    return str(draw(texts))


@inputs(2500)
@given(forged(), st.one_of(st.none(), texts))
def test_no_forged_token_opens_another_conversation(token: str, origin: str | None) -> None:
    tried("tokens")
    hers = TOKENS.conversation(HERS, None)
    with suppress(Refused):
        # What differs in the spare bits of the last character alone is the same token.
        assert TOKENS.conversation(token, origin) == hers
        assert token[:-1] == HERS[:-1]


@pytest.fixture
def server(start: Callable[..., Server]) -> Server:  # noqa: F811
    return start(limits=UNLIMITED)


headers = st.dictionaries(
    st.sampled_from(["origin", "authorization", "content-type", "x-request-id", "x-forwarded-for", "host"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
    max_size=3,
)
paths = st.sampled_from(["conversations", "messages", "export", "../rest/webhook", "x", "messages/"])


@inputs(1000)
@given(
    st.sampled_from(["GET", "POST", "DELETE", "OPTIONS", "PUT", "HEAD"]),
    paths,
    st.booleans(),
    headers,
    bodies(id=IDS, text=texts),
)
def test_requests(
    server: Server, method: str, path: str, known: bool, more: dict[str, str], body: bytes
) -> None:
    tried("requests")
    given_headers = {**more, **(bearer(server.token()) if known else {})}
    given_headers.pop("host", None)
    answered = server.request(method, path, headers=given_headers, content=body)
    assert answered.status_code in EXPECTED
    assert "Traceback" not in answered.text
    assert answered.status_code < 300 or method in ("HEAD", "OPTIONS") or answered.json()["error"]
