"""The words of a masked sentence as the classifier counts them: folded and spelt out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from nego.paths import KNOWLEDGE
from nego.text import blanked, normalize

_TOKEN = re.compile(r"[^\W_]+'?|\+|\?|=|/")
_SET_ASIDE = re.compile(
    r"(?:^|(?<=[,;.!] ))(?:(?:mais|non|et|c['’]est),? )*pas (?:\w+[ '’-]){0,3}\w+ ?(?:[,;.!]|$)"
    r"|(?<=\w )pas (?:\w+[ '’-]){0,2}\w+ ?$",
    re.IGNORECASE,
)
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_DIGITS = re.compile(r"\d+")
_VOWELS = frozenset("aeiouyh")
_ELIDED = frozenset("cdjlmnst")
NUMBER = "xnumber"
_LINKING = "et"


@dataclass(frozen=True)
class Shorthand:
    """What people type for short: whole words, and single letters that stand for words."""

    words: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _shorthand() -> Shorthand:
    raw = _read("sms.yml")

    def spelt(part: str) -> Mapping[str, tuple[str, ...]]:
        return {short: tuple(long.split()) for short, long in raw[part].items()}

    return Shorthand(spelt("words"), spelt("letters"))


@lru_cache(maxsize=128)
def tokens(masked: str) -> tuple[str, ...]:
    """Folded words of a masked sentence: shorthand spelt out, stretched letters shortened, numbers alike."""
    raw = _TOKEN.findall(_STRETCHED.sub(r"\1", normalize(masked)))
    following = (*raw[1:], "")
    return tuple(word for pair in zip(raw, following, strict=False) for word in _spelt_out(*pair))


def _spelt_out(token: str, following: str) -> tuple[str, ...]:
    if token.endswith("'"):
        return (token[:-1],)
    shorthand = _shorthand()
    if token in shorthand.letters:
        elides = token in _ELIDED and following[:1] in _VOWELS
        return (token,) if elides else shorthand.letters[token]
    if token in shorthand.words:
        return shorthand.words[token]
    return (_DIGITS.sub(NUMBER, token),) if token.isdigit() else (token,)


@lru_cache(maxsize=1)
def linking_words() -> frozenset[str]:
    """Words that may surround a job without asking anything (`knowledge/linking_words.yml`)."""
    return frozenset(_read("linking_words.yml")["words"])


@lru_cache(maxsize=512)
def asks_nothing(text: str) -> bool:
    """Whether the words of ``text`` may all stand around what a follow-up names without asking anything."""
    return _are_linking(_phrases().sub(" ", " ".join(tokens(text))))


def asking_among(said: Sequence[str]) -> list[int]:
    """Which of the words of a message, by their places in it, can't stand around what a follow-up names."""
    spelt = [tokens(word) for word in said]
    places = [place for place, word in enumerate(spelt) for _ in word]
    around = _phrases().sub(_as_linking, " ".join(token for word in spelt for token in word)).split()
    return sorted({place for place, word in zip(places, around, strict=True) if not _is_linking(word)})


def _as_linking(phrase: re.Match[str]) -> str:
    return " ".join(_LINKING for _ in phrase.group().split())


def asks_for_pay(text: str) -> bool:
    """Whether ``text`` asks what somebody earns and nothing else: « mon frère est …, il gagne combien ? »."""
    asides, question = _pay_questions()
    rest, asked = question.subn(" ", asides.sub(" ", " ".join(tokens(text))))
    return asked > 0 and _are_linking(_phrases().sub(" ", rest))


def speaks_of_people(text: str) -> bool:
    """Whether ``text`` tells of a person near the one who writes: « ma sœur », « mon voisin »."""
    return re.search(rf"\b{_read('linking_words.yml')['people'][0]}\b", " ".join(tokens(text))) is not None


def _are_linking(said: str) -> bool:
    return all(map(_is_linking, said.split()))


def _is_linking(word: str) -> bool:
    return word in linking_words() or word in _follow_up_words()


@lru_cache(maxsize=1)
def _follow_up_words() -> frozenset[str]:
    return frozenset(_read("linking_words.yml")["follow_up"])


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    raw = _read("linking_words.yml")
    return _any_of([*raw["people"], *raw["phrases"]])


@lru_cache(maxsize=1)
def _pay_questions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands around a question about pay, and the question."""
    raw = _read("linking_words.yml")
    return _any_of(raw["pay_asides"]), _any_of(raw["pay_questions"])


def _any_of(expressions: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(expressions)})\b")


@lru_cache(maxsize=1)
def going_on_words() -> frozenset[str]:
    """Words by which a message that thanks or takes leave goes on to ask (`knowledge/linking_words.yml`)."""
    return frozenset(_read("linking_words.yml")["going_on"])


@lru_cache(maxsize=1)
def polite_words() -> frozenset[str]:
    """Words of greetings, thanks and goodbyes (`knowledge/linking_words.yml`)."""
    return frozenset(_read("linking_words.yml")["polite"])


def without_set_aside(text: str) -> str:
    """``text`` with what it sets aside blanked, offsets kept: « pas Lyon, Lille » names Lille."""
    return _SET_ASIDE.sub(blanked, text)


@lru_cache(maxsize=1)
def hinting_words() -> frozenset[str]:
    """Words around a name that ask nothing but make a subject likely (`knowledge/linking_words.yml`)."""
    return frozenset(_read("linking_words.yml")["hinting"])


@lru_cache(maxsize=1)
def refusing_words() -> frozenset[str]:
    """Words without which an angry message refuses nothing (`knowledge/linking_words.yml`)."""
    return frozenset(_read("linking_words.yml")["refusing"])


@lru_cache(maxsize=1)
def asking_words() -> frozenset[str]:
    """Words with which a question is asked (`knowledge/linking_words.yml`)."""
    return frozenset(_read("linking_words.yml")["asking"])


@lru_cache(maxsize=4)
def _read(name: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load((KNOWLEDGE / name).read_text(encoding="utf-8"))
    return loaded
