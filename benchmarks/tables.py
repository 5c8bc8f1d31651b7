"""The tables that `run.py` prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from crowd import CLIENTS, Burst, Crowd
from growth import EARLY, LATE, Cost
from names import Names
from reader_cost import ReaderCost
from report import number, p50, p95, ratio, table
from training import Trained
from turns import Timings

if TYPE_CHECKING:
    from run import Measured

_MB = 1e6
OURS, THEIRS = "Négo", "usual"
_BURST = ("single", "together")


def turns(timings: Timings, by_turns: Timings, cost: ReaderCost) -> str:
    """Milliseconds of a turn by kind, and how far the two say the same."""
    header = ["a turn (ms)", "Négo p50", "p95", "usual p50", "p95", "ratio p50", "ratio p95"]
    header += ["reading alone", "ratio p50 without"]
    ours, theirs, read = timings.milliseconds[OURS], timings.milliseconds[THEIRS], cost.milliseconds
    rows = [_turn(kind, ours[kind], theirs[kind], read[kind]) for kind in ours]
    rows.append(_turn("all kinds", _all(ours), _all(theirs), _all(read)))
    first = timings.first[OURS], timings.first[THEIRS]
    rows.append(_turn("of these, sentences said for the first time", *first, _all(read)))
    mixed = [_all(by_turns.milliseconds[name]) for name in (OURS, THEIRS)]
    rows.append(_turn("all kinds, between turns of the other assistant", *mixed, _all(read)))
    answers = (
        f"{len(_all(ours))} turns each; both gave the same answer to {timings.same} of them. "
        f"Turns without an answer: Négo {timings.silent[OURS]}, usual {timings.silent[THEIRS]}."
    )
    return f"{table(header, rows)}\n\n{answers}"


def _turn(kind: str, ours: Sequence[float], theirs: Sequence[float], read: Sequence[float]) -> list[str]:
    reading = p50(read)
    figures = [number(value) for value in (p50(ours), p95(ours), p50(theirs), p95(theirs))]
    ratios = [ratio(p50(theirs), p50(ours)), ratio(p95(theirs), p95(ours))]
    return [kind, *figures, *ratios, number(reading), ratio(p50(theirs) - reading, p50(ours))]


def _all(by_kind: Mapping[str, Sequence[float]]) -> list[float]:
    return [value for values in by_kind.values() for value in values]


def resources(trained: Mapping[str, Trained], measured: Measured, cost: ReaderCost) -> str:
    """Training, start, memory, size; with what reading takes of the usual pipeline's."""
    ours, theirs = trained[OURS], trained[THEIRS]
    rows = [
        _row("processor time of a turn, all processes (ms)", measured.processor, 1000, None),
        _pair("training, on the clock (s)", ours.cost.elapsed, theirs.cost.elapsed),
        _pair("training, processor time (s)", ours.cost.processor, theirs.cost.processor),
        _row("start to first answer (s)", measured.seconds, 1, cost.seconds),
        _row("resident memory, all processes (MB)", measured.resident, 1 / _MB, cost.resident_bytes),
        _pair("model (MB)", ours.model_bytes / _MB, theirs.model_bytes / _MB),
    ]
    return table(["", "Négo", "usual", "ratio", "reading alone", "ratio without"], rows)


def _row(name: str, values: Mapping[str, float], unit: float, read: float | None) -> list[str]:
    ours, theirs = values[OURS] * unit, values[THEIRS] * unit
    if read is None:
        return _pair(name, ours, theirs)
    return [*_pair(name, ours, theirs)[:4], number(read * unit), ratio(theirs - read * unit, ours)]


def _pair(name: str, ours: float, theirs: float) -> list[str]:
    return [name, number(ours), number(theirs), ratio(theirs, ours), "", ""]


def many(crowds: Mapping[str, Crowd], bursts: Mapping[str, Burst]) -> str:
    """Many people at once, and four messages of one person at once."""
    ours, theirs = crowds[OURS], crowds[THEIRS]
    rows = [
        _times("turns a second of processor", ours.turns / ours.processor, theirs.turns / theirs.processor),
        _times("turns a second on the clock", ours.turns / ours.elapsed, theirs.turns / theirs.elapsed),
    ]
    single, together = ([p50(getattr(bursts[n], what)) for n in (OURS, THEIRS)] for what in _BURST)
    share = [f"{both / one:.1f}×" for one, both in zip(single, together, strict=True)]
    order = [f"{bursts[n].in_order} of {len(bursts[n].together)}" for n in (OURS, THEIRS)]
    rows += [
        _pair("four messages of one person at once, until the last answer (ms)", *together)[:4],
        ["the same, in times of one turn", *share, ""],
        ["answered in order", *order, ""],
    ]
    return table([f"{CLIENTS} people at once", "Négo", "usual", "ratio"], rows)


def _times(name: str, ours: float, theirs: float) -> list[str]:
    return [name, number(ours), number(theirs), ratio(ours, theirs)]


def steady(found: tuple[Cost, Cost], names: Names) -> str:
    """What does not grow: late turns beside early ones, many names beside few."""
    early, late = found
    turn, reading = ([p50(values) for values in both] for both in (names.turn, names.reading))
    rows = [
        _grown(f"turn {EARLY}, turn {LATE} (ms)", p50(early.milliseconds), p50(late.milliseconds)),
        _grown(f"turn {EARLY}, turn {LATE}: bytes read", p50(early.read), p50(late.read)),
        _grown(f"{names.few} names of jobs, {names.many}: a turn in process (ms)", *turn),
        _grown(f"{names.few} names of jobs, {names.many}: reading a sentence (ms)", *reading),
    ]
    return table(["Négo alone", "less", "more", "ratio"], rows)


def _grown(name: str, less: float, more: float) -> list[str]:
    return [name, number(less), number(more), f"{more / less:.2f}×"]


def understanding(scores: Mapping[str, Sequence[tuple[str, str]]], sentences: int) -> str:
    """Intents on the held-out sentences."""
    rows = [
        [name, ours.split(" of ")[0], theirs.split(" of ")[0]]
        for (name, ours), (_, theirs) in zip(scores[OURS], scores[THEIRS], strict=True)
    ]
    return table([f"{sentences} held-out sentences", "Négo", "usual (DIET)"], rows)


def resolution(names: int, median: float) -> str:
    """The time of one job name."""
    return table(["job resolution", ""], [[f"median over {names} names (ms)", number(median)]])


def remark(trained_on: int, project: int, reused: bool) -> str:
    """On how many examples both were trained, and whether in this run."""
    text = f"Both trained on the same {trained_on} examples"
    text += "." if trained_on == project else f"; the project has {project}."
    return f"{text} The training of the usual pipeline was measured in an earlier run." if reused else text
