"""Words: stems, sounds, places in the sentence."""

from __future__ import annotations

import pytest

from nego.knowledge.resolution.words import sound, stem, words


@pytest.mark.parametrize(
    ("feminine", "masculine"),
    [
        ("developpeuses", "developpeur"),
        ("infirmiere", "infirmier"),
        ("directrice", "directeur"),
        ("technicienne", "technicien"),
        ("patronne", "patron"),
        ("professionnelle", "professionnel"),
        ("cheffes", "chef"),
        ("hotesse", "hote"),
        ("contremaitresse", "contremaitre"),
        ("salariee", "salarie"),
        ("sportive", "sportif"),
        ("commerciaux", "commercial"),
        ("gouvernante", "gouvernant"),
    ],
)
def test_stem_joins_gender_and_number(feminine: str, masculine: str) -> None:
    assert stem(feminine) == stem(masculine)


@pytest.mark.parametrize(
    ("one", "other"), [("plombier", "plongeur"), ("cuisinier", "cuisine"), ("chat", "chef")]
)
def test_stem_keeps_words_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("misspelt", "right"),
    [
        ("plonbier", "plombier"),
        ("chaufeur", "chauffeur"),
        ("boullanger", "boulanger"),
        ("kuisinier", "cuisinier"),
        ("infirmie", "infirmier"),
        ("pharmassien", "pharmacien"),
        ("injenieur", "ingenieur"),
        ("fotografe", "photographe"),
        ("mason", "macon"),
    ],
)
def test_sound_joins_spellings(misspelt: str, right: str) -> None:
    assert sound(misspelt) == sound(right)


def test_words_keep_their_place() -> None:
    sentence = "Une Ingénieur·e d’affaires (H/F), à\u200b Lyon"
    found = words(sentence)
    assert [word.text for word in found] == ["une", "ingenieur", "d", "affaires", "a", "lyon"]
    written = [sentence[word.start : word.end] for word in found]
    assert written == ["Une", "Ingénieur", "d", "affaires", "à", "Lyon"]
    assert found[4].follows(",")
    assert words("3x8")[0].is_number is False
    assert words("35")[0].is_number is True
