import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.reading.experience import find_experience, level_of


@pytest.mark.parametrize(
    ("text", "years", "level"),
    [
        ("3 ans d'expérience", 3, "confirmed"),
        ("3ans d'exp", 3, "confirmed"),
        ("3 ans d'xp", 3, "confirmed"),
        ("j'ai 10 ans de boîte", 10, "senior"),
        ("dix ans de métier", 10, "senior"),
        ("après 15 ans", 15, "senior"),
        ("1 an d'expérience", 1, "junior"),
        ("un an d'expérience", 1, "junior"),
        ("6 mois d'expérience", 0.5, "junior"),
        ("2 ans et demi", 2.5, "confirmed"),
        ("avec 2 ans et demi d'expérience", 2.5, "confirmed"),
        ("3 à 5 ans d'expérience", 4, "confirmed"),
        ("entre 3 et 5 ans d'expérience", 4, "confirmed"),
        ("10-15 ans d'xp", 12.5, "senior"),
        ("une dizaine d'années d'expérience", 10, "senior"),
        ("vingt-cinq ans d'expérience", 25, "senior"),
        ("expérience : 7 ans", 7, "confirmed"),
        ("et avec 5 ans ?", 5, "confirmed"),
        ("5 ans ?", 5, "confirmed"),
        ("j'ai 24 ans et 3 ans d'expérience", 3, "confirmed"),
        ("je suis comptable depuis 12 ans", 12, "senior"),
        ("ça fait 8 ans que je bosse", 8, "confirmed"),
        ("8 ans comme comptable", 8, "confirmed"),
        ("plus de 10 ans d'expérience", 10, "senior"),
        ("un pmo junior avec 4 ans d'xp", 4, "confirmed"),
        ("débutant", None, "junior"),
        ("un dev junior", None, "junior"),
        ("débutante", None, "junior"),
        ("en début de carrière", None, "junior"),
        ("jeune diplômé", None, "junior"),
        ("fraîchement diplômée", None, "junior"),
        ("à la sortie de l'école", None, "junior"),
        ("sans expérience", None, "junior"),
        ("quand on débute", None, "junior"),
        ("confirmé", None, "confirmed"),
        ("expérimentée", None, "confirmed"),
        ("très expérimenté", None, "senior"),
        ("senior", None, "senior"),
        ("sénior", None, "senior"),
        ("en fin de carrière", None, "senior"),
    ],
)
def test_experience(text: str, years: float | None, level: str) -> None:
    found = find_experience(text)
    assert found is not None
    assert (found.years, found.level) == (years, level)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "depuis 3 ans qu'il est mort",
        "salaire sur 3 ans d'études",
        "bac+3",
        "CDI 2 ans",
        "j'ai 24 ans",
        "45 ans",
        "j'ai 24 ans et je gagne 1800",
        "j'ai 45 balais",
        "formation de 3 ans",
        "bts en 2 ans",
        "un ingénieur de 40 ans",
        "aide aux seniors",
        "auxiliaire de vie pour seniors",
        "mon salaire n'a pas bougé depuis 3 ans",
        "après 3 ans d'études",
        "ça fait 3 ans que je n'ai pas été augmenté",
        "je suis au chômage depuis 2 ans",
        "en 2025",
        "35h",
        "",
        "combien gagne un comptable par an",
        "45k par an",
        "sur 13 mois",
        "avec 3 ans de prison",
        "9999 ans d'expérience",
    ],
)
def test_no_experience(text: str) -> None:
    assert find_experience(text) is None


@pytest.mark.parametrize(
    ("years", "level"),
    [(0, "junior"), (2, "junior"), (2.5, "confirmed"), (9.5, "confirmed"), (10, "senior")],
)
def test_level_of(years: float, level: str) -> None:
    assert level_of(years) == level


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(
                [
                    "3",
                    "ans",
                    "d'",
                    "expérience",
                    "depuis",
                    "j'ai",
                    "dix",
                    "mois",
                    "et demi",
                    "avec",
                    "à",
                    "5",
                    "junior",
                    "\ud800",
                ],
            ),
            max_size=8,
        ).map(" ".join),
    )
)
def test_any_text_is_read_without_fault(text: str) -> None:
    found = find_experience(text)
    assert found is None or text[found.start : found.end] == found.text != ""
