"""What goes wrong while people talk: nothing acknowledged is lost or answered twice, nobody meets silence."""

from __future__ import annotations

import resource
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import httpx
import pytest

from tests.faults.trees import SLOW_SECONDS
from tests.people import Person, text_of
from tests.serving import Served

APOLOGY = "Quelque chose s'est mal passé"
QUESTION = "combien gagne un comptable ?"
FIGURE = "brut par mois"


@pytest.fixture
def person(served: Served) -> Person:
    return Person(served.url).open()


def kept_once(person: Person) -> None:
    """Each acknowledged message is in the conversation once, with an answer, in order."""
    turns = person.turns()
    assert [turn["text"] for turn in turns] == person.said
    assert all(turn["messages"] for turn in turns)


def test_an_exception_in_an_action_is_a_sentence_and_leaves_the_conversation_as_it_was(
    served: Served, person: Person
) -> None:
    person.say(QUESTION)
    told = person.send("combien gagne un plombier ? casse 48327 euros")
    assert told.status_code == 200
    assert APOLOGY in text_of(told.json()).replace("’", "'")
    assert FIGURE in text_of(person.say("et un infirmier ?"))
    kept_once(person)
    log = served.log.read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "48327" not in log


def test_a_slow_action_is_waited_for_and_holds_nobody_else_up(served: Served, person: Person) -> None:
    other = Person(served.url).open()
    with ThreadPoolExecutor() as pool:
        slow = pool.submit(person.say, "combien gagne un plombier lentement ?")
        time.sleep(SLOW_SECONDS / 6)
        assert FIGURE in text_of(other.say(QUESTION))
        assert not slow.done()
        assert slow.result()["messages"]
    kept_once(person)


@contextmanager
def full_disk(served: Served) -> Iterator[None]:
    """No file of the server can grow: what a full disk does, without filling one."""
    process = served.process.pid
    before = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.prlimit(process, resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_told_and_the_message_is_answered_once_when_there_is_room(
    served: Served, person: Person
) -> None:
    person.say(QUESTION)
    with full_disk(served):
        refused = person.send("et par an ?", "message-without-room")
        assert refused.status_code == 503
        assert "indisponible" in refused.json()["error"]
    for _ in range(2):
        assert person.send("et par an ?", "message-without-room").status_code == 200
    person.said.append("et par an ?")
    kept_once(person)


def test_an_action_that_never_ends_is_a_sentence(served: Served, person: Person) -> None:
    (served.folder / "stuck").unlink(missing_ok=True)
    person.say(QUESTION)
    told = person.send("et un plombier ? attends")
    assert told.status_code == 200
    assert APOLOGY in text_of(told.json()).replace("’", "'")
    assert FIGURE in text_of(person.say("et un infirmier ?"))
    kept_once(person)


def test_kill_9_in_the_middle_of_a_turn(served: Served, person: Person) -> None:
    stuck = served.folder / "stuck"
    stuck.unlink(missing_ok=True)
    person.say(QUESTION)
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(person.say, "et un plombier ? attends")
        while not stuck.exists():
            time.sleep(0.05)
        served.stop(signal.SIGKILL)
        served.start()
        assert answer.result()["messages"]
    person.say("et par an ?")
    kept_once(person)


def test_sigterm_lets_the_turns_under_way_end(served: Served, person: Person) -> None:
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(person.send, "combien gagne un plombier lentement ?")
        time.sleep(SLOW_SECONDS / 3)
        served.stop(signal.SIGTERM)
        assert served.process.returncode == 0
        assert answer.result().status_code == 200
    with pytest.raises(httpx.TransportError):
        person.send(QUESTION)
    served.start()
    person.said.append("combien gagne un plombier lentement ?")
    kept_once(person)
