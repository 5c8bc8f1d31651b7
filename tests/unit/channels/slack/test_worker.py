"""The worker of a queue tries again what fails, and stops when it is told to."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from nego.channels.database import TABLES, sqlite
from nego.channels.slack.queues import INBOX, Entry, Queue, Taken
from nego.channels.slack.worker import GIVE_UP_SECONDS, Worker

SOON = 5  # seconds: much longer than stopping takes, much shorter than for ever


@pytest.mark.parametrize("ticks", range(8))
def test_stopped_while_there_is_news(tmp_path: Path, ticks: int) -> None:
    engine = sqlite(tmp_path / "slack.db")
    TABLES.create_all(engine)
    queue, handled = Queue(engine, INBOX), []

    async def handle(taken: Taken) -> None:
        handled.append(taken.entry.content["text"])
        queue.finish(taken)

    async def live() -> None:
        worker = Worker(queue, handle)
        worker.start()
        queue.put(Entry("a", "line", "T1", {"text": "a"}))
        worker.wake()
        while not handled:
            await asyncio.sleep(0.01)
        worker.wake()
        for _ in range(ticks):
            await asyncio.sleep(0)
        await asyncio.wait_for(worker.stop(), SOON)

    asyncio.run(live())
    assert handled == ["a"]
    engine.dispose()


@pytest.mark.parametrize(("age", "done"), [(0, False), (GIVE_UP_SECONDS + 60, True)])
def test_what_fails_is_tried_again_and_given_up_in_the_end(tmp_path: Path, age: int, done: bool) -> None:
    engine = sqlite(tmp_path / "slack.db")
    TABLES.create_all(engine)
    Queue(engine, INBOX, lambda: time.time() - age).put(Entry("a", "line", "T1", {"text": "a"}))
    queue, tried = Queue(engine, INBOX), []

    async def fail(_: Taken) -> None:
        tried.append(True)
        raise ValueError

    async def live() -> None:
        worker = Worker(queue, fail)
        worker.start()
        while not tried:
            await asyncio.sleep(0.01)
        await worker.stop()

    asyncio.run(live())
    with engine.connect() as connection:
        row = connection.execute(INBOX.select()).one()
    assert (row.done, row.tries) == (done, 0 if done else 1)
    engine.dispose()
