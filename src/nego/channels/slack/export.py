"""All that is kept of a person, as messages: no right over files is needed, and Slack shows each once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from nego.channels.slack.mrkdwn import beginning, escape
from nego.wording import wording

MAX_MESSAGE = 3500
"""Characters of a message; Slack cuts one of over 4,000 into several, anywhere."""


def messages(conversations: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The texts, escaped, that hand out conversations (`nego.channels.history.exported`) by id, as JSON."""
    turns = sum(len(kept["turns"]) for kept in conversations.values())
    yield escape(wording().render("slack_exported", conversations=len(conversations), turns=turns).text)
    if not conversations:
        return
    part = ""
    for line in _lines(conversations):
        if part and len(part) + len(line) > MAX_MESSAGE:
            yield _block(part)
            part = ""
        part += line
    yield _block(part)


def _lines(conversations: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    written = json.dumps(conversations, ensure_ascii=False, indent=1)
    # In JSON, a backquote may be written so; three of them would end the block. It is in strings only.
    for line in escape(written.replace("`", "\\u0060")).splitlines(keepends=True):
        yield from _cut(line)


def _cut(line: str) -> Iterator[str]:
    while len(line) > MAX_MESSAGE:
        piece = beginning(line, MAX_MESSAGE)
        yield piece
        line = line[len(piece) :]
    yield line


def _block(text: str) -> str:
    stripped = text.strip("\n")
    return f"```{stripped}```"
