"""Anger and distress in a message, and words that only look like it."""

from __future__ import annotations

import pytest

from nego.reading.mood import is_angry, is_distressed


@pytest.mark.parametrize(
    "text",
    [
        "t'es nul",
        "C'EST NUL",
        "c’est n’importe quoi ton truc",
        "connard",
        "bande de nazes",
        "espèce d'imbécile",
        "ça fait chier",
        "ferme-la",
        "debile",
        "Crétins",
        "tu ne sers à rien",
        "vous vous moquez du monde",
        "tu te fous de moi",
        "vous êtes complètement incompétents",
    ],
)
def test_anger(text: str) -> None:
    assert is_angry(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "combien gagne un comptable",
        "c'est bien payé ?",
        "et un cruchier ?",
        "annuler",
        "ce n'est pas un métier pour moi",
        "quel salaire pour un débiteur de bois",
        "merci beaucoup",
        "salaire d'un mercier",
        "🤑",
    ],
)
def test_calm(text: str) -> None:
    assert not is_angry(text)


@pytest.mark.parametrize("text", ["je pense au suicide", "J'ai ENVIE D'EN FINIR", "mon mari me frappe"])
def test_distress(text: str) -> None:
    assert is_distressed(text)


@pytest.mark.parametrize(
    "text", ["", "ce salaire me tue", "je veux en finir avec ce boulot", "combien gagne un tueur"]
)
def test_no_distress(text: str) -> None:
    assert not is_distressed(text)
