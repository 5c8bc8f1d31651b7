"""What an operator asks the server, and exactly which addresses it answers."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families as read_metrics
from sanic import Sanic

from nego import metrics
from nego.paths import ROOT
from nego.server.http import channels, create_app
from nego.server.requests import HEADER
from tests.unit.web_server import Server, bearer, server, start  # noqa: F401 - fixtures

ROUTES = {
    "/": "GET HEAD",
    "/confidentialite": "GET HEAD",
    "/healthz": "GET",
    "/readyz": "GET",
    "/metrics": "GET",
    "/fiche/<name:str>": "GET",
    "/webhooks/rest": "GET",
    "/webhooks/rest/webhook": "POST",
    "/webhooks/slack/events": "POST",
    "/webhooks/slack/install": "GET",
    "/webhooks/slack/oauth_redirect": "GET",
    "/webhooks/web/conversations": "OPTIONS POST",
    "/webhooks/web/export": "GET OPTIONS",
    "/webhooks/web/messages": "DELETE GET OPTIONS POST",
}
"""Every address there is, beside the files of the widget. A new one is added here, and to deploy/."""
GRAFANA = ROOT / "deploy" / "grafana.json"


def get(server: Server, path: str, **headers: str) -> httpx.Response:  # noqa: F811
    return asyncio.run(server.call("GET", path, headers=headers))


def test_alive_and_ready(server: Server) -> None:  # noqa: F811
    assert get(server, "/healthz").json() == {"status": "ok"}
    ready = get(server, "/readyz")
    assert (ready.status_code, ready.json()) == (200, dict.fromkeys(("model", "knowledge", "database"), "ok"))


@pytest.mark.parametrize(("part", "broken"), [("model", "is_ready"), ("database", "tracker_store")])
def test_not_ready_says_which_part(
    server: Server,  # noqa: F811
    part: str,
    broken: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if broken == "is_ready":
        monkeypatch.setattr(server.agent, broken, lambda: False)
    else:
        server.agent.tracker_store.engine = sa.create_engine(f"sqlite:///{tmp_path}/no/folder.db")
    ready = get(server, "/readyz")
    assert ready.status_code == 503
    assert [name for name, state in ready.json().items() if state == "down"] == [part]
    assert get(server, "/healthz").status_code == 200


@pytest.mark.parametrize("path", ["/readyz", "/metrics"])
@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded"])
def test_what_comes_through_a_proxy_is_not_told(server: Server, path: str, header: str) -> None:  # noqa: F811
    assert get(server, path, **{header: "192.0.2.1"}).status_code == 404


def test_requests_are_counted(server: Server) -> None:  # noqa: F811
    before = REGISTRY.get_sample_value("nego_http_responses_total", {"status": "401"}) or 0
    server.request("GET", "messages", headers=bearer("forged"))
    told = {
        (sample.name, sample.labels.get("status")): sample.value
        for family in read_metrics(get(server, "/metrics").text)
        for sample in family.samples
    }
    assert told["nego_http_responses_total", "401"] == before + 1


@pytest.mark.parametrize("given", ["abcd-1234", "a" * 64])
def test_the_id_of_a_request_is_taken_over(server: Server, given: str) -> None:  # noqa: F811
    assert get(server, "/healthz", **{HEADER: given}).headers[HEADER] == given


@pytest.mark.parametrize("given", ["", "court", "a" * 65, "un deux trois", 'x"}{"level', "../../etc"])
def test_what_is_no_id_gets_one(server: Server, given: str) -> None:  # noqa: F811
    assert len(get(server, "/healthz", **{HEADER: given}).headers[HEADER]) == 32


def test_refused_requests_have_an_id_too(server: Server) -> None:  # noqa: F811
    refused = get(server, "/nowhere", **{HEADER: "request-1"})
    assert (refused.status_code, refused.headers[HEADER]) == (404, "request-1")


def test_the_privacy_page_tells_how_long_things_are_kept(server: Server) -> None:  # noqa: F811
    page = get(server, "/confidentialite")
    assert page.headers["content-type"].startswith("text/html")
    assert "30 jours après votre dernier message" in page.text
    assert "{{" not in page.text
    assert 'href="/confidentialite"' in get(server, "/").text


def test_exactly_these_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEGO_DATA", str(tmp_path))
    for name in ("SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"):
        monkeypatch.setenv(name, "x" * 32)
    Sanic._app_registry.clear()
    app = create_app(None, channels(ROOT / "credentials.yml"))  # type: ignore[arg-type]
    files = {
        f"/{path.relative_to(ROOT / 'widget').as_posix()}"
        for path in (ROOT / "widget").rglob("*")
        if path.is_file()
    }
    found: dict[str, set[str]] = {}
    for route in app.router.routes:
        address = "/" + route.path.strip("/")
        if address not in files:
            found.setdefault(address, set()).update(route.methods)
    assert {address: " ".join(sorted(methods)) for address, methods in found.items()} == ROUTES


def expressions(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["expr"]] if isinstance(node.get("expr"), str) else []
        return own + [found for value in node.values() for found in expressions(value)]
    return [found for each in node for found in expressions(each)] if isinstance(node, list) else []


def test_the_dashboard_shows_every_metric_and_no_other() -> None:
    shown = " ".join(expressions(json.loads(GRAFANA.read_text(encoding="utf-8"))))
    names = {
        value._name for value in vars(metrics).values() if hasattr(value, "_name") and hasattr(value, "_type")
    }
    assert {name for name in names if name not in shown} == set()
    words = set(shown.replace("(", " ").replace("{", " ").replace("[", " ").split())
    used = {word for word in words if word.startswith("nego_")}
    assert {word for word in used if not any(word.startswith(name) for name in names)} == set()
