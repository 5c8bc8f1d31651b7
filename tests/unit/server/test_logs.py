"""Logs tell what happened and where, and no word of what was said."""

from __future__ import annotations

import json
import logging
import sqlite3
import sys
from collections.abc import Callable
from typing import Any

import pytest

from nego.channels.errors import SettingsError
from nego.server.logs import (
    SETTING,
    JsonFormatter,
    TextFormatter,
    fields,
    pseudonym,
    server_logs,
)
from nego.server.requests import request_id

PRIVATE = "je gagne 48 327 euros"


def record(message: str = "turn", error: BaseException | None = None, **more: Any) -> logging.LogRecord:
    caught = (type(error), error, error.__traceback__) if error is not None else None
    made = logging.LogRecord("nego.test", logging.INFO, __file__, 1, message, (), caught)
    made.__dict__.update(fields(**more) if more else {})
    return made


def raised(fail: Callable[[], Any]) -> BaseException:
    with pytest.raises(RuntimeError) as caught:
        fail()
    return caught.value


def chained() -> None:
    try:
        int(PRIVATE)
    except ValueError as error:
        raise RuntimeError(PRIVATE) from error


def test_a_line_is_json_with_the_request_and_its_own_fields() -> None:
    token = request_id.set("request-1234")
    try:
        line = json.loads(JsonFormatter().format(record(intent="ask_salary", seconds=0.02)))
    finally:
        request_id.reset(token)
    assert line.pop("time").endswith("Z")
    assert line == {
        "level": "INFO",
        "logger": "nego.test",
        "message": "turn",
        "request": "request-1234",
        "intent": "ask_salary",
        "seconds": 0.02,
    }


@pytest.mark.parametrize("formatter", [JsonFormatter(), TextFormatter()], ids=["json", "text"])
def test_an_exception_is_its_kinds_and_places_without_their_messages(formatter: logging.Formatter) -> None:
    line = formatter.format(record("A turn failed", raised(chained)))
    assert PRIVATE not in line
    for told in ("RuntimeError", "caused by", "ValueError", "test_logs.py", "chained"):
        assert told in line


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(28, "No space left on device"), "OSError: No space left on device"),
        (sqlite3.OperationalError("database is locked"), "OperationalError: database is locked"),
        (KeyError(PRIVATE), "KeyError"),
    ],
    ids=repr,
)
def test_the_words_of_the_system_are_kept(error: Exception, told: str) -> None:
    assert json.loads(JsonFormatter().format(record(error=error)))["exception"] == [told]


def test_a_conversation_has_a_name_that_leads_back_to_none() -> None:
    assert pseudonym("web:1") == pseudonym("web:1") != pseudonym("web:2")
    assert "web" not in pseudonym("web:1")


@pytest.mark.parametrize(
    ("setting", "formatter"), [("json", JsonFormatter), ("text", TextFormatter), (None, JsonFormatter)]
)
def test_the_format_is_a_setting(
    setting: str | None, formatter: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler = logging.StreamHandler()
    monkeypatch.setattr(logging.getLogger(), "handlers", [handler])
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    if setting is None:
        monkeypatch.delenv(SETTING, raising=False)
    else:
        monkeypatch.setenv(SETTING, setting)
    server_logs()
    assert type(handler.formatter) is formatter


def test_another_format_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "xml")
    with pytest.raises(SettingsError, match="json"):
        server_logs()


@pytest.mark.parametrize("formatter", [JsonFormatter(), TextFormatter()], ids=["json", "text"])
@pytest.mark.parametrize("forged", ["\n2026 ERROR forged", "\r\x1b[2J", "\u2028", "\x85"])
def test_no_text_begins_a_line_of_its_own(formatter: logging.Formatter, forged: str) -> None:
    line = formatter.format(record(f"Slack refuses: a{forged}", reason=f"b{forged}"))
    assert line.isprintable()
