"""Slack's text, both ways: its three escaped characters, and its marks for people, channels and links.

https://docs.slack.dev/messaging/formatting-message-text
"""

from __future__ import annotations

import re

_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_CONTROL = re.compile(r"<([^<>]*)>")
_FORMAT = re.compile(
    r"(?<![^\s(«\"'*_~])([*_~`]{1,3})(?=\S)(.+?)(?<=\S)\1(?![^\s)»\"'*_~.,;:!?…])", re.DOTALL
)
_QUOTE = re.compile(r"^(?:&gt;|>)\s?", re.MULTILINE)
_PART = re.compile(r"&[a-z]{0,3}$")
"""What is left of an escaped character that was cut."""
_SPACES = re.compile(r"[ \t]{2,}")


def escape(text: str) -> str:
    """The text as Slack wants it: nothing in it mentions anybody or makes a link."""
    return "".join(_ESCAPED.get(character, character) for character in text)


def beginning(escaped: str, length: int) -> str:
    """The first ``length`` characters of an escaped text, or less: no escaped character is cut."""
    return _PART.sub("", escaped[:length])


def plain(text: str) -> str:
    """What a person wrote, without Slack's marks: nobody mentioned, links and channels by their names."""
    text = _QUOTE.sub("", text)
    text = _CONTROL.sub(_said, text)
    for _ in range(2):  # bold inside italics
        text = _FORMAT.sub(r"\2", text)
    for character, escaped in reversed(_ESCAPED.items()):
        text = text.replace(escaped, character)
    return _SPACES.sub(" ", text).strip()


def _said(found: re.Match[str]) -> str:
    target, _, label = found[1].partition("|")
    if target.startswith("@"):
        return ""
    if target.startswith("#"):
        return f"#{label}" if label else ""
    if target.startswith("!"):
        return label
    return label or target.removeprefix("mailto:").removeprefix("tel:")
