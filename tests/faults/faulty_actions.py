"""Put among the actions of a copy of the project: some messages make an action slow, stuck or fail.

SIGTERM_AT: a moment of the start at which the process is told to end: of the warm-up turn, or before or after
the listeners of one of Sanic's events.
"""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

from sanic import Sanic

from actions.base import NegoAction

_run = NegoAction.run
_event = Sanic._server_event


def _moment(name: str) -> None:
    if os.environ.get("SIGTERM_AT") == name:
        os.kill(os.getpid(), signal.SIGTERM)


async def _faulty(self: NegoAction, dispatcher: Any, tracker: Any, domain: dict[str, Any]) -> Any:
    if tracker.sender_id.startswith("warm-up"):
        _moment("warm-up")
    text, folder = tracker.latest_message.get("text") or "", Path(os.environ["NEGO_DATA"])
    if "lentement" in text:
        await asyncio.sleep(float(os.environ["SLOW_SECONDS"]))
    stuck = folder / "stuck"
    if "attends" in text and not stuck.exists():
        stuck.touch()
        await asyncio.sleep(600)
    if "casse" in text:
        raise ValueError(text)
    return await _run(self, dispatcher, tracker, domain)


async def _told(self: Sanic, concern: str, action: str, loop: Any = None) -> None:
    _moment(f"before {concern} {action}")
    await _event(self, concern, action, loop)
    _moment(f"after {concern} {action}")


NegoAction.run = _faulty  # type: ignore[method-assign]
Sanic._server_event = _told  # type: ignore[method-assign]
