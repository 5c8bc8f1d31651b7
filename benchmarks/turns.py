"""The same conversations with several assistants over REST, in alternation."""

from __future__ import annotations

import json
import random
import re
import socket
import time
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

QUESTIONS = Path(__file__).with_name("questions.yml")
HOST = "127.0.0.1"
TIMEOUT_SECONDS = 60.0
WEBHOOK, HEALTH = "/webhooks/rest/webhook", "/webhooks/rest/"
_POLL_SECONDS = 0.1
_CHUNK = 65_536
_END_OF_HEAD = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)

_BEFORE = ("alors", "euh", "dis-moi", "bon", "dites", "ah oui", "voilà", "s'il te plaît")
_AFTER = ("merci", "svp", "stp", "merci d'avance", "s'il vous plaît", "merci bien", "hein", "merci beaucoup")

Texts = tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """One message of a conversation and its kind."""

    kind: str
    text: str
    is_new: bool = False  # nobody has said it before, whatever the job or the amount


@dataclass
class Timings:
    """Milliseconds by assistant and kind, and what was answered."""

    milliseconds: dict[str, dict[str, list[float]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    first: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    silent: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    same: int = 0
    turns: int = 0


def conversations(count: int, seed: int = 0) -> list[list[Said]]:
    """`count` conversations of one turn a kind; jobs and amounts differ from one to the next.

    In every second one, no sentence is like another of all conversations, even without its job and amount.
    """
    # Imported here: `reader_cost.py` measures what this brings in.
    from nego.knowledge.loading import knowledge

    draw = random.Random(seed)
    jobs = sorted(job.name for job in knowledge().jobs.values() if job.origin == "curated" and job.figures)
    kinds: Mapping[str, list[str]] = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    return [
        [
            Said(
                kind,
                _dressed(_filled(texts[number % len(texts)], jobs, draw), number + 62 * seed),
                number % 2 == 1,
            )
            for kind, texts in kinds.items()
        ]
        for number in range(count)
    ]


def _dressed(text: str, number: int) -> str:
    """The text as it is for even numbers, in other polite words for each odd one below 128."""
    if number % 2 == 0:
        return text
    before, after = divmod(number // 2 % 64, 8)
    return f"{_BEFORE[before]} {text} {_AFTER[after]}"


def _filled(wording: str, jobs: Sequence[str], draw: random.Random) -> str:
    from nego.french import in_sentence

    job, other = (in_sentence(name) for name in draw.sample(jobs, 2))
    amount = draw.randrange(15, 100) * 100
    return wording.replace("{job}", job).replace("{other}", other).replace("{amount}", str(amount))


def play(ports: Mapping[str, int], conversations: Sequence[Sequence[Said]]) -> Timings:
    """Each conversation is held with one assistant, then with the next; who is first changes each time."""
    timings = Timings()
    order = list(ports)
    for conversation in conversations:
        order.reverse()
        answers = [_held(timings, name, ports[name], conversation) for name in order]
        timings.turns += len(conversation)
        timings.same += sum(len(set(said)) == 1 for said in zip(*answers, strict=True))
    return timings


def _held(timings: Timings, name: str, port: int, conversation: Sequence[Said]) -> list[Texts]:
    sender = uuid.uuid4().hex
    return [_timed(timings, name, port, sender, said) for said in conversation]


def play_by_turns(ports: Mapping[str, int], conversations: Sequence[Sequence[Said]]) -> Timings:
    """Each turn goes to one assistant, then to the next, and who is first changes from turn to turn: half of
    them find the processor full of what the other one left in it."""
    timings = Timings()
    order = list(ports)
    for conversation in conversations:
        sender = uuid.uuid4().hex
        for said in conversation:
            order.reverse()
            answers = {name: _timed(timings, name, ports[name], sender, said) for name in order}
            timings.turns += 1
            timings.same += len(set(answers.values())) == 1
    return timings


def _timed(timings: Timings, name: str, port: int, sender: str, said: Said) -> Texts:
    texts, milliseconds = say(port, sender, said.text)
    timings.milliseconds[name][said.kind].append(milliseconds)
    if said.is_new:
        timings.first[name].append(milliseconds)
    timings.silent[name] += not texts
    return texts


def say(port: int, sender: str, text: str) -> tuple[Texts, float]:
    """The texts that answer a message and the milliseconds from sending it to the whole answer.

    Raises OSError when nobody answers, RuntimeError for an answer that is not HTTP 200.
    """
    answer, milliseconds = post(port, WEBHOOK, {"sender": sender, "message": text})
    return texts_of(answer), milliseconds


def texts_of(answer: Sequence[Mapping[str, Any]]) -> Texts:
    """The texts of an answer of the REST channel."""
    return tuple(message["text"] for message in answer if "text" in message)


def post(port: int, path: str, body: Mapping[str, Any]) -> tuple[Any, float]:
    """The JSON that answers a request, and the milliseconds from its first byte to the last of the answer;
    the connection is made before."""
    with closing(connected(port)) as connection:
        asked = request("POST", path, body)
        started = time.perf_counter()
        connection.sendall(asked)
        received = heard(connection)
        milliseconds = (time.perf_counter() - started) * 1000
    return json.loads(body_of(received)), milliseconds


def connected(port: int) -> socket.socket:
    """A connection that is made."""
    connection = socket.create_connection((HOST, port), timeout=TIMEOUT_SECONDS)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def request(method: str, path: str, body: Mapping[str, Any] | None = None) -> bytes:
    """A request as it is sent."""
    content = b"" if body is None else json.dumps(body).encode()
    head = f"{method} {path} HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content


def heard(connection: socket.socket) -> bytes:
    """A whole response. Raises OSError when the connection ends before it does."""
    received = b""
    while not _is_whole(received):
        more = connection.recv(_CHUNK)
        if not more:
            raise ConnectionError("the connection ended in the middle of an answer")
        received += more
    return received


def _is_whole(received: bytes) -> bool:
    length = _LENGTH.search(received)
    _, end, content = received.partition(_END_OF_HEAD)
    return length is not None and bool(end) and len(content) >= int(length[1])


def body_of(received: bytes) -> bytes:
    """The body of a response. Raises RuntimeError when it is not HTTP 200."""
    head, _, body = received.partition(_END_OF_HEAD)
    if b" 200 " not in head.splitlines()[0]:
        raise RuntimeError(head.splitlines()[0].decode())
    return body


def wait_for_answer(port: int, text: str, seconds: float) -> None:
    """Ask until an answer has words in it. Raises TimeoutError."""
    deadline = time.monotonic() + seconds
    for sender in _new_senders():
        try:
            if say(port, sender, text)[0]:
                return
        except (OSError, RuntimeError):
            pass  # Not listening yet, or its action server is not.
        if time.monotonic() > deadline:
            raise TimeoutError(f"no answer on port {port} after {seconds:.0f} s")
        time.sleep(_POLL_SECONDS)


def _new_senders() -> Iterator[str]:
    while True:
        yield uuid.uuid4().hex
