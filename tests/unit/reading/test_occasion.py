"""What a talk about pay is about, and whose an amount is."""

from __future__ import annotations

import pytest

from nego.reading.occasion import find_occasion, role_of


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("on me propose 42k", "hiring"),
        ("j'ai une offre à 38k", "hiring"),
        ("je gagne 30k", "raise"),
        ("je veux une augmentation", "raise"),
        ("suis-je bien payé ?", "raise"),
        ("je gagne 30k et on me propose 36k", "hiring"),
        ("je gagne 28k et on me propose 32k ailleurs, combien demander à mon patron ?", "raise"),
        ("combien demander ?", None),
    ],
)
def test_occasion(text: str, occasion: str | None) -> None:
    assert find_occasion(text) == occasion


@pytest.mark.parametrize(
    ("text", "amount", "role"),
    [
        ("on me propose 42k", "42k", "offered"),
        ("on m'a offert 42k", "42k", "offered"),
        ("je gagne 30k et on me propose 36k", "30k", "current"),
        ("je gagne 30k et on me propose 36k", "36k", "offered"),
        ("je voudrais demander 48k", "48k", "wanted"),
        ("on me propose 42k mais je veux 48k", "48k", "wanted"),
        ("j'ai une autre offre à 45k", "45k", "other_offer"),
        ("on me donne 45k ailleurs", "45k", "other_offer"),
        ("je suis comptable et je veux 40k", "40k", "wanted"),
        ("ma limite c'est 33k", "33k", "floor"),
        ("rien en dessous de 33k", "33k", "floor"),
        ("je refuse en dessous de 38k", "38k", "floor"),
        ("mon minimum c'est 38k", "38k", "floor"),
        ("38k minimum", "38k", "floor"),
        ("42k comme comptable", "42k", None),
    ],
)
def test_role(text: str, amount: str, role: str | None) -> None:
    start = text.index(amount)
    assert role_of(text, start, start + len(amount)) == role
