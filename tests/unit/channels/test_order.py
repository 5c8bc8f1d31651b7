"""A process that dies with a message in hand does not stop the conversation."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from nego.channels import order as module
from nego.channels.database import database
from nego.channels.errors import Busy
from nego.channels.order import HOLD_SECONDS, Order


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        self.now += 0.5  # time passes each time it is looked at
        return self.now


@pytest.fixture
def order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Order:
    monkeypatch.setattr(module, "POLL_SECONDS", 0)
    return Order(database(None, tmp_path), Clock())


async def enter(order: Order, message: str, conversation: str = "web:1") -> bool:
    async with order.passage(conversation, message) as passage:
        return passage.seen_before


def test_a_message_seen_before_is_told(order: Order) -> None:
    assert [asyncio.run(enter(order, name)) for name in ("a", "b", "a")] == [False, False, True]
    assert asyncio.run(enter(order, "a", "web:2")) is False


@pytest.mark.parametrize("message", ["dead", "next"])
def test_what_a_dead_process_held_is_free_after_a_while(order: Order, message: str) -> None:
    order._take_number("web:1", "dead")
    started = order._clock()
    assert asyncio.run(enter(order, message)) is (message == "dead")
    assert HOLD_SECONDS - 5 < order._clock() - started < HOLD_SECONDS + 5


def test_patience_has_an_end(order: Order) -> None:
    async def wait() -> None:
        async with order.passage("web:1", "slow"):
            order._hold("web:1", "slow", order._clock() + 1e6)
            await enter(order, "next")

    with pytest.raises(Busy):
        asyncio.run(wait())
    assert asyncio.run(enter(order, "next")) is True


def test_a_closed_conversation_stays_closed(order: Order) -> None:
    asyncio.run(enter(order, "a"))
    order.close("web:1")
    order.close("web:1")
    assert order.is_closed("web:1")
    assert not order.is_closed("web:2")


def test_who_is_done_calls_the_next_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the next look: it would be in an hour."""
    monkeypatch.setattr(module, "POLL_SECONDS", 3600)
    order, heard = Order(database(None, tmp_path)), list[str]()

    async def say(text: str) -> None:
        async with order.passage("web:1", text):
            heard.append(f"({text}")
            await asyncio.sleep(0)
            heard.append(f"{text})")

    async def play() -> None:
        await asyncio.gather(*(say(text) for text in "abcd"))

    asyncio.run(asyncio.wait_for(play(), 10))
    assert heard == ["(a", "a)", "(b", "b)", "(c", "c)", "(d", "d)"]
    assert not order._waiting
