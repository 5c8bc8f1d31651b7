"""What was heard from Slack, whatever kind of request it came in: who said what, and where to answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from nego.channels.slack.queues import Entry

PREFIX = "slack:"

Kind = Literal["said", "home", "erase", "export", "gone"]


@dataclass(frozen=True)
class Who:
    """A person of a workspace; ``enterprise`` is the organisation of the workspace, if it has one."""

    team: str
    user: str
    enterprise: str | None = None

    @property
    def person(self) -> str:
        """The conversation with the person alone: in private messages and in answers only they see."""
        return f"{PREFIX}{self.team}:{self.user}"

    def in_thread(self, channel: str, thread: str) -> str:
        """The conversation with the person in a thread of a channel."""
        return f"{self.person}:{channel}:{thread}"


@dataclass(frozen=True)
class Place:
    """Where to answer. ``shared``: others read there. ``inside``: what was said was itself in the thread.

    With ``response_url`` only the person sees the answer.
    """

    channel: str
    thread: str | None = None
    shared: bool = False
    inside: bool = False
    response_url: str | None = None


@dataclass(frozen=True)
class Choice:
    """A button that was pressed: of the answer to ``message``, in ``conversation``."""

    conversation: str
    message: str
    title: str
    response_url: str


@dataclass(frozen=True)
class Heard:
    """Something to answer. ``key`` is the same each time Slack sends the same thing.

    ``otherwise`` names the answer (in templates/slack.yml) to somebody who said nothing in words.
    """

    kind: Kind
    key: str
    who: Who
    conversation: str
    place: Place | None = None
    text: str = ""
    otherwise: str = "slack_no_words"
    files: bool = False
    choice: Choice | None = None

    def entry(self) -> Entry:
        """As it is kept in the inbox."""
        return Entry(self.key, self.conversation, self.who.team, asdict(self))

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Heard:
        """As it was before it was kept."""
        place, choice = content["place"], content["choice"]
        return cls(
            **{
                **content,
                "who": Who(**content["who"]),
                "place": None if place is None else Place(**place),
                "choice": None if choice is None else Choice(**choice),
            }
        )
