"""An answer as Block Kit, within Slack's limits."""

from __future__ import annotations

import json
from typing import Any

import pytest

from nego.channels.slack.blocks import (
    MAX_BUTTONS,
    MAX_FALLBACK,
    MAX_SECTION,
    Origin,
    Said,
    message,
    text_blocks,
)

ORIGIN = Origin("slack:T1:U1", "event:Ev1")
DRAWING: dict[str, Any] = {
    "type": "drawing",
    "title": "Développeur : salaire brut par an",
    "axis": {"low": 30_000, "high": 60_000},
    "market": [
        {"amount": 33_000, "caption": "1er quartile", "code": "p25"},
        {"amount": 40_000, "caption": "médiane", "code": "p50"},
        {"amount": 52_000, "caption": "3e quartile", "code": "p75"},
    ],
    "band": {"low": 33_000, "high": 52_000},
    "inner_band": {"low": 33_000, "high": 40_000},
    "open_low": False,
    "open_high": True,
    "offer": {"amount": 42_000, "caption": "Proposition", "code": "offer"},
    "present": None,
    "ask": {"low": 46_000, "high": 49_000, "caption": "Votre demande"},
    "source": "Source : R&D, 2025.",
    "text": "Tout ce que montre le dessin.",
}
SHEET = {"type": "sheet", "url": "/fiche/x.pdf", "pdf": "/fiche/x.pdf"}


def buttons(count: int) -> tuple[dict[str, str], ...]:
    return tuple({"title": f"Bouton {n}", "payload": f"dis {n}"} for n in range(count))


def kinds(content: dict[str, Any]) -> list[str]:
    return [block["type"] for block in content["blocks"]]


def texts(content: dict[str, Any]) -> list[str]:
    shown = [block for block in content["blocks"] if block["type"] in ("section", "context")]
    return [(block.get("text") or block["elements"][0])["text"] for block in shown]


def test_the_figure_first_then_its_source_apart() -> None:
    text = "Un PMO gagne 5 553 € (+2 000 €).\nSource : JDN, 2025.\nFormation : Bac+5.\nMissions : R&D."
    said = Said.of([{"text": text, "apart": [1]}])
    content = message(said, ORIGIN)
    assert kinds(content) == ["section", "context", "section"]
    assert texts(content) == [
        "Un PMO gagne *5 553 €* (*+2 000 €*).",
        "Source : JDN, 2025.",
        "Formation : Bac+5.\nMissions : R&amp;D.",
    ]
    assert content["text"] == said.text.replace("&", "&amp;")


@pytest.mark.parametrize(
    ("answers", "small"),
    [
        ([{"text": "A\nB\nC", "apart": [1, 2]}], ["B\nC"]),
        ([{"text": "A\nB\nC", "apart": []}], []),
        ([{"text": "A\nSource : B, que personne n'a marquée"}], []),
        ([{"text": "A\nB", "apart": [1]}, {"custom": DRAWING}, {"text": "C\nD", "apart": [1]}], ["B", "D"]),
        ([{"text": "A", "apart": [0]}, {"text": "B", "apart": [0]}], ["B"]),
    ],
    ids=["together", "none", "words alone mark nothing", "several answers", "the first line is the answer"],
)
def test_the_lines_marked_stand_apart(answers: list[dict[str, Any]], small: list[str]) -> None:
    said = Said.of(answers)
    shown = [block for block in text_blocks(said.text, said.apart) if block["type"] == "context"]
    assert [block["elements"][0]["text"] for block in shown] == small


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (3, 3), (6, 6), (25, 25), (30, MAX_BUTTONS)])
def test_buttons_in_order(count: int, shown: int) -> None:
    content = message(Said("Lequel ?", buttons(count)), ORIGIN)
    elements = content["blocks"][-1].get("elements", [])
    assert [json.loads(each["value"])["s"] for each in elements] == [f"dis {n}" for n in range(shown)]
    assert len({each["action_id"] for each in elements}) == shown


def test_a_button_brings_its_conversation_back() -> None:
    (element,) = message(Said("Et ?", buttons(1)), ORIGIN)["blocks"][-1]["elements"]
    assert json.loads(element["value"]) == {"c": "slack:T1:U1", "m": "event:Ev1", "s": "dis 0"}


def test_what_was_chosen_stands_instead_of_the_buttons() -> None:
    content = message(Said("Lequel ?", buttons(3)), chosen="R&D")
    assert kinds(content) == ["section", "context"]
    assert texts(content)[-1] == "✓ R&amp;D"


def test_the_drawing_in_characters() -> None:
    content = message(Said("42 000 €, c'est bien.", (), (DRAWING,)), ORIGIN)
    assert kinds(content) == ["section", "section", "context"]
    rows = [row.split("  ", 1) for row in texts(content)[1].split("```")[1].split("\n")]
    assert [said.replace("\u202f", " ").replace("\xa0", " ") for _, said in rows] == [
        "33 000 €  1er quartile",
        "40 000 €  médiane",
        "42 000 €  Proposition",
        "46 000 € à 49 000 €  Votre demande",
        "52 000 €  3e quartile",
    ]
    tracks = [track for track, _ in rows]
    columns = [track.index(sign) for track, sign in zip(tracks, "●●◆▓●", strict=True)]
    assert columns == sorted(columns)
    assert all(track.endswith("─") for track in tracks)  # the range is open above
    assert content["text"].endswith(DRAWING["text"])


@pytest.mark.parametrize(("url", "shown"), [("https://nego.exemple.fr/", True), (None, False)])
def test_the_page_to_take_along_needs_the_address_of_nego(url: str | None, shown: bool) -> None:
    content = message(Said("La fiche est prête.", (), (SHEET,)), ORIGIN, url=url)
    links = [each.get("url") for block in content["blocks"] for each in block.get("elements", ())]
    assert ("https://nego.exemple.fr/fiche/x.pdf" in links) is shown
    assert any("n'a pas d'adresse" in text for text in texts(content)) is not shown


@pytest.mark.parametrize("text", ["&" * 10_000, "x " * 10_000, "a\n" + "b&" * 5_000])
def test_long_answers_are_cut_and_no_escaped_character_is(text: str) -> None:
    content = message(Said(text))
    assert len(content["text"]) <= MAX_FALLBACK
    assert all(len(shown) <= MAX_SECTION for shown in texts(content))
    assert all("&" not in shown.replace("&amp;", "") for shown in (*texts(content), content["text"]))


def test_the_answers_of_a_turn_are_one_message() -> None:
    said = Said.of(
        [{"text": "a", "buttons": list(buttons(1))}, {"custom": [DRAWING]}, {"text": "b", "custom": SHEET}]
    )
    assert (said.text, len(said.buttons), said.beside) == ("a\nb", 1, (DRAWING, SHEET))
