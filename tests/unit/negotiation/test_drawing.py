"""The drawing of a pay range: what is on it, and that it can be read."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nego.market.market import Market
from nego.negotiation.asking import ask
from nego.negotiation.drawing import WIDTH, Drawing, drawing, layout
from nego.negotiation.pictures import png, svg
from nego.negotiation.situation import Situation
from nego.wording import Title
from tests.unit.negotiation.cases import TITLE, amounts, situations
from tests.unit.negotiation.markets import DAY, START, market, markets

FIVE = market(
    30_000,
    45_000,
    60_000,
    range_kind="p10_p90",
    percentiles=((10, 30_000), (25, 40_000), (50, 45_000), (75, 52_000), (90, 60_000)),
)
LONG = Title("Responsable de la planification des ressources techniques en milieu hospitalier universitaire")
_SVG = "{http://www.w3.org/2000/svg}"


def drawn(known: Market, offered: float | None = 42_000, title: Title = TITLE) -> Drawing:
    return drawing(known, title, offered, ask(Situation(known), DAY).said)


@pytest.mark.parametrize(
    ("known", "marks", "band", "inner", "opened"),
    [
        (FIVE, ["p10", "p25", "p50", "p75", "p90"], (30_000, 60_000), (40_000, 52_000), (False, False)),
        (market(40_000, None, 50_000), ["low", "high"], (40_000, 50_000), None, (False, False)),
        (market(40_000, 44_000, 50_000), ["low", "median", "high"], (40_000, 50_000), None, (False, False)),
        (market(central=45_000, centre="mean"), ["mean"], None, None, (False, False)),
        (market(40_000, 45_000, 50_000, centre="midpoint"), ["low", "high"], (40_000, 50_000), None,
         (False, False)),
        (START, ["low"], (25_000, 25_000), None, (False, True)),
        (market(high=50_000, range_kind="ceiling"), ["high"], (50_000, 50_000), None, (True, False)),
        (replace(FIVE, open_from=90), ["p10", "p25", "p50", "p75", "p90"], (30_000, 60_000),
         (40_000, 52_000), (False, True)),
        (market(), [], None, None, (False, False)),
    ],
)  # fmt: skip
def test_what_is_drawn_of_a_market(
    known: Market, marks: list[str], band: Any, inner: Any, opened: tuple[bool, bool]
) -> None:
    made = drawing(known, TITLE, 42_000)
    assert [mark.code for mark in made.market] == marks
    assert (made.band, made.inner, (made.open_low, made.open_high)) == (band, inner, opened)


@pytest.mark.parametrize(
    ("offered", "words"),
    [
        (25_000, "La proposition, 25 000 €, se place plus bas que le 1er décile."),
        (42_000, "La proposition, 42 000 €, se place entre le 1er quartile et la médiane."),
        (45_000, "La proposition, 45 000 €, se place au niveau de ce repère : la médiane."),
        (99_000, "La proposition, 99 000 €, se place plus haut que le 9e décile."),
    ],
)
def test_a_text_for_those_who_cannot_see_it(offered: float, words: str) -> None:
    made = drawn(FIVE, offered)
    text = made.text.replace("\u202f", " ").replace("\u00a0", " ")
    assert words in text
    assert "Source : Cabinet, 2025." in text
    assert amounts(made.text) == set(map(round, made.amounts))


def test_a_raise_offered_is_drawn_beside_the_present_pay() -> None:
    drawn = drawing(market(40_000, 45_000, 52_000), TITLE, 42_000.4, occasion="raise", present=41_000)
    data = drawn.data()
    assert (data["present"]["amount"], data["offer"]["amount"]) == (41_000, 42_000)
    assert "Le salaire actuel, 41\u202f000\u00a0€" in drawn.text
    assert "La proposition, 42\u202f000\u00a0€" in drawn.text
    assert [label.code for label in layout(drawn).above] == ["present", "offer"]
    assert svg(drawn).count("#8a5a3c") == 2


def test_no_evidence_is_said() -> None:
    assert "Aucun repère connu pour ce métier. La proposition" in drawing(market(), TITLE, 42_000).text
    with pytest.raises(ValueError, match="nothing to draw"):
        drawing(market(), TITLE)


def test_data_is_json_with_all_the_drawing_says() -> None:
    data = drawn(FIVE).data()
    assert json.loads(json.dumps(data)) == data
    assert data["unit"] == "EUR_gross_year_full_time"
    assert data["market"][2] == {"code": "p50", "amount": 45_000, "caption": "médiane"}
    assert data["offer"] == {"code": "offer", "amount": 42_000, "caption": "Proposition"}
    assert data["ask"] == {"low": 47_100, "high": 49_500, "caption": "Votre demande"}
    assert drawing(FIVE, TITLE).data()["ask"] is None


@given(markets(), st.none() | st.integers(12_000, 300_000), st.none() | st.floats(23_000, 90_000))
@settings(max_examples=200, deadline=None)
def test_no_label_touches_another(known: Market, offered: int | None, wanted: float | None) -> None:
    said = ask(Situation(known, wanted=wanted), DAY).said
    placed = layout(drawing(known, LONG, offered, said))
    for row in (placed.above, placed.below):
        assert [label.at for label in row] == sorted(label.at for label in row)
        for left, right in pairwise(row):
            assert left.right < right.left
        for label in row:
            assert label.left >= 0
            assert label.right <= WIDTH
            assert 0 < label.at < WIDTH


@given(situations(), st.floats(23_000, 90_000))
@settings(max_examples=60, deadline=None)
def test_the_walk_away_figure_is_not_in_the_drawing(situation: Situation, other: float) -> None:
    """Two situations that differ in it alone, where it did not raise the target, are drawn alike."""
    found, without = ask(situation, DAY), ask(replace(situation, floor=None), DAY)
    made = drawing(situation.market, TITLE, other, found.said)
    sayable = {*map(round, made.amounts)}
    assert amounts(svg(made)) <= sayable
    if found.said == without.said:
        assert svg(made) == svg(drawing(situation.market, TITLE, other, without.said))


@pytest.mark.parametrize(
    "known", [FIVE, market(), market(central=45_000), START, market(40_000, None, 50_000)]
)
def test_svg_is_accessible_and_needs_nothing(known: Market) -> None:
    picture = svg(drawn(known, title=LONG))
    root = ElementTree.fromstring(picture)
    assert root.get("role") == "img"
    title, text = root.find(f"{_SVG}title"), root.find(f"{_SVG}desc")
    assert title is not None
    assert text is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {text.get('id')}"
    assert "style=" not in picture
    assert "href" not in picture
    assert "<script" not in picture


def test_svg_escapes_what_it_is_given() -> None:
    picture = svg(drawn(FIVE, title=Title("A <b>& co")))
    assert "<b>" not in picture
    ElementTree.fromstring(picture)


def test_png_is_the_same_bytes_each_time() -> None:
    made = drawn(FIVE)
    first = png(made)
    assert first.startswith(b"\x89PNG\r\n")
    assert int.from_bytes(first[16:20], "big") == 2 * WIDTH
    assert first == png(made)
