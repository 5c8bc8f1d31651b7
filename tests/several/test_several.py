"""Any process answers anybody: conversations, order and erasure are in the database alone."""

from __future__ import annotations

import json
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
import sqlalchemy as sa

from benchmarks.load import DIALOGUE
from tests.people import Person, text_of
from tests.postgres import Cluster
from tests.serving import Served
from tests.several.conftest import Balancer

MAX_STATEMENTS = 12
"""Of a turn: the rates, the number of the message, the state, the events; deploy/README.md counts with it."""


def test_a_conversation_moves_between_processes_at_every_turn(pair: list[Served]) -> None:
    moving, staying = Person(pair[0].url).open(), Person(pair[0].url).open()
    for number, text in enumerate(DIALOGUE):
        moving.url = pair[number % 2].url
        assert text_of(moving.say(text)) == text_of(staying.say(text))
    assert [turn["text"] for turn in moving.turns()] == list(DIALOGUE)


def test_messages_sent_at_once_to_both_are_answered_once_each(pair: list[Served]) -> None:
    person = Person(pair[0].url).open()
    twin = Person(pair[1].url, person.token)
    with ThreadPoolExecutor(8) as pool:
        sent = [
            pool.submit(each.send, f"combien gagne un comptable {number} ?", f"message-{number}")
            for number in range(4)
            for each in (person, twin)
        ]
        assert [answer.result().status_code for answer in sent] == [200] * 8
    turns = person.turns()
    assert sorted(turn["id"] for turn in turns) == [f"message-{number}" for number in range(4)]
    assert all(turn["messages"] for turn in turns)


def test_erasing_leaves_no_row_in_the_database(pair: list[Served], cluster: Cluster) -> None:
    person = Person(pair[0].url).open()
    person.say("combien gagne un comptable ?")
    conversation = f"web:{person.token.split('.')[1]}"
    assert rows(cluster, conversation) > 3
    person.url = pair[1].url
    receipt = person.erase()["receipt"]
    assert receipt["events"] > 3
    assert receipt["message_ids"] == 1
    assert rows(cluster, conversation) == 0
    person.url = pair[0].url
    assert person.send("encore là ?").status_code == 401


def rows(cluster: Cluster, conversation: str) -> int:
    """Rows of any table in which the conversation is named in any column."""
    engine = sa.create_engine(cluster.url)
    found = sa.MetaData()
    found.reflect(engine)
    with engine.connect() as connection:
        count = sum(
            conversation in str(row)
            for table in found.tables.values()
            for row in connection.execute(sa.select(table))
        )
    engine.dispose()
    return count


def test_a_database_that_stops_and_comes_back(pair: list[Served], cluster: Cluster) -> None:
    person = Person(pair[0].url).open()
    person.say("combien gagne un comptable ?")
    time.sleep(1)  # until the end of the hold on the message is on the disk: without, it would be waited for
    cluster.stop()
    try:
        for served in pair:
            refused = person.send("et par an ?", "while-it-is-away")
            assert refused.status_code == 503
            assert "indisponible" in refused.json()["error"]
            ready = httpx.get(f"{served.url}/readyz", timeout=20)
            assert (ready.status_code, ready.json()["database"]) == (503, "down")
            assert httpx.get(f"{served.url}/healthz", timeout=20).status_code == 200
    finally:
        cluster.start()
    for _ in range(2):
        assert person.send("et par an ?", "while-it-is-away").status_code == 200
    assert [turn["text"] for turn in person.turns()] == ["combien gagne un comptable ?", "et par an ?"]
    assert all(httpx.get(f"{served.url}/readyz", timeout=20).status_code == 200 for served in pair)


