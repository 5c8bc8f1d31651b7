"""The status a person gives themselves."""

from __future__ import annotations

import pytest

from nego.reading.status import find_status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("3000 brut en net pour un cadre", "cadre"),
        ("je suis cadre", "cadre"),
        ("Statut cadre", "cadre"),
        ("cadre", "cadre"),
        ("je ne suis pas cadre", "non_cadre"),
        ("non-cadre", "non_cadre"),
        ("et en non cadre ?", "non_cadre"),
        ("statut ETAM", "non_cadre"),
        ("et pour un fonctionnaire ?", "titulaire"),
        ("je suis titulaire", "titulaire"),
        ("dans la fonction publique", "titulaire"),
        ("contractuelle de la fonction publique", "contractuel"),
        ("en clinique à Nantes comme infirmière", "non_cadre"),
        ("un chef de clinique", None),
        ("combien gagne un cadre de santé", None),
        ("combien gagne un cadre infirmier", None),
        ("combien gagne un comptable", None),
        ("un encadreur", None),
        ("", None),
    ],
)
def test_status(text: str, status: str | None) -> None:
    assert find_status(text) == status
