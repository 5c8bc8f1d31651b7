"""Conversations in the widget with the real assistant."""

from __future__ import annotations

import json
import signal
import sqlite3
from pathlib import Path

from playwright.sync_api import Route, expect

from tests.serving import Served
from tests.widget.conftest import HOSTS, NewContext, Visit

PMO = "combien gagne un PMO ?"
# A figure of the answer to it; the spaces inside are no-break ones.
FIGURE = "5\u202f553"


def rows(served: Served, kind: str = "%") -> int:
    """How many events of conversations of the widget are stored."""
    with sqlite3.connect(served.database) as database:
        query = f"SELECT count(*) FROM events WHERE sender_id LIKE 'web:%' AND type_name LIKE '{kind}'"
        found: tuple[int] = database.execute(query).fetchone()
        return found[0]


def test_ask_choose_and_go_on_then_find_it_all_again(visit: Visit) -> None:
    chat = visit()
    expect(chat.panel).to_be_visible()
    expect(chat.ask(PMO)).to_contain_text(FIGURE)
    expect(chat.answers.last).to_contain_text("assistant automatique")
    chat.choose("Et en net ?")
    expect(chat.answers).to_have_count(2)
    expect(chat.answers.last).to_contain_text("net par mois")
    expect(chat.ask("et par an ?")).to_contain_text("net par an")
    before = chat.turns.all_inner_texts()
    chat.page.reload()
    expect(chat.turns).to_have_count(3)
    assert chat.turns.all_inner_texts() == before
    expect(chat.log.get_by_role("button", name="La formation")).to_be_visible()


def test_the_examples_of_the_demo_page(visit: Visit) -> None:
    chat = visit()
    chat.page.get_by_role("button", name="Combien gagne un PMO ?").click()
    expect(chat.answers.last).to_contain_text(FIGURE)


def test_nothing_is_stored_before_something_is_said(visit: Visit) -> None:
    chat = visit(url="")
    asked: list[str] = []
    chat.page.on("request", lambda request: asked.append(request.url))
    chat.page.reload()
    expect(chat.panel).to_be_visible()
    chat.page.wait_for_timeout(300)
    assert chat.stored() == {}
    assert not [url for url in asked if "webhooks" in url]
    assert all(url.startswith(chat.page.url) for url in asked)


def test_two_tabs_are_one_conversation(visit: Visit, context: NewContext) -> None:
    profile = context()
    first, second = visit(profile), visit(profile)
    first.ask(PMO)
    expect(second.answers).to_have_count(1)
    second.ask("et en net ?")
    expect(first.answers).to_have_count(2)
    assert first.log.locator(".mine").all_inner_texts() == second.log.locator(".mine").all_inner_texts()
    second.erase()
    expect(second.log).to_contain_text("est effacée, ici et sur le serveur")
    for chat in (first, second):
        expect(chat.turns).to_have_count(0)
        assert [key for key in chat.stored() if "open" not in key] == []


def test_two_tabs_that_begin_at_the_same_time(visit: Visit, context: NewContext, served: Served) -> None:
    profile = context()
    chats = [visit(profile), visit(profile)]
    for chat in chats:
        chat.say(PMO)
    for chat in chats:
        expect(chat.answers).to_have_count(2)


def test_what_is_said_during_a_cut_is_sent_once_after_it(visit: Visit, context: NewContext) -> None:
    profile = context()
    chat = visit(profile, noisy=True)
    chat.ask(PMO)
    profile.set_offline(True)
    chat.say("et en net ?")
    expect(chat.panel.get_by_text("Connexion perdue")).to_be_visible()
    chat.say("et par an ?")
    profile.set_offline(False)
    expect(chat.answers).to_have_count(3)
    expect(chat.panel.get_by_text("Connexion perdue")).to_have_count(0)
    chat.page.reload()
    expect(chat.turns).to_have_count(3)
    said = [text.rpartition("\n")[2] for text in chat.log.locator(".mine").all_inner_texts()]
    assert said == [PMO, "et en net ?", "et par an ?"]


