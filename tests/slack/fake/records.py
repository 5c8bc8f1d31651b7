"""What the fake Slack remembers: requests as they came, and messages as people see them."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from typing import Any

from tests.slack.fake.limits import walk

_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2019": "'"})


@dataclass(frozen=True)
class Call:
    method: str
    team: str
    arguments: dict[str, Any]
    error: str = ""


@dataclass
class Shown:
    """A message on people's screens. ``only_for``: the only person who sees it, else everybody there does."""

    team: str
    channel: str
    ts: str
    text: str
    blocks: list[dict[str, Any]]
    thread_ts: str = ""
    only_for: str = ""
    was: list[list[dict[str, Any]]] = field(default_factory=list)

    @property
    def read(self) -> str:
        """All that is read in it, buttons apart, with plain spaces and apostrophes."""
        shown = [block for block in self.blocks if block["type"] != "actions"]
        texts = [one["text"] for one in walk(shown) if isinstance(one.get("text"), str)]
        return html.unescape("\n".join(texts) or self.text).translate(_PLAIN)

    @property
    def buttons(self) -> list[dict[str, Any]]:
        return [one for one in walk(self.blocks) if one.get("type") == "button"]

    @property
    def titles(self) -> list[str]:
        return [html.unescape(one["text"]["text"]).translate(_PLAIN) for one in self.buttons]

    def replace(self, text: str, blocks: list[dict[str, Any]]) -> None:
        self.was.append(self.blocks)
        self.text, self.blocks = text, blocks
