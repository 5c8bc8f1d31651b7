"""A conversation as the widget shows it, from the events that Rasa stores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

Answer = dict[str, Any]
Turn = dict[str, Any]

SHOWN = ("buttons", "custom", "attachment", "apart")
"""What an answer may carry beside its text; the rest of Rasa's fields is nobody's business outside.

``apart``: the lines of the text, from 0, that say where a figure comes from or hold for all answers.
"""


def answer(said: Mapping[str, Any]) -> Answer:
    """One message of Négo, without what is empty."""
    return {name: said[name] for name in ("text", *SHOWN) if said.get(name)}


def turn(message_id: str, text: str, seconds: float, answers: Iterable[Answer]) -> Turn:
    """What a person said and what was answered; ``seconds`` since 1970."""
    return {"id": message_id, "text": text, "time": round(seconds * 1000), "messages": list(answers)}


def turns(events: Iterable[Event]) -> list[Turn]:
    """The turns of a conversation, oldest first."""
    found: list[Turn] = []
    for event in events:
        if isinstance(event, UserUttered):
            found.append(turn(event.message_id or "", event.text or "", event.timestamp or 0.0, []))
        elif isinstance(event, BotUttered) and found:
            found[-1]["messages"].append(answer({**event.metadata, **event.data, "text": event.text}))
    return found


def exported(tracker: DialogueStateTracker | None) -> dict[str, Any]:
    """All that is kept of a conversation: what was said, and what Négo remembers of it."""
    slots = tracker.current_slot_values() if tracker else {}
    return {
        "turns": turns(tracker.events if tracker else []),
        "remembered": {name: value for name, value in slots.items() if value is not None},
    }


def find(events: Iterable[Event], message_id: str) -> Turn | None:
    """The stored turn of a message. A turn that failed or erased is not stored."""
    return next((each for each in turns(events) if each["id"] == message_id), None)
