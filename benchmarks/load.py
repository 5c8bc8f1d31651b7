"""People who talk through the web channel, many at once, and what they meet."""

from __future__ import annotations

import asyncio
import itertools
import random
import time
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import aiohttp

DIALOGUE = (
    "combien gagne un PMO ?",
    "et en net ?",
    "et un comptable à Lyon ?",
    "par an",
    "on me propose 2 400 € brut par mois",
    "quelle formation faut-il ?",
    "que demander ?",
    "d'où vient ce chiffre ?",
)
TIMEOUT = aiohttp.ClientTimeout(60)
_numbers = itertools.count()
_chance = random.Random(1)


@dataclass
class Met:
    """Seconds of each answered message; errors by kind; how often people were told to wait (429, 503)."""

    seconds: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    waits: int = 0

    def quantile(self, share: float) -> float:
        """Of the seconds; 0 when nothing was answered."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


async def talk(urls: list[str], clients: int, pause: float, goes_on: Callable[[], bool]) -> Met:
    """``clients`` people talk as long as ``goes_on()``, some ``pause`` seconds before each message."""
    met = Met()
    people = [_person(urls[number % len(urls)], pause, goes_on, met) for number in range(clients)]
    await asyncio.gather(*people)
    return met


async def _person(url: str, pause: float, goes_on: Callable[[], bool], met: Met) -> None:
    while goes_on():
        # Limits count by address: each conversation comes from one of its own.
        number = next(_numbers)
        address = f"127.{1 + number // 62_500 % 250}.{number // 250 % 250}.{1 + number % 250}"
        connector = aiohttp.TCPConnector(local_addr=(address, 0))
        async with aiohttp.ClientSession(url, connector=connector, timeout=TIMEOUT) as session:
            await _conversation(session, pause, goes_on, met)


async def _conversation(
    session: aiohttp.ClientSession, pause: float, goes_on: Callable[[], bool], met: Met
) -> None:
    try:
        async with session.post("/webhooks/web/conversations", raise_for_status=True) as opened:
            session.headers["Authorization"] = f"Bearer {(await opened.json())['token']}"
        for text in DIALOGUE:
            await asyncio.sleep(pause * _chance.uniform(0, 2))
            if not goes_on():
                return
            await _message(session, text, met)
    except (aiohttp.ClientError, asyncio.TimeoutError) as error:
        met.errors[type(error).__name__] += 1


async def _message(session: aiohttp.ClientSession, text: str, met: Met) -> None:
    body = {"id": uuid.uuid4().hex, "text": text}
    while True:
        started = time.perf_counter()
        async with session.post("/webhooks/web/messages", json=body) as answered:
            await answered.read()
        if answered.status in (429, 503):
            met.waits += 1
            await asyncio.sleep(float(answered.headers.get("retry-after", 1)))
            continue
        if answered.status == 200:
            met.seconds.append(time.perf_counter() - started)
        else:
            met.errors[str(answered.status)] += 1
        return
