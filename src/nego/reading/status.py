"""The status a person gives themselves: executive (cadre), other private employee, civil servant."""

from __future__ import annotations

import re

from nego.pay.net import Status
from nego.text import normalize

_STATUSES: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("non_cadre", re.compile(r"\bnon[ -]?cadres?\b|\bpas (?:\w+ )?cadres?\b|\betam\b")),
    ("contractuel", re.compile(r"\bcontractuel\w*\b")),
    ("titulaire", re.compile(r"\bfonctionnaires?\b|\btitulaires?\b|\bfonction publique\b")),
    # A « clinique » is private in France, and its nurses are no civil servants.
    ("non_cadre", re.compile(r"\b(?:en|a la|dans une|pour une|d'une|une|la) clinique\b(?! juridique)")),
    ("cadre", re.compile(r"\b(?:en|statut|pour un|un|une|suis|passe|salaire) (?:\w+ )?cadres?\b|^cadre$")),
)


_STATUS_WORD = re.compile(r"(?:non[ -]?)?cadres?|fonctionnaires?|titulaires?|contractuel(?:le)?s?|etam")


def is_status(text: str) -> bool:
    """Whether ``text`` is nothing but the name of a status."""
    return _STATUS_WORD.fullmatch(normalize(text)) is not None


def find_status(text: str) -> Status | None:
    """The status that ``text`` states, or None. A job whose name has « cadre » in it states none."""
    plain = normalize(text)
    if re.search(r"\bcadres? (?:de sante|infirmiers?|d'unite)", plain):
        return None
    return next((status for status, pattern in _STATUSES if pattern.search(plain)), None)
