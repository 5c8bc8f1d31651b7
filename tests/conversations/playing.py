"""Conversations written as data, and playing them against a started assistant.

    name: what a job pays, then by year
    turns:
      - user: combien gagne un comptable
        expect:
          intent: ask_salary
          contains: ["brut par mois"]          # all of them, in any message of the answer
          not_contains: ["Quelque chose s'est mal passé"]
          matches: "\\d \\d{3} €"                # a regular expression, searched
          buttons: ["Et en net ?"]             # titles that must be among the buttons
          slots: {job_id: comptable, region: null}   # null: not set

Spaces and apostrophes may be typed plainly: no-break spaces and typographic apostrophes count as plain ones.
"""

from __future__ import annotations

import json
import re
import sqlite3
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import yaml

_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2019": "'"})
_EXPECTATIONS = {"intent", "contains", "not_contains", "matches", "buttons", "slots"}


@dataclass(frozen=True)
class Turn:
    user: str
    expect: Mapping[str, Any]


@dataclass(frozen=True)
class Dialogue:
    file: str
    name: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True)
class Remembered:
    """What the assistant stored: intents of the person's messages in order, and the slots in force."""

    intents: tuple[str, ...] = ()
    slots: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    messages: tuple[Mapping[str, Any], ...]
    remembered: Remembered

    @property
    def text(self) -> str:
        return plain("\n".join(message.get("text", "") for message in self.messages))

    @property
    def buttons(self) -> tuple[str, ...]:
        return tuple(plain(b["title"]) for message in self.messages for b in message.get("buttons", []))


@dataclass(frozen=True)
class Assistant:
    """The started assistant: its address and the database of its conversations."""

    url: str
    database: Path

    def say(self, sender: str, text: str) -> Answer:
        body = json.dumps({"sender": sender, "message": text})
        response = httpx.post(f"{self.url}/webhooks/rest/webhook", content=body, timeout=60)
        response.raise_for_status()
        return Answer(tuple(response.json()), self.remembered(sender))

    def remembered(self, sender: str) -> Remembered:
        with sqlite3.connect(self.database) as database:
            query = "SELECT data FROM events WHERE sender_id = ? ORDER BY id"
            rows = database.execute(query, (f"rest:{sender}",))
            return replay(json.loads(data) for (data,) in rows)


def replay(events: Iterator[dict[str, Any]]) -> Remembered:
    """What a list of stored events amounts to."""
    intents: list[str] = []
    slots: dict[str, Any] = {}
    for event in events:
        kind = event["event"]
        if kind == "user":
            intents.append(event["parse_data"]["intent"]["name"])
        elif kind == "slot":
            slots[event["name"]] = event["value"]
        elif kind in ("restart", "reset_slots", "session_started"):
            slots.clear()
    return Remembered(tuple(intents), {name: value for name, value in slots.items() if value is not None})


def plain(text: str) -> str:
    return text.translate(_PLAIN)


def read(path: Path) -> Dialogue:
    """Raises ValueError for a file that would not test what its author meant."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    turns = []
    for turn in raw["turns"]:
        expect = turn.get("expect") or {}
        unknown = (set(expect) - _EXPECTATIONS) | (set(turn) - {"user", "expect"})
        if unknown or not isinstance(turn["user"], str):
            raise ValueError(f"{path}: what is {', '.join(sorted(unknown)) or turn['user']}?")
        turns.append(Turn(turn["user"], expect))
    if not any(turn.expect for turn in turns):
        raise ValueError(f"{path}: nothing is expected")
    return Dialogue(path.name, raw["name"], tuple(turns))


def play(assistant: Assistant, dialogue: Dialogue) -> str | None:
    """Play to the end; None, or the transcript with every broken expectation under its turn."""
    sender = f"test-{uuid.uuid4().hex}"
    lines, broken = [f"{dialogue.file}: {dialogue.name}"], False
    heard = 0
    for turn in dialogue.turns:
        answer = assistant.say(sender, turn.user)
        stored, heard = len(answer.remembered.intents) > heard, len(answer.remembered.intents)
        intent = answer.remembered.intents[-1] if stored else None
        lines += ["", f"  > {turn.user}    ({intent})", *(f"  < {line}" for line in answer.text.splitlines())]
        lines += [f"      [{title}]" for title in answer.buttons]
        faults = list(faults_of(turn.expect, answer, intent))
        lines += [f"  ✗ {fault}" for fault in faults]
        broken = broken or bool(faults)
    return "\n".join(lines) if broken else None


def faults_of(expect: Mapping[str, Any], answer: Answer, intent: str | None) -> Iterator[str]:
    if "intent" in expect and intent != expect["intent"]:
        yield f"intent is {intent}, not {expect['intent']}"
    yield from _faults_of_text(expect, answer.text)
    for title in _several(expect.get("buttons")):
        if plain(title) not in answer.buttons:
            yield f"no button: {title}"
    for name, value in (expect.get("slots") or {}).items():
        found = answer.remembered.slots.get(name)
        if found != value:
            yield f"slot {name} is {found!r}, not {value!r}"


def _faults_of_text(expect: Mapping[str, Any], text: str) -> Iterator[str]:
    for words in _several(expect.get("contains")):
        if plain(words) not in text:
            yield f"missing: {words}"
    for words in _several(expect.get("not_contains")):
        if plain(words) in text:
            yield f"must not be there: {words}"
    for pattern in _several(expect.get("matches")):
        if not re.search(plain(pattern), text):
            yield f"no match for: {pattern}"


def _several(value: Any) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)
