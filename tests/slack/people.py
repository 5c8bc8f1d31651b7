"""A person in Slack, and what happens on their screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx

from tests.slack.delivery import Delivery
from tests.slack.fake import Shown
from tests.slack.shapes import Shapes


@dataclass
class Person(Shapes):
    """Somebody of a workspace. What they do returns what they see next; nothing in a minute is a failure."""

    delivery: Delivery

    @property
    def seen(self) -> list[Shown]:
        """What this person sees of the app, in all conversations they are in."""
        return [
            one
            for one in list(self.slack.screen.shown)
            if one.team == self.workspace.id
            and self.id in self.workspace.channels.get(one.channel, ())
            and one.only_for in ("", self.id)
        ]

    def next(self, after: int, what: str = "an answer") -> Shown:
        return self.slack.screen.wait(lambda: self.seen[after:], what)[0]

    def says(self, text: str, **event: Any) -> Shown:
        """Write to the app in direct messages, and read the answer."""
        before = len(self.seen)
        self.sends(self.message(text, **event))
        return self.next(before, f"an answer to « {text} »")

    def mentions(self, channel: str, text: str, **event: Any) -> Shown:
        before = len(self.seen)
        self.sends(self.mention(channel, text, **event))
        return self.next(before, f"an answer to « {text} »")

    def sends(self, event: dict[str, Any], retry: tuple[int, str] | None = None) -> None:
        acknowledged(self.delivery.event(event, retry))

    def commands(self, command: str, text: str = "", channel: str = "") -> Shown:
        before = len(self.seen)
        acknowledged(self.delivery.command(self.command(command, text, channel)))
        return self.next(before, f"an answer to {command} {text}")

    def chooses(self, message: Shown, title: str) -> Shown:
        """Click on a button, and read the answer."""
        before = len(self.seen)
        self.clicks(message, title)
        return self.next(before, f"an answer to the button « {title} »")

    def clicks(self, message: Shown, title: str) -> None:
        acknowledged(self.delivery.interaction(self.click(message, title)))

    def judges(self, text: str, channel: str) -> Shown:
        """The shortcut on a message with this text."""
        before = len(self.seen)
        acknowledged(self.delivery.interaction(self.shortcut(text, channel)))
        return self.next(before, "an answer to the shortcut")

    def opens_home(self, tab: str = "home") -> None:
        self.sends(self.shape("app_home_opened", user=self.id, tab=tab))

    def erases(self) -> None:
        """« Effacer mes données » in the Home tab, confirmed, and the Home tab after it."""
        before = len(self.homes)
        acknowledged(self.delivery.interaction(self.click_home("nego_erase")))
        self.slack.screen.wait(lambda: self.homes[before:], "the Home tab after erasing")

    def exports(self) -> list[str]:
        """« Exporter mes données » in the Home tab, and the messages that answer it."""
        before, last = len(self.seen), ("\n}```", "espace Slack.")
        acknowledged(self.delivery.interaction(self.click_home("nego_export")))
        self.slack.screen.wait(
            lambda: len(self.seen) > before and self.seen[-1].read.endswith(last), "the export"
        )
        return [one.read for one in self.seen[before:]]

    def home(self) -> str:
        """Open the Home tab and read it."""
        before = len(self.homes)
        self.opens_home()
        blocks = self.slack.screen.wait(lambda: self.homes[before:], "the Home tab")[0]
        return Shown(self.workspace.id, "", "", "", blocks).read


def acknowledged(response: httpx.Response) -> None:
    assert response.status_code == 200, f"{response.status_code} {response.text}"
