import pytest

from nego.nlu.words import linking_words, tokens


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("cb gagne un dev", "combien gagne un dev"),
        ("c koi la paye", "c est quoi la paye"),
        ("c'est quoi", "c est quoi"),
        ("c est quoi", "c est quoi"),
        ("t ki", "tu es qui"),
        ("t'as une source", "t as une source"),
        ("t as une source", "t as une source"),
        ("Où ÉTUDIER ?", "ou etudier ?"),
        ("bonjouuuur", "bonjour"),
        ("niveau 2", "niveau xnumber"),
        ("", ""),
    ],
)
def test_tokens_spell_out_what_people_type(written: str, read: str) -> None:
    assert " ".join(tokens(written)) == read


@pytest.mark.parametrize("text", ["combien gagne un comptable", "quelle formation", "en net par an"])
def test_what_asks_is_no_linking_word(text: str) -> None:
    assert not all(word in linking_words() for word in tokens(text))
