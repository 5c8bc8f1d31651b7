"""One at a time, in order of arrival, within this process: who is done calls the next in line at once.

Rasa's lock store looks once a second whether a conversation is free: a person who sends four messages at once
waits three seconds for nothing.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Lines:
    """A line for each name that somebody waits for; the first in line has it."""

    def __init__(self) -> None:
        self._lines: dict[str, deque[asyncio.Future[None]]] = {}

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """Wait in line, and have the name to oneself until the end of the block."""
        line = self._lines.setdefault(name, deque())
        own: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        line.append(own)
        try:
            if line[0] is not own:
                await own
            yield
        finally:
            was_first = line[0] is own
            line.remove(own)
            if not line:
                del self._lines[name]
            elif was_first and not line[0].done():
                line[0].set_result(None)
