"""Négo beside the usual French Rasa pipeline: same data, same machine, one run.

    uv run python benchmarks/run.py [--quick] [--reuse] [--examples N] [--write] [--folder FOLDER]

Trains both, starts both by their own commands, holds the same conversations with both over REST, in
alternation, and prints tables in Markdown. Reads /proc: Linux only. Ports 5300 to 5302 of 127.0.0.1.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import assistants
import tables
from assistants import Assistant, started
from crowd import Burst, Crowd
from growth import Cost, growth
from names import names_cost
from processes import processor_seconds, resident_bytes
from reader_cost import reader_cost
from report import p50, write_between_markers
from resolving import resolve_all
from training import Trained, choose_examples, count_examples, kept_usual, train_nego, train_usual
from turns import Timings, conversations, play, play_by_turns
from understanding import HeldOut, held_out, nego_scores, usual_scores
from workspace import NLU, ROOT

NEGO_PORT, USUAL_PORT, ACTIONS_PORT = 5300, 5301, 5302
WARM_UP_SEED, CROWD_SEED = 1, 2
README = Path(__file__).with_name("README.md")


@dataclass(frozen=True)
class Size:
    """How much to measure: conversations that count, those before them that don't, starts of each, and how
    often each is asked by many people at once."""

    conversations: int
    warm_up: int
    starts: int
    crowds: int


FULL, QUICK = Size(60, 3, 3, 3), Size(10, 2, 1, 1)
CROWD = 20
BURSTS = 5
QUICK_EXAMPLES = 40


@dataclass(frozen=True)
class Trainings:
    """What training cost, by assistant, and on how many examples."""

    by_name: dict[str, Trained]
    examples: int


@dataclass
class Measured:
    """What running assistants gave, by assistant."""

    timings: Timings = field(default_factory=Timings)
    by_turns: Timings = field(default_factory=Timings)
    seconds: dict[str, float] = field(default_factory=dict)
    resident: dict[str, int] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)
    scores: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    crowds: dict[str, Crowd] = field(default_factory=dict)
    bursts: dict[str, Burst] = field(default_factory=dict)
    growth: tuple[Cost, Cost] = field(default_factory=lambda: (Cost(), Cost()))


def main() -> None:
    options = _arguments()
    size: Size = QUICK if options.quick else FULL
    both, trained = _train(options.folder, options)
    sentences = held_out(options.folder / "held-out")
    measured = _measure(both, size, sentences)
    _say("held-out intents of Négo")
    measured.scores["Négo"] = nego_scores(both[0].space, sentences)
    _say("names")
    names = names_cost(both[0].space)
    _say("reading alone")
    cost = reader_cost(both[0].space, conversations(size.conversations))
    _say("job resolution")
    resolved, median, resolution = resolve_all(options.quick)
    printed = "\n\n".join(
        [
            tables.turns(measured.timings, measured.by_turns, cost),
            tables.resources(trained.by_name, measured, cost),
            tables.many(measured.crowds, measured.bursts),
            tables.steady(measured.growth, names),
            tables.understanding(measured.scores, len(sentences.texts)),
            tables.resolution(resolved, median),
            tables.remark(trained.examples, count_examples(ROOT / NLU), options.reuse),
        ]
    )
    print(f"{printed}\n\n{resolution}")
    if options.write:
        write_between_markers(README, printed)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer turns, 40 examples an intent")
    parser.add_argument("--reuse", action="store_true", help="do not train the usual pipeline again")
    parser.add_argument("--examples", type=int, help="train both on at most that many of each intent")
    parser.add_argument("--write", action="store_true", help="put the tables into benchmarks/README.md")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "nego-benchmark")
    return parser.parse_args()


def _train(folder: Path, options: argparse.Namespace) -> tuple[tuple[Assistant, Assistant], Trainings]:
    """Both assistants, trained on the same examples, and what that cost."""
    examples = folder / "nlu.yml"
    if options.reuse:
        _say("usual pipeline trained before")
        theirs, their_training, examples = kept_usual(folder / "usual", ACTIONS_PORT)
    else:
        choose_examples(examples, QUICK_EXAMPLES if options.quick else options.examples)
    _say("training Négo")
    ours, our_training = train_nego(folder / "nego", examples)
    if not options.reuse:
        _say("training the usual pipeline (minutes; on all examples, an hour or more)")
        theirs, their_training = train_usual(folder / "usual", examples, ACTIONS_PORT)
    both = assistants.nego(ours, NEGO_PORT), assistants.usual(theirs, USUAL_PORT, ACTIONS_PORT)
    return both, Trainings({"Négo": our_training, "usual": their_training}, count_examples(examples))


def _measure(both: Sequence[Assistant], size: Size, sentences: HeldOut) -> Measured:
    """Start each in turn, several times; the last time both stay, for the conversations."""
    measured = Measured()
    seconds: dict[str, list[float]] = {assistant.name: [] for assistant in both}
    for _ in range(size.starts - 1):
        for assistant in both:
            _say(f"starting {assistant.name}")
            with started(assistant) as running:
                seconds[assistant.name].append(running.seconds)
    with ExitStack() as stack:
        processes = {}
        for assistant in both:
            _say(f"starting {assistant.name}")
            running = stack.enter_context(started(assistant))
            seconds[assistant.name].append(running.seconds)
            processes[assistant.name] = running.processes
        measured.seconds = {name: p50(values) for name, values in seconds.items()}
        _say("conversations")
        ports = {assistant.name: assistant.port for assistant in both}
        others = conversations(size.warm_up + size.conversations, WARM_UP_SEED)
        play(ports, others[: size.warm_up])
        before = {name: processor_seconds(found) for name, found in processes.items()}
        measured.timings = play(ports, conversations(size.conversations))
        for name, found in processes.items():
            measured.processor[name] = (processor_seconds(found) - before[name]) / measured.timings.turns
            measured.resident[name] = resident_bytes(found)
        _say("conversations, turn by turn")
        measured.by_turns = play_by_turns(ports, others[size.warm_up :])
        for number in range(size.crowds):
            _say("many at once")
            for name, found in processes.items():
                talk = conversations(CROWD, CROWD_SEED + number)
                measured.crowds.setdefault(name, Crowd()).add(
                    ports[name], talk, lambda found=found: processor_seconds(found)
                )
                for _ in range(BURSTS):
                    measured.bursts.setdefault(name, Burst()).add(ports[name])
        _say("turn 5 and turn 500")
        measured.growth = growth(both[0].port, both[0].space.conversations)
        _say("held-out intents of the usual pipeline")
        measured.scores["usual"] = usual_scores(both[1], sentences)
    return measured


def _say(step: str) -> None:
    print(f"→ {step}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
