"""Words of a sentence: tokens with their place, French gender and number stems, sound keys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nego.text import Folded, fold

_MARKED = {".net": "dotnet", "r&d": "rd"}  # words that have a mark
_WORD = re.compile(
    r"(?<![a-z0-9])(?:\.net|r&d)(?![a-z0-9])|(?:(?<![a-z0-9])[a-z]\.){2,}(?:[a-z](?![a-z0-9]))?|[a-z0-9]+(?:\+\+|#)?"
)
STRONG_BREAKS = "?!.;\n"
BREAKS = STRONG_BREAKS + ',:()[]|"«»'
_NUMERIC = re.compile(r"[0-9]+")

# Feminine endings to masculine ones, longest first; words are plain letters without plural mark.
_FEMININE = (
    ("tresse", "tr"),
    ("hotesse", "hot"),
    ("trice", "teur"),
    ("ienne", "ien"),
    ("euse", "eur"),
    ("iere", "ier"),
    ("onne", "on"),
    ("elle", "el"),
    ("ffe", "f"),
    ("ive", "if"),
    ("ere", "er"),
    ("ee", ""),
)

_SOUNDS = (
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"),
        (r"femm", "fam"),
        (r"oua|wa", "Wa"),
        (r"^ps", "s"),
        (r"^[ae]nf", "inf"),
        (r"gu$|(?<=lo)g$", "G"),
        (r"(?<=^ma)c(?=on)|(?<=^fa)c(?=[oa])", "s"),  # "maçon", "façadier": the cedilla is folded away
        (r"tric$", "teur"),
        (r"o[mn]pt", "ont"),
        (r"m(?=[bpt])", "n"),
        (r"(?<=au)x(?=[aeio])|(?<=[aeiouy])x(?=[aeiouy])", "ks"),
        (r"(?<=te)ch(?=n)|(?<=s[iy])ch|(?<=ar)ch(?=it|eo)|(?<=or)ch(?=est)|ch(?=[rl])", "k"),
        (r"eaux?|aux?", "o"),
        (r"ch|sh", "S"),
        (r"qu|ck|k|c(?=[aourltnS]|$)", "k"),
        (r"gu(?=[ei])", "g"),
        (r"g(?=[eiy]|$)", "j"),
        (r"ti(?=on)", "si"),
        (r"tri(?:ss?|z)?$", "teur"),
        (r"[cs](?=[eiy])|ss|z|c", "s"),
        (r"eu[rs]$", "Er"),
        (r"(?<=[aeu])ill(?=[aeoi])|y(?=[aeou])", "Y"),
        (r"oeu|eu", "e"),
        (r"ou", "U"),
        (r"(?:ai|ei)[nm](?![aeiouynm])", "I"),
        (r"ai|ei|ay|ey", "e"),
        (r"oi|oy", "Wa"),
        (r"y", "i"),
        (r"(?:[ae]n|[ae]m)(?=[^aeioun]|$)", "A"),
        (r"in(?=[^aeioun]|$)", "I"),
        (r"gn", "ni"),
        (r"h", ""),
        (r"(.)\1+", r"\1"),
        (r"[estxd]+$", ""),
        (r"er$", ""),
    )
)
_SOUND_RULES = tuple(_SOUNDS)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: folded text, stem, place in the sentence as given and what separates it from the last one."""

    text: str
    stem: str
    start: int
    end: int
    before: str
    raw: str

    @property
    def is_number(self) -> bool:
        return _NUMERIC.fullmatch(self.text) is not None

    @property
    def is_capitalised(self) -> bool:
        """True for "Boucher", not for "PMO"."""
        return self.raw[:1].isupper() and not self.raw.isupper()

    def follows(self, marks: str) -> bool:
        """True when one of the marks stands between the last word and this one."""
        return any(mark in self.before for mark in marks)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A folded word without plural and feminine marks: `developpeuses` and `developpeur` agree."""
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        word = word[:-3] + "al"
    elif word.endswith(("eaux", "eux")):
        word = word[:-1] if word.endswith("eaux") else word
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for feminine, masculine in _FEMININE:
        if word.endswith(feminine) and len(word) > len(feminine) + (feminine != "hotesse") - 1:
            return word[: -len(feminine)] + masculine
    return word.removesuffix("e") if len(word) > 3 else word


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A rough key of how a folded French word sounds: `chaufeur` and `chauffeur` share one."""
    word = stem(word)
    for pattern, replacement in _SOUND_RULES:
        word = pattern.sub(replacement, word)
    return word


def words(sentence: str) -> tuple[Word, ...]:
    """The words of a sentence, in order, with offsets in the sentence as given."""
    return words_of_folded(sentence, fold(sentence))


def words_of_folded(sentence: str, folded: Folded) -> tuple[Word, ...]:
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(folded.text):
        start, end = folded.span(*match.span())
        text = _MARKED.get(match.group()) or match.group().replace(".", "")
        before = folded.text[last : match.start()]
        found.append(Word(text, stem(text), start, end, before, sentence[start:end]))
        last = match.end()
    return tuple(found)
