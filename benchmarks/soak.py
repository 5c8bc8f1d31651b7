"""A started Négo under people who talk for a long time: memory, seconds of an answer, errors.

    .venv/bin/python -m benchmarks.soak --minutes 30 --clients 200 --pause 20 [--write]

A message every 20 s of each of 200 people is 10 turns a second, which one process answers without a queue:
the seconds of an answer are then those that people wait, and not those that they wait for each other.
"""

from __future__ import annotations

import argparse
import asyncio
import threading
import time

from benchmarks.load import Met, talk
from benchmarks.processes import processor_seconds, resident_bytes
from benchmarks.started import started, told
from tests.serving import Served

SAMPLE_SECONDS = 10
SETTLING_SHARE = 0.2
"""Of the time, at the start: caches fill; the slope is that of the rest."""


def main() -> None:
    """Print one table row a measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--pause", type=float, default=20)
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/README.md")
    options = parser.parse_args()
    with started({}) as (served,):
        _soak(served, options)


def _soak(served: Served, options: argparse.Namespace) -> None:
    end = time.monotonic() + 60 * options.minutes
    samples: list[tuple[float, float]] = []
    done = threading.Event()

    def sample() -> None:
        while not done.wait(SAMPLE_SECONDS):
            samples.append((time.monotonic() / 60, resident_bytes([served.process]) / 1e6))

    watcher = threading.Thread(target=sample)
    watcher.start()
    used = processor_seconds([served.process])
    try:
        met = asyncio.run(talk([served.url], options.clients, options.pause, lambda: time.monotonic() < end))
    finally:
        done.set()
        watcher.join()
    used = processor_seconds([served.process]) - used
    _print(met, samples[int(SETTLING_SHARE * len(samples)) :], used, options)


def _print(met: Met, samples: list[tuple[float, float]], used: float, options: argparse.Namespace) -> None:
    turns, growth = len(met.seconds), slope(samples)
    kilobytes = 1000 * growth * options.minutes / max(1, turns)
    people = f"{options.clients} people for {options.minutes:g} min, {options.pause:g} s between messages"
    rows = [
        ["turns", f"{turns} ({turns / options.minutes / 60:.1f}/s)"],
        ["p50, p95, p99", ", ".join(f"{1000 * met.quantile(share):.0f} ms" for share in (0.5, 0.95, 0.99))],
        ["errors", f"{sum(met.errors.values())} {dict(met.errors) or ''}"],
        ["told to wait", str(met.waits)],
        ["processor a turn", f"{1000 * used / max(1, turns):.1f} ms"],
        ["resident memory", f"{samples[0][1]:.0f} → {samples[-1][1]:.0f} MB"],
        ["its slope", f"{growth:+.2f} MB/min, {kilobytes:+.2f} KB a turn"],
    ]
    told("soak.py", [people, ""], rows, options.write)


def slope(samples: list[tuple[float, float]]) -> float:
    """Of the line nearest to points (least squares)."""
    x_mean = sum(x for x, _ in samples) / len(samples)
    y_mean = sum(y for _, y in samples) / len(samples)
    spread = sum((x - x_mean) ** 2 for x, _ in samples)
    return sum((x - x_mean) * (y - y_mean) for x, y in samples) / spread if spread else 0.0


if __name__ == "__main__":
    main()
