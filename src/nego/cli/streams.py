"""Standard streams: UTF-8 whatever the locale, and nothing but results on stdout."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO


def say(text: str) -> None:
    """Tell the person at the terminal; results don't go this way."""
    print(text, file=sys.stderr, flush=True)


def results() -> TextIO:
    """The real stdout, kept for results: what libraries print from here on goes to stderr, from C too."""
    sys.stdout.flush()
    kept = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="backslashreplace", newline="\n")
    os.dup2(2, 1)
    return kept


def use_utf8() -> None:
    """Read and write UTF-8; bytes that are not are kept as escapes rather than failing."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
