import pytest

from nego.reading.phrases import pattern

SETS = {"XP": ["experience(s)", "xp"]}


@pytest.mark.parametrize(
    ("phrase", "text", "said"),
    [
        ("de la bouteille", "j'ai de la bouteille", "de la bouteille"),
        ("debutant(e)", "une debutante ?", "debutante"),
        ("un/une novice", "une novice", "une novice"),
        ("sans [aucune] XP", "sans experience", "sans experience"),
        ("sans [aucune] XP", "sans aucune xp", "sans aucune xp"),
        ("pas d' XP", "pas dexperience", "pas dexperience"),
        ("pas d' XP", "pas d experiences", "pas d experiences"),
        ("diplom*", "diplomee", "diplomee"),
        ("un ancien $", "un ancien ?", "un ancien"),
        ("un ancien $", "un ancien chef", None),
        ("^ pour commencer", "pour commencer", "pour commencer"),
        ("^ pour commencer", "et pour commencer", None),
        ("xp", "expo", None),
        ("xp", "sxp", None),
        ("mi carriere", "a mi-carriere", "mi-carriere"),
    ],
)
def test_phrase(phrase: str, text: str, said: str | None) -> None:
    match = pattern([phrase], SETS).search(text)
    assert (match and match.group()) == said


def test_unknown_set() -> None:
    with pytest.raises(KeyError):
        pattern(["sans XP"])
