"""Job resolution, measured by `resolution.py` in a process of its own."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from workspace import ROOT, python

_NAMES = re.compile(r"^names (\d+)", re.MULTILINE)
_MEDIAN = re.compile(r"^a name alone: median ([\d.]+) ms", re.MULTILINE)


def resolve_all(quick: bool) -> tuple[int, float, str]:
    """How many names, the median milliseconds of one, and all that was printed.

    Raises ValueError when it printed no median.
    """
    command = python(str(Path(__file__).with_name("resolution.py")), *(["--quick"] if quick else []))
    printed = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    names, median = _NAMES.search(printed), _MEDIAN.search(printed)
    if names is None or median is None:
        raise ValueError(f"resolution.py printed no median:\n{printed}")
    return int(names[1]), float(median[1]), printed
