"""Custom actions run in this process: no second server, no port, no HTTP.

Rasa sends an action server all of the conversation and of the domain as JSON, and checks what comes back
against a schema. Here an action is called with a view of them; `actions/` is the same package that
`rasa run actions` serves.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, overload

from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, ActionNotFoundException, CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection as RejectedByAction
from rasa_sdk.utils import call_potential_coroutine

from nego.paths import ROOT
from nego.server.events import read_events

ACTIONS_PACKAGE = "actions"


class InProcessActions(EndpointConfig):
    """The action endpoint that is a Python package beside us."""

    def __init__(self, package: str = ACTIONS_PACKAGE) -> None:
        super().__init__(url="in-process")
        if str(ROOT) not in sys.path:
            sys.path.insert(0, str(ROOT))
        self._executor = ActionExecutor()
        self._executor.register_package(package)
        self._domain: tuple[Domain | None, dict[str, Any]] = (None, {})

    async def call(
        self, name: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[dict[str, Any]]:
        """The events of an action. Raises ``ActionNotFoundException`` and what the action raises."""
        action = self._executor.actions.get(name)
        if action is None:
            raise ActionNotFoundException(name)
        try:
            events = await call_potential_coroutine(action(dispatcher, tracker, self._as_dict(domain)))
        except RejectedByAction as rejection:
            raise ActionExecutionRejection(rejection.action_name, rejection.message) from rejection
        found: list[dict[str, Any]] = self._executor.validate_events(events or [], name)
        return found

    def _as_dict(self, domain: Domain) -> dict[str, Any]:
        """The domain as an action sees it, made once for each domain."""
        if self._domain[0] is not domain:
            self._domain = (domain, domain.as_dict())
        return self._domain[1]


class InProcessAction(RemoteAction):
    """A custom action that is called in this process."""

    async def run(
        self, output_channel: Any, nlg: Any, tracker: DialogueStateTracker, domain: Domain
    ) -> list[Event]:
        """Run the action; returns what it says and its events."""
        dispatcher = CollectingDispatcher()
        found = await self.action_endpoint.call(self.name(), dispatcher, view(tracker), domain)
        said: list[Event] = await self._utter_responses(dispatcher.messages, output_channel, nlg, tracker)
        return said + read_events(found)


def view(tracker: DialogueStateTracker) -> Tracker:
    """A conversation as actions see it."""
    loop = {"name": tracker.active_loop_name} if tracker.active_loop_name else {}
    return Tracker(
        tracker.sender_id,
        tracker.current_slot_values(),
        tracker._latest_message_data(),
        AsDicts(list(tracker.events)),
        tracker.is_paused(),
        tracker.followup_action,
        loop,
        tracker.latest_action_name,
    )


class AsDicts(Sequence[dict[str, Any]]):
    """Events, each made a dictionary when it is looked at."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events

    def __len__(self) -> int:
        return len(self._events)

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...

    @overload
    def __getitem__(self, index: slice) -> AsDicts: ...

    def __getitem__(self, index: int | slice) -> dict[str, Any] | AsDicts:
        found = self._events[index]
        return found.as_dict() if isinstance(found, Event) else AsDicts(found)


def in_process(action: Any) -> Any:
    """The action to run in place of the one Rasa chose: the same, called in this process."""
    if type(action) is RemoteAction and isinstance(action.action_endpoint, InProcessActions):
        return InProcessAction(action.name(), action.action_endpoint)
    return action
