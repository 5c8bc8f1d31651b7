"""The page of one's own conversation over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Sanic

from nego.channels.limits import Limit
from nego.links import page_address
from nego.paths import ROOT
from nego.server.pages import BY_CONVERSATION, pages
from tests.unit.actions.harness import in_force

OFFER = {
    **in_force("controleur-de-gestion"),
    "amount": 36000.0,
    "amount_period": "year",
    "amount_offered": True,
    "floor": 41350.0,
}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEGO_DATA", str(tmp_path))


async def fetched(path: str, slots: Mapping[str, Any], times: int = 1) -> Any:
    """What the route answers about the conversation « me », the last time that it is asked."""
    domain = Domain.load(str(ROOT / "domain.yml"))
    store = InMemoryTrackerStore(domain)
    tracker = DialogueStateTracker.from_events("me", [], domain.slots)
    for name, value in slots.items():
        tracker.update(SlotSet(name, value))
    await store.save(tracker)
    app = Sanic(f"pages_{id(store)}", configure_logging=False)
    blueprint = pages()
    app.blueprint(blueprint)
    app.ctx.agent = SimpleNamespace(tracker_store=store)
    (handler,) = [route.handler for route in app.router.routes]
    request = SimpleNamespace(app=app, ip="192.0.2.7", headers={})
    return [await handler(request, name=path.rsplit("/", 1)[-1]) for _ in range(times)][-1]


@pytest.mark.parametrize(
    ("kind", "begins"),
    [("html", b"<!doctype html"), ("pdf", b"%PDF-"), ("png", b"\x89PNG"), ("svg", b"<svg")],
)
def test_the_page_and_its_drawing(kind: Any, begins: bytes) -> None:
    answer = asyncio.run(fetched(page_address("me", kind), OFFER))
    assert answer.status == 200
    assert answer.body[: len(begins)].lower() == begins.lower()
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_floor_is_on_the_page_marked_private() -> None:
    text = asyncio.run(fetched(page_address("me", "html"), OFFER)).body.decode()
    assert text.count("41\u202f350") == 1


@pytest.mark.parametrize(
    ("path", "slots"),
    [
        ("{other}.pdf", OFFER),
        ("/fiche/forged.pdf", OFFER),
        ("/fiche/", OFFER),
        ("{mine}.exe", OFFER),
        ("{mine}.pdf", {}),
        ("{mine}.pdf", {**OFFER, "amount": 900.0, "amount_period": "month"}),
    ],
)
def test_nothing_else_is_told(path: str, slots: Mapping[str, Any]) -> None:
    mine, other = (page_address(name, "pdf").removesuffix(".pdf") for name in ("me", "someone-else"))
    page = asyncio.run(fetched(path.format(mine=mine, other=other), slots))
    assert page.status == 404
    assert page.body.decode().startswith("Cette fiche n'existe pas, ou plus")


def test_a_page_is_given_so_often_and_then_later() -> None:
    address = page_address("me", "svg")
    assert asyncio.run(fetched(address, OFFER, BY_CONVERSATION.burst)).status == 200
    refused = asyncio.run(fetched(address, OFFER))
    assert refused.status == 429
    assert refused.body.decode().startswith("Vous allez un peu vite. Réessayez dans")
    assert int(refused.headers["Retry-After"]) >= 1


def test_what_is_typeset_is_counted_by_address_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nego.server.pages.BY_ADDRESS", Limit("pages_typeset", 1, 60))
    assert asyncio.run(fetched(page_address("me", "pdf"), OFFER)).status == 200
    assert asyncio.run(fetched(page_address("me", "png"), OFFER)).status == 429
    assert asyncio.run(fetched(page_address("me", "html"), OFFER)).status == 200


def test_a_page_waits_while_too_many_are_in_the_making(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nego.server.pages.AT_ONCE", 0)
    busy = asyncio.run(fetched(page_address("me", "html"), OFFER))
    assert busy.status == 503
    assert busy.body.decode().startswith("Négo est momentanément indisponible")
