"""Workspaces: their people, channels, and the token of the installed app."""

from __future__ import annotations

import itertools
import uuid
from dataclasses import dataclass, field

_numbers = itertools.count(1)


def new_id(letter: str) -> str:
    """An identifier of Slack's form, never given before: T… workspaces, U… people, C… D… G… conversations."""
    return f"{letter}{next(_numbers):08d}X"


_stamps = itertools.count(1_760_000_000)


def new_ts() -> str:
    return f"{next(_stamps)}.000100"


@dataclass
class Workspace:
    id: str = field(default_factory=lambda: new_id("T"))
    token: str = field(default_factory=lambda: f"xoxb-{uuid.uuid4().hex}")
    bot_user: str = field(default_factory=lambda: new_id("U"))
    bot: str = field(default_factory=lambda: new_id("B"))
    enterprise: str | None = None
    scopes: frozenset[str] = frozenset()
    # With token rotation: what the next token is asked for with, and how many seconds a token is good for.
    refresh_token: str = ""
    expires_in: int = 0
    # Why the token is refused; empty: it is not.
    refused: str = ""
    channels: dict[str, set[str]] = field(default_factory=dict)

    def person(self, letter: str = "U") -> str:
        return new_id(letter)

    def channel(self, *members: str, letter: str = "C") -> str:
        made = new_id(letter)
        self.channels[made] = set(members)
        return made

    def with_bot(self, *members: str) -> str:
        return self.channel(*members, self.bot_user)

    def direct(self, user: str) -> str:
        """The conversation of this person with the app."""
        for channel, members in self.channels.items():
            if channel.startswith("D") and members == {user, self.bot_user}:
                return channel
        return self.channel(user, self.bot_user, letter="D")
