"""What may be said of what people say of themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.negotiation.profile import MAX_NAME, MAX_TEXT, MAX_TEXTS, Profile, heard
from nego.negotiation.sayable import states, why_left_out
from tests.unit.negotiation.left_out import ARGUMENTS, LEFT_OUT

APEC = "Apec 2019 and 2023, rule 10: never family or money worries"
PON = "Apec consultant on caf.fr, PON, rule 7: the walk-away figure is private"


@pytest.mark.parametrize(
    ("text", "why", "reference"),
    [
        ("j'ai deux enfants à charge", "family", APEC),
        ("Mon mari a perdu son emploi", "family", APEC),
        ("je suis enceinte", "family", APEC),
        ("je suis une mère célibataire", "family", APEC),
        ("je dois nourrir ma famille", "family", APEC),
        ("je suis père de trois enfants", "family", APEC),
        ("mon loyer a augmenté", "needs", APEC),
        ("j'ai un LOYER à payer", "needs", APEC),
        ("il me faut rembourser mon crédit immobilier", "needs", APEC),
        ("la vie est de plus en plus chère", "needs", APEC),
        ("j'ai du mal à finir les fins de mois", "needs", APEC),
        ("j'ai besoin d'argent", "needs", APEC),
        ("je dois payer la crèche", "needs", APEC),
        ("sinon je démissionne", "threat", APEC),
        ("je vais aller voir ailleurs", "threat", APEC),
        ("si vous refusez je pars", "threat", APEC),
        ("c'est à prendre ou à laisser", "threat", APEC),
        ("je vous poursuivrai aux prud'hommes", "threat", APEC),
        ("vous allez le regretter", "threat", APEC),
        ("les courses coûtent de plus en plus cher", "needs", APEC),
        ("frais de garde élevés", "needs", APEC),
        ("j'ai du mal à boucler le mois", "needs", APEC),
        ("mes frais ont explosé", "needs", APEC),
        ("papa de deux petites filles", "family", APEC),
        ("vous risquez de me perdre", "threat", APEC),
        ("je vais regarder ailleurs", "threat", APEC),
        ("pas question de signer sous 42 000", "private", PON),
        ("je ferai grève", "threat", APEC),
        ("je vais poser ma démission", "threat", APEC),
        ("j'irai chez la concurrence", "threat", APEC),
        ("je risque de partir", "threat", APEC),
        ("dernière chance avant que je parte", "threat", APEC),
        ("ma limite est 38 000", "private", PON),
        ("je peux descendre à 40000", "private", PON),
        ("je n'accepterai pas moins de 40 000 €", "private", PON),
        ("je ne descendrai pas sous 38k", "private", PON),
        ("mon minimum", "private", PON),
        ("je veux 60k", "figure", "rule 10: never raise the ask midway"),
        ("je gagne 35 000 euros", "figure", "C. trav. L1221-6"),
    ],
)
def test_left_out_of_an_argument(text: str, why: str, reference: str) -> None:
    found = heard(Profile(results=(text,), skills=(text,)))
    assert (found.profile.results, found.profile.skills) == ((), ()), reference
    assert {item.why for item in found.left_out} == {why}


@pytest.mark.parametrize(
    "text",
    [
        "encadrement de 12 enfants en crèche",
        "loyers impayés recouvrés à 95 %",
        "accompagnement de 30 familles en situation de surendettement",
        "vente de crédits immobiliers : +20 %",
        "réduction des délais à moins de 3 jours",
        "j'ai signé 40 contrats en moins de 6 mois",
        "gestion de la paie de 300 personnes",
        "négociation d'un accord après une grève",
        "défense de 40 dossiers aux prud'hommes",
        "mise en place d'un seuil d'alerte",
        "gestion d'un parc de 40 voitures",
        "audit des notes de frais",
        "réduction du taux de démission de 12 à 7 %",
        "par ailleurs, j'ai formé 3 collègues",
        "40 contrats signés pour moins de 3 jours de délai",
        "négociation des loyers commerciaux : -8 %",
        "j'ai mené un projet de 1,5 M€",
        "je pars en clientèle trois jours par semaine",
        "j'ai ouvert 2 magasins et recruté 8 personnes",
        "élaboration d'un minimum viable product",
    ],
)
def test_results_of_a_trade_are_kept(text: str) -> None:
    assert heard(Profile(results=(text,))).profile.results == (text,)


@pytest.mark.parametrize(
    ("text", "kept", "why"),
    [
        ("J'ai doublé les ventes et j'ai un loyer à payer", ("J'ai doublé les ventes",), "needs"),
        ("la vie est chère, mais j'ai encadré 6 personnes", ("j'ai encadré 6 personnes",), "needs"),
        ("j'ai deux enfants ; CA +15 %", ("CA +15 %",), "family"),
        ("CA +15 %, sinon je pars", (), "threat"),  # what is left would still carry the threat
    ],
)
def test_the_clause_alone_is_left_out(text: str, kept: tuple[str, ...], why: str) -> None:
    found = heard(Profile(results=(text,)))
    assert found.profile.results == kept
    assert [item.why for item in found.left_out] == [why]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  - CA   +15 %\n", "CA +15 %"),
        ("<b>CA</b> +15 % 🎉", "CA +15 %"),
        ("[nom du client] livré", "(nom du client) livré"),
        ("voir https://example.org/x livré", "voir livré"),
        ("CA\u202e +15 %\x00", "CA +15 %"),
        ("{{ 7 * 7 }} livrés", "(( 7 * 7 )) livrés"),
    ],
)
def test_texts_are_cleaned(text: str, kept: str) -> None:
    assert heard(Profile(results=(text,))).profile.results == (kept,)


def test_caps() -> None:
    found = heard(Profile(results=("mot " * 200, "b", "c", "d", "b"), signature="A" * 500))
    assert len(found.profile.results) == MAX_TEXTS
    assert len(found.profile.results[0]) <= MAX_TEXT
    assert found.profile.results[0].endswith("mot…")
    assert [(item.text, item.why) for item in found.left_out] == [("d", "too_many")]
    assert found.profile.signature == "A" * MAX_NAME


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Zoé d'Ormesson-Łuk", "Zoé d'Ormesson-Łuk"),
        ("[Votre nom]", "Votre nom"),
        ("<i>Max</i> 40 000 €", "Max"),
        ("123", None),
        (" ", None),
    ],
)
def test_a_name_is_letters_only(raw: str, name: str | None) -> None:
    assert heard(Profile(signature=raw)).profile.signature == name


@pytest.mark.parametrize(
    ("years", "kept"), [(0.5, None), (1, 1), (3.4, 3.5), (61, None), (float("nan"), None)]
)
def test_years(years: float, kept: float | None) -> None:
    assert heard(Profile(years)).profile.experience_years == kept


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("40 000 €", True),
        ("40\u202f000 €", True),
        ("40.000", True),
        ("40000", True),
        ("40k", True),
        ("40 k€", True),
        ("40,0 mille", True),
        ("140 000", False),
        ("41 000", False),
        ("4 000", False),
    ],
)
def test_the_walk_away_figure_is_seen_in_a_text(text: str, stated: bool) -> None:
    assert states(text, 40_000) is stated
    kept = heard(Profile(results=(f"économies : {text}",)), private=40_000).profile.results
    assert bool(kept) is not stated


@given(st.lists(st.text(max_size=300), max_size=5), st.none() | st.floats(1, 1e6))
def test_any_text_becomes_one_that_may_be_said(texts: list[str], private: float | None) -> None:
    found = heard(Profile(results=tuple(texts), signature="".join(texts)), private)
    for text in found.profile.results:
        assert why_left_out(text) is None
        assert len(text) <= MAX_TEXT
        assert not set("[]{}<>\n") & set(text)
    assert heard(found.profile, private).profile.results == found.profile.results


@pytest.mark.parametrize("text", LEFT_OUT)
def test_what_an_employer_never_hears(text: str) -> None:
    cleaned = heard(Profile(results=(text,)))
    assert cleaned.profile.results == ()
    assert cleaned.left_out


@pytest.mark.parametrize("text", ARGUMENTS)
def test_what_was_done_at_work_is_said_as_it_is(text: str) -> None:
    cleaned = heard(Profile(results=(text,)))
    assert (cleaned.profile.results, cleaned.left_out) == ((text,), ())
