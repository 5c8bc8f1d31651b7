"""What runs apart does not stop its caller, and is finished whatever becomes of the caller."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from nego.server.apart import Apart

PATIENCE_SECONDS = 30  # only a test that fails waits so long


@pytest.fixture
def apart() -> Iterator[Apart]:
    made = Apart("apart")
    yield made
    made.stop()


class Stuck:
    """Work that holds its thread until it is told to go on."""

    def __init__(self) -> None:
        self.started, self.go_on, self.ended = threading.Event(), threading.Event(), threading.Event()

    async def work(self) -> str:
        self.started.set()
        assert self.go_on.wait(PATIENCE_SECONDS)
        self.ended.set()
        return threading.current_thread().name


async def _until(event: threading.Event) -> None:
    while not event.is_set():
        await asyncio.sleep(0.01)


def test_the_callers_loop_goes_on(apart: Apart) -> None:
    stuck = Stuck()

    async def live() -> str:
        running = asyncio.create_task(apart.run(stuck.work()))
        await _until(stuck.started)
        assert not running.done()
        stuck.go_on.set()
        return await running

    assert asyncio.run(live()) == "apart"


def test_what_it_raises_comes_back(apart: Apart) -> None:
    async def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        asyncio.run(apart.run(fail()))


def test_the_caller_ends_after_the_work_when_it_is_cancelled(apart: Apart) -> None:
    stuck = Stuck()

    async def live() -> bool:
        running = asyncio.create_task(apart.run(stuck.work()))
        await _until(stuck.started)
        running.cancel()
        await asyncio.sleep(0.01)
        assert not running.done()
        stuck.go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await running
        return stuck.ended.is_set()

    assert asyncio.run(live())
