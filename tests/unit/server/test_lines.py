"""One at a time, in order, whoever gives up."""

from __future__ import annotations

import asyncio

import pytest

from nego.server.lines import Lines


async def said(lines: Lines, heard: list[str], text: str, name: str = "somebody", steps: int = 3) -> None:
    async with lines.turn(name):
        heard.append(f"({text}")
        for _ in range(steps):
            await asyncio.sleep(0)
        heard.append(f"{text})")


def test_one_at_a_time_in_order_of_arrival() -> None:
    async def play() -> list[str]:
        lines, heard = Lines(), list[str]()
        await asyncio.gather(*(said(lines, heard, text) for text in "abc"))
        assert not lines._lines
        return heard

    assert asyncio.run(play()) == ["(a", "a)", "(b", "b)", "(c", "c)"]


def test_other_names_do_not_wait() -> None:
    async def play() -> list[str]:
        lines, heard = Lines(), list[str]()
        await asyncio.gather(said(lines, heard, "a"), said(lines, heard, "b", "another"))
        return heard

    assert asyncio.run(play())[:2] == ["(a", "(b"]


@pytest.mark.parametrize("steps", range(1, 12))
def test_who_gives_up_at_any_moment_holds_up_nobody(steps: int) -> None:
    async def play() -> list[str]:
        lines, heard = Lines(), list[str]()
        tasks = [asyncio.ensure_future(said(lines, heard, text)) for text in "abc"]
        for _ in range(steps):
            await asyncio.sleep(0)
        tasks[1].cancel()
        async with lines.turn("somebody"):
            heard.append("(d")
        await asyncio.gather(*tasks, return_exceptions=True)
        assert not lines._lines
        return heard

    heard = asyncio.run(asyncio.wait_for(play(), 5))
    assert [text for text in heard if "b" not in text] == ["(a", "a)", "(c", "c)", "(d"]


def test_an_error_calls_the_next() -> None:
    async def fail(lines: Lines) -> None:
        async with lines.turn("somebody"):
            await asyncio.sleep(0)
            raise ValueError("boum")

    async def play() -> list[str]:
        lines, heard = Lines(), list[str]()
        await asyncio.gather(fail(lines), said(lines, heard, "a"), return_exceptions=True)
        return heard

    assert asyncio.run(play()) == ["(a", "a)"]