def test_an_answer_lost_on_the_way_is_not_made_twice(
    visit: Visit, context: NewContext, served: Served
) -> None:
    profile = context()
    lost: list[str] = []

    def lose(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append("once")
        route.fetch()
        route.abort("connectionreset")

    chat = visit(profile, noisy=True)
    before = rows(served, "user")
    profile.route("**/webhooks/web/messages", lose)
    expect(chat.ask(PMO)).to_contain_text(FIGURE)
    assert lost
    assert rows(served, "user") == before + 1


def test_what_waits_is_sent_after_a_reload(visit: Visit, context: NewContext) -> None:
    profile = context()
    chat = visit(profile, noisy=True)
    profile.route("**/webhooks/web/**", lambda route: route.abort())
    chat.say(PMO)
    expect(chat.panel.get_by_text("Connexion perdue")).to_be_visible()
    profile.unroute("**/webhooks/web/**")
    chat.page.reload()
    expect(chat.answers).to_have_count(1)


def test_the_server_is_killed_and_comes_back(visit: Visit, served: Served) -> None:
    chat = visit(noisy=True)
    chat.ask(PMO)
    served.stop(signal.SIGKILL)
    try:
        chat.say("et en net ?")
        expect(chat.panel.get_by_text("Connexion perdue")).to_be_visible()
    finally:
        served.start()
    expect(chat.answers).to_have_count(2, timeout=60_000)
    expect(chat.answers.last).to_contain_text("net par mois")
    expect(chat.turns).to_have_count(2)


def test_erasing_leaves_nothing_here_nor_there(visit: Visit, served: Served) -> None:
    before = rows(served)
    chat = visit()
    chat.ask(PMO)
    assert rows(served) > before
    chat.erase()
    expect(chat.log).to_contain_text("est effacée, ici et sur le serveur")
    expect(chat.turns).to_have_count(0)
    assert rows(served) == before
    assert chat.stored() == {}
    expect(chat.ask("et en net ?")).not_to_contain_text(FIGURE)


def test_all_that_is_kept_is_downloaded_as_a_file(visit: Visit) -> None:
    chat = visit()
    chat.ask(PMO)
    with chat.page.expect_download() as downloading:
        chat.panel.get_by_role("button", name="Télécharger ma conversation").click()
    download = downloading.value
    assert download.suggested_filename == "conversation-nego.json"
    kept = json.loads(Path(download.path()).read_text(encoding="utf-8"))
    assert [turn["text"] for turn in kept["turns"]] == [PMO]
    assert kept["remembered"]["job_id"]


def test_erasing_by_writing_it(visit: Visit, served: Served) -> None:
    before = rows(served)
    chat = visit()
    chat.ask(PMO)
    chat.say("efface mes données")
    expect(chat.answers.last).to_contain_text("effacée")
    expect(chat.turns).to_have_count(1)
    assert rows(served) == before


def test_erasing_during_a_cut_reaches_the_server_later(
    visit: Visit, context: NewContext, served: Served
) -> None:
    before = rows(served)
    profile = context()
    chat = visit(profile, noisy=True)
    chat.ask(PMO)
    profile.set_offline(True)
    chat.erase()
    expect(chat.log).to_contain_text("dès que la connexion revient")
    expect(chat.turns).to_have_count(0)
    profile.set_offline(False)
    # What is to erase stays here until the server has said that it is erased there.
    chat.page.wait_for_function("() => localStorage.length === 0")
    assert rows(served) == before
    assert chat.stored() == {}


def test_a_listed_site_with_one_line(visit: Visit, served: Served, hosts: tuple[str, str]) -> None:
    chat = visit(url=f"{hosts[0]}/plain.html")
    expect(chat.launcher).to_have_count(0)
    line = {"url": f"{served.url}/nego.js", "type": "module"}
    chat.page.add_script_tag(**line)
    assert chat.stored() == {}
    expect(chat.open().ask(PMO)).to_contain_text(FIGURE)
    chat.page.add_script_tag(**line)
    expect(chat.page.locator("nego-chat")).to_have_count(1)


def test_another_site_is_told_that_it_may_not(visit: Visit, served: Served, hosts: tuple[str, str]) -> None:
    chat = visit(url=f"{hosts[1]}/plain.html", noisy=True)
    chat.page.add_script_tag(url=f"{served.url}/nego.js", type="module")
    chat.wrong.clear()
    chat.open().say(PMO)
    expect(chat.log).to_contain_text("Ce site n'est pas autorisé à afficher Négo")
    expect(chat.panel.get_by_role("status").first).not_to_contain_text("Connexion perdue")
    expect(chat.answers).to_have_count(0)
    chat.wrong = [said for said in chat.wrong if "CORS policy" not in said]


def test_a_hostile_site(visit: Visit, hosts: tuple[str, str], context: NewContext) -> None:
    profile = context()
    profile.add_init_script(path=HOSTS / "hostile.js")
    chat = visit(profile, url=f"{hosts[0]}/hostile.html")
    expect(chat.launcher).to_be_visible()
    box = chat.launcher.bounding_box()
    assert box
    assert 44 <= box["height"] <= 80
    assert box["x"] + box["width"] <= 1280
    assert 600 < box["y"] < 800
    chat.launcher.click()
    expect(chat.field).to_be_focused()
    expect(chat.ask(PMO)).to_contain_text(FIGURE)
    chat.choose("Et en net ?")
    expect(chat.answers).to_have_count(2)
    style = chat.answers.last.evaluate(
        "(one) => [getComputedStyle(one).visibility, getComputedStyle(one).textTransform, "
        "getComputedStyle(one).fontSize, getComputedStyle(one).direction]"
    )
    assert style == ["visible", "none", "16px", "ltr"]
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()


def test_without_a_top_layer_it_is_fixed_in_the_page(visit: Visit, context: NewContext) -> None:
    profile = context()
    profile.add_init_script("delete HTMLElement.prototype.showPopover")
    chat = visit(profile).open()
    expect(chat.ask(PMO)).to_contain_text(FIGURE)
    assert not chat.page.evaluate(
        "document.querySelector('nego-chat').shadowRoot.querySelector('.root').matches(':popover-open')"
    )
    box = chat.panel.bounding_box()
    assert box
    assert 700 < box["y"] + box["height"] <= 800
