"""One event is answered once, whatever Slack delivers again, to whichever process."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.serving import Served
from tests.slack.conftest import SECRET
from tests.slack.delivery import ACKNOWLEDGED_WITHIN, Delivery
from tests.slack.fake import FakeSlack, Fault
from tests.slack.kept import heard
from tests.slack.people import Person, acknowledged
from tests.slack.sentences import FIGURE, NET, PMO

# https://docs.slack.dev/apis/events-api#retries
REASONS = [
    "http_timeout",
    "too_many_redirects",
    "connection_failed",
    "ssl_error",
    "http_error",
    "unknown_error",
]


@pytest.mark.parametrize("reason", REASONS)
def test_an_event_delivered_again(camille: Person, served: Served, reason: str) -> None:
    event = camille.message(PMO)
    camille.sends(event)
    for number in (1, 2, 3):
        camille.sends(event, (number, reason))
    camille.next(0)
    camille.says("et en net ?")
    assert len(camille.seen) == 2
    assert heard(served, camille) == [PMO, "et en net ?"]


def test_an_event_that_only_arrives_the_second_time(camille: Person) -> None:
    camille.sends(camille.message(PMO), (1, "connection_failed"))
    assert FIGURE in camille.next(0).read


def test_an_event_delivered_again_after_its_answer(camille: Person) -> None:
    event = camille.message(PMO)
    camille.sends(event)
    camille.next(0)
    camille.sends(event, (3, "http_timeout"))
    camille.says("et en net ?")
    assert len(camille.seen) == 2


def test_the_same_words_twice_are_two_messages(camille: Person) -> None:
    camille.says(PMO)
    camille.says(PMO)
    assert len(camille.seen) == 2


def test_acknowledged_before_it_is_answered(camille: Person, slack: FakeSlack) -> None:
    slack.fail("chat.postMessage", Fault(delay=4, team=camille.workspace.id))
    camille.sends(camille.message(PMO))
    assert camille.seen == []
    assert FIGURE in camille.next(0).read


def test_acknowledged_while_everybody_writes(camille: Person, slack: FakeSlack) -> None:
    people = [
        Person(slack, camille.workspace, camille.workspace.person(), camille.delivery) for _ in range(20)
    ]
    with ThreadPoolExecutor(len(people)) as pool:
        list(pool.map(lambda one: one.sends(one.message(PMO)), people))
    for one in people:
        assert FIGURE in one.next(0).read


def test_acknowledged_while_the_database_waits(camille: Person, served: Served) -> None:
    """Somebody holds the database of what comes from Slack for longer than Slack waits."""
    database = sqlite3.connect(served.folder / "slack.db", isolation_level=None, check_same_thread=False)
    database.execute("BEGIN IMMEDIATE")
    release = threading.Timer(ACKNOWLEDGED_WITHIN + 1, database.execute, ["ROLLBACK"])
    release.start()
    event = camille.message(PMO)
    assert camille.delivery.event(event).status_code == 500
    busy = camille.delivery.command(camille.command("/salaire", "comptable"))
    assert (busy.status_code, "indisponible" in busy.text) == (200, True)
    release.join()
    database.close()
    camille.sends(event, (1, "http_error"))
    assert FIGURE in camille.next(0).read
    assert "notaire" in camille.says("combien gagne un notaire ?").read
    assert len(camille.seen) == 2


def test_two_processes_answer_an_event_once(camille: Person, other: Served, served: Served) -> None:
    both = (camille.delivery, Delivery(other.url, SECRET))
    event = camille.message(PMO)
    with ThreadPoolExecutor(8) as pool:
        sent = [pool.submit(both[number % 2].event, event) for number in range(8)]
        for one in sent:
            acknowledged(one.result())
    assert FIGURE in camille.next(0).read
    assert NET in camille.says("et en net ?").read
    assert len(camille.seen) == 2
    assert heard(served, camille) == [PMO, "et en net ?"]


def test_two_processes_keep_the_order_of_a_conversation(
    camille: Person, other: Served, served: Served
) -> None:
    both = (camille.delivery, Delivery(other.url, SECRET))
    asked = [
        f"combien gagne un {job} ?" for job in ("PMO", "comptable", "boulanger", "notaire", "PMO", "maçon")
    ]
    for number, text in enumerate(asked):
        acknowledged(both[number % 2].event(camille.message(text)))
    camille.slack.screen.wait(lambda: len(camille.seen) >= len(asked), "all answers")
    assert heard(served, camille) == asked
    assert [FIGURE in answer.read for answer in camille.seen] == [text.endswith("PMO ?") for text in asked]


def test_a_button_pressed_in_two_processes(camille: Person, other: Served) -> None:
    first = camille.says(PMO)
    click = camille.click(first, "Et en net ?")
    acknowledged(camille.delivery.interaction(click))
    acknowledged(Delivery(other.url, SECRET).interaction(click))
    camille.next(1)
    camille.says("et par an ?")
    assert len(camille.seen) == 3
