"""The language understanding of a model alone, many texts at a time."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.shared.core.trackers import DialogueStateTracker

from nego.server.turns import NegoAgent

logger = logging.getLogger(__name__)

Parsed = dict[str, Any]


class Understanding:
    """Texts to intents and entities, through one run of the model's graph for all of them."""

    def __init__(self, agent: NegoAgent) -> None:
        self._graph = agent.processor.graph_runner
        self._target = agent.processor.model_metadata.nlu_target

    def parse(self, texts: Sequence[str]) -> list[Parsed | None]:
        """In order, text, intent, confidence and entities; None for a text that can't be parsed (logged)."""
        if not texts:
            return []
        try:
            return list(self._run(texts))
        except Exception:
            if len(texts) == 1:
                logger.exception("A text could not be parsed")
                return [None]
            # One bad text must not take its neighbours with it.
            return [parsed for text in texts for parsed in self.parse([text])]

    def _run(self, texts: Sequence[str]) -> list[Parsed]:
        inputs = {
            PLACEHOLDER_MESSAGE: [UserMessage(text) for text in texts],
            PLACEHOLDER_TRACKER: DialogueStateTracker.from_events("parse", []),
        }
        messages = self._graph.run(inputs=inputs, targets=[self._target])[self._target]
        return [_parsed(text, message.as_dict(True)) for text, message in zip(texts, messages, strict=True)]


def _parsed(text: str, found: dict[str, Any]) -> Parsed:
    intent = found.get("intent") or {}
    # Rasa strips a message before reading it: positions are given back in the text as written.
    shift = len(text) - len(text.lstrip())
    return {
        "text": text,
        "intent": intent.get("name"),
        "confidence": intent.get("confidence", 0.0),
        "entities": [_moved(entity, shift) for entity in found.get("entities") or []],
    }


def _moved(entity: dict[str, Any], shift: int) -> dict[str, Any]:
    positions = {name: entity[name] + shift for name in ("start", "end") if isinstance(entity.get(name), int)}
    return {**entity, **positions}
