"""The contract of somebody who learns, whose pay has minimums of its own."""

from __future__ import annotations

import re
from typing import Literal

from nego.text import normalize

Contract = Literal["internship", "apprenticeship"]

_CONTRACTS: tuple[tuple[Contract, re.Pattern[str]], ...] = (
    ("internship", re.compile(r"\b(?:stage|stagiaire|gratification)s?\b(?! (?:en cours|valide|termine))")),
    (
        "apprenticeship",
        re.compile(r"\bapprenti(?:e|s|es|ssage)?\b|\balternan(?:ce|te?)s?\b|\bcontrats? (?:de )?pro\w*\b"),
    ),
)
_BEFORE = re.compile(
    r"\b(?:apres|fini|termine|sors? de|sortie? de|issue? d|experience d|ans d|mois d)\w*[ ']+(?:\w+ ){0,2}$"
)


_OVER = re.compile(
    r"\bapres (?:mon |le |l'|la |mes |ma )?(?:diplome|apprentissage|alternance|stage|contrat|etudes|formation"
    r"|cap|bts|but|licence|master|bac)\b|\bune fois (?:diplome|embauche)|\b(?:en|un) cdi\b|\bm'embauche"
)


def contract_is_over(text: str) -> bool:
    """Whether ``text`` speaks of what comes after such a contract: « et après mon diplôme ? »."""
    return _OVER.search(normalize(text)) is not None


def find_contract(text: str) -> Contract | None:
    """The contract that ``text`` tells of, or None; one that is over (« après mon stage ») is none."""
    plain = normalize(text)
    for contract, words in _CONTRACTS:
        if any(not _BEFORE.search(plain[: match.start()]) for match in words.finditer(plain)):
            return contract
    return None
