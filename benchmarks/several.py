"""One Négo process, then two, on one PostgreSQL: turns a second, and the processor they take.

    .venv/bin/python -m benchmarks.several --seconds 30 --clients 20 [--write]

The first has one core, for itself, the database and the clients; the two have a core each, and the database
and the clients both: what is measured is whether they hold each other up. With ``--unpinned`` everything
may run on all cores in both cases: the database and the clients then have for themselves what the one
process leaves idle, and the ratio is at most (processor of Négo) / (processor of all) × 2.

Before each measure the same cores run an empty loop each: what two cores give more than one when nothing is
shared, at that moment, on that machine, busy as it may be. The ratio of Négo is to be read beside that one.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from benchmarks.load import talk
from benchmarks.processes import pin, processor_seconds_of
from benchmarks.started import started, told
from tests.postgres import Cluster
from tests.serving import Served

CORES = sorted(os.sched_getaffinity(0))
LOOP_SECONDS = 3
_LOOP = f"""
import time
count, end = 0, time.monotonic() + {LOOP_SECONDS}
while time.monotonic() < end:
    count += 1
print(count)
"""


@dataclass(frozen=True)
class Round:
    """Turns a second; millions of empty loops a second just before; milliseconds of processor a turn of Négo,
    of the database, of the clients; errors."""

    rate: float
    loops: float
    nego: float
    database: float
    clients: float
    errors: int


def main() -> None:
    """Print a table: one process, two, and the ratio."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--unpinned", action="store_true")
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/README.md")
    options = parser.parse_args()
    with Cluster.started() as cluster:
        settings = {"NEGO_DATABASE": cluster.url, "NEGO_SECRET": secrets.token_hex(32)}
        with started(settings, 2) as pair:
            found = [
                (_measure(pair[:1], cluster, options), _measure(pair, cluster, options))
                for _ in range(options.rounds)
            ]
    told("several.py", *_table(found, options.unpinned), options.write)


def _table(found: list[tuple[Round, Round]], unpinned: bool) -> tuple[list[str], list[list[str]]]:
    cores = ("all cores", "all cores") if unpinned else ("one core", "two cores")

    def row(name: str, of: Callable[[Round], float]) -> list[str]:
        one, two = (median(of(each[side]) for each in found) for side in (0, 1))
        ratio = median(of(each[1]) / of(each[0]) for each in found)
        return [name, f"{one:.1f}", f"{two:.1f}", f"{ratio:.2f}"]

    rows = [
        row("turns a second", lambda each: each.rate),
        row("empty loops a second, millions", lambda each: each.loops),
        row("turns for a million loops", lambda each: each.rate / each.loops),
        row("processor a turn, ms: Négo", lambda each: each.nego),
        row("the database", lambda each: each.database),
        row("the clients", lambda each: each.clients),
        ["errors", *(str(sum(each[side].errors for each in found)) for side in (0, 1)), ""],
    ]
    return ["", f"one process, {cores[0]}", f"two, {cores[1]}", "ratio"], rows


def _loops(cores: list[int]) -> float:
    """Millions of empty loops a second, of one program on each core."""
    programs = []
    for core in cores:
        program = subprocess.Popen([sys.executable, "-c", _LOOP], stdout=subprocess.PIPE)
        os.sched_setaffinity(program.pid, [core])
        programs.append(program)
    return sum(int(program.communicate()[0]) for program in programs) / LOOP_SECONDS / 1e6


def _measure(behind: list[Served], cluster: Cluster, options: argparse.Namespace) -> Round:
    negos = [served.process.pid for served in behind]
    if not options.unpinned:
        pin([cluster.process, os.getpid()], CORES[: len(behind)])
        for nego, core in zip(negos, CORES, strict=False):
            pin([nego], [core])
    loops = _loops(CORES[: len(behind)])
    end = time.monotonic() + options.seconds
    parts = (negos, [cluster.process], [os.getpid()])
    before = [processor_seconds_of(part) for part in parts[:2]] + [time.process_time()]
    urls = [served.url for served in behind]
    met = asyncio.run(talk(urls, options.clients, 0, lambda: time.monotonic() < end))
    after = [processor_seconds_of(part) for part in parts[:2]] + [time.process_time()]
    turns = max(1, len(met.seconds))
    used = [1000 * (late - early) / turns for early, late in zip(before, after, strict=True)]
    return Round(turns / options.seconds, loops, *used, sum(met.errors.values()) + met.waits)


if __name__ == "__main__":
    main()
