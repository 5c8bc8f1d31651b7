from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.channels.rest import RestInput
from rasa.shared.core.domain import Domain
from sanic.exceptions import InvalidUsage, NotFound, PayloadTooLarge, SanicException, ServiceUnavailable

from nego.channels.slack import SlackInput
from nego.channels.web import WebInput
from nego.paths import ROOT
from nego.server import http
from nego.server.http import ERRORS, UNEXPECTED, channels, error_response
from nego.server.rest import CheckedRestInput
from nego.server.storage import ErasingMemoryTrackerStore, ErasingSQLTrackerStore


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound("nope"), 404),
        (InvalidUsage("nope"), 400),
        (PayloadTooLarge("nope"), 413),
        (ServiceUnavailable("nope"), 503),
    ],
)
def test_expected_errors_keep_their_status(error: Exception, status: int) -> None:
    response = error_response(error)
    assert response.status == status
    assert json.loads(response.body) == {"error": ERRORS[status]}


@pytest.mark.parametrize("error", [KeyError("secret"), SanicException("secret", status_code=418)])
def test_others_show_nothing_of_themselves(error: Exception) -> None:
    response = error_response(error)
    assert response.status == 500
    assert json.loads(response.body) == {"error": UNEXPECTED}


def test_channels_by_name_and_by_class(tmp_path: Path) -> None:
    credentials = tmp_path / "credentials.yml"
    credentials.write_text("rest:\nnego.server.rest.CheckedRestInput:\n", encoding="utf-8")
    assert [type(channel) for channel in channels(credentials)] == [RestInput, CheckedRestInput]


def test_the_project_serves_the_checked_channel_at_the_address_of_rasas_own() -> None:
    rest, web, slack = channels(ROOT / "credentials.yml")
    assert isinstance(rest, CheckedRestInput)
    assert rest.url_prefix() == RestInput().url_prefix()
    assert isinstance(web, WebInput)
    assert isinstance(slack, SlackInput)


def test_what_goes_on_beside_the_requests(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Stores on the disk are purged and written back; what is in memory is only forgotten."""
    beside: list[list[str]] = []
    monkeypatch.setattr(http, "create_app", lambda agent, channels: None)
    monkeypatch.setattr(
        http, "run", lambda app, bound, ready, tasks: beside.append([_name(task) for task in tasks])
    )
    monkeypatch.setenv("NEGO_DATA", str(tmp_path))
    domain = Domain.from_dict({"intents": ["greet"]})
    for store in (
        ErasingSQLTrackerStore(domain, dialect="sqlite", db=str(tmp_path / "conversations.db")),
        ErasingMemoryTrackerStore(domain),
    ):
        http.serve(SimpleNamespace(tracker_store=store), None, lambda: None)
    forget = "forget_regularly"
    assert beside == [[forget, "purge_regularly", "write_back_regularly"], [forget]]


def _name(task: Any) -> str:
    return str(getattr(task, "func", task).__name__)
