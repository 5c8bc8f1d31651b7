"""Many people at once, and one who cannot wait, over REST."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, field

from turns import HEALTH, WEBHOOK, Said, Texts, body_of, connected, heard, request, say, texts_of

CLIENTS = 10
AT_ONCE = ("combien gagne un PMO ?", "et en net ?", "quelle formation faut-il ?", "et un comptable ?")
_APART_SECONDS = 0.001  # from one message to the next: enough to tell their order


@dataclass
class Crowd:
    """Turns, and the seconds they took on the clock and of all the assistant's processors."""

    turns: int = 0
    elapsed: float = 0.0
    processor: float = 0.0

    def add(self, port: int, conversations: Sequence[Sequence[Said]], used: Callable[[], float]) -> None:
        """Let ``CLIENTS`` people play conversations; ``used`` tells the processor time used so far."""
        before, began = used(), time.perf_counter()
        with ThreadPoolExecutor(CLIENTS) as people:
            self.turns += sum(people.map(lambda conversation: _play(port, conversation), conversations))
        self.elapsed += time.perf_counter() - began
        self.processor += used() - before


def _play(port: int, conversation: Sequence[Said]) -> int:
    sender = uuid.uuid4().hex
    for said in conversation:
        say(port, sender, said.text)
    return len(conversation)


@dataclass
class Burst:
    """Four messages of one person: milliseconds of one on average when sent one after the other, of all four
    when sent at once, and how often these got the same answers: each but the first is about the one before.
    """

    single: list[float] = field(default_factory=list)
    together: list[float] = field(default_factory=list)
    in_order: int = 0

    def add(self, port: int) -> None:
        """Send them one by one in a conversation, and at once in another."""
        sender = uuid.uuid4().hex
        said = [say(port, sender, text) for text in AT_ONCE]
        elapsed, answers = _at_once(port, uuid.uuid4().hex)
        self.single.append(sum(milliseconds for _, milliseconds in said) / len(said))
        self.together.append(elapsed)
        self.in_order += answers == [texts for texts, _ in said]


def _at_once(port: int, sender: str) -> tuple[float, list[Texts]]:
    """Milliseconds from the first message to the last answer, and the answers in the order of messages."""
    with ExitStack() as stack:
        people = [stack.enter_context(closing(connected(port))) for _ in AT_ONCE]
        for person in people:  # as a browser's, connections are in use already
            person.sendall(request("GET", HEALTH))
            heard(person)
        asked = [request("POST", WEBHOOK, {"sender": sender, "message": text}) for text in AT_ONCE]
        began = time.perf_counter()
        for person, each in zip(people, asked, strict=True):
            person.sendall(each)
            time.sleep(_APART_SECONDS)
        answers = [heard(person) for person in people]
        elapsed = (time.perf_counter() - began) * 1000
    return elapsed, [texts_of(json.loads(body_of(answer))) for answer in answers]
