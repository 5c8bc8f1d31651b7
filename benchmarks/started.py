"""Assistants started for a measure, and what they print; the tables go into README.md with ``--write``."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.report import table, write_between_markers
from tests.serving import Served

README = Path(__file__).with_name("README.md")


@contextmanager
def started(settings: Mapping[str, str], count: int = 1) -> Iterator[list[Served]]:
    """So many assistants with the same settings, each with a folder of its own."""
    with ExitStack() as stack:
        found = []
        for _ in range(count):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            served = Served(folder, settings)
            served.start()
            stack.callback(served.stop)
            found.append(served)
        yield found


def told(name: str, header: Sequence[str], rows: Sequence[Sequence[str]], write: bool) -> None:
    """Print the table of a program, and put it into README.md."""
    printed = table(header, rows)
    print(printed)
    if write:
        write_between_markers(README, printed, f"<!-- printed by {name} -->")
