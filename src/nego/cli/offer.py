"""`./nego offer --jsonl`: what offers are worth, row by row. No model is loaded."""

from __future__ import annotations

import argparse

from nego.cli import jsonl
from nego.cli.streams import results
from nego.negotiation.offer_rows import judge_row


def run(_: argparse.Namespace) -> int:
    """Rows as in ``nego.negotiation.offer_rows``."""
    return jsonl.run(jsonl.one_by_one(judge_row), results())
