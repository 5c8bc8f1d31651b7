"""One Négo process, then two, on one PostgreSQL: turns a second, and the processor they take.

    .venv/bin/python -m benchmarks.several --seconds 30 --clients 20

Each round measures one process and then two; the clients run on the same machine and take their share of it.
"""

from __future__ import annotations

import argparse
import asyncio
import secrets
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.load import talk
from benchmarks.processes import processor_seconds
from tests.postgres import Cluster
from tests.serving import Served


def main() -> None:
    """Print a table: one process, two, and the ratio."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    cluster = Cluster()
    cluster.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            settings = {"NEGO_DATABASE": cluster.url, "NEGO_SECRET": secrets.token_hex(32)}
            pair = []
            for name in ("a", "b"):
                (Path(folder) / name).mkdir()
                pair.append(Served(Path(folder) / name, settings))
            for served in pair:
                served.start()
            try:
                _compare(pair, options)
            finally:
                for served in pair:
                    served.stop()
    finally:
        cluster.stop()
        cluster.remove()


def _compare(pair: list[Served], options: argparse.Namespace) -> None:
    found = [(_measure(pair[:1], options), _measure(pair, options)) for _ in range(options.rounds)]
    print("| | one process | two | ratio |")
    print("|---|---|---|---|")
    rates = [(one[0], two[0]) for one, two in found]
    one, two = (median(rate[side] for rate in rates) for side in (0, 1))
    ratio = median(second / first for first, second in rates)
    print(f"| turns a second | {one:.1f} | {two:.1f} | {ratio:.2f} |")
    one, two = (median(each[side][1] for each in found) for side in (0, 1))
    print(f"| processor a turn, ms | {one:.1f} | {two:.1f} | {two / one:.2f} |")
    print(f"| errors | {sum(each[0][2] for each in found)} | {sum(each[1][2] for each in found)} | |")


def _measure(behind: list[Served], options: argparse.Namespace) -> tuple[float, float, int]:
    """Turns a second, milliseconds of processor a turn (Négo's own), errors."""
    end = time.monotonic() + options.seconds
    processes = [served.process for served in behind]
    used = processor_seconds(processes)
    urls = [served.url for served in behind]
    met = asyncio.run(talk(urls, options.clients, 0, lambda: time.monotonic() < end))
    turns = max(1, len(met.seconds))
    used = processor_seconds(processes) - used
    return turns / options.seconds, 1000 * used / turns, sum(met.errors.values()) + met.waits


if __name__ == "__main__":
    main()
