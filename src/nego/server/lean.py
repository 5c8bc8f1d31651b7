"""Rasa's processor without what it does at every turn for nobody: half of the time of a turn, once a message
is understood.

Each method here gives what Rasa's gives, at less cost, and leaves the case to Rasa's where it can't tell:

- an action gets the conversation itself. Rasa hands it a copy, made by playing all events anew (0.4 ms), in
  case the action refuses after the policies said something of the last message; no action here looks at that.
- nothing is copied for a debug message that nobody reads (0.2 ms).
- slots that only actions set are not looked for in the message: 47 slots, one question each (0.3 ms).
- a session goes on unless the last message is old: the conversation is not replayed to see that (0.2 ms).
- intents and entities are held against a set of those of the domain; Rasa makes an empty domain at every
  message to see whether ours is one (0.2 ms).

`tests/unit/server/test_lean.py` plays conversations with both, and fails when Rasa's own methods change.
"""

from __future__ import annotations

import logging
import time
from typing import Any

from rasa.core.actions.action import (
    Action,
    ActionBotResponse,
    ActionExecutionRejection,
    ActionListen,
    ActionSessionStart,
)
from rasa.core.channels.channel import OutputChannel
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.shared.core.constants import ACTION_VALIDATE_SLOT_MAPPINGS
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecutionRejected, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nego.server.actions import InProcessAction
from nego.server.recent import are_plain

logger = logging.getLogger(__name__)

_READERS = (InProcessAction, ActionBotResponse, ActionListen, ActionSessionStart)
"""Actions that only read the conversation they are given. Subclasses may do more."""


class LeanProcessor(MessageProcessor):
    """Rasa's processor at less cost. At log level DEBUG it is Rasa's own, which tells more."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._intents = frozenset(self.domain.intents)
        self._entities = frozenset(self.domain.entities)
        self._finds_slots = finds_slots(self.domain)

    async def parse_message(
        self,
        message: Any,
        tracker: DialogueStateTracker | None = None,
        only_output_properties: bool = True,
    ) -> dict[str, Any]:
        """Understand a message."""
        if tracker is None or self.http_interpreter is not None or _debugging():
            read: dict[str, Any] = await super().parse_message(message, tracker, only_output_properties)
            return read
        parsed: dict[str, Any] = self._parse_message_with_graph(message, tracker, only_output_properties)
        self._update_full_retrieval_intent(parsed)
        self._check_for_unseen_features(parsed)
        return parsed

    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        intent, entities = parse_data["intent"]["name"], parse_data["entities"] or ()
        known = intent in self._intents and all(found["entity"] in self._entities for found in entities)
        if not known:
            super()._check_for_unseen_features(parse_data)

    async def _update_tracker_session(
        self,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        metadata: dict[str, Any] | None = None,
    ) -> None:
        if not self._goes_on(tracker):
            await super()._update_tracker_session(tracker, output_channel, metadata)

    def _goes_on(self, tracker: DialogueStateTracker) -> bool:
        """Whether a conversation surely goes on in its session: its last message is there and recent."""
        if not tracker.events or not are_plain(tracker.events):
            return False
        session, message = self.domain.session_config, tracker.latest_message
        if not session.are_sessions_enabled():
            return True
        age = None if message is None or message.timestamp is None else time.time() - message.timestamp
        return age is not None and age / 60 <= session.session_expiration_time

    async def run_action_extract_slots(
        self, output_channel: OutputChannel, tracker: DialogueStateTracker
    ) -> DialogueStateTracker:
        """Set the slots that a message fills by itself, if there are any."""
        if self._finds_slots:
            return await super().run_action_extract_slots(output_channel, tracker)
        return tracker

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: Any,
        prediction: PolicyPrediction,
    ) -> bool:
        """Run an action; whether another comes after it. Of an action that only reads, unlike Rasa's method,
        it raises what the action raises."""
        if type(action) not in _READERS or _debugging():
            goes_on: bool = await super()._run_action(action, tracker, output_channel, nlg, prediction)
            return goes_on
        try:
            events = await action.run(output_channel, nlg, tracker, self.domain)
        except ActionExecutionRejection:
            tracker.update(
                ActionExecutionRejected(action.name(), prediction.policy_name, prediction.max_confidence)
            )
            return bool(self.should_predict_another_action(action.name()))
        self._log_action_on_tracker(tracker, action, events, prediction)
        if any(isinstance(event, UserUttered) for event in events):
            tracker = await self.run_action_extract_slots(output_channel, tracker)
        await self.execute_side_effects(events, tracker, output_channel)
        return bool(self.should_predict_another_action(action.name()))

    def _log_action_on_tracker(
        self,
        tracker: DialogueStateTracker,
        action: Action,
        events: list[Event] | None,
        prediction: PolicyPrediction,
    ) -> None:
        events = events or []
        if not any(isinstance(event, ActionExecutionRejected) for event in events):
            tracker.update_with_events(prediction.events, self.domain)
            tracker.update(action.event_for_successful_execution(prediction))
        tracker.update_with_events(events, self.domain)

    @staticmethod
    def _log_slots(tracker: DialogueStateTracker) -> None:
        if _debugging():
            MessageProcessor._log_slots(tracker)


def finds_slots(domain: Domain) -> bool:
    """Whether a message alone may set a slot: all but those that no mapping or only actions fill."""
    if ACTION_VALIDATE_SLOT_MAPPINGS in domain.user_actions:
        return True
    mappings = (mapping for slot in domain.slots for mapping in slot.mappings)
    return any(mapping.get("type") != "custom" or mapping.get("action") for mapping in mappings)


def _debugging() -> bool:
    return logger.isEnabledFor(logging.DEBUG)
