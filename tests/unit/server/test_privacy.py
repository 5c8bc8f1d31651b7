"""Nothing is kept longer than is said, and nothing is left of what is erased, in any store."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered

from nego.channels.database import TABLES, database
from nego.channels.errors import SettingsError
from nego.channels.order import Order
from nego.channels.slack.queues import INBOX, OUTBOX, Entry, Queue
from nego.server.conversations import STATES
from nego.server.privacy import (
    DAY_SECONDS,
    SETTING,
    Receipt,
    SteadyClock,
    Stores,
    retention_seconds,
    stores_of,
)
from nego.server.storage import ErasingSQLTrackerStore

NOW = time.time()
DOMAIN = Domain.from_dict({"slots": {"job": {"type": "any", "mappings": [{"type": "custom"}]}}})


@pytest.fixture
def stores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stores]:
    store = ErasingSQLTrackerStore(DOMAIN, dialect="sqlite", db=str(tmp_path / "conversations.db"))
    yield Stores(store, database(store, tmp_path))
    store.engine.dispose()


def said(stores: Stores, conversation: str, *days_ago: float) -> None:
    """A message and its answer, so many days ago each, as the web channel stores them."""

    async def store() -> None:
        tracker = await stores.conversations.get_or_create_tracker(conversation, append_action_listen=False)
        for days in days_ago:
            at = NOW - days * DAY_SECONDS
            user = UserUttered(f"message {days}", message_id=f"message-{days}", timestamp=at)
            for event in (user, SlotSet("job", "PMO", timestamp=at), BotUttered("réponse", timestamp=at)):
                tracker.update(event)
        await stores.conversations.save(tracker)

    async def number(days: float) -> None:
        async with Order(stores.web, lambda: NOW - days * DAY_SECONDS).passage(conversation, f"id-{days}"):
            pass

    asyncio.run(store())
    with stores.conversations.engine.begin() as connection:
        last = {"updated": NOW - min(days_ago) * DAY_SECONDS}
        connection.execute(STATES.update().where(STATES.c.sender_id == conversation).values(last))
    for days in days_ago:
        asyncio.run(number(days))


def rows(stores: Stores) -> dict[str, list[str]]:
    """The conversations that each table names."""
    tables = [*TABLES.tables.values(), *stores.conversations.Base.metadata.tables.values()]
    found = {}
    for table in tables:
        engine = stores.web if table.metadata is TABLES else stores.conversations.engine
        column = next((table.c[name] for name in ("conversation", "sender_id") if name in table.c), None)
        if column is not None:
            with engine.connect() as connection:
                found[table.name] = sorted(connection.scalars(sa.select(column).distinct()))
    return found


def named(stores: Stores, conversation: str) -> list[str]:
    return [table for table, conversations in rows(stores).items() if conversation in conversations]


def test_the_purge_erases_what_is_too_old_everywhere_and_nothing_else(stores: Stores) -> None:
    said(stores, "web:old", 40, 31)
    said(stores, "web:alive", 40, 2)
    said(stores, "rest:new", 1)
    receipt = stores.purge(NOW - 30 * DAY_SECONDS)
    assert named(stores, "web:old") == []
    assert set(named(stores, "web:alive")) >= {"events", "web_messages"}
    assert set(named(stores, "rest:new")) >= {"events", "web_messages"}
    assert (receipt.conversations, receipt.events) == (1, 6)
    with stores.web.connect() as connection:
        oldest = connection.scalar(sa.select(sa.func.min(TABLES.tables["web_messages"].c.created)))
    assert oldest > NOW - 30 * DAY_SECONDS
    assert stores.purge(NOW - 30 * DAY_SECONDS) == Receipt()


def test_what_another_program_stored_is_purged_when_it_is_looked_for(stores: Stores) -> None:
    said(stores, "old", 31)
    said(stores, "new", 1)
    with stores.conversations.engine.begin() as connection:
        connection.execute(STATES.delete())
    before = NOW - 30 * DAY_SECONDS
    assert stores.purge(before, everybodys=False).events == 0
    assert stores.purge(before).events == 3
    assert named(stores, "old") == []
    assert "events" in named(stores, "new")


def test_erasing_leaves_no_row_and_tells_how_many_there_were(stores: Stores) -> None:
    said(stores, "web:gone", 1, 0)
    said(stores, "web:kept", 1)
    assert stores.erase("web:gone") == Receipt(conversations=1, events=6, message_ids=2)
    assert named(stores, "web:gone") == []
    assert set(named(stores, "web:kept")) >= {"events", "web_messages"}
    assert stores.erase("web:gone") == Receipt()


def test_what_waits_for_slack_goes_too(stores: Stores, tmp_path: Path) -> None:
    slack = database(stores.conversations, tmp_path, "slack.db")
    queues = [Queue(slack, table) for table in (INBOX, OUTBOX)]
    for queue in queues:
        for person in ("slack:T1:U1", "slack:T1:U2"):
            queue.put(Entry(f"key {person}", person, "T1", {"text": "bonjour"}))
    all_stores = Stores(stores.conversations, stores.web, slack)
    assert all_stores.belonging_to("slack:T1:U1") == ["slack:T1:U1"]
    receipt = all_stores.erase("slack:T1:U1")
    assert receipt == Receipt(conversations=1, slack_entries=2)
    assert [queue.knows("key slack:T1:U1") for queue in queues] == [False, False]
    assert [queue.knows("key slack:T1:U2") for queue in queues] == [True, True]


def test_the_purge_takes_what_slack_never_took(stores: Stores, tmp_path: Path) -> None:
    slack = database(stores.conversations, tmp_path, "slack.db")
    for age in (31, 1):
        for table in (INBOX, OUTBOX):
            queue = Queue(slack, table, lambda age=age: NOW - age * DAY_SECONDS)
            queue.put(Entry(f"key {age}", "slack:T1:U1", "T1", {"text": "bonjour"}))
    all_stores = Stores(stores.conversations, stores.web, slack)
    assert all_stores.purge(NOW - 30 * DAY_SECONDS) == Receipt(slack_entries=2)
    queues = [Queue(slack, table) for table in (INBOX, OUTBOX)]
    assert [(queue.knows("key 31"), queue.knows("key 1")) for queue in queues] == [(False, True)] * 2


def test_a_person_of_slack_is_all_her_conversations_and_nobody_elses(stores: Stores) -> None:
    hers = ["slack:T1:U1", "slack:T1:U1:C9:12.5"]
    for conversation in (*hers, "slack:T1:U10", "slack:T1:U2:C9:12.5", "rest:slack:T1:U1", "web:a"):
        said(stores, conversation, 1)
    assert stores.belonging_to("slack:T1:U1") == hers
    for too_much in ("slack:T1", "slack", "web", "rest", "", "slack:%:%", "slack:T1:U_"):
        assert stores.belonging_to(too_much) == []


def test_the_export_is_what_was_said_and_what_is_remembered(stores: Stores) -> None:
    said(stores, "web:a", 2, 1)
    kept = asyncio.run(stores.export("web:a"))
    assert [turn["text"] for turn in kept["turns"]] == ["message 2", "message 1"]
    assert [turn["messages"] for turn in kept["turns"]] == [[{"text": "réponse"}]] * 2
    assert kept["remembered"] == {"job": "PMO"}
    assert asyncio.run(stores.export("web:b")) == {"turns": [], "remembered": {}}


@pytest.mark.parametrize(("given", "days"), [(None, 30), ("1", 1), ("365", 365)])
def test_the_retention_is_a_number_of_days(given: str | None, days: int) -> None:
    assert retention_seconds({} if given is None else {SETTING: given}) == days * DAY_SECONDS


@pytest.mark.parametrize("given", ["0", "366", "-1", "trente", "1.5", ""])
def test_what_is_no_retention(given: str) -> None:
    with pytest.raises(SettingsError, match=SETTING):
        retention_seconds({SETTING: given})


def test_conversations_in_memory_go_with_the_process() -> None:
    memory: Any = InMemoryTrackerStore(DOMAIN)
    assert stores_of(memory) is None


@pytest.mark.parametrize("how", ["erase", "purge"])
def test_no_erased_word_is_left_in_the_bytes_of_any_file(stores: Stores, tmp_path: Path, how: str) -> None:
    for number in range(40):  # states grow over several pages, and leave pages behind
        said(stores, "web:mine", 40 + number / 100)
        said(stores, "web:other", 2 + number / 100)
    assert any(b"message 40.05" in file.read_bytes() for file in tmp_path.iterdir())
    if how == "erase":
        stores.erase("web:mine")
    else:
        stores.purge(NOW - 30 * DAY_SECONDS)
    files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert "conversations.db" in files
    assert [
        name for name, content in files.items() if b"message 40" in content or b"web:mine" in content
    ] == []
    assert b"message 2.05" in files["conversations.db"]


def test_a_clock_that_jumps_is_not_believed_for_a_day() -> None:
    wall, steady = [1_000_000.0], [50.0]
    clock = SteadyClock(lambda: wall[0], lambda: steady[0])
    believed = []
    for hours, jump in (
        (0, 0.0),
        (1, 0.0),
        (1, 400 * DAY_SECONDS),
        (23, 0.0),
        (1, 0.0),
        (1, -400 * DAY_SECONDS),
    ):
        steady[0] += hours * 3600
        wall[0] += hours * 3600 + jump
        believed.append(clock.believed())
    assert believed == [True, True, False, False, True, False]


def test_erasing_is_told_when_there_is_no_room_to_scrub(
    stores: Stores, caplog: pytest.LogCaptureFixture
) -> None:
    said(stores, "web:mine", 1)

    @sa.event.listens_for(stores.conversations.engine, "before_cursor_execute")
    def full(*given: Any) -> None:
        if "wal_checkpoint" in given[2]:
            raise sa.exc.OperationalError(given[2], {}, Exception("database or disk is full"))

    assert stores.erase("web:mine").conversations == 1
    assert named(stores, "web:mine") == []
    assert "stays in a write-ahead log" in caplog.text
