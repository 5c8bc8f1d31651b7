"""How answers are shown: safely, whatever they hold."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.widget.browsing import Chat, Said
from tests.widget.conftest import NewContext, Visit


@pytest.fixture
def chat(visit: Visit, context: NewContext) -> Chat:
    """A chat whose server answers with what is put in `answers`, the next one first."""
    profile = context(permissions=["clipboard-read", "clipboard-write"])
    answers: list[Any] = []
    said = Said(lambda text: answers.pop(0) if answers else [{"text": text}])
    said.install(profile)
    made = visit(profile, noisy=True)
    made.answers_to_give = answers  # type: ignore[attr-defined]
    made.said = said  # type: ignore[attr-defined]
    return made


def give(chat: Chat, *answers: Any) -> None:
    chat.answers_to_give.extend(answers)  # type: ignore[attr-defined]


def shown(chat: Chat, text: str, **more: Any) -> str:
    """The structure of the answer made of a text, as HTML without what is around it."""
    give(chat, [{"text": text, **more}])
    html: str = chat.ask("question").evaluate(
        """(bot) => {
            const copy = bot.cloneNode(true);
            copy.querySelectorAll(".unseen, .meta").forEach((one) => one.remove());
            return copy.innerHTML;
        }"""
    )
    return html


LINK = 'target="_blank" rel="noopener noreferrer"'
TEXTS = {
    "Une ligne.\nUne autre.": "<p>Une ligne.</p><p>Une autre.</p>",
    "Avant :\n– un ;\n– « deux ».\nAprès": (
        "<p>Avant&nbsp;:</p><ul><li>un&nbsp;;</li><li>«&nbsp;deux&nbsp;».</li></ul><p>Après</p>"
    ),
    "1. un\n2. deux": '<ol start="1"><li>un</li><li>deux</li></ol>',
    "De **5 553 €** brut": "<p>De <strong>5 553 €</strong> brut</p>",
    "2 * 3 * 4 ** 5": "<p>2 * 3 * 4 ** 5</p>",
    "[INSEE](https://insee.fr/a)": f'<p><a href="https://insee.fr/a" {LINK}>INSEE</a></p>',
    "Voir https://insee.fr/a.": f'<p>Voir <a href="https://insee.fr/a" {LINK}>https://insee.fr/a</a>.</p>',
    "[x](javascript:alert(1))": "<p>[x](javascript:alert(1))</p>",
    "[x](data:text/html,x)": "<p>[x](data:text/html,x)</p>",
    "[x](/relatif)": "<p>[x](/relatif)</p>",
    "![une image](https://evil.test/x.png)": "<p>une image</p>",
    "<img src=x onerror=alert(1)>": "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    "<script>alert(1)</script>": "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    '[a](https://x.fr/"onclick="x)': f'<p><a href="https://x.fr/%22onclick=%22x" {LINK}>a</a></p>',
}


@pytest.mark.parametrize("text", TEXTS)
def test_text(chat: Chat, text: str) -> None:
    assert shown(chat, text) == TEXTS[text]


def test_what_a_person_writes_is_shown_as_it_is(chat: Chat) -> None:
    chat.ask("<b>**gras**</b> [x](https://x.fr)")
    expect(chat.turns.locator(".mine")).to_contain_text("<b>**gras**</b> [x](https://x.fr)")
    expect(chat.turns.locator(".mine a")).to_have_count(0)


def test_links_leave_the_page_where_it_is(chat: Chat) -> None:
    give(chat, [{"text": "[INSEE](https://insee.fr/)"}])
    link = chat.ask("question").get_by_role("link")
    expect(link).to_have_accessible_name("INSEE (nouvel onglet)")


RANGE = {"type": "drawing", "low": 30000, "central": 40000, "high": 50000, "unit": "€ brut par an"}


MARKET = {
    "type": "drawing",
    "title": "Comptable : salaire brut par an",
    "market": [
        {"amount": 30000, "caption": "bas"},
        {"amount": 34500, "caption": "médiane"},
        {"amount": 35000, "caption": "moyenne"},
        {"amount": 47000, "caption": "haut"},
        {"amount": "x"},
        None,
    ],
    "band": {"low": 30000, "high": 47000},
    "inner_band": {"low": 33000, "high": 36000},
    "offer": {"amount": 29000, "caption": "Proposition"},
    "ask": {"low": 36200, "high": 38100, "caption": "Votre demande"},
    "source": "Source : INSEE, 2024.",
    "text": "Le marché va de 30 000 € à 47 000 €.",
}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (MARKET, "Le marché va de 30 000 € à 47 000 €"),
        (
            {**MARKET, "text": "", "ask": None, "market": [{"amount": 34500, "caption": "médiane"}]},
            "médiane 34 500, Proposition 29 000 (€)",
        ),
        ({"type": "drawing", "market": [{"amount": 3, "caption": "point"}]}, "point 3 (€)"),
        (RANGE, "bas 30 000, milieu 40 000, haut 50 000 (€ brut par an)"),
        ({**RANGE, "offer": 28000}, "bas 30 000, milieu 40 000, haut 50 000, offre 28 000 (€ brut par an)"),
        ({**RANGE, "text": "De 30 à 50"}, "De 30 à 50"),
        ({**RANGE, "central": None}, "bas 30 000, haut 50 000 (€ brut par an)"),
        ({**RANGE, "central": 90000}, "bas 30 000, haut 50 000 (€ brut par an)"),
        ({"type": "drawing", "svg_data": {"low": 1, "high": 2}}, "bas 1, haut 2 (€)"),
    ],
)
def test_a_range_is_drawn_with_its_numbers_in_words(chat: Chat, data: dict[str, Any], told: str) -> None:
    give(chat, [{"text": "Voici.", "custom": data}])
    picture = chat.ask("question").get_by_role("img")
    expect(picture).to_have_accessible_name(told)
    inside = picture.evaluate(
        """(svg) => [...svg.querySelectorAll("text")].every((text) => {
            const box = text.getBBox(), {width, height} = svg.viewBox.baseVal;
            return box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= height;
        })"""
    )
    assert inside, "no label leaves the picture"
    apart = picture.evaluate(
        """(svg) => {
            const boxes = [...svg.querySelectorAll("text")].map((text) => text.getBBox());
            return boxes.every((one, at) => boxes.slice(at + 1).every((other) =>
                one.x + one.width <= other.x || other.x + other.width <= one.x ||
                one.y + one.height <= other.y + 2 || other.y + other.height <= one.y + 2));
        }"""
    )
    assert apart, "no label touches another"


@pytest.mark.parametrize(
    "custom",
    [
        {**RANGE, "low": "<b>"},
        {**RANGE, "low": 60000},
        {**RANGE, "low": -1},
        {**RANGE, "high": None},
        {"type": "drawing"},
        {"type": "drawing", "market": [], "offer": {"amount": None}},
        {"type": "drawing", "svg_data": "<svg onload=alert(1)>"},
        {"type": "sheet"},
        {"type": "sheet", "url": "https://evil.test/fiche.pdf"},
        {"type": "sheet", "url": "//evil.test/fiche.pdf"},
        {"type": "sheet", "url": "javascript:alert(1)"},
        {"type": "sheet", "url": "http://["},
        {"type": "inconnu"},
        {"type": None},
        "texte",
        3,
        [None, []],
    ],
    ids=repr,
)
def test_data_that_is_not_understood_is_left_out(chat: Chat, custom: Any) -> None:
    assert shown(chat, "Voici.", custom=custom, attachment=custom) == "<p>Voici.</p>"


NO_BUTTONS = [None, "x", [None], [{"title": "x"}], [{"title": 3, "payload": "x"}]]


@pytest.mark.parametrize("buttons", NO_BUTTONS, ids=repr)
def test_nor_are_buttons(chat: Chat, buttons: Any) -> None:
    shown(chat, "Voici.", buttons=buttons)
    expect(chat.turns.locator(".choices")).to_have_count(0)


def test_a_sheet_is_downloaded_from_our_server(chat: Chat) -> None:
    sheet = {"type": "sheet", "url": "/fiches/abc.pdf", "title": "La fiche"}
    give(chat, [{"text": "Voici.", "attachment": sheet}])
    link = chat.ask("question").get_by_role("link", name="La fiche")
    assert link.evaluate("(one) => [one.pathname, one.origin === location.origin, one.download]") == [
        "/fiches/abc.pdf",
        True,
        "",
    ]


def test_an_answer_is_copied_as_text(chat: Chat) -> None:
    give(chat, [{"text": "Ligne 1\n– point"}])
    chat.ask("question").get_by_role("button", name="Copier la réponse").click()
    expect(chat.panel.get_by_text("Réponse copiée.")).to_be_attached()
    assert chat.page.evaluate("navigator.clipboard.readText()") == "Ligne 1\n– point"


@pytest.mark.parametrize("lines", [3, 60])
def test_an_answer_is_seen_from_its_first_line(chat: Chat, lines: int) -> None:
    for _ in range(3):
        give(chat, [{"text": "\n".join(f"Ligne {number}" for number in range(lines))}])
        answer = chat.ask("question")
        expect(answer.get_by_text("Ligne 0", exact=True)).to_be_in_viewport()
        if lines == 3:
            expect(answer.get_by_text("Ligne 2", exact=True)).to_be_in_viewport()


def test_times_are_shown(chat: Chat) -> None:
    chat.ask("question")
    times = chat.turns.locator("time").all_inner_texts()
    assert len(times) == 2
    assert all(len(time) == 5 and time[2] == ":" for time in times)


def test_only_the_last_turn_has_buttons_and_they_say_what_was_typed(chat: Chat) -> None:
    choice = {"title": "Et en net ?", "payload": "et ce métier en net ?"}
    give(chat, [{"text": "Un.", "buttons": [choice]}], [{"text": "Deux.", "buttons": [choice]}])
    chat.ask("question")
    chat.choose("Et en net ?")
    expect(chat.answers).to_have_count(2)
    expect(chat.turns.last).to_contain_text("et ce métier en net ?")
    expect(chat.log.get_by_role("button", name="Et en net ?")).to_have_count(1)


def test_a_refusal_is_told_and_can_be_tried_again(chat: Chat) -> None:
    give(chat, (413, {"error": "Votre message est trop long."}))
    chat.say("question")
    expect(chat.log).to_contain_text("Votre message est trop long.")
    chat.log.get_by_role("button", name="Réessayer").click()
    expect(chat.answers).to_have_count(1)
    expect(chat.turns).to_have_count(1)
    expect(chat.log).not_to_contain_text("trop long")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_error_is_told_and_overcome(chat: Chat, status: int) -> None:
    give(chat, (status, {"error": "Réessayez dans 1 seconde.", "retry_after": 1}))
    chat.say("question")
    expect(chat.panel.get_by_text("Réessayez dans 1 seconde.")).to_be_visible()
    expect(chat.answers).to_have_count(1)
    expect(chat.panel.get_by_text("Réessayez dans 1 seconde.")).to_have_count(0)


def test_a_server_that_always_fails_is_left_alone(chat: Chat) -> None:
    give(chat, *[(500, {"error": "Quelque chose s'est mal passé.", "retry_after": 0.1})] * 3)
    chat.say("question")
    expect(chat.log.get_by_role("button", name="Réessayer")).to_be_visible()
    assert chat.said.asked.count("POST messages") == 3  # type: ignore[attr-defined]


def test_a_conversation_that_is_closed_goes_on_in_a_new_one(chat: Chat) -> None:
    chat.ask("une")
    give(chat, (401, {"error": "Cette conversation n'est plus ouverte."}))
    chat.say("deux")
    expect(chat.log).to_contain_text("en voici une nouvelle")
    expect(chat.turns).to_have_count(1)
    expect(chat.answers).to_contain_text(["deux"])


def test_attributes_and_variables(chat: Chat) -> None:
    chat.page.evaluate(
        """() => {
            const one = document.createElement("nego-chat");
            const settings = {heading: "Paie", label: "Parler", position: "left", theme: "dark",
                questions: "Un ? | Deux ?", welcome: "Bienvenue."};
            for (const [name, value] of Object.entries(settings)) one.setAttribute(name, value);
            one.style.setProperty("--nego-accent-dark", "rgb(1, 2, 3)");
            document.querySelector("nego-chat").replaceWith(one);
        }"""
    )
    launcher = chat.page.get_by_role("button", name="Parler")
    box = launcher.bounding_box()
    assert box
    assert box["x"] < 40
    assert launcher.evaluate("(one) => getComputedStyle(one).backgroundColor") == "rgb(1, 2, 3)"
    launcher.click()
    panel = chat.page.get_by_role("dialog", name="Paie")
    expect(panel).to_contain_text("Bienvenue.")
    expect(panel.get_by_role("log").get_by_role("button")).to_have_text(["Un ?", "Deux ?"])


def test_without_storage_the_chat_still_works(visit: Visit, context: NewContext) -> None:
    profile = context()
    profile.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError'); }});"
    )
    Said(lambda text: [{"text": text}]).install(profile)
    chat = visit(profile)
    chat.ask("une")
    chat.ask("deux")
    chat.erase()
    expect(chat.turns).to_have_count(0)
