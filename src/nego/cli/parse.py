"""`./nego parse --jsonl`: what the language understanding makes of each text."""

from __future__ import annotations

import argparse
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nego.cli import jsonl
from nego.cli.jsonl import Row
from nego.cli.model import answering_agent
from nego.cli.streams import results
from nego.server.preparing import prepare_rasa

if TYPE_CHECKING:
    from nego.server.understanding import Understanding

NO_TEXT = "Il faut « text », une chaîne de caractères."
FAILED = "Ce texte n'a pas pu être analysé."


def run(_: argparse.Namespace) -> int:
    """{"text"} in; text, intent, confidence and entities out."""
    output = results()
    prepare_rasa()
    agent = answering_agent()
    from nego.server.understanding import Understanding

    understanding = Understanding(agent)
    return jsonl.run(lambda rows: parse(understanding, rows), output)


def parse(understanding: Understanding, rows: Sequence[Row]) -> list[Row]:
    """One answer a row, in order; a row without text, or one that fails, gets its "error"."""
    texts = [row["text"] for row in rows if isinstance(row.get("text"), str)]
    parsed = deque(understanding.parse(texts))
    out: list[Row] = []
    for row in rows:
        if isinstance(row.get("text"), str):
            out.append(parsed.popleft() or {"text": row["text"], "error": FAILED})
        else:
            out.append({"error": NO_TEXT})
    return out
