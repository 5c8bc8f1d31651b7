"""Starting, measuring and ending our own processes. Reads /proc: Linux only."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

STOP_SECONDS = 20
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, and seconds of processor (user and system) of a finished command."""

    elapsed: float
    processor: float


def run_measured(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Cost:
    """Run to the end at low priority. Raises RuntimeError with the end of the log when the command fails."""
    started = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["nice", "-n", "10", *command], cwd=folder, env=environment, stdout=output, stderr=output
        )
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{log.read_text(errors='replace')[-2000:]}")
    return Cost(time.perf_counter() - started, usage.ru_utime + usage.ru_stime)


@contextmanager
def running(
    commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str], log: Path
) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Background processes, ended by their own pid when the block is left."""
    with ExitStack() as stack:
        processes = []
        for number, command in enumerate(commands):
            output = stack.enter_context(log.with_suffix(f".{number}.log").open("wb"))
            process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
            stack.callback(_end, process)
            processes.append(process)
        yield processes


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def resident_bytes(processes: Sequence[subprocess.Popen[bytes]]) -> int:
    """Resident memory of the processes and their children."""
    return sum(resident_bytes_of(str(pid)) for process in processes for pid in _family(process.pid))


def processor_seconds(processes: Sequence[subprocess.Popen[bytes]]) -> float:
    """User and system time used so far by the processes and their living children."""
    return processor_seconds_of([process.pid for process in processes])


def processor_seconds_of(pids: Sequence[int]) -> float:
    """User and system time used so far by processes, by number, and by their children."""
    return sum(_processor(each) for pid in pids for each in _family(pid))


def pin(pids: Sequence[int], cores: Iterable[int]) -> None:
    """Let processes, their threads and their children run on these cores alone."""
    for each in (each for pid in pids for each in _family(pid)):
        for task in Path(f"/proc/{each}/task").iterdir():
            os.sched_setaffinity(int(task.name), cores)


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _family(int(child))


def resident_bytes_of(pid: str) -> int:
    """Resident memory of one process: its number, or "self"."""
    fields = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return int(fields["VmRSS"].split()[0]) * 1024


def _processor(pid: int) -> float:
    # The name of the process, in brackets, may hold spaces.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICKS
