from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego import french


@pytest.mark.parametrize(
    ("word", "elided"),
    [
        ("comptable", "de comptable"),
        ("infirmier", "d'infirmier"),
        ("ingénieure", "d'ingénieure"),
        ("Éboueur", "d'Éboueur"),
        ("œnologue", "d'œnologue"),
        ("hôtesse d'accueil", "d'hôtesse d'accueil"),
        ("horloger", "d'horloger"),
        ("huissier", "d'huissier"),
        ("historien", "d'historien"),
        ("haut fonctionnaire", "de haut fonctionnaire"),
        ("harpiste", "de harpiste"),
        ("hautboïste", "de hautboïste"),
        ("hockeyeur", "de hockeyeur"),
        ("hacker", "de hacker"),
        ("halieute", "d'halieute"),
        ("humoriste", "d'humoriste"),
        ("hongreur", "de hongreur"),
        ("hôtelier", "d'hôtelier"),
        ("hydrologue", "d'hydrologue"),
        ("ATSEM", "d'ATSEM"),
        ("SRE", "de SRE"),
        ("HSE", "de HSE"),
        ("UX/UI designer", "d'UX/UI designer"),
        ("yield manager", "de yield manager"),
        ("webmaster", "de webmaster"),
        ("onze ans", "de onze ans"),
        ("« expert »", "d'« expert »"),
        ("", "de "),
        ("Yvelines", "d'Yvelines"),
    ],
)
def test_elision(word: str, elided: str) -> None:
    assert french.de_(word) == elided


@pytest.mark.parametrize(
    ("word", "gender", "expected"),
    [
        ("PMO", "m", ("le PMO", "un PMO", "du PMO", "au PMO", "d'un PMO")),
        (
            "infirmière",
            "f",
            ("l'infirmière", "une infirmière", "de l'infirmière", "à l'infirmière", "d'une infirmière"),
        ),
        (
            "ingénieur",
            "m",
            ("l'ingénieur", "un ingénieur", "de l'ingénieur", "à l'ingénieur", "d'un ingénieur"),
        ),
        (
            "comptable",
            "f",
            ("la comptable", "une comptable", "de la comptable", "à la comptable", "d'une comptable"),
        ),
    ],
)
def test_articles(word: str, gender: french.Gender, expected: tuple[str, ...]) -> None:
    forms = (french.the, french.with_article, french.of_the, french.to_the, french.of_a)
    assert tuple(form(word, gender) for form in forms) == expected


@pytest.mark.parametrize(
    ("name", "feminine"),
    [
        ("Sage-femme", True),
        ("sage-femme coordinatrice", True),
        ("Femme de chambre", True),
        ("Infirmier", False),
        ("homme sage-femme", False),
    ],
)
def test_names_that_are_feminine_for_everybody(name: str, feminine: bool) -> None:
    assert french.is_feminine(name) is feminine


@pytest.mark.parametrize(("word", "expected"), [("un comptable", "qu'un comptable"), ("Paul", "que Paul")])
def test_que(word: str, expected: str) -> None:
    assert french.que_(word) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Comptable", "comptable"),
        ("PMO", "PMO"),
        ("Business analyst", "business analyst"),
        ("Project management officer (PMO)", "project management officer (PMO)"),
        ("SRE", "SRE"),
        ("DevOps", "DevOps"),
        ("UX/UI designer", "UX/UI designer"),
        ("BIM manager", "BIM manager"),
        ("Éboueur", "éboueur"),
        ("Œnologue", "œnologue"),
        ("Aide-soignant", "aide-soignant"),
        ("", ""),
        ("Ingénieur IA", "ingénieur IA"),
        (".NET", ".NET"),
        ("Web-ergonome", "web-ergonome"),
        ("Conducteur d'engins", "conducteur d'engins"),
        ("3D artist", "3D artist"),
    ],
)
def test_in_sentence(name: str, expected: str) -> None:
    assert french.in_sentence(name) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (0, "0 €"),
        (-0.0, "0 €"),
        (2345.5, "2 345,50 €"),
        (2345, "2 345 €"),
        (1234567.891, "1 234 567,89 €"),
        (999.999, "1 000 €"),
        (12.31, "12,31 €"),
        (-150, "−150 €"),
        (-0.001, "0 €"),
        (66630, "66 630 €"),
    ],
)
def test_euros(amount: float, expected: str) -> None:
    digits = expected.removesuffix(" €").replace(" ", "\u202f")
    assert french.euros(amount) == digits + "\u00a0€"


