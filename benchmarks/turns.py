"""The same conversations with several assistants over REST, turn by turn in alternation."""

from __future__ import annotations

import json
import random
import time
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import yaml

QUESTIONS = Path(__file__).with_name("questions.yml")
HOST = "127.0.0.1"
TIMEOUT_SECONDS = 60.0
_POLL_SECONDS = 0.1

Texts = tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """One message of a conversation and its kind."""

    kind: str
    text: str


@dataclass
class Timings:
    """Milliseconds by assistant and kind, and what was answered."""

    milliseconds: dict[str, dict[str, list[float]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    silent: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    same: int = 0
    turns: int = 0


def conversations(count: int, seed: int = 0) -> list[list[Said]]:
    """`count` conversations of one turn a kind; jobs and amounts differ from one to the next."""
    # Imported here: `reader_cost.py` measures what this brings in.
    from nego.knowledge.loading import knowledge

    draw = random.Random(seed)
    jobs = sorted(job.name for job in knowledge().jobs.values() if job.origin == "curated" and job.figures)
    kinds: Mapping[str, list[str]] = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    return [
        [Said(kind, _filled(texts[number % len(texts)], jobs, draw)) for kind, texts in kinds.items()]
        for number in range(count)
    ]


def _filled(wording: str, jobs: Sequence[str], draw: random.Random) -> str:
    from nego.french import in_sentence

    job, other = (in_sentence(name) for name in draw.sample(jobs, 2))
    amount = draw.randrange(15, 100) * 100
    return wording.replace("{job}", job).replace("{other}", other).replace("{amount}", str(amount))


def play(ports: Mapping[str, int], conversations: Sequence[Sequence[Said]]) -> Timings:
    """Each turn goes to one assistant, then to the next; who is first changes from turn to turn."""
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
    timings.silent[name] += not texts
    return texts


def say(port: int, sender: str, text: str) -> tuple[Texts, float]:
    """The texts that answer a message and the milliseconds from sending it to the whole answer.

    Raises OSError when nobody answers, RuntimeError for an answer that is not HTTP 200.
    """
    answer, milliseconds = post(port, "/webhooks/rest/webhook", {"sender": sender, "message": text})
    return tuple(message["text"] for message in answer if "text" in message), milliseconds


def post(port: int, path: str, body: Mapping[str, Any]) -> tuple[Any, float]:
    """The JSON that answers a request, and the milliseconds it took; the connection is made before."""
    content = json.dumps(body).encode()
    connection = HTTPConnection(HOST, port, timeout=TIMEOUT_SECONDS)
    try:
        connection.connect()
        started = time.perf_counter()
        connection.request("POST", path, content, {"Content-Type": "application/json"})
        response = connection.getresponse()
        received = response.read()
        milliseconds = (time.perf_counter() - started) * 1000
    finally:
        connection.close()
    if response.status != 200:
        raise RuntimeError(f"{path} on port {port}: HTTP {response.status}")
    return json.loads(received), milliseconds


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
