"""Put among the actions of a copy of the project: some messages make an action slow, stuck or fail."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

from actions.base import NegoAction

_run = NegoAction.run


async def _faulty(self: NegoAction, dispatcher: Any, tracker: Any, domain: dict[str, Any]) -> Any:
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


NegoAction.run = _faulty  # type: ignore[method-assign]
