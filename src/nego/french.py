"""French grammar and typography: elision, articles, plurals, amounts, dates.

Numbers use the narrow no-break space (U+202F) between thousands and the no-break space (U+00A0) before a
unit. Elision follows the written word; an acronym elides before a written vowel only ("d'ATSEM", but
"de SRE"), as in "la SNCF", "le RER".
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Literal

import yaml

from nego.paths import KNOWLEDGE

Gender = Literal["m", "f"]
NARROW = "\u202f"
NO_BREAK = "\u00a0"
MINUS = "\u2212"
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_PLURAL_AUX = re.compile(r"(?<!b)(?<!carnav)(?<!festiv)(?<!récit)(?<!rég)al$")
_FEMININE_NAME = re.compile(r"(?:sage-)?femme\b", re.IGNORECASE)
_FEMININE_ENDINGS = (
    ("trice", "teur"),
    ("euse", "eur"),
    ("ere", "er"),
    ("enne", "en"),
    ("onne", "on"),
    ("ive", "if"),
    ("elle", "el"),
    ("e", ""),
)
_FEMININE_WORD = re.compile(r"\w{2,}(?:trice|euse|iere|ienne)")
_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\S+")


def starts_with_vowel_sound(text: str) -> bool:
    """Whether "le" and "de" elide before `text`."""
    word = _plain(text.lstrip(" «\u00a0\"'(["))
    if not word or word[0] not in "aeiouyh":
        return False
    aspire, muet = _h_words()
    if word.startswith(aspire) and not word.startswith(muet):
        return False
    if word[0] == "h":
        return not _is_acronym(text)
    if word[0] == "y":
        return len(word) > 1 and word[1] not in "aeiou"
    return True


def is_feminine(name: str) -> bool:
    """Whether a job's name is feminine whoever does the job: "sage-femme", "femme de chambre"."""
    return _FEMININE_NAME.match(name) is not None


def is_feminine_of(said: str, name: str) -> bool:
    """Whether a job was said in the feminine: "aide soignante" of "Aide-soignant", "institutrice"."""
    words = [word.removesuffix("s") for word in _LETTERS.findall(_plain(said))]
    if words and _FEMININE_WORD.fullmatch(words[0]):
        return True
    own = set(_LETTERS.findall(_plain(name)))
    return any(
        word not in own and word.endswith(ending) and word[: -len(ending)] + other in own
        for word in words
        for ending, other in _FEMININE_ENDINGS
    )


def de_(text: str) -> str:
    """ "de comptable", "d'infirmier"."""
    return _elided("de", text)


def que_(text: str) -> str:
    """ "que Paul", "qu'un comptable"."""
    return _elided("que", text)


def the(text: str, gender: Gender = "m") -> str:
    """ "le comptable", "la comptable", "l'infirmière"."""
    return _elided("le" if gender == "m" else "la", text)


def with_article(text: str, gender: Gender = "m") -> str:
    """ "un PMO", "une infirmière"."""
    return f"{'un' if gender == 'm' else 'une'} {text}"


def of_the(text: str, gender: Gender = "m") -> str:
    """ "du comptable", "de la comptable", "de l'infirmière"."""
    if gender == "m" and not starts_with_vowel_sound(text):
        return f"du {text}"
    return f"de {the(text, gender)}"


def to_the(text: str, gender: Gender = "m") -> str:
    """ "au comptable", "à la comptable", "à l'infirmière"."""
    if gender == "m" and not starts_with_vowel_sound(text):
        return f"au {text}"
    return f"à {the(text, gender)}"


def of_a(text: str, gender: Gender = "m") -> str:
    """ "d'un ingénieur", "d'une infirmière"."""
    return f"d'{with_article(text, gender)}"


def in_sentence(name: str) -> str:
    """A title inside a sentence: "Business analyst" → "business analyst", "PMO" and ".NET" kept."""
    found = _FIRST_WORD.match(name)
    if found is None or any(letter.isupper() for letter in found.group()[1:]):
        return name
    first = found.group()
    if len(first) == 1 and first.isupper():
        return name
    return first[:1].lower() + name[1:]


def plural(word: str) -> str:
    """Plural of one regular noun or adjective ("commercial" → "commerciaux"); an acronym stays as it is."""
    if not word or _is_acronym(word) or word[-1] in "sxz":
        return word
    if _PLURAL_AUX.search(word):
        return word[:-2] + "aux"
    return word + ("x" if word.endswith(("eau", "eu")) else "s")


def counted(number: float, singular: str, many: str | None = None) -> str:
    """A number and its noun, plural from 2 on: "1 an", "1,5 an", "3 ans"."""
    noun = singular if abs(number) < 2 else many or plural(singular)
    return f"{decimal(number)}{NO_BREAK}{noun}"


def ordinal(number: int, gender: Gender = "m") -> str:
    """ "1er", "1re", "2e"."""
    if number == 1:
        return "1er" if gender == "m" else "1re"
    return f"{number}e"


def join_list(items: Iterable[str], last: str = "et") -> str:
    """ "a", "a et b", "a, b et c"; `last` may be "ou"."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def decimal(number: float, decimals: int = 2) -> str:
    """ "2 345,5": at most `decimals` decimals, no trailing zeros. Raises ValueError for NaN and infinity."""
    text = _fixed(number, decimals)
    return text.rstrip("0").rstrip(",") if "," in text else text


def euros(amount: float) -> str:
    """ "2 345,50 €", "2 345 €" when whole. Raises ValueError for NaN and infinity."""
    text = _fixed(amount, 2)
    return f"{text.removesuffix(',00')}{NO_BREAK}€"


def percent(ratio: float, decimals: int = 1) -> str:
    """A ratio as a percentage: 0.153 → "15,3 %". Raises ValueError for NaN and infinity."""
    return f"{decimal(100 * ratio, decimals)}{NO_BREAK}%"


def french_date(day: date) -> str:
    """ "1er juin 2026"."""
    return f"{'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"


def _fixed(number: float, decimals: int) -> str:
    if not math.isfinite(number):
        raise ValueError(f"not a number to write: {number}")
    text = f"{abs(number):,.{decimals}f}".replace(",", NARROW).replace(".", ",")
    negative = number < 0 and any(digit in "123456789" for digit in text)
    return MINUS + text if negative else text


def _elided(word: str, text: str) -> str:
    if starts_with_vowel_sound(text):
        return f"{word[:-1]}'{text}"
    return f"{word} {text}"


def _is_acronym(text: str) -> bool:
    found = _FIRST_WORD.match(text.strip())
    return found is not None and len(found.group()) > 1 and found.group().isupper()


def _plain(text: str) -> str:
    lowered = text.lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def _h_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = yaml.safe_load((KNOWLEDGE / "french.yml").read_text(encoding="utf-8"))
    return tuple(words["aspire"]), tuple(words["muet"])
