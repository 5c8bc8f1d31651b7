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

import httpx

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
TIMEOUT_SECONDS = 60
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
        transport = httpx.AsyncHTTPTransport(local_address=address)
        async with httpx.AsyncClient(base_url=url, transport=transport, timeout=TIMEOUT_SECONDS) as client:
            await _conversation(client, pause, goes_on, met)


async def _conversation(
    client: httpx.AsyncClient, pause: float, goes_on: Callable[[], bool], met: Met
) -> None:
    try:
        opened = await client.post("/webhooks/web/conversations")
        opened.raise_for_status()
        client.headers["authorization"] = f"Bearer {opened.json()['token']}"
        for text in DIALOGUE:
            await asyncio.sleep(pause * _chance.uniform(0, 2))
            if not goes_on():
                return
            await _message(client, text, met)
    except httpx.HTTPError as error:
        met.errors[type(error).__name__] += 1


async def _message(client: httpx.AsyncClient, text: str, met: Met) -> None:
    body = {"id": uuid.uuid4().hex, "text": text}
    while True:
        started = time.perf_counter()
        answered = await client.post("/webhooks/web/messages", json=body)
        if answered.status_code in (429, 503):
            met.waits += 1
            await asyncio.sleep(float(answered.headers.get("retry-after", 1)))
            continue
        if answered.status_code == 200:
            met.seconds.append(time.perf_counter() - started)
        else:
            met.errors[str(answered.status_code)] += 1
        return
