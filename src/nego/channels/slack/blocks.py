"""An answer as Block Kit: the figure first, sources as context, the drawing, the buttons in order.

https://docs.slack.dev/reference/block-kit gives the limits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from nego.channels.history import Answer
from nego.channels.slack.mrkdwn import beginning, escape
from nego.channels.slack.picture import picture
from nego.wording import wording

MAX_BUTTONS = 25
MAX_TITLE = 75
MAX_SECTION = 2900
MAX_FALLBACK = 3900
"""Slack cuts a longer text into several messages."""

BUTTONS, SAY, OPEN = "nego_buttons", "nego_say_", "nego_open"
ERASE, EXPORT = "nego_erase", "nego_export"

_AMOUNT = re.compile(r"(?<![\w+−-])[+−-]?\d[\d\s]*(?:,\d+)?\s?€(?!\w)")

Block = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """All that is said in one turn, as one message. ``apart``: the lines that stand apart, from 0."""

    text: str
    buttons: tuple[Mapping[str, str], ...] = ()
    beside: tuple[Mapping[str, Any], ...] = ()
    apart: frozenset[int] = frozenset()

    @classmethod
    def of(cls, answers: Iterable[Answer]) -> Said:
        """The answers of a turn, one below the other."""
        answers = list(answers)
        return cls(
            "\n".join(each["text"] for each in answers if each.get("text")),
            tuple(button for each in answers for button in each.get("buttons") or ()),
            tuple(item for each in answers for item in _items(each.get("custom"))),
            frozenset(_apart(answers)),
        )


@dataclass(frozen=True)
class Origin:
    """What an answer belongs to, which its buttons bring back: the conversation and the message answered."""

    conversation: str
    message: str


def message(
    said: Said,
    origin: Origin | None = None,
    notes: Sequence[str] = (),
    chosen: str | None = None,
    url: str | None = None,
) -> dict[str, Any]:
    """``text`` and ``blocks``. ``notes`` come below; ``chosen`` stands instead of the buttons.

    ``url``: the address of Négo, for the page to take along.
    """
    blocks = [*text_blocks(said.text, said.apart), *_drawings(said.beside)]
    pages = [item for item in said.beside if item.get("type") == "sheet"]
    if pages and url is None:
        notes = (*notes, _word("slack_no_page"))
    blocks += [context(note) for note in notes]
    buttons = [_link(url + page["url"].lstrip("/")) for page in pages[:1] if url is not None]
    if chosen is not None:
        blocks.append(context(_word("slack_chosen", title=chosen)))
    elif origin is not None:
        room = MAX_BUTTONS - len(buttons)
        said_buttons = [_button(n, each, origin) for n, each in enumerate(said.buttons[:room])]
        buttons = [*said_buttons, *buttons]
    if buttons:
        blocks.append({"type": "actions", "block_id": BUTTONS, "elements": buttons})
    return {"text": _fallback(said), "blocks": blocks}


def text_blocks(text: str, apart: Collection[int] = ()) -> list[Block]:
    """The first line with its amounts in bold; then the others, those of ``apart`` (from 0) apart."""
    first, *lines = text.split("\n")
    blocks = [section(_AMOUNT.sub(lambda amount: f"*{amount[0]}*", escape(first)))]
    for small, some in groupby(enumerate(lines, 1), key=lambda line: line[0] in apart):
        shown = "\n".join(line for _, line in some)
        blocks.append(context(shown) if small else section(escape(shown)))
    return blocks


def section(mrkdwn: str) -> Block:
    """A paragraph, of text that is escaped."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": _cut(mrkdwn, MAX_SECTION)}}


def context(text: str) -> Block:
    """A line in small letters."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": _cut(escape(text), MAX_SECTION)}]}


def plain(text: str) -> Block:
    """A text object without marks."""
    return {"type": "plain_text", "text": _cut(text, MAX_TITLE), "emoji": False}


def _drawings(beside: Iterable[Mapping[str, Any]]) -> list[Block]:
    blocks: list[Block] = []
    for item in beside:
        if item.get("type") == "drawing":
            blocks.append(section(f"{escape(item['title'])}\n```{escape(picture(item))}```"))
            blocks.append(context(item["source"]))
    return blocks


def _button(number: int, button: Mapping[str, str], origin: Origin) -> Block:
    value = {"c": origin.conversation, "m": origin.message, "s": button["payload"]}
    return {
        "type": "button",
        "action_id": f"{SAY}{number}",
        "text": plain(button["title"]),
        "value": json.dumps(value, ensure_ascii=False),
    }


def _link(address: str) -> Block:
    return {"type": "button", "action_id": OPEN, "text": plain(_word("slack_page")), "url": address}


def _fallback(said: Said) -> str:
    drawn = [item["text"] for item in said.beside if item.get("type") == "drawing"]
    return _cut(escape("\n".join([said.text, *drawn])), MAX_FALLBACK)


def _apart(answers: Iterable[Answer]) -> Iterator[int]:
    """The lines that stand apart, in the answers one below the other."""
    above = 0
    for each in answers:
        if each.get("text"):
            yield from (above + line for line in each.get("apart") or ())
            above += each["text"].count("\n") + 1


def _items(custom: Any) -> list[Mapping[str, Any]]:
    if isinstance(custom, Mapping):
        return [custom]
    return list(custom or ())


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{beginning(text, length - 1)}…"


def _word(name: str, **values: object) -> str:
    return wording().render(name, **values).text
