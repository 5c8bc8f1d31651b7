"""Copies of the project in which a part can be broken while an assistant is started from it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.serving import ROOT

COPIED = ("src", "actions")
"""What a copy has of its own; the rest are links."""
FAULTS = Path(__file__).with_name("faulty_actions.py")  # never imported here: it changes every action
SLOW_SECONDS = 3


def tree(folder: Path, *more: str) -> Path:
    """A copy of the project with actions that fail on demand; ``more`` is copied too."""
    folder.mkdir()
    for path in ROOT.iterdir():
        if path.name.startswith(".") or path.name in (*COPIED, *more):
            continue
        (folder / path.name).symlink_to(path)
    for name in (*COPIED, *more):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    shutil.copy(FAULTS, folder / "actions" / "faults.py")
    return folder