@pytest.mark.parametrize("write", [french.euros, french.percent, french.decimal])
@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_no_number_to_write(write, value: float) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="not a number"):
        write(value)


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [(0.153, "15,3\u00a0%"), (0.1, "10\u00a0%"), (-0.05, "−5\u00a0%"), (1.27, "127\u00a0%")],
)
def test_percent(ratio: float, expected: str) -> None:
    assert french.percent(ratio) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("comptable", "comptables"),
        ("commercial", "commerciaux"),
        ("cadre", "cadres"),
        ("bal", "bals"),
        ("mois", "mois"),
        ("PMO", "PMO"),
        ("bureau", "bureaux"),
        ("prix", "prix"),
        ("", ""),
    ],
)
def test_plural(word: str, expected: str) -> None:
    assert french.plural(word) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "0 an"), (1, "1 an"), (1.5, "1,5 an"), (2, "2 ans"), (10, "10 ans")],
)
def test_counted(number: float, expected: str) -> None:
    assert french.counted(number, "an") == expected.replace(" ", "\u00a0")


def test_small_forms() -> None:
    joined = [french.join_list(["a", "b", "c"][:size]) for size in range(4)]
    assert joined == ["", "a", "a et b", "a, b et c"]
    assert french.join_list(["a", "b"], "ou") == "a ou b"
    assert (french.french_date(date(2026, 6, 1)), french.french_date(date(2025, 8, 31))) == (
        "1er juin 2026",
        "31 août 2025",
    )
    assert (french.ordinal(1), french.ordinal(1, "f"), french.ordinal(3)) == ("1er", "1re", "3e")


@given(st.floats(-1e9, 1e9))
def test_written_euros_read_back(amount: float) -> None:
    written = french.euros(amount)
    number = written.removesuffix("\u00a0€").replace("\u202f", "").replace("−", "-").replace(",", ".")
    assert abs(float(number) - amount) <= 0.005001
    assert " " not in written


@given(st.text(max_size=30), st.sampled_from(["m", "f"]))
def test_grammar_never_raises_and_keeps_the_word(text: str, gender: french.Gender) -> None:
    for form in (french.the, french.with_article, french.of_the, french.to_the, french.of_a):
        assert form(text, gender).endswith(text)
    assert french.in_sentence(text)[1:].casefold() == text[1:].casefold() or len(text.lower()) != len(text)
    assert (french.de_(text).startswith("d'")) == french.starts_with_vowel_sound(text)


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=3), max_size=6))
def test_join_list_keeps_every_item(items: list[str]) -> None:
    assert french.join_list(items).replace(" et ", ", ").split(", ") == (items or [""])


@pytest.mark.parametrize(
    ("said", "name", "feminine"),
    [
        ("aide soignante", "Aide-soignant", True),
        ("plombières", "Plombier", True),
        ("institutrice", "Professeur des écoles", True),
        ("chargée de com", "Chargé de communication", True),
        ("aide soignant", "Aide-soignant", False),
        ("secrétaire", "Secrétaire", False),
        ("dev web", "Développeur web", False),
        ("", "Plombier", False),
    ],
)
def test_a_job_said_in_the_feminine(said: str, name: str, feminine: bool) -> None:
    assert french.is_feminine_of(said, name) is feminine
