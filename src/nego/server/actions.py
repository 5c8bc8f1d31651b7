"""Custom actions run in this process: no second server, no port, no HTTP.

Rasa runs a custom action by calling ``request`` on an endpoint. Here the endpoint is the action SDK's own
executor; `actions/` is the same package that `rasa run actions` serves.
"""

from __future__ import annotations

import sys
from typing import Any

from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection as RejectedByAction

from nego.paths import ROOT

ACTIONS_PACKAGE = "actions"


class InProcessActions(EndpointConfig):
    """The action endpoint that is a Python package beside us."""

    def __init__(self, package: str = ACTIONS_PACKAGE) -> None:
        super().__init__(url="in-process")
        if str(ROOT) not in sys.path:
            sys.path.insert(0, str(ROOT))
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any:
        """Run the action called for in ``json``; returns events and responses as an action server would."""
        try:
            return await self._executor.run(kwargs["json"])
        except RejectedByAction as rejection:
            raise ActionExecutionRejection(rejection.action_name, rejection.message) from rejection


class InProcessAction(RemoteAction):
    """A custom action whose result comes from this process.

    ``RemoteAction`` compiles and checks a JSON schema at every call: an action server may be
    anybody's. Ours is typed code beside us, and the executor has already dropped what is no event.
    """

    def _validate_action_result(self, result: dict[str, Any]) -> bool:
        return True


def in_process(action: Any) -> Any:
    """The action to run in place of the one Rasa chose: the same, without what only a remote server needs."""
    if type(action) is RemoteAction and isinstance(action.action_endpoint, InProcessActions):
        return InProcessAction(action.name(), action.action_endpoint)
    return action
