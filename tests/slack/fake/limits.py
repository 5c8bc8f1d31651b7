"""What Slack refuses in blocks and texts.

Limits of each block: https://docs.slack.dev/reference/block-kit/blocks; of buttons and texts:
https://docs.slack.dev/reference/block-kit/block-elements/button-element and
https://docs.slack.dev/reference/block-kit/composition-objects/text-object. The length of all blocks
together is not documented (msg_blocks_too_long is); found in https://github.com/slackapi/bolt-js/issues/2509.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

Check = Callable[[Any], Iterator[str]]

BLOCKS_IN_MESSAGE = 50
BLOCKS_IN_HOME = 100
ALL_BLOCKS = 13_200
MESSAGE_TEXT = 40_000


def _string(value: Any, longest: int) -> Iterator[str]:
    if not isinstance(value, str):
        yield "must be a string"
    elif not 0 < len(value) <= longest:
        yield f"must be 1 to {longest} characters, not {len(value)}"


def _one_of(value: Any, allowed: tuple[Any, ...]) -> Iterator[str]:
    if value not in allowed:
        yield f"must be one of {allowed}, not {value!r}"


def _text(value: Any, longest: int, kinds: tuple[str, ...] = ("plain_text",)) -> Iterator[str]:
    if not isinstance(value, dict) or value.get("type") not in kinds:
        yield f"must be a text object of type {' or '.join(kinds)}"
        return
    allowed = {"type", "text", "emoji" if value["type"] == "plain_text" else "verbatim"}
    if unknown := set(value) - allowed:
        yield f"has unknown fields {sorted(unknown)}"
    yield from _string(value.get("text"), longest)


def _list(value: Any, longest: int, item: Check) -> Iterator[str]:
    if not isinstance(value, list) or not 0 < len(value) <= longest:
        yield f"must be a list of 1 to {longest}"
        return
    for number, one in enumerate(value):
        yield from (f"{number}: {fault}" for fault in item(one))


def _object(value: Any, fields: Mapping[str, Check], required: tuple[str, ...]) -> Iterator[str]:
    if not isinstance(value, dict):
        yield "must be an object"
        return
    yield from (f"{name} is missing" for name in required if name not in value)
    for name, one in value.items():
        if name == "type":
            continue
        check = fields.get(name)
        if check is None:
            yield f"{name} is unknown"
        else:
            yield from (f"{name}: {fault}" for fault in check(one))


_either = ("mrkdwn", "plain_text")
_id: Check = partial(_string, longest=255)
_confirm: Check = partial(
    _object,
    fields={
        "title": partial(_text, longest=100),
        "text": partial(_text, longest=300, kinds=_either),
        "confirm": partial(_text, longest=30),
        "deny": partial(_text, longest=30),
        "style": partial(_one_of, allowed=("primary", "danger")),
    },
    required=("title", "text", "confirm", "deny"),
)
_button: Check = partial(
    _object,
    fields={
        "text": partial(_text, longest=75),
        "action_id": _id,
        "value": partial(_string, longest=2000),
        "url": partial(_string, longest=3000),
        "style": partial(_one_of, allowed=("primary", "danger")),
        "confirm": _confirm,
        "accessibility_label": partial(_string, longest=75),
    },
    required=("text",),
)
_section_text: Check = partial(_text, longest=3000, kinds=_either)
_BLOCKS: dict[str, tuple[dict[str, Check], tuple[str, ...]]] = {
    "section": (
        {
            "text": _section_text,
            "fields": partial(_list, longest=10, item=partial(_text, longest=2000, kinds=_either)),
            "accessory": _button,
            "expand": partial(_one_of, allowed=(True, False)),
        },
        (),
    ),
    "context": ({"elements": partial(_list, longest=10, item=_section_text)}, ("elements",)),
    "actions": ({"elements": partial(_list, longest=25, item=_button)}, ("elements",)),
    "header": ({"text": partial(_text, longest=150)}, ("text",)),
    "divider": ({}, ()),
}


def _faults_of_block(block: Any) -> Iterator[str]:
    kind = block.get("type") if isinstance(block, dict) else None
    if kind not in _BLOCKS:
        yield f"unsupported type: {kind}"
        return
    fields, required = _BLOCKS[kind]
    yield from _object(block, {**fields, "block_id": _id}, required)
    if kind == "section" and not {"text", "fields"} & set(block):
        yield "needs text or fields"


def faults_of_blocks(blocks: Any, most: int) -> list[str]:
    """What Slack would answer `invalid_blocks` for, each with the number of its block."""
    found = list(_list(blocks, most, _faults_of_block))
    if found:
        return found
    for name in ("block_id", "action_id"):
        ids = [one[name] for one in walk(blocks) if name in one]
        found += [f"{name} {one} is there twice" for one in sorted({i for i in ids if ids.count(i) > 1})]
    return found


def walk(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in it, outermost first, in order."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from walk(one)


def length(blocks: Any) -> int:
    return sum(len(one["text"]) for one in walk(blocks) if isinstance(one.get("text"), str))


# https://docs.slack.dev/messaging/formatting-message-text#escaping
_SEQUENCE = re.compile(r"<(?:@[UWB][A-Z0-9]+|#C[A-Z0-9]+|!date\^|https?://|mailto:)[^<>]*>")
_UNESCAPED = re.compile(r"[<>]|&(?!amp;|lt;|gt;)")


def faults_of_escaping(text: str) -> list[str]:
    """Where Slack would see control characters; it refuses none, and people read something else."""
    left = _SEQUENCE.sub("", text)
    return [f"not escaped: …{left[m.start() :][:30]}…" for m in _UNESCAPED.finditer(left)]
