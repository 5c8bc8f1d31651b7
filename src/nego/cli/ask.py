"""`./nego ask "…"`: one question, its answer."""

from __future__ import annotations

import argparse
import asyncio

from nego.cli.model import answering_agent
from nego.cli.streams import results
from nego.server.preparing import prepare_rasa


def run(options: argparse.Namespace) -> int:
    """Print the answer; buttons, which nobody can press here, are left out."""
    output = results()
    prepare_rasa()
    agent = answering_agent()
    from nego.server.talk import Conversation

    for reply in asyncio.run(Conversation(agent).say(" ".join(options.question))):
        if reply.get("text"):
            print(reply["text"], file=output)
    output.flush()
    return 0
