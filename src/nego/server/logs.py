"""Logs of the server: one JSON object a line (or a text line on a terminal), and no word of any conversation.

The message of an exception may quote what a person wrote, or the parameters of an SQL statement: its type and
its place in the code are logged, not its message.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nego.channels.errors import SettingsError
from nego.paths import ROOT
from nego.server.requests import request_id

SETTING = "NEGO_LOG_FORMAT"
JSON, TEXT = "json", "text"


def server_logs() -> None:
    """Format all logs from here on: NEGO_LOG_FORMAT (json, text), else text on a terminal and JSON elsewhere.

    Raises ``SettingsError`` for another format.
    """
    wanted = os.environ.get(SETTING) or (TEXT if sys.stderr.isatty() else JSON)
    if wanted not in (JSON, TEXT):
        raise SettingsError(f"{SETTING} : il faut {JSON} ou {TEXT}.")
    for handler in logging.getLogger().handlers:
        handler.setFormatter(JsonFormatter() if wanted == JSON else TextFormatter())


def fields(**named: Any) -> dict[str, Any]:
    """``extra`` of a log call: what the line tells beside its message, as fields of their own."""
    return {"fields": named}


def pseudonym(conversation: str) -> str:
    """What stands for a conversation in logs: the same for each of its lines, and leads back to none."""
    return hashlib.sha256(conversation.encode()).hexdigest()[:12]


_ONE_LINE = {code: f"\\u{code:04x}" for code in (*range(32), 0x7F, 0x85, 0x2028, 0x2029)}
"""What somebody else's text could begin a line of its own with, or move a terminal by."""


class JsonFormatter(logging.Formatter):
    """time (UTC), level, logger, message, request, then the line's own fields, then its exception."""

    def format(self, record: logging.LogRecord) -> str:
        seconds = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        told = {
            "time": f"{seconds}.{int(record.msecs):03d}Z",
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request": request_id.get(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[1]:
            told["exception"] = list(places(record.exc_info[1]))
        return json.dumps(told, ensure_ascii=False, default=str).translate(_ONE_LINE)


class TextFormatter(logging.Formatter):
    """The same for eyes."""

    def format(self, record: logging.LogRecord) -> str:
        named = "".join(f" {name}={value}" for name, value in getattr(record, "fields", {}).items())
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {record.getMessage()}{named}"
        line = line.translate(_ONE_LINE)
        if record.exc_info and record.exc_info[1]:
            line = "\n  ".join([line, *places(record.exc_info[1])])
        return line


def places(error: BaseException) -> Iterator[str]:
    """An exception, then what caused it, each with its places in the code, innermost last."""
    yield _name(error)
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield "caused by"
        yield from places(cause)


def _name(error: BaseException) -> str:
    """Its type; with the words of the system or of SQLite, which quote nothing."""
    reason = str(error) if isinstance(error, sqlite3.Error) else getattr(error, "strerror", None)
    return f"{type(error).__name__}: {reason}" if reason else type(error).__name__


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else filename
