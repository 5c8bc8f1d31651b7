"""What reading a sentence (`SentenceReader`) costs alone, in a process of its own.

python benchmarks/reader_cost.py < conversations.json
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from processes import resident_bytes_of
from turns import Said
from workspace import Workspace, python


@dataclass(frozen=True)
class ReaderCost:
    """Milliseconds of each sentence by kind; seconds and bytes of getting ready for the first."""

    milliseconds: dict[str, list[float]]
    seconds: float
    resident_bytes: int


def reader_cost(space: Workspace, conversations: Sequence[Sequence[Said]]) -> ReaderCost:
    """Measure it on the same sentences as the assistants."""
    command = python(str(Path(__file__)))
    rows = json.dumps([[asdict(said) for said in conversation] for conversation in conversations])
    done = subprocess.run(
        command, input=rows, env=space.environment(), check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    return ReaderCost(**json.loads(done.stdout))


def _measure(conversations: Sequence[Sequence[Said]]) -> ReaderCost:
    # Imported here: getting ready is what is measured.
    memory, began = resident_bytes_of("self"), time.perf_counter()
    from nego.nlu.sentence import read_sentence

    read_sentence("Combien gagne un comptable ?")
    seconds, taken = time.perf_counter() - began, resident_bytes_of("self") - memory
    milliseconds: dict[str, list[float]] = defaultdict(list)
    for conversation in conversations:
        for said in conversation:
            began = time.perf_counter()
            read_sentence(said.text)
            milliseconds[said.kind].append((time.perf_counter() - began) * 1000)
    return ReaderCost(dict(milliseconds), seconds, taken)


def main() -> None:
    rows = json.load(sys.stdin)
    print(json.dumps(asdict(_measure([[Said(**said) for said in conversation] for conversation in rows]))))


if __name__ == "__main__":
    main()
