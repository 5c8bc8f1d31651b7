"""WCAG 2.2 AA: what axe-core finds, and what it can't: focus, announcements, sizes, keyboard, zoom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from tests.widget.browsing import Chat, Said
from tests.widget.conftest import DESKTOP, PHONE, NewContext, Visit

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# A window of 1280 × 800 at 200 %.
ZOOMED: dict[str, Any] = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}
SCREENS = {"desktop": DESKTOP, "phone": PHONE, "zoomed": ZOOMED}

RANGE = {"low": 3188, "central": 5553, "high": 7917, "offer": 4200}
ANSWER = [
    {
        "text": "Un PMO gagne **5 553 €**.\n– un point\n– un autre\n1. premier\n"
        "Voir [la source](https://exemple.fr) ou https://exemple.fr/page.",
        "buttons": [{"title": "Et en net ?", "payload": "et en net ?"}],
        "custom": {"type": "drawing", "svg_data": RANGE},
        "attachment": {"type": "sheet", "url": "/fiche.pdf"},
    }
]


def reply(text: str) -> Any:
    if text == "trop":
        return 429, {"error": "Vous allez un peu vite. Réessayez dans 60 secondes.", "retry_after": 60}
    if text == "non":
        return 400, {"error": "Le champ « text » est obligatoire."}
    return ANSWER


def closed(chat: Chat) -> None:
    if chat.panel.is_visible():
        chat.page.keyboard.press("Escape")
        chat.panel.get_by_role("button", name="Fermer la conversation").click()
    expect(chat.launcher).to_be_visible()


def empty(chat: Chat) -> None:
    chat.open()


def answered(chat: Chat) -> None:
    chat.open().ask("combien ?")


def refused(chat: Chat) -> None:
    chat.open().say("non")
    expect(chat.log.get_by_role("button", name="Réessayer")).to_be_visible()


def waiting(chat: Chat) -> None:
    chat.open().say("trop")
    expect(chat.panel.get_by_text("un peu vite")).to_be_visible()


def erasing(chat: Chat) -> None:
    answered(chat)
    chat.panel.get_by_role("button", name="Effacer ma conversation").click()


STATES = [closed, empty, answered, refused, waiting, erasing]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing(
    visit: Visit, context: NewContext, state: Callable[[Chat], None], screen: str, scheme: str
) -> None:
    profile = context(**SCREENS[screen], color_scheme=scheme, reduced_motion="reduce")
    Said(reply).install(profile)
    chat = visit(profile, noisy=True)
    state(chat)
    found = Axe().run(chat.page, options={"runOnly": {"type": "tag", "values": WCAG}}).response
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]] == []
    assert len(found["passes"]) > 10, "it looked at something"


@pytest.mark.parametrize("screen", ["desktop", "phone"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_targets_are_44_pixels(
    visit: Visit, context: NewContext, state: Callable[[Chat], None], screen: str
) -> None:
    profile = context(**SCREENS[screen], reduced_motion="reduce")
    Said(reply).install(profile)
    chat = visit(profile, noisy=True)
    state(chat)
    targets = chat.page.locator("nego-chat").locator("button:visible, textarea:visible, a.sheet:visible")
    sizes = {one.inner_text() or one.get_attribute("aria-label"): size(one) for one in targets.all()}
    assert sizes
    assert {name: wrong for name, wrong in sizes.items() if min(wrong) < 44} == {}


def size(target: Locator) -> tuple[float, float]:
    box = target.bounding_box()
    assert box
    return box["width"], box["height"]


@pytest.fixture
def chat(visit: Visit, context: NewContext, request: pytest.FixtureRequest) -> Chat:
    profile = context(**SCREENS[getattr(request, "param", "desktop")])
    Said(reply).install(profile)
    return visit(profile, noisy=True)


def test_a_new_answer_is_announced_once_and_old_ones_are_not(chat: Chat) -> None:
    expect(chat.log).to_have_attribute("role", "log")
    chat.page.evaluate(
        """() => {
            const log = document.querySelector("nego-chat").shadowRoot.querySelector("[role=log]");
            window.announced = [];
            new MutationObserver((changes) => {
                if (log.getAttribute("aria-live") === "off") return;
                for (const {addedNodes} of changes) for (const node of addedNodes)
                    window.announced.push(node.textContent);
            }).observe(log, {childList: true, subtree: true});
        }"""
    )
    chat.ask("combien ?")
    chat.page.wait_for_timeout(300)
    announced = chat.page.evaluate("window.announced")
    assert sum("5 553" in text for text in announced) == 1
    # Nothing is announced when the conversation is shown again.
    chat.page.reload()
    chat.page.evaluate(
        """() => {
            const log = document.querySelector("nego-chat").shadowRoot.querySelector("[role=log]");
            window.live = [];
            new MutationObserver(() => window.live.push(log.getAttribute("aria-live")))
                .observe(log, {childList: true});
        }"""
    )
    expect(chat.answers).to_have_count(1)
    assert set(chat.page.evaluate("window.live")) <= {"off"}


def test_the_keyboard_alone(chat: Chat) -> None:
    keyboard = chat.page.keyboard
    closed(chat)
    expect(chat.launcher).to_be_focused()
    keyboard.press("Enter")
    expect(chat.field).to_be_focused()
    keyboard.type("combien ?")
    keyboard.press("Shift+Enter")
    keyboard.type("un PMO")
    keyboard.press("Enter")
    expect(chat.turns).to_have_count(1)
    expect(chat.turns.first).to_contain_text("combien ?\nun PMO")
    expect(chat.field).to_be_focused()
    suggestion = chat.log.get_by_role("button", name="Et en net ?")
    expect(suggestion).to_be_visible()
    for _ in range(3):
        keyboard.press("Shift+Tab")
        if suggestion.evaluate("(one) => one.getRootNode().activeElement === one"):
            break
    keyboard.press("Space")
    expect(chat.turns).to_have_count(2)
    expect(chat.field).to_be_focused()
    keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.launcher).to_be_focused()


def test_the_focus_goes_back_to_where_it_was(chat: Chat) -> None:
    closed(chat)
    example = chat.page.get_by_role("button", name="Combien gagne un PMO ?")
    example.press("Enter")
    expect(chat.field).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(example).to_be_focused()


def test_an_open_chat_does_not_take_the_focus_of_the_page(chat: Chat) -> None:
    expect(chat.panel).to_be_visible()
    assert chat.page.evaluate("document.activeElement === document.body")


def test_escape_first_leaves_the_question_about_erasing(chat: Chat) -> None:
    erasing(chat)
    expect(chat.panel.get_by_role("button", name="Garder")).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_visible()
    expect(chat.panel.get_by_role("button", name="Effacer ma conversation")).to_be_focused()


@pytest.mark.parametrize("chat", ["phone", "zoomed"], indirect=True)
def test_on_a_small_screen_it_is_a_modal_dialog_over_all_of_it(chat: Chat) -> None:
    expect(chat.panel).to_be_hidden()
    chat.open()
    box, screen = chat.panel.bounding_box(), chat.page.viewport_size
    assert box
    assert screen
    assert (round(box["width"]), round(box["height"])) == (screen["width"], screen["height"])
    for _ in range(12):
        chat.page.keyboard.press("Tab")
        assert chat.page.evaluate("document.activeElement.localName") in ("nego-chat", "body")
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.launcher).to_be_focused()


@pytest.mark.parametrize("chat", ["zoomed"], indirect=True)
def test_at_200_percent_nothing_is_cut(chat: Chat) -> None:
    chat.open().ask("combien ?")
    for element in (chat.page.locator("html"), chat.log):
        assert element.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    for control in (chat.field, chat.panel.get_by_role("button", name="Envoyer")):
        expect(control).to_be_in_viewport(ratio=1)


def test_the_window_changes_size_with_the_chat_open(chat: Chat) -> None:
    chat.ask("combien ?")
    modal = chat.page.locator("nego-chat :modal")
    chat.page.set_viewport_size({"width": 390, "height": 844})
    expect(modal).to_have_count(1)
    expect(chat.field).to_be_focused()
    chat.page.set_viewport_size({"width": 1280, "height": 800})
    expect(modal).to_have_count(0)
    expect(chat.answers).to_have_count(1)


def test_language_and_motion(visit: Visit, context: NewContext) -> None:
    chat = visit(context(reduced_motion="reduce"))
    assert chat.panel.evaluate("(panel) => panel.closest('[lang]').lang") == "fr"
    assert chat.panel.evaluate("(panel) => getComputedStyle(panel).animationName") == "none"
