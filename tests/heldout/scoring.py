"""What the three scorers share: reading the held-out files, asking the assistant, counting.

Nothing here prints a sentence of the held-out files: whoever tunes the assistant may run the scorers and must
not learn what they ask.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
INTENTS, JOBS, DIALOGUES = HERE / "intents.tsv", HERE / "jobs.tsv", HERE / "dialogues.jsonl"
NEGO = (str(ROOT / "nego"),)

Row = dict[str, Any]


def read_table(path: Path) -> list[Row]:
    """Rows of a tab-separated file with a header line; quotes are ordinary characters."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_jsonl(path: Path) -> list[Row]:
    """One JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def ask_nego(command: str, rows: Iterable[Row], program: Sequence[str] = NEGO) -> list[Row]:
    """Answers of ``nego <command> --jsonl``, in the order of ``rows``.

    Raises RuntimeError when the command fails or does not answer every row.
    """
    asked = [json.dumps(row, ensure_ascii=False) for row in rows]
    run = subprocess.run(
        [*program, command, "--jsonl"],
        input="\n".join(asked) + "\n",
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    if run.returncode:
        raise RuntimeError(f"nego {command} failed ({run.returncode}): {run.stderr[-2000:]}")
    answers = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    if len(answers) != len(asked):
        raise RuntimeError(f"nego {command}: {len(answers)} answers to {len(asked)} lines")
    return answers


def predictions(path: Path | None, command: str, rows: Iterable[Row]) -> list[Row]:
    """Answers read from ``path`` (same order as ``rows``), or asked from the trained assistant."""
    return read_jsonl(path) if path else ask_nego(command, rows)


def arguments(description: str) -> argparse.ArgumentParser:
    """A command line with ``--predictions``."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--predictions", type=Path, help="score these answers (JSON lines, in order)")
    return parser


def normalized(text: str) -> str:
    """Lower case, no accents, no punctuation, single spaces."""
    folded = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    kept = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", kept).strip()


@dataclass
class Tally:
    """Right answers over questions, by group."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def add(self, group: str, is_right: bool) -> None:
        self.asked[group] += 1
        self.right[group] += is_right

    def percent(self, group: str | None = None, only: Callable[[str], bool] = lambda _: True) -> float:
        """Percentage right in ``group``, or over the groups that ``only`` keeps."""
        groups = [group] if group else [g for g in self.asked if only(g)]
        asked = sum(self.asked[g] for g in groups)
        return 100 * sum(self.right[g] for g in groups) / asked if asked else 100.0

    def lines(self) -> list[str]:
        """One line a group, worst first."""
        groups = sorted(self.asked, key=lambda g: (self.percent(g), g))
        return [f"  {self.percent(g):5.1f} %  {self.right[g]:4d}/{self.asked[g]:<4d}  {g}" for g in groups]
