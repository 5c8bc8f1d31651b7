"""The worker of a queue stops when it is told to, whatever happens at that moment."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from nego.channels.database import TABLES, sqlite
from nego.channels.slack.queues import INBOX, Entry, Queue, Taken
from nego.channels.slack.worker import Worker

SOON = 5  # seconds: much longer than stopping takes, much shorter than for ever


@pytest.mark.parametrize("ticks", range(8))
def test_stopped_while_there_is_news(tmp_path: Path, ticks: int) -> None:
    engine = sqlite(tmp_path / "slack.db")
    TABLES.create_all(engine)
    queue, handled = Queue(engine, INBOX), []

    async def handle(taken: Taken) -> None:
        handled.append(taken.entry.key)
        queue.finish(taken)

    async def live() -> None:
        worker = Worker(queue, handle)
        worker.start()
        queue.put(Entry("a", "line", "T1", {}))
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
