"""`./nego kb check`: is `knowledge/` sound, and what does it cover?"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from nego.cli.main import CliError
from nego.cli.streams import say
from nego.knowledge.coverage import coverage, coverage_rows
from nego.knowledge.loading import check, load_knowledge
from nego.paths import KNOWLEDGE


def run(_: argparse.Namespace) -> int:
    """List every fault and fail, or print the coverage by evidence level."""
    say("→ Lecture de knowledge/…")
    problems = check(KNOWLEDGE)
    for problem in problems:
        print(f"✗ knowledge/{problem}")
    if problems:
        raise CliError(f"{len(problems)} faute{'s' if len(problems) > 1 else ''} dans knowledge/.")
    print("✓ knowledge/ ne contient aucune faute.\n")
    print(table(coverage_rows(coverage(load_knowledge(KNOWLEDGE)))))
    return 0


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows in columns: the first to the left, the others to the right, a line under the heading."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if index else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([lines[0], "  ".join("─" * width for width in widths), *lines[1:]])
