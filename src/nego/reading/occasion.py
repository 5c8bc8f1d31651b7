"""What a talk about pay is about, and whose an amount in it is. The words are in
`knowledge/negotiation/talk_words.yml`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Literal, get_args

import yaml

from nego.paths import KNOWLEDGE
from nego.reading.phrases import pattern
from nego.text import fold

WORDS_FILE = KNOWLEDGE / "negotiation" / "talk_words.yml"
Occasion = Literal["hiring", "raise"]
Role = Literal["floor", "wanted", "other_offer", "current", "offered", "past"]
_ASKED_BASIS = re.compile(r"^et\b|\bcombien\b|\bcb\b|\bfait\b|\bdonne\b")
_SHORT = 8  # words up to which « c'est une offre » says what the pay in force is
_AFTER: tuple[Role, ...] = ("floor", "other_offer", "offered", "current", "past")
_CLAUSE = re.compile(r"[.,;:!?](?=\s|$)|\b(?:mais|donc|alors|car|et(?= (?:je|j'|que|mon|on|ils?)\b))\b")


def find_occasion(text: str) -> Occasion | None:
    """A hiring, or the pay one has; what is said of a hiring wins (« je gagne 30k, on me propose 35k »),
    unless it is one's own employer that is asked."""
    plain = fold(text).text
    if offers_raise(text) or _patterns("occasions")["own_employer"].search(plain):
        return "raise"
    return _first("occasions", plain)


def offers_raise(text: str) -> bool:
    """Whether one's own employer offers something: « mon patron me propose 3 % », « 50 € d'augmentation »."""
    plain = fold(text).text
    if speaks_of_counter(text):
        return True
    if is_elsewhere(text):
        return False
    own = _patterns("occasions")["own_employer"].search(plain) is not None
    offered = any(_matches("offered", plain))
    return (own and offered) or _phrases("offered_raise").search(plain) is not None


def speaks_of_counter(text: str) -> bool:
    """Whether one's own employer answers the offer of another: « pour que je reste », « il s'aligne »."""
    plain = fold(text).text
    if _phrases("to_stay").search(plain):
        return True
    own = names_own_employer(text)
    if own and goes_up(text):
        return True
    return _phrases("matches_offer").search(plain) is not None and (own or not is_elsewhere(text))


def matches_offer(text: str) -> bool:
    """« Mon patron s'aligne »: a counter-offer that needs no amount; no question, and nothing denied."""
    plain = fold(text).text
    said = _phrases("matches_offer").search(plain) is not None and speaks_of_counter(text)
    return said and "?" not in plain and _phrases("unmatched").search(plain) is None


def goes_up(text: str) -> bool:
    """« Ils montent à 2 450 », of what is paid."""
    return _phrases("goes_up").search(fold(text).text) is not None


def names_own_employer(text: str) -> bool:
    """« Mon patron », « ma boîte », « si je reste »."""
    return _phrases("own_employer_named").search(fold(text).text) is not None


def names_new_employer(text: str) -> bool:
    """« Le recruteur », « l'autre boîte »."""
    return _phrases("new_employer_named").search(fold(text).text) is not None


def speaks_of_raise(text: str) -> bool:
    """« Une augmentation », « entretien annuel »."""
    return _phrases("raise_named").search(fold(text).text) is not None


def is_elsewhere(text: str) -> bool:
    """Whether a message speaks of another employer: « ailleurs », « un nouveau poste »."""
    return _phrases("elsewhere").search(fold(text).text) is not None


def says_occasion(text: str) -> Occasion | None:
    """What a short message says the pay in force to be: « c'est mon salaire actuel », « c'est une offre »."""
    plain = fold(text).text
    return None if "?" in plain or len(plain.split()) > _SHORT else _first("it_is", plain)


def _first(section: str, plain: str) -> Occasion | None:
    """The occasion whose words of a section the folded text has; a hiring wins."""
    for occasion in get_args(Occasion):
        if _patterns(section)[occasion].search(plain):
            found: Occasion = occasion
            return found
    return None


def speaks_of_another(text: str) -> bool:
    """Whether an offer is told beside the one in force: « j'ai aussi une offre », « chez B »."""
    return _phrases("another_offer").search(fold(text).text) is not None


def asks_verdict(text: str) -> bool:
    """« C'est bien ? », of the pay talked of."""
    return "?" in text and _phrases("verdict_asked").search(fold(text).text) is not None


def asks_if_realistic(text: str) -> bool:
    """« C'est réaliste ? », of what is asked for."""
    return "?" in text and _phrases("realistic").search(fold(text).text) is not None


def asks_offer_again(text: str) -> bool:
    """« Et mon offre alors ? »: back to the pay talked of."""
    return "?" in text and _phrases("offer_again").search(fold(text).text) is not None


def asks_which_offer(text: str) -> bool:
    """« Laquelle choisir ? », of two offers that were told."""
    return _phrases("which_offer").search(fold(text).text) is not None


def asks_full_time_pay(text: str) -> bool:
    """« À temps plein, ça ferait combien ? », of a pay for a part of full time."""
    plain = fold(text).text
    return _phrases("full_time").search(plain) is not None and _phrases("how_much").search(plain) is not None


def weighs_offers(text: str) -> bool:
    """Whether a message weighs one offer against another: « j'hésite entre », « laquelle », « ou »."""
    return _phrases("weighs_offers").search(fold(text).text) is not None


def says_which_is_better(text: str) -> bool:
    """« Quoi le mieux ? », « laquelle choisir »: two amounts are weighed, and none is to be converted."""
    return _phrases("better").search(fold(text).text) is not None


def asks_basis(text: str) -> bool:
    """Whether a pay talked of is wanted gross or net: « et en net ? », no « c'est du net »."""
    plain = fold(text).text
    asked = "?" in plain or _ASKED_BASIS.search(plain) is not None
    wanted = _phrases("basis_wanted").search(plain) is not None
    return asked and wanted and _phrases("basis_told").search(plain) is None


def role_of(text: str, start: int, end: int) -> Role | None:
    """Whose the amount at ``text[start:end]`` is: the nearest words before it in its clause, else those just
    after it; None where none tells. What is offered « ailleurs » is another offer."""
    before = _CLAUSE.split(fold(text[:start]).text)[-1]
    after = _CLAUSE.split(fold(text[end:]).text, maxsplit=1)[0]
    found = [(m.end(), -m.start(), role) for role in get_args(Role) for m in _matches(role, before)]
    if found:
        role: Role = max(found)[2]
        elsewhere = role == "offered" and any(_matches("other_offer", after))
        return "other_offer" if elsewhere else role
    behind = [(m.start(), role) for role in _AFTER for m in _matches(role, after)]
    return min(behind)[1] if behind else None


def _matches(role: str, text: str) -> Any:
    return _patterns("roles")[role].finditer(text)


@lru_cache(maxsize=8)
def _patterns(section: str) -> dict[str, re.Pattern[str]]:
    """One pattern a list of phrases. Raises as `nego.reading.phrases.pattern` does."""
    raw = talk_words()
    return {name: pattern(phrases, raw["sets"]) for name, phrases in raw[section].items()}


@lru_cache(maxsize=8)
def _phrases(section: str) -> re.Pattern[str]:
    raw = talk_words()
    return pattern(raw[section], raw["sets"])


@lru_cache(maxsize=1)
def talk_words() -> dict[str, Any]:
    """The file of words."""
    raw: dict[str, Any] = yaml.safe_load(WORDS_FILE.read_text(encoding="utf-8"))
    return raw
