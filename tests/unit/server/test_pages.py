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

from nego.links import page_address
from nego.paths import ROOT
from nego.server.pages import pages
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


async def fetched(path: str, slots: Mapping[str, Any]) -> Any:
    """What the route answers about the conversation « me »."""
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
    return await handler(SimpleNamespace(app=app), name=path.rsplit("/", 1)[-1])


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
