"""A stranger on the network: what is no request is answered and logged as one, and holds nobody up."""

from __future__ import annotations

import select
import socket
from contextlib import ExitStack

import httpx
import pytest

from nego.server.http import REQUEST_SECONDS
from tests.people import Person
from tests.serving import Served

SLOW_CONNECTIONS = 300
HEAD = b"Host: nego.test\r\nConnection: close\r\n"
UNFINISHED = b"POST /webhooks/web/messages HTTP/1.1\r\nHost: nego.test\r\nContent-Length: 900\r\n\r\n{"


def answer_to(served: Served, sent: bytes) -> tuple[int, bytes]:
    """The status and the whole of what comes back for some bytes; 0 for silence."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as connection:
        connection.sendall(sent)
        received = b""
        while more := connection.recv(65536):
            received += more
    return int(received.split()[1]) if received else 0, received


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("GET /fiche/é.pdf HTTP/1.1", 404),
        ("GET /nego/../../../etc/passwd HTTP/1.1", 404),
        ("GET /nego/%2e%2e/%2e%2e/.nego/secret HTTP/1.1", 404),
        ("GET //evil.test/ HTTP/1.1", 404),
        ("TRACE /webhooks/web/messages HTTP/1.1", 405),
        ("GET /webhooks/web/messages HTTP/1.1\r\nUpgrade: websocket", 401),
        ("GET /webhooks/web/messages HTTP/1.1\r\nAuthorization: Bearer é", 401),
        ("GET /webhooks/web/messages HTTP/1.1\r\nOrigin: é", 403),
        ("POST /webhooks/web/messages HTTP/1.1\r\nContent-Length: 99999999999", 413),
        ("GET /healthz HTTP/1.1\r\nA: " + 20_000 * "a", 413),
        ("\x16\x03\x01", 400),
        ("POST /webhooks/web/messages HTTP/1.1\r\nContent-Length: 5\r\nExpect: a-miracle", 417),
        ("POST /webhooks/web/messages HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ", 400),
        ("POST /webhooks/web/messages HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-5", 400),
        *(
            (f"POST /webhooks/web/messages HTTP/1.1\r\n{header}", 400)
            for header in (
                "Content-Length: -1",
                "Content-Length: abc",
                "Content-Length: +5",
                "Content-Length: 1_0",
                "Content-Length: 0x5",
                "Content-Length:",
                "Content-Length: 5, 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 9999999999999999999999999999999",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: Chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding : chunked",
                "Content-Length : 5",
                " Content-Length: 5",
                "A: b\nContent-Length: 5",
                "A: b\rContent-Length: 5",
                "A: b\0",
                "Host: other.test",
            )
        ),
    ],
)
def test_what_is_no_request_is_answered_and_shows_nothing(served: Served, line: str, status: int) -> None:
    log = served.log.stat().st_size
    found, received = answer_to(served, line.encode() + b"\r\n" + HEAD + b"\r\n")
    assert found == status
    assert b"Traceback" not in received
    with served.log.open("rb") as written:
        written.seek(log)
        assert b'"ERROR"' not in written.read()


@pytest.mark.parametrize(
    "hidden",
    [
        "Content-Length: 0\r\nTransfer-Encoding: chunked",
        "Content-Length: -40",
        "Content-Length: 0\r\nContent-Length: 40",
        "Transfer-Encoding: chunked\r\n\r\n0\r\n",
    ],
)
def test_no_request_hides_in_another(served: Served, hidden: str) -> None:
    """What a proxy took for a body, or for the request of somebody else, is not answered."""
    behind = "GET /healthz HTTP/1.1\r\nHost: nego.test\r\n\r\n"
    sent = f"POST /healthz HTTP/1.1\r\nHost: nego.test\r\n{hidden}\r\n\r\n{behind}"
    _, received = answer_to(served, sent.encode())
    assert received.count(b"HTTP/1.1 ") == 1
    assert b"200 OK" not in received


def test_a_request_that_comes_by_drops_is_not_waited_for(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as connection:
        connection.sendall(UNFINISHED.partition(b"\r\n\r\n")[0])
        received = b""
        for _ in range(REQUEST_SECONDS * 4):
            connection.sendall(b"\r\nA: b")
            if select.select([connection], [], [], 0.5)[0]:
                received = connection.recv(65536)
                break
    assert received.startswith(b"HTTP/1.1 408 ")


def test_who_connects_and_says_nothing_is_not_waited_for(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=2 * REQUEST_SECONDS) as connection:
        assert connection.recv(1) == b""


def test_an_id_of_a_request_cannot_bring_headers_along(served: Served) -> None:
    sent = b"GET /healthz HTTP/1.1\r\n" + HEAD + b"X-Request-Id: aaaaaaaa\tSet-Cookie: a=b\r\n\r\n"
    _, received = answer_to(served, sent)
    assert b"Set-Cookie" not in received


def test_rest_is_shut_for_what_a_proxy_passes_on(served: Served) -> None:
    said = {"sender": "somebody", "message": "bonjour"}
    for headers in ({"X-Forwarded-For": "192.0.2.7"}, {"Forwarded": "for=192.0.2.7"}):
        answered = httpx.post(f"{served.url}/webhooks/rest/webhook", json=said, headers=headers, timeout=20)
        assert answered.status_code == 403


def test_connections_that_never_end_hold_nobody_up(served: Served) -> None:
    with ExitStack() as stack:
        for _ in range(SLOW_CONNECTIONS):
            slow = stack.enter_context(socket.create_connection(("127.0.0.1", served.port), timeout=20))
            slow.sendall(UNFINISHED)
        assert Person(served.url).open().say("bonjour")["messages"]
