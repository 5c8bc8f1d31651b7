"""`./nego converse --jsonl`: whole dialogues, each in a conversation of its own."""

from __future__ import annotations

import argparse
import asyncio
from typing import TYPE_CHECKING

from nego.cli import jsonl
from nego.cli.jsonl import BadRow, Row
from nego.cli.model import answering_agent
from nego.cli.streams import results
from nego.server.preparing import prepare_rasa

if TYPE_CHECKING:
    from nego.server.talk import Answered, Conversation

BAD_TURNS = "Il faut « turns », une liste de phrases."


def run(_: argparse.Namespace) -> int:
    """{"id", "turns": ["…"]} in; per turn out: text, replies, buttons, intent and the slots in force."""
    output = results()
    prepare_rasa()
    agent = answering_agent()
    from nego.server.talk import Conversation

    loop = asyncio.new_event_loop()
    return jsonl.run(
        jsonl.one_by_one(lambda row: loop.run_until_complete(converse(Conversation(agent), row))), output
    )


async def converse(conversation: Conversation, row: Row) -> Row:
    """Play the turns of a row in a new conversation. Raises ``BadRow``."""
    turns = row.get("turns")
    if not isinstance(turns, list) or not all(isinstance(turn, str) for turn in turns):
        raise BadRow(BAD_TURNS)
    return {"id": row.get("id"), "turns": [_told(text, await conversation.turn(text)) for text in turns]}


def _told(text: str, answered: Answered) -> Row:
    return {
        "text": text,
        "replies": [message["text"] for message in answered.messages if "text" in message],
        "buttons": [button for message in answered.messages for button in message.get("buttons", [])],
        "intent": answered.intent,
        "slots": answered.slots,
    }
