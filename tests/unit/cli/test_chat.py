from __future__ import annotations

import asyncio
from typing import Any

import pytest

from nego.cli import chat
from nego.cli.chat import Screen, chosen

BUTTONS = [{"title": "En net", "payload": "et en net ?"}, {"title": "Par an", "payload": "et par an ?"}]


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("1", "et en net ?"),
        ("2", "et par an ?"),
        *((text, text) for text in ("3", "0", "-1", "²", "oui", "")),
    ],
)
def test_a_number_chooses_a_button(typed: str, sent: str) -> None:
    assert chosen(typed, BUTTONS) == sent


def test_answer_without_colours() -> None:
    shown = Screen(False, 80).answer([{"text": "Bonjour."}, {"text": "Un métier ?"}], BUTTONS)
    assert shown == "\nBonjour.\nUn métier ?\n  [1] En net\n  [2] Par an\n"


def test_colours_on_a_terminal() -> None:
    assert Screen(True, 80).answer([], BUTTONS[:1]) == "\n\x1b[2m  [1] En net\x1b[0m\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("un deux trois", ["un deux", "trois"]),
        ("un\n\ndeux", ["un", "", "deux"]),
        ("soit 3\u202f188\u00a0€ brut", ["soit", "3\u202f188\u00a0€", "brut"]),
    ],
)
def test_wrapping_keeps_amounts_together(text: str, lines: list[str]) -> None:
    assert Screen(False, 8).wrap(text).splitlines() == lines


class Talker:
    def __init__(self) -> None:
        self.heard: list[str] = []

    async def say(self, text: str) -> list[dict[str, Any]]:
        self.heard.append(text)
        return [{"text": f"Vous dites : {text}", "buttons": BUTTONS}]


@pytest.mark.parametrize("leave", ["quitter", "QUITTER", "exit"])
def test_a_conversation(
    leave: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["bonjour", "2", leave])
    monkeypatch.setattr("builtins.input", lambda prompt: next(typed))
    talker = Talker()
    asyncio.run(chat._talk(talker, Screen(False, 80)))  # type: ignore[arg-type]
    assert talker.heard == ["bonjour", "et par an ?"]
    assert "[1] En net" in capsys.readouterr().out
