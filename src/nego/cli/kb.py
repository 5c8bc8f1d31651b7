"""`./nego kb check`: is `knowledge/` sound, and what does it cover?"""

from __future__ import annotations

import argparse

from nego.cli.main import CliError
from nego.knowledge.loading import check
from nego.paths import KNOWLEDGE


def run(_: argparse.Namespace) -> int:
    """List every fault and fail, or print the coverage by evidence level."""
    problems = check(KNOWLEDGE)
    for problem in problems:
        print(f"✗ knowledge/{problem}")
    if problems:
        raise CliError(f"{len(problems)} faute(s) dans knowledge/.")
    return 0
