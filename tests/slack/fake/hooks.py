"""Addresses that Slack gives with commands, clicks and shortcuts, to answer to: response_url.

https://docs.slack.dev/interactivity/handling-user-interaction#message_responses: five answers in thirty
minutes, seen only by the person unless ``response_type`` is ``in_channel``; ``replace_original``: in place of
the message clicked on.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from tests.slack.fake.methods import Refused, check_message
from tests.slack.fake.records import Shown
from tests.slack.fake.screen import Screen
from tests.slack.fake.workspaces import new_ts

ANSWERS = 5


@dataclass
class Hook:
    team: str
    channel: str
    user: str
    clicked: Shown | None = None
    left: int = ANSWERS
    expired: bool = False

    def answer(self, screen: Screen, arguments: dict[str, Any]) -> None:
        """Raises Refused, as Slack does."""
        if self.expired:
            raise Refused("expired_url")
        if not self.left:
            raise Refused("used_url")
        check_message(arguments)
        self.left -= 1
        text, blocks = arguments.get("text") or "", arguments.get("blocks") or []
        if arguments.get("replace_original"):
            if self.clicked is None:
                raise Refused("invalid_arguments", "there is no message to replace")
            screen.replace(self.clicked, text, blocks)
            return
        public = arguments.get("response_type") == "in_channel"
        thread = arguments.get("thread_ts") or (self.clicked.thread_ts if self.clicked else "")
        screen.show(
            Shown(
                self.team,
                self.channel,
                new_ts(),
                text,
                blocks,
                thread_ts=thread,
                only_for="" if public else self.user,
            )
        )


@dataclass
class Hooks:
    known: dict[str, Hook] = field(default_factory=dict)

    def add(self, hook: Hook) -> str:
        """The secret part of its address."""
        secret = uuid.uuid4().hex
        self.known[secret] = hook
        return secret
