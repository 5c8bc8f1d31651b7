"""Folding, cleaning and problems of raw text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.text import MAX_CHARACTERS, clean, fold, input_problem, normalize


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Infirmière", "infirmiere"),
        ("l’œuvre", "l'oeuvre"),
        ("  chef   de\tprojet\n", "chef de projet"),
        ("com\u200bpta\u00adble", "comptable"),
        ("\u202ecomptable\u202c", "comptable"),
        ("e\u0301le\u0300ve", "eleve"),
        ("ＰＭＯ", "pmo"),
        ("Développeur·euse", "developpeur"),
        ("développeurs·euses", "developpeurs"),
        ("infirmier(e)s", "infirmier"),
        ("avocat(e)(s)", "avocat"),
        ("salarié.e.s", "salarie"),
        ("infirmier/ère", "infirmier"),
        ("conducteur-trice", "conducteur"),
        ("chef-fe de projet", "chef de projet"),
        ("Vendeur(se) (H/F)", "vendeur"),
        ("comptable H/F", "comptable"),
        ("comptable f/h/x", "comptable"),
        ("rendez-vous", "rendez-vous"),
        ("12.5", "12.5"),
    ],
)
def test_normalize(written: str, expected: str) -> None:
    assert normalize(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("  Bonjour\u200b   Négo \n", "Bonjour Négo"),
        ("a\x00b", "a b"),
        ("\u202eabc", "abc"),
        ("👩‍⚕️ infirmière", "👩⚕️ infirmière"),
    ],
)
def test_clean(written: str, expected: str) -> None:
    assert clean(written) == expected


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "empty"),
        (" \t\n", "empty"),
        ("\u200b\ufeff", "empty"),
        ("\x00", "empty"),
        ("🙂🙂", "no_words"),
        ("???", "no_words"),
        ("/restart", "command"),
        ('  /ask_salary{"job":"x"}', "command"),
        ("\u200b/restart", "command"),
        ("<b>salaire</b>", "markup"),
        ("<script>alert(1)", "markup"),
        ("<img src=x onerror=alert(1)>", "markup"),
        ("a" * (MAX_CHARACTERS + 1), "too_long"),
        ("a" * MAX_CHARACTERS, None),
        ("je t'aime <3", None),
        ("salaire < 2000 € ou > 3000 €", None),
        ("35k / an", None),
        ("combien gagne un PMO ?", None),
    ],
)
def test_input_problem(written: str, problem: str | None) -> None:
    assert input_problem(written) == problem


_ANY_TEXT = st.text(st.characters(), max_size=80)


@given(_ANY_TEXT)
def test_never_raises_and_leaves_nothing_invisible(text: str) -> None:
    clean(text)
    input_problem(text)
    normalized = normalize(text)
    assert not {unicodedata.category(character) for character in normalized} & {"Mn", "Me", "Cf", "Cc", "Cs"}
    assert normalized == " ".join(normalized.split())


@given(_ANY_TEXT)
def test_folding_keeps_the_place_of_each_character(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.offsets)
    assert all(0 <= offset < len(text) for offset in folded.offsets)
    assert list(folded.offsets) == sorted(folded.offsets)
