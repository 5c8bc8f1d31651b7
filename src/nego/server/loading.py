"""An agent ready to answer: the model, the actions in process, the stores."""

from __future__ import annotations

import tarfile
import zlib
from pathlib import Path

from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import TrackerStore
from rasa.exceptions import ModelNotFound
from rasa.utils.endpoints import EndpointConfig, read_endpoint_config

from nego.channels.errors import SettingsError
from nego.paths import ROOT, data_folder
from nego.server.actions import InProcessActions
from nego.server.database import server_database
from nego.server.storage import ErasingMemoryTrackerStore, ErasingSQLTrackerStore
from nego.server.training import TrainingError
from nego.server.turns import NegoAgent

CONVERSATIONS = "conversations.db"
SQL = "sql"
"""The one type of `tracker_store:` in endpoints.yml; its settings are Rasa's."""


def stored_agent(model: Path, root: Path = ROOT) -> NegoAgent:
    """An agent whose conversations last. Raises ``SettingsError``; ``TrainingError`` for a damaged model."""
    endpoints = str(root / "endpoints.yml")
    return _agent(
        model,
        tracker_store(root),
        LockStore.create(read_endpoint_config(endpoints, "lock_store")),
    )


def memory_agent(model: Path) -> NegoAgent:
    """An agent whose conversations are forgotten with the process."""
    return _agent(model, ErasingMemoryTrackerStore(None), LockStore.create(None))


def _agent(model: Path, tracker_store: TrackerStore, lock_store: LockStore) -> NegoAgent:
    agent = NegoAgent(tracker_store=tracker_store, lock_store=lock_store, action_endpoint=InProcessActions())
    try:
        agent.load_model(model)
    except (OSError, EOFError, zlib.error, tarfile.TarError, ModelNotFound) as error:
        raise TrainingError(
            f"le modèle {model.name} est abîmé. Pour en refaire un : ./nego train --force"
        ) from error
    return agent


def tracker_store(root: Path = ROOT) -> TrackerStore:
    """Where conversations last: in the database NEGO_DATABASE, else where endpoints.yml says, else in SQLite
    in the folder NEGO_DATA. Raises ``SettingsError``, also for a store that can't erase what it is told to.
    """
    engine = server_database()
    if engine is not None:
        return ErasingSQLTrackerStore.on(engine)
    configured = read_endpoint_config(str(root / "endpoints.yml"), "tracker_store")
    if configured is not None:
        return _configured(configured)
    folder = data_folder(root)
    return ErasingSQLTrackerStore(dialect="sqlite", db=str(folder / CONVERSATIONS))


def _configured(endpoint: EndpointConfig) -> TrackerStore:
    if str(endpoint.type).lower() != SQL:
        raise SettingsError(
            f"endpoints.yml : Négo n'efface rien dans un tracker_store de type « {endpoint.type} ». "
            f"Écrivez « type: {SQL} », ou retirez-le : NEGO_DATABASE désigne une base PostgreSQL."
        )
    return ErasingSQLTrackerStore(host=endpoint.url, **endpoint.kwargs)
