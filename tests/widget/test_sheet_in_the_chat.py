"""The page of a negotiation: its link in the chat, and its files over the running server."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import expect

from tests.serving import Served
from tests.widget.conftest import HOSTS, NewContext, Visit

KINDS = {"pdf": "application/pdf", "html": "text/html", "png": "image/png", "svg": "image/svg+xml"}
BEGINS = {"pdf": b"%PDF-", "html": b"<!doctype html", "png": b"\x89PNG", "svg": b"<svg"}


def test_a_negotiation_ends_with_a_page_to_download(visit: Visit, served: Served) -> None:
    chat = visit()
    chat.open()
    expect(chat.ask("on me propose 33k comme comptable à Lyon")).to_contain_text("33 000")
    expect(chat.ask("la fiche")).to_contain_text("Ma négociation")
    link = chat.answers.last.get_by_role("link", name="Télécharger la fiche")
    expect(link).to_be_visible()
    with chat.page.expect_download() as started:
        link.click()
    assert started.value.path().read_bytes().startswith(b"%PDF-")
    address = link.evaluate("(one) => one.href").removesuffix(".pdf")
    for kind, media in KINDS.items():
        page = httpx.get(f"{address}.{kind}", timeout=30)
        assert (page.status_code, page.headers["content-type"].partition(";")[0]) == (200, media)
        assert page.content.lstrip().lower().startswith(BEGINS[kind].lower())
        assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("kind", KINDS)
def test_another_address_has_no_page(served: Served, kind: str) -> None:
    page = httpx.get(f"{served.url}/fiche/{'x' * 80}.{kind}", timeout=30)
    assert page.status_code == 404
    assert page.text.startswith("Cette fiche n'existe pas, ou plus")


def test_the_link_leads_to_the_server_from_another_site(
    visit: Visit, served: Served, hosts: tuple[str, str], context: NewContext
) -> None:
    profile = context()
    profile.add_init_script(path=HOSTS / "hostile.js")
    chat = visit(profile, url=f"{hosts[0]}/hostile.html")
    chat.open()
    chat.ask("on me propose 33k comme comptable")
    link = chat.ask("fais-moi la fiche").get_by_role("link", name="Télécharger la fiche")
    assert link.evaluate("(one) => one.origin") == served.url
