"""What is built on first use, built before the first person comes."""

from __future__ import annotations

import asyncio
import gc

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore

from nego.server.turns import NegoAgent

QUESTION = "Combien gagne un comptable ?"


def warm_up(agent: NegoAgent) -> None:
    """Play one turn in a conversation that is stored nowhere: indexes, caches and lazy imports get ready."""
    kept, agent.processor.tracker_store = agent.processor.tracker_store, InMemoryTrackerStore(agent.domain)
    try:
        message = UserMessage(QUESTION, CollectingOutputChannel(), "warm-up")
        asyncio.run(agent.processor.handle_message(message))
    finally:
        agent.processor.tracker_store = kept


def settle() -> None:
    """Look for garbage no more in what is loaded by now, and stays: half a million objects, a third of a
    second each time, in the middle of somebody's turn."""
    gc.collect()
    gc.freeze()
