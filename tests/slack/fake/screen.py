"""What people see in Slack: messages in the order they appeared, and their Home tabs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tests.slack.fake.limits import faults_of_escaping, walk
from tests.slack.fake.records import Shown

WAIT_SECONDS = 60  # for a busy machine; a test that waits so long has failed
LOOK_SECONDS = 0.2  # for what changes elsewhere
T = TypeVar("T")


@dataclass
class Screen:
    shown: list[Shown] = field(default_factory=list)
    homes: dict[tuple[str, str], list[list[dict[str, Any]]]] = field(default_factory=dict)
    # What Slack lets through and people would see broken.
    wrong: list[str] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)
    _posted: dict[tuple[str, str], Shown] = field(default_factory=dict)

    def wait(self, found: Callable[[], T | None], what: str) -> T:
        """What ``found`` returns once it is neither empty nor false; fails after a minute."""
        deadline = time.monotonic() + WAIT_SECONDS
        with self.changed:
            while not (value := found()) and time.monotonic() < deadline:
                self.changed.wait(LOOK_SECONDS)
        assert value, f"In {WAIT_SECONDS} s, not: {what}. Seen: {[one.read for one in self.shown[-3:]]}"
        return value

    def show(self, shown: Shown, client_msg_id: str | None = None) -> None:
        self.check_message(shown.text, shown.blocks)
        with self.changed:
            self.shown.append(shown)
            if client_msg_id:
                self._posted[shown.channel, client_msg_id] = shown
            self.changed.notify_all()

    def posted_before(self, channel: str, client_msg_id: str | None) -> Shown | None:
        """The message with this ``client_msg_id``: sent twice, it is one message."""
        return self._posted.get((channel, client_msg_id)) if client_msg_id else None

    def find(self, channel: str, ts: str) -> Shown | None:
        return next((one for one in self.shown if (one.channel, one.ts) == (channel, ts)), None)

    def home(self, team: str, user: str, blocks: list[dict[str, Any]]) -> None:
        self.check("", blocks)
        with self.changed:
            self.homes.setdefault((team, user), []).append(blocks)
            self.changed.notify_all()

    def replace(self, shown: Shown, text: str, blocks: list[dict[str, Any]]) -> None:
        self.check_message(text, blocks)
        with self.changed:
            shown.replace(text, blocks)
            self.changed.notify_all()

    def check_message(self, text: str, blocks: list[dict[str, Any]]) -> None:
        if not text:
            self.wrong.append("a message without `text`, which notifications and screen readers need")
        self.check(text, blocks)

    def check(self, text: str, blocks: list[dict[str, Any]]) -> None:
        texts = [one["text"] for one in walk(blocks) if one.get("type") == "mrkdwn"]
        self.wrong += [fault for one in (text, *texts) for fault in faults_of_escaping(one)]
