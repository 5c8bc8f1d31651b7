"""Rasa's events from what was stored or returned by an action, without looking through all kinds of events
for each (0.1 ms an event)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from rasa.shared.core.events import Event


def read_events(found: Iterable[Mapping[str, Any]]) -> list[Event]:
    """Events from dictionaries. Raises ValueError for a kind that Rasa does not know."""
    read = ((_kind(entry["event"]), entry) for entry in found)
    events = (kind._from_parameters(dict(entry)) for kind, entry in read if kind is not None)
    return [event for event in events if event is not None]


@lru_cache(maxsize=64)
def _kind(name: str) -> type[Event] | None:
    kind: type[Event] | None = Event.resolve_by_type(name)
    return kind
