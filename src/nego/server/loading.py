"""An agent ready to answer: the model, the actions in process, the stores."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import TrackerStore
from rasa.utils.endpoints import read_endpoint_config

from nego.paths import ROOT, data_folder
from nego.server.actions import InProcessActions
from nego.server.storage import ErasingMemoryTrackerStore, ErasingSQLTrackerStore
from nego.server.turns import NegoAgent

CONVERSATIONS = "conversations.db"


def stored_agent(model: Path, root: Path = ROOT) -> NegoAgent:
    """An agent whose conversations last: in SQLite in the folder NEGO_DATA, or where endpoints.yml says."""
    endpoints = str(root / "endpoints.yml")
    return _agent(
        model,
        _tracker_store(read_endpoint_config(endpoints, "tracker_store"), root),
        LockStore.create(read_endpoint_config(endpoints, "lock_store")),
    )


def memory_agent(model: Path) -> NegoAgent:
    """An agent whose conversations are forgotten with the process."""
    return _agent(model, ErasingMemoryTrackerStore(None), LockStore.create(None))


def _agent(model: Path, tracker_store: TrackerStore, lock_store: LockStore) -> NegoAgent:
    agent = NegoAgent(tracker_store=tracker_store, lock_store=lock_store, action_endpoint=InProcessActions())
    agent.load_model(model)
    return agent


def _tracker_store(configured: Any, root: Path) -> TrackerStore:
    if configured is not None:
        return TrackerStore.create(configured)
    folder = data_folder(root)
    folder.mkdir(parents=True, exist_ok=True)
    return ErasingSQLTrackerStore(dialect="sqlite", db=str(folder / CONVERSATIONS))
