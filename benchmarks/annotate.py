"""Entity annotations for DIET: the training examples with the spans that Négo's own reader finds.

python benchmarks/annotate.py <nlu.yml> <annotated.yml>
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from nego.nlu.sentence import Entity, read_sentence

_EXAMPLE = re.compile(r"^(    - )(.*)$")
_SPECIAL = re.compile(r"[\[\](){}]")
_NAMED = frozenset({"period", "basis", "experience_level", "job_reference"})
"""Entities whose value is a name of ours: written as a synonym of what the person wrote."""


def annotated(text: str) -> str:
    """The example in Rasa's `[text](entity)` notation; as it is when it holds brackets of its own."""
    if _SPECIAL.search(text):
        return text
    pieces, at = [], 0
    for entity in _apart(read_sentence(text).entities):
        start, end = entity["start"], entity["end"]
        pieces += [text[at:start], f"[{text[start:end]}]{_label(entity)}"]
        at = end
    return "".join([*pieces, text[at:]])


def _apart(entities: list[Entity]) -> Iterator[Entity]:
    """Entities that do not overlap the one before."""
    at = 0
    for entity in sorted(entities, key=lambda entity: (entity["start"], -entity["end"])):
        if entity["start"] >= at and entity["end"] > entity["start"]:
            yield entity
            at = entity["end"]


def _label(entity: Entity) -> str:
    if entity["entity"] in _NAMED:
        return json.dumps({"entity": entity["entity"], "value": entity["value"]})
    return f"({entity['entity']})"


def main() -> None:
    source, target = map(Path, sys.argv[1:])
    lines = source.read_text(encoding="utf-8").splitlines()
    matches = [(line, _EXAMPLE.match(line)) for line in lines]
    written = [match[1] + annotated(match[2]) if match else line for line, match in matches]
    target.write_text("\n".join(written) + "\n", encoding="utf-8")
    print(f"{sum(a != b for a, b in zip(lines, written, strict=True))} examples annotated")


if __name__ == "__main__":
    main()
