"""`./nego chat`: a conversation in the terminal."""

from __future__ import annotations

import argparse
import asyncio
import os
import readline  # noqa: F401 - gives input() its history and its arrow keys
import shutil
import sys
import textwrap
from typing import TYPE_CHECKING, Any

from nego.cli.model import answering_agent
from nego.cli.streams import say
from nego.server.preparing import prepare_rasa

if TYPE_CHECKING:
    from nego.server.talk import Conversation

LEAVE = ("quitter", "quit", "exit")
WELCOME = "Posez votre question. Un numéro choisit une proposition ; « quitter » pour finir."
PROMPT = "Vous : "
GOODBYE = "À bientôt."
MAX_WIDTH = 100

Button = dict[str, str]


def run(_: argparse.Namespace) -> int:
    """Talk until « quitter », Ctrl-D or Ctrl-C."""
    prepare_rasa()
    say("→ Chargement de l'assistant…")
    agent = answering_agent()
    from nego.server.talk import Conversation

    screen = Screen(sys.stdout.isatty() and "NO_COLOR" not in os.environ)
    print(screen.dim(WELCOME))
    try:
        asyncio.run(_talk(Conversation(agent), screen))
    except (KeyboardInterrupt, EOFError):
        print()
    print(screen.dim(GOODBYE))
    return 0


async def _talk(conversation: Conversation, screen: Screen) -> None:
    buttons: list[Button] = []
    while True:
        typed = input(screen.prompt(PROMPT)).strip()
        if typed.lower() in LEAVE:
            return
        messages = await conversation.say(chosen(typed, buttons))
        buttons = [button for message in messages for button in message.get("buttons", [])]
        print(screen.answer(messages, buttons))


def chosen(typed: str, buttons: list[Button]) -> str:
    """The sentence behind a button's number, or what was typed."""
    if typed.isdecimal() and 0 < int(typed) <= len(buttons):
        return buttons[int(typed) - 1]["payload"]
    return typed


class Screen:
    """How things look: colours on a terminal only, lines as wide as it is."""

    def __init__(self, colours: bool, width: int | None = None) -> None:
        self._colours = colours
        self._width = width or min(shutil.get_terminal_size().columns, MAX_WIDTH)

    def answer(self, messages: list[dict[str, Any]], buttons: list[Button]) -> str:
        """The texts of an answer, then its numbered buttons."""
        texts = [self.wrap(message["text"]) for message in messages if message.get("text")]
        numbered = [self.dim(f"  [{number}] {button['title']}") for number, button in enumerate(buttons, 1)]
        return "\n".join(["", *texts, *numbered, ""])

    def wrap(self, text: str) -> str:
        """Lines cut at spaces; a no-break space stays one."""
        wrapper = textwrap.TextWrapper(self._width, break_on_hyphens=False)
        return "\n".join(wrapper.fill(line) for line in text.splitlines())

    def prompt(self, text: str) -> str:
        """A bold prompt; the marks tell readline which characters take no room on the line."""
        return f"\x01\x1b[1m\x02{text}\x01\x1b[0m\x02" if self._colours else text

    def dim(self, text: str) -> str:
        return f"\x1b[2m{text}\x1b[0m" if self._colours else text
