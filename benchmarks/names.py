"""A turn with 500 names of jobs, and with all of them, on the same trained model, in a process of its own.

python benchmarks/names.py    (in a trained workspace)
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from workspace import ROOT, Workspace, python

FEW = 500
ROUNDS = 3
_ASKED = 40


@dataclass(frozen=True)
class Names:
    """Milliseconds of turns and of reading their sentences, by number of names known."""

    few: int
    many: int
    turn: tuple[list[float], list[float]]
    reading: tuple[list[float], list[float]]


def names_cost(space: Workspace) -> Names:
    """Measure it with the model of a workspace."""
    command = python(str(ROOT / "benchmarks" / "names.py"))
    done = subprocess.run(
        command,
        cwd=space.folder,
        env=space.environment(),
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    return Names(**json.loads(done.stdout.splitlines()[-1]))


def _measure() -> Names:
    from nego.server.preparing import prepare_rasa

    prepare_rasa()
    from nego.cli.model import current_model
    from nego.knowledge.loading import knowledge
    from nego.knowledge.resolve import JobResolver, resolver
    from nego.nlu import qualified, sentence
    from nego.server.loading import memory_agent

    known = knowledge()
    every = [name for name in known.names() if name.kind == "rome"]
    kept = every[:: max(1, len(every) // FEW)][:FEW]
    resolvers = JobResolver(replace(known, all_names=tuple(kept))), resolver()
    agent = memory_agent(current_model())
    turn: tuple[list[float], list[float]] = ([], [])
    reading: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for text in _sentences([name.name for name in kept]):
            for which, resolving in enumerate(resolvers):
                sentence.resolver = qualified.resolver = lambda resolving=resolving: resolving
                reading[which].append(_read(text))
                turn[which].append(_turn(agent, text))
    return Names(len(kept), len(list(known.names())), turn, reading)


def _sentences(names: Sequence[str]) -> Iterator[str]:
    wordings = ("combien gagne {} ?", "quelle formation pour devenir {} ?", "et {} à Lyon ?")
    for number, name in enumerate(names[:: len(names) // _ASKED]):
        yield wordings[number % len(wordings)].format(name)


def _read(text: str) -> float:
    from nego.nlu.sentence import read_sentence

    began = time.perf_counter()
    read_sentence(text)
    return (time.perf_counter() - began) * 1000


def _turn(agent: object, text: str) -> float:
    from nego.server.talk import Conversation

    conversation = Conversation(agent)
    began = time.perf_counter()
    asyncio.run(conversation.turn(text))
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(_measure())) + "\n")
