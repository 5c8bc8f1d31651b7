"""`./nego net --jsonl`: gross to net, or net to gross, row by row. No model is loaded."""

from __future__ import annotations

import argparse

from nego.cli import jsonl
from nego.cli.streams import results
from nego.pay.net_rows import convert_row


def run(_: argparse.Namespace) -> int:
    """Rows as in ``nego.pay.net_rows``."""
    return jsonl.run(jsonl.one_by_one(convert_row), results())
