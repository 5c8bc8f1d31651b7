"""The contract of somebody who learns."""

from __future__ import annotations

import pytest

from nego.reading.contract import contract_is_over, find_contract


@pytest.mark.parametrize(
    ("text", "contract"),
    [
        ("on me propose 500 € par mois en stage", "internship"),
        ("je suis stagiaire à 650 €", "internship"),
        ("apprenti boulanger à 900 €", "apprenticeship"),
        ("je suis en alternance à 1 100 €", "apprenticeship"),
        ("contrat de professionnalisation", "apprenticeship"),
        ("après mon stage, on me propose 28k", None),
        ("2 ans d'alternance puis 30k", None),
        ("un poste à 30k", None),
    ],
)
def test_contract(text: str, contract: str | None) -> None:
    assert find_contract(text) == contract


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("et après mon diplôme je peux demander combien ?", True),
        ("une fois diplômée, combien ?", True),
        ("et en CDI ?", True),
        ("ils veulent m'embaucher", True),
        ("et à Lyon ?", False),
        ("je prépare mon diplôme", False),
    ],
)
def test_what_comes_after_it(text: str, over: bool) -> None:
    assert contract_is_over(text) is over