def test_a_database_that_hangs_holds_up_those_who_need_it_alone(pair: list[Served], cluster: Cluster) -> None:
    person = Person(pair[0].url).open()
    person.say("combien gagne un comptable ?")
    with ThreadPoolExecutor(1) as pool:
        with cluster.frozen():
            waiting = pool.submit(person.say, "et par an ?")
            for _ in range(5):
                assert httpx.get(f"{pair[0].url}/healthz", timeout=20).status_code == 200
            ready = httpx.get(f"{pair[0].url}/readyz", timeout=20)
            assert (ready.status_code, ready.json()["database"]) == (503, "down")
            assert not waiting.done()
        assert waiting.result()["messages"]
    assert [turn["text"] for turn in person.turns()] == person.said


def test_a_turn_says_little_to_the_database(pair: list[Served], cluster: Cluster) -> None:
    person = Person(pair[0].url).open()
    person.say("combien gagne un comptable ?")
    with cluster.told() as statements:
        person.say("et par an ?")
    assert statements.count("COMMIT") == 1
    # Connections that had a rest are tried first.
    assert len([each for each in statements if each != "SELECT 1"]) <= MAX_STATEMENTS


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/confidentialite", 200),
        ("/nego.js", 200),
        ("/nego/chat.js", 200),
        ("/webhooks/web/messages", 401),
        ("/fiche/forged.pdf", 404),
        ("/healthz", 404),
        ("/readyz", 404),
        ("/metrics", 404),
        ("/webhooks/rest/webhook", 404),
        ("/webhooks/web/messages/..%2f..%2frest%2fwebhook", 404),
        ("/conversations/web:1/tracker", 404),
        ("/model/parse", 404),
        ("/.nego/secret", 404),
    ],
)
def test_the_proxy_lets_through_what_is_listed_alone(balancer: Balancer, path: str, status: int) -> None:
    assert httpx.get(f"{balancer.url}{path}", timeout=20).status_code == status


class Load(threading.Thread):
    """Somebody who goes on talking; each request is sent once."""

    def __init__(self, url: str, number: int, end: threading.Event) -> None:
        super().__init__()
        self.url, self.address, self.end = url, f"127.0.1.{number + 1}", end
        self.people: list[Person] = []
        self.failed: list[str] = []

    def run(self) -> None:
        while not self.end.is_set():
            person = Person(self.url, address=self.address).open()
            self.people.append(person)
            for text in DIALOGUE * 2:
                if self.end.wait(0.3):
                    return
                answered = person.send(text)
                if answered.status_code == 200:
                    person.said.append(text)
                else:
                    self.failed.append(f"{answered.status_code} {answered.text}")


def test_a_rolling_restart_under_load_fails_no_request(pair: list[Served], balancer: Balancer) -> None:
    end = threading.Event()
    loads = [Load(balancer.url, number, end) for number in range(6)]
    for load in loads:
        load.start()
    try:
        for served in pair:
            time.sleep(2)
            served.stop()
            served.start()
        time.sleep(2)
    finally:
        end.set()
        for load in loads:
            load.join()
    assert [failure for load in loads for failure in load.failed] == []
    people = [person for load in loads for person in load.people]
    assert sum(len(person.said) for person in people) > 50
    for person in people:
        assert [turn["text"] for turn in person.turns()] == person.said


def test_logs_tell_what_happened_and_no_word_token_or_secret(pair: list[Served]) -> None:
    person = Person(pair[0].url).open()
    request = "request-of-the-test"
    person.client.headers["X-Request-Id"] = request
    person.say("on me propose 43 217 € brut par an comme comptable à Nantes")
    lines = [line for served in pair for line in served.log.read_text(encoding="utf-8").splitlines()]
    turns = [json.loads(line) for line in lines if '"turn"' in line]
    assert [(turn["intent"], turn["outcome"]) for turn in turns if turn["request"] == request] == [
        ("evaluate_offer", "answered")
    ]
    assert len(turns) > len(DIALOGUE)
    secret = pair[0].environment["NEGO_SECRET"]
    conversation = person.token.split(".")[1]
    # Not in the digits of a duration or of an id.
    amount = re.compile(r"(?<![\w.])43\s?217(?!\w)")
    assert [line for line in lines if amount.search(line)] == []
    for private in ("omptable", "Nantes", person.token, conversation, secret):
        assert [line for line in lines if private in line] == []
