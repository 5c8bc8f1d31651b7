"""Intents of both assistants on the held-out sentences, scored by the held-out scorer (aggregates only)."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistants import Assistant
from turns import post
from workspace import Workspace, copy_project, python

HELDOUT = "tests/heldout"

Score = tuple[str, str]
"""What is scored and its percentage, as the scorer prints them."""


@dataclass(frozen=True)
class HeldOut:
    """The held-out sentences and their scorer as they were when copied; the sentences are never printed."""

    folder: Path
    texts: tuple[str, ...]

    def scores(self, intents: Sequence[str]) -> list[Score]:
        """The lines of the scorer before its details. Raises CalledProcessError when it fails."""
        predictions = self.folder / "predictions.jsonl"
        predictions.write_text("".join(json.dumps({"intent": intent}) + "\n" for intent in intents))
        command = python(str(self.folder / HELDOUT / "score_intents.py"), "--predictions", str(predictions))
        printed = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
        return re.findall(r"^(\w[\w ]+): +([\d.]+ %.*)$", printed, re.MULTILINE)


def held_out(folder: Path) -> HeldOut:
    """A copy, so that both assistants answer the same sentences whatever happens to the file meanwhile."""
    copied = copy_project(folder, (HELDOUT,)).folder
    with (copied / HELDOUT / "intents.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return HeldOut(copied, tuple(row["text"] for row in rows))


def nego_scores(space: Workspace, sentences: HeldOut) -> list[Score]:
    """Négo's, through `nego parse`. Raises CalledProcessError when it fails."""
    parsed = subprocess.run(
        python("-m", "nego.cli", "parse", "--jsonl"),
        input="".join(json.dumps({"text": text}) + "\n" for text in sentences.texts),
        cwd=space.folder,
        env=space.environment(),
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    return sentences.scores([json.loads(line)["intent"] for line in parsed.stdout.splitlines()])


def usual_scores(assistant: Assistant, sentences: HeldOut) -> list[Score]:
    """The usual pipeline's, from its running server."""
    parsed = [post(assistant.port, "/model/parse", {"text": text})[0] for text in sentences.texts]
    return sentences.scores([answer["intent"]["name"] for answer in parsed])
