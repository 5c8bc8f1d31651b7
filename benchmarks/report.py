"""Numbers to Markdown tables."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path

BEGIN, END = "<!-- printed by run.py -->", "<!-- end -->"


def p50(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """The 95th percentile, between neighbours by linear interpolation; at least two values."""
    return statistics.quantiles(values, n=20, method="inclusive")[18]


def number(value: float) -> str:
    """Three digits that matter."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def ratio(more: float, less: float) -> str:
    """How many times as much."""
    return f"{more / less:.1f}×"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table: the first column to the left, the others to the right."""
    lines = [header, [":--", *["--:"] * (len(header) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write_between_markers(path: Path, printed: str, marker: str = BEGIN) -> None:
    """Replace what a former run left in the file. Raises ValueError when a marker is missing."""
    before, begin, rest = path.read_text(encoding="utf-8").partition(marker)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{path} has no {marker} … {END}")
    path.write_text(f"{before}{marker}\n\n{printed}\n\n{END}{after}", encoding="utf-8")
