"""What a talk about pay is about, and whose an amount is."""

from __future__ import annotations

import pytest

from nego.reading.occasion import (
    asks_basis,
    asks_full_time_pay,
    asks_verdict,
    asks_which_offer,
    find_occasion,
    offers_raise,
    role_of,
    says_occasion,
    says_which_is_better,
)


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
        ("mon patron me propose 3 %", "raise"),
        ("on me propose 3 % d'augmentation", "raise"),
        ("on me propose 45k ailleurs, soit 10 % d'augmentation", "hiring"),
        ("ils veulent m'embaucher à 30k", "hiring"),
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
        ("j'ai déjà eu 2 % cette année", "2 %", "past"),
        ("j'ai obtenu 3 % l'an dernier", "3 %", "past"),
        ("on m'a déjà augmenté de 3 %", "3 %", "past"),
        ("2 % l'année dernière", "2 %", "past"),
        ("on me propose 2 % cette année", "2 %", "offered"),
    ],
)
def test_role(text: str, amount: str, role: str | None) -> None:
    start = text.index(amount)
    assert role_of(text, start, start + len(amount)) == role


@pytest.mark.parametrize(
    ("text", "which", "better"),
    [
        ("laquelle choisir ?", True, True),
        ("je prends laquelle ?", True, True),
        ("quelle est la meilleure ?", True, True),
        ("quoi le mieux", False, True),
        ("ça fait combien en net", False, False),
        ("lequel de ces métiers", False, True),
    ],
)
def test_one_of_two_is_to_be_chosen(text: str, which: bool, better: bool) -> None:
    assert (asks_which_offer(text), says_which_is_better(text)) == (which, better)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("et à temps plein ça ferait combien ?", True),
        ("l'équivalent temps plein ?", True),
        ("combien à 100 % ?", True),
        ("en fait c'est à temps plein", False),
        ("combien demander ?", False),
    ],
)
def test_a_full_time_pay_is_asked_for(text: str, asked: bool) -> None:
    assert asks_full_time_pay(text) is asked


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("mon patron me propose 3 %", True),
        ("une augmentation de 3 %, c'est bien ?", True),
        ("on m'augmente de 80 €", True),
        ("ma boîte m'offre 2 550", True),
        ("on me propose 42k", False),
        ("un recruteur m'offre 10 % d'augmentation", False),
        ("un autre employeur me propose 3 % d'augmentation", False),
    ],
)
def test_a_raise_is_offered_by_ones_own_employer(text: str, raised: bool) -> None:
    assert offers_raise(text) is raised


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("c'est une proposition", "hiring"),
        ("c'est mon salaire actuel", "raise"),
        ("c'est ce que je gagne", "raise"),
        ("c'est une offre ?", None),
        ("comptable", None),
    ],
)
def test_what_the_pay_in_force_is_said_to_be(text: str, occasion: str | None) -> None:
    assert says_occasion(text) == occasion


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("et en net ?", True),
        ("combien en net", True),
        ("ça fait combien net par mois ?", True),
        ("et en brut", True),
        ("c'est du net", False),
        ("c'est en net ?", False),
        ("non, en net", False),
        ("en net", False),
        ("et par an ?", False),
    ],
)
def test_a_pay_is_wanted_on_the_other_basis(text: str, asked: bool) -> None:
    assert asks_basis(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("c'est bien ?", True),
        ("tu en penses quoi ?", True),
        ("c'est bien", False),
        ("c'est combien ?", False),
    ],
)
def test_a_verdict_is_asked_for(text: str, asked: bool) -> None:
    assert asks_verdict(text) is asked
