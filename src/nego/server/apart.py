"""A thread of its own for what takes long: the server's event loop goes on answering requests.

All turns are played in the same one, so that Rasa's components need not be thread-safe.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class Apart:
    """An event loop in a thread of its own, which ends with the process at the latest."""

    def __init__(self, name: str) -> None:
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name=name, daemon=True).start()

    def stop(self) -> None:
        """End the thread, leaving what still runs in it."""
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What the work returns or raises. When the caller is cancelled, the work is finished first:
        whoever asks again then finds all of it, or nothing."""
        running = asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            await asyncio.wait([running])
            raise
