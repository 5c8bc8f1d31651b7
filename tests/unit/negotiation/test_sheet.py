"""The page to take along: what is on it, its HTML and its PDF."""

from __future__ import annotations

import base64
import hashlib
import html as html_
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from nego.negotiation.asking import ask
from nego.negotiation.pictures import printable
from nego.negotiation.profile import MAX_TEXT, Profile
from nego.negotiation.raises import raise_of
from nego.negotiation.script import Occasion, case_of
from nego.negotiation.sheet import Sheet, html, pdf, sheet, typographic
from nego.negotiation.situation import Offer, Situation
from nego.wording import Title
from tests.unit.negotiation.cases import FULL, PROFILES, TITLE, amounts, situations
from tests.unit.negotiation.markets import DAY, market
from tests.unit.negotiation.test_drawing import FIVE, LONG

OFFERED = Situation(FIVE, Offer(40_000, "year", "gross"), floor=41_000.0)
LONGEST = Profile(
    40,
    tuple(f"{n} " + "réduction des délais de livraison " * 9 for n in range(3)),
    tuple(f"{n} " + "conduite du changement " * 9 for n in range(3)),
    True,
    "M" * 60,
    "N" * 60,
)


def made(
    situation: Situation = OFFERED,
    profile: Profile = FULL,
    occasion: Occasion = "hiring",
    title: Title = TITLE,
    on: date = DAY,
) -> Sheet:
    found = ask(situation, on)
    raised = None
    if occasion == "raise" and situation.offer is not None and found.target is not None:
        raised = raise_of(situation.offer, found.target, on)
    case, _ = case_of(occasion, title, situation, found, profile, raised)
    return sheet(situation, case, on, raised)


def test_all_that_the_page_has_to_hold() -> None:
    page = made()
    values = {fact.code: fact.value.replace("\u202f", " ").replace("\u00a0", " ") for fact in page.facts}
    assert values == {
        "target": "47 100 €",
        "range": "47 100 € à 49 500 €",
        "offer": "40 000 €",
        "floor": "41 000 €",
    }
    assert [fact.code for fact in page.facts if fact.private] == ["floor"]
    assert "(Cabinet, 2025)" in page.evidence[0]
    assert "Apec 2023" in page.evidence[-1]
    assert len(page.arguments) == 3
    assert len(page.answers) == 4
    assert len(page.law) == 3
    assert page.email.text.endswith("Camille Durand")
    assert "25 novembre" not in page.subtitle
    assert "22 novembre 2026" in page.subtitle


def test_a_raise_says_what_it_changes() -> None:
    page = made(occasion="raise")
    facts = {fact.code: fact for fact in page.facts}
    assert facts["raise"].value == "+7\u202f100\u00a0€"
    assert re.search(r"\+\d{3}\u00a0€ net par mois", facts["raise"].note)
    assert facts["present"].name == "Salaire actuel"
    assert page.law == ()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"evidence": "family"}, "famille professionnelle"),
        ({"evidence": "job_C"}, "Source faible"),
        ({"old": True}, "plus de deux ans"),
        ({"year": None}, "pas datée"),
        ({"centre": "mean"}, "Une moyenne n'est pas une médiane"),
        ({"basis_stated": False}, "brut ou en net"),
        ({"overtaken": True}, "Aucun repère utilisable"),
    ],
)
def test_what_the_evidence_lacks_is_on_the_page(changes: dict[str, object], words: str) -> None:
    known = market(40_000, 45_000, 52_000, **changes)
    page = made(Situation(known, Offer(40_000, "year", "gross"), wanted=46_000))
    assert any(words in line for line in page.evidence)


def test_without_a_walk_away_figure_the_page_asks_for_one() -> None:
    floor = made(replace(OFFERED, floor=None)).facts[-1]
    assert (floor.value, floor.private) == ("à fixer", True)


def test_without_arguments_the_page_says_what_to_prepare() -> None:
    page = made(profile=Profile())
    assert page.arguments[0].startswith("Le marché : ")
    assert page.arguments[-1].startswith("À préparer")


@given(situations(), PROFILES)
@settings(max_examples=60, deadline=None)
def test_the_walk_away_figure_is_only_in_its_private_place(situation: Situation, profile: Profile) -> None:
    page = made(situation, profile)
    public = replace(page, facts=tuple(fact for fact in page.facts if not fact.private))
    known = {round(value) for _, value in situation.market.percentiles}
    known |= {round(a) for a in page.drawing.amounts}
    if situation.floor is not None and round(situation.floor) not in known:
        assert round(situation.floor) not in amounts(html(public))
        assert round(situation.floor) in amounts(html(page))


class _Page(HTMLParser):
    """The tags with their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_html_asks_nothing_of_the_network_and_keeps_a_strict_policy() -> None:
    text = html(made())
    page = _Page(text)
    assert page.tags[0] == ("html", {"lang": "fr"})
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "form"}
    for _, attributes in page.tags:
        assert not {"src", "href", "style"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    style = text.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy is not None
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert "url(" not in style
    assert "@page { size: A4" in style


def test_html_escapes_what_people_say() -> None:
    hostile = 'a < b & c > d " onmouseover="alert(1)'
    text = html(made(profile=replace(FULL, results=(hostile,)), title=Title("A</title><script>x")))
    assert "<script" not in text
    assert 'onmouseover="' not in text
    assert html_.escape("& c") in text


@pytest.mark.parametrize(
    ("situation", "profile", "occasion", "title"),
    [
        (OFFERED, FULL, "hiring", TITLE),
        (OFFERED, LONGEST, "hiring", LONG),
        (OFFERED, LONGEST, "raise", LONG),
        (Situation(market(), wanted=40_000), Profile(), "hiring", TITLE),
        (OFFERED, replace(FULL, results=("日本語 #let x = 1 $y$ *gras* _it_ @ref \\ livré", "Łódź, Ærø"),
                          signature="مريم"), "hiring", TITLE),
    ],
)  # fmt: skip
def test_pdf_is_one_tagged_page(
    situation: Situation, profile: Profile, occasion: Occasion, title: Title
) -> None:
    made_ = pdf(made(situation, profile, occasion, title))
    assert made_.startswith(b"%PDF-1.")
    assert re.findall(rb"/Type ?/Pages\b.{0,200}?/Count (\d+)", made_, re.DOTALL) == [b"1"]
    assert re.search(rb"/MarkInfo\s*<<[^>]*/Marked true", made_)
    assert re.search(rb"/Lang ?\(fr", made_)
    assert b"pdfuaid:part" in made_
    assert len(made_) < 200_000


def test_same_facts_same_bytes() -> None:
    first, second = made(), made()
    assert html(first) == html(second)
    assert pdf(first) == pdf(second)
    later = made(on=date(2026, 12, 1))
    assert pdf(first) != pdf(later)
    assert b"20261201" in pdf(later)


def test_texts_are_cut_before_the_page() -> None:
    page = made(profile=LONGEST)
    assert max(map(len, page.email.lines)) < 4 * MAX_TEXT


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        ("l'e-mail : « oui » ; non ?", "l’e-mail\u00a0: «\u00a0oui\u00a0»\u202f; non\u202f?"),
        ("20 % de 3 €", "20\u00a0% de 3\u00a0€"),
    ],
)
def test_french_typography(text: str, set_: str) -> None:
    assert typographic(text) == set_


def test_a_character_without_glyph_is_marked() -> None:
    assert printable("Łódź’ 45\u202f000\u00a0€ œ − 語\n") == "Łódź’ 45\u202f000\u00a0€ œ − ?\n"
