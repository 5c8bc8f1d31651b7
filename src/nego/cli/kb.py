"""`./nego kb check`: is `knowledge/` sound, and what does it cover?"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from nego.cli.main import CliError
from nego.cli.streams import say
from nego.french import NARROW
from nego.knowledge.coverage import coverage, coverage_rows
from nego.knowledge.loading import check, load_knowledge
from nego.knowledge.model import Knowledge
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
    found = load_knowledge(KNOWLEDGE)
    jobs, figures, sheets, codes, names = (f"{count:,}".replace(",", NARROW) for count in contents(found))
    print(
        f"{jobs} métiers décrits avec {figures} chiffres ; {sheets} fiches de l'ONISEP ; "
        f"{codes} codes et {names} appellations du ROME.\n"
    )
    print(table(coverage_rows(coverage(found))))
    return 0


def contents(found: Knowledge) -> tuple[int, int, int, int, int]:
    """How many: described jobs, their figures, sheets of the ONISEP, codes and names of the ROME."""
    described = [job for job in found.jobs.values() if job.origin == "curated"]
    figures = sum(len(job.figures) for job in described)
    return len(described), figures, len(found.onisep), len(found.codes), len(found.appellations)


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
