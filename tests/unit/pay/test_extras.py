"""What a sentence says of a pay beside its amount."""

from __future__ import annotations

from typing import Any

import pytest

from nego.pay.extras import Extras, find_extras


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("42k + 10% variable", {"variable_share": 0.1}),
        ("90k et 20k d'actions", {"shares": True}),
        ("110k + BSPCE", {"shares": True}),
        ("60k et des stock-options", {"shares": True}),
        ("30k, beaucoup d'actions de formation", {"shares": True}),
        ("42k et 10 % de prime", {"variable_share": 0.1}),
        ("variable de 15 %", {"variable_share": 0.15}),
        ("35k fixe + 5k de variable", {"variable": 5000.0}),
        ("45k dont 5k de bonus", {"variable": 5000.0, "included": True}),
        ("40k + une prime de 300 € par mois", {"variable": 3600.0}),
        ("40k + 2k de prime et 1k d'intéressement", {"variable": 3000.0}),
        ("3 000 € de variable garanti", {"variable": 3000.0, "guaranteed": True}),
        ("j'ai une variable de 3k non garantie", {"variable": 3000.0, "guaranteed": False}),
        ("le variable est pas garanti", {"guaranteed": False}),
        ("le bonus est garanti", {"guaranteed": True}),
        ("et sans variable ?", {"variable": 0.0}),
        ("3500 brut mensuel + 1000 de prime annuelle", {"variable": 1000.0}),
        ("prime de fin d'année de 1500 €", {"variable": 1500.0}),
        ("sans prime je gagne 2000", {"variable": 0.0}),
        ("35k hors variable de 10 %", {"variable_share": 0.1}),
        ("2000 € net à 80 %", {"working_time": 0.8}),
        ("1800 net mi-temps", {"working_time": 0.5}),
        ("1500 net pour 28h par semaine", {"working_time": 0.8}),
        ("1350 net pour un 80%", {"working_time": 0.8}),
        ("1350 net en 4/5e", {"working_time": 0.8}),
        ("1350 net aux quatre cinquièmes", {"working_time": 0.8}),
        ("à trois quarts temps", {"working_time": 0.75}),
        ("j'ai 3/4 ans d'expérience, un 10% d'augmentation", {}),
        ("à temps plein", {"working_time": 1.0}),
        ("2500 brut sur 13 mois", {"months": 13.0}),
        ("36k avec un 13e mois", {"months": 13.0}),
        ("42k + tickets restau à 9 €", {"meal_vouchers": True}),
        ("titres-restaurant compris", {"meal_vouchers": True}),
        ("42k + panier repas", {"meal_vouchers": True}),
        ("+10 %", {}),
        ("10% d'augmentation", {}),
        ("42k à Lyon", {}),
        ("je suis garanti sans emploi", {}),
        ("", {}),
    ],
)
def test_extras(text: str, expected: dict[str, Any]) -> None:
    assert find_extras(text) == Extras(**expected)
    assert bool(find_extras(text)) == bool(expected)
