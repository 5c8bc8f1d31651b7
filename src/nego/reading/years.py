"""Years of experience among the years that a sentence states. The words are in `knowledge/experience.yml`.

Years are experience by what they are of ("10 ans de métier"), by what announces them ("avec 10 ans"), or when
nothing in the sentence makes them an age, a date or another length ("et 10 ans ?"). Bare years are read up to
15, alone in a message also 20, 25 and 30: above, an age is likelier.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import yaml

from nego.paths import KNOWLEDGE
from nego.pay.number_words import words_value
from nego.reading.around import is_bare, tells
from nego.reading.phrases import pattern, source

MAX_YEARS = 60.0
_OLDEST_BARE = 15  # years: "24 ans" is likelier an age
_ROUND_ALONE = (20, 25, 30)  # years: « et 20 ans ? » is no age
_OLDEST_ANNOUNCED = 45  # years: « après 50 ans » is an age
_YOUNGEST_WRITER = 10  # years: « j'ai 8 ans » is no age of somebody who asks about pay
_PAY_MONTHS = range(12, 17)  # « sur 13 mois » says how pay is spread
_LOOK_BEHIND = 60  # characters
_ROUND = {"dizaine": 10.0, "douzaine": 12.0, "quinzaine": 15.0, "vingtaine": 20.0, "trentaine": 30.0}
_SMALL = r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize)"
_UNITS = r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf)"
_TENS = rf"(?:vingt|trente|quarante)(?:[ -](?:et[ -])?{_UNITS})?"
_ABOUT = r"(?:une )?(?:dizaine|douzaine|quinzaine|vingtaine|trentaine)"
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]\d)?|(?:dix[ -](?:sept|huit|neuf)|{_TENS}|{_SMALL}|une?|{_ABOUT})\b)"
_FROM = (
    r"(?:(?P<digits>\d{1,2}) ?(?:-|a|ou|et|/) ?"
    rf"|(?P<word>{_SMALL}(?! sept| huit| neuf)) (?:(?:a|ou|et) )?)"
)
_YEARS = re.compile(
    rf"(?<![\w.,€-])(?<!bac )(?<!bac\+)(?<!bac \+)(?<!bac \+ ){_FROM}?(?P<number>{_NUMBER}) ?\+? ?(?:d')?"
    r"(?P<unit>ans?|annees?|mois|piges?)\b(?P<half> et demie?)?"
)
_WITHOUT_UNIT = re.compile(rf"\b(?:avec|apres|au bout de) (?P<number>{_NUMBER})(?= ?[?.!]*$)")
_RANGE = re.compile(r"\b(?:entre|de) $")
_HAS = re.compile(r"(?:^|\W|\bj)ai $")
_SINCE = re.compile(r"\bdepuis $")
_MAKES = re.compile(r"\b(?:[cs]a|cela) (?:fait|va faire|fera|faisait) $")
_AT_AGE = re.compile(r"\ba $")
_CORRECTED = re.compile(r"\b(?:pas|plutot que|au lieu de) $")
_TOKENS = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True)
class Years:
    """`value` years said at `start:end` of the folded text."""

    start: int
    end: int
    value: float


@dataclass(frozen=True)
class _Words:
    of: re.Pattern[str]
    before_of: re.Pattern[str]
    hedge: re.Pattern[str]
    announced: re.Pattern[str]
    other_before: re.Pattern[str]
    other_subject: re.Pattern[str]
    other_after: re.Pattern[str]
    other_anywhere: re.Pattern[str]
    working: re.Pattern[str]
    not_working: re.Pattern[str]


@dataclass
class _Sentence:
    """A folded text and what is looked up in the whole of it, once."""

    text: str

    @cached_property
    def says_work(self) -> bool:
        return _words().working.search(self.text) is not None

    @cached_property
    def says_no_work(self) -> bool:
        return _words().not_working.search(self.text) is not None

    @cached_property
    def speaks_of_other(self) -> bool:
        return _words().other_anywhere.search(self.text) is not None

    @cached_property
    def telling(self) -> int:
        """How many words are neither numbers nor said around a detail."""
        return _telling(self.text)


@dataclass(frozen=True)
class _Said:
    """Years as said, `before` them without what softens them ("plus de") or opens a range ("entre")."""

    sentence: _Sentence
    match: re.Match[str]
    before: str

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def alone(self) -> bool:
        return self.sentence.telling == _telling(self.match.group())


def stated_years(text: str) -> Years | None:
    """The years of experience that the folded `text` states: those said to be of work, else the first."""
    sentence = _Sentence(text)
    found = [_Said(sentence, match, _before(text, match)) for match in _YEARS.finditer(text)]
    for start_of in (_of_work, _likely):
        for said in found:
            value = _value(said.match, text)
            start = start_of(said, value) if value <= MAX_YEARS else None
            if start is not None:
                return Years(start, _end(text, said.match), value)
    return _without_unit(text)


def _of_work(said: _Said, value: float) -> int | None:
    """Where years begin that are said to be of work."""
    words, match = _words(), said.match
    if words.other_after.match(said.text, match.end()):
        return None
    before = said.text[max(0, match.start() - _LOOK_BEHIND) : match.start()]
    of_work = words.of.match(said.text, match.end()) or words.before_of.search(before)
    return match.start() if of_work else None


def _likely(said: _Said, value: float) -> int | None:
    """Where other years begin that are of experience, with the words that announce them."""
    words, before = _words(), said.before
    if words.other_after.match(said.text, said.match.end()) or _CORRECTED.search(before):
        return None
    start = said.match.start() - min(said.match.start(), _LOOK_BEHIND)
    if since := _SINCE.search(before):
        works = said.sentence.says_work or (since.start() > 0 and not said.sentence.speaks_of_other)
        return start + since.start() if works and not said.sentence.says_no_work else None
    if makes := _MAKES.search(before):
        return None if said.sentence.says_no_work else start + makes.start()
    if announced := _announced(before, words):
        pay = said.match["unit"] == "mois" and _pay_months(said.match)
        return start + announced.start() if value <= _OLDEST_ANNOUNCED and not pay else None
    if _other_before(before, words, value) or said.sentence.speaks_of_other:
        return None
    return start + len(before) if _likely_bare(said, value) else None


def _likely_bare(said: _Said, value: float) -> bool:
    number = said.match["number"]
    if said.match["unit"] == "mois":
        return said.alone and number != "un" and not _pay_months(said.match)
    if said.alone and not _AT_AGE.search(said.before):
        return number != "une" and (value <= _OLDEST_BARE or value in _ROUND_ALONE)
    return 1 < value <= _OLDEST_BARE


def _announced(before: str, words: _Words) -> re.Match[str] | None:
    """What ends `before` and announces years of work; the longer of two wordings speaks."""
    announced, other = words.announced.search(before), words.other_before.search(before)
    if announced is not None and other is not None and other.start() < announced.start():
        return None
    return announced


def _other_before(before: str, words: _Words, value: float) -> bool:
    if _HAS.search(before):
        return value >= _YOUNGEST_WRITER
    if _AT_AGE.search(before):
        return words.other_subject.search(before) is not None
    return words.other_before.search(before) is not None


def _before(text: str, match: re.Match[str]) -> str:
    before = text[max(0, match.start() - _LOOK_BEHIND) : match.start()]
    if _lowest(match):
        before = _RANGE.sub("", before)
    hedge = _words().hedge
    while softened := hedge.search(before):
        before = before[: softened.start()]
    return before


def _telling(text: str) -> int:
    return sum(map(tells, _TOKENS.findall(text)))


def _value(match: re.Match[str], text: str) -> float:
    value = _number(match["number"]) + (0.5 if match["half"] else 0.0)
    if lowest := _lowest(match):
        value = (_number(lowest) + value) / 2
    elif re.search(r"(?<!peu )\bmoins d[e'] ?$", text[max(0, match.start() - 20) : match.start()]):
        value /= 2
    return value / 12 if match["unit"] == "mois" else value


def _lowest(match: re.Match[str]) -> str | None:
    """The lower end of a range."""
    return match["digits"] or match["word"]


def _number(said: str) -> float:
    if said[0].isdigit():
        return float(said.replace(",", "."))
    return _ROUND.get(said.removeprefix("une "), words_value(said))


def _pay_months(match: re.Match[str]) -> bool:
    return _number(match["number"]) in _PAY_MONTHS


def _end(text: str, match: re.Match[str]) -> int:
    of = _words().of.match(text, match.end())
    return of.end() if of else match.end()


def _without_unit(text: str) -> Years | None:
    """ "et avec 10 ?": a number that closes a message of linking words."""
    match = _WITHOUT_UNIT.search(text)
    if match is None or not is_bare(_TOKENS.findall(text[: match.start()])):
        return None
    value = _number(match["number"])
    return Years(match.start(), match.end(), value) if 1 <= value <= max(_ROUND_ALONE) else None


@lru_cache(maxsize=1)
def _words() -> _Words:
    """Raises as `nego.reading.phrases.pattern` does."""
    raw: dict[str, Any] = yaml.safe_load((KNOWLEDGE / "experience.yml").read_text(encoding="utf-8"))
    sets = raw["sets"]

    def closing(name: str) -> re.Pattern[str]:
        return re.compile(rf"{source(raw[name], sets)} ?$")

    def following(name: str) -> re.Pattern[str]:
        return re.compile(rf",? ?{source(raw[name], sets)}")

    of, behind = source(raw["years_of"], sets), source(raw["years_behind"], sets)
    link = r"(?:d ?'? ?|de |en |dans (?:(?:le|la|ma|mon|une?) |l ?'? ?)?)?"
    return _Words(
        of=re.compile(rf",? ?(?:(?:minimum|mini|pro) )?{link}(?:\w+ (?:d'|de ))?{of}| ?{behind}"),
        before_of=re.compile(rf"{of},? ?(?:de|:|d'environ|=|est de|d')? ?(?:plus de |environ )?$"),
        hedge=closing("hedges"),
        announced=closing("announced_by"),
        other_before=closing("other_before"),
        other_subject=closing("other_subject"),
        other_after=following("other_after"),
        other_anywhere=pattern(raw["other_anywhere"], sets),
        working=pattern(raw["working"], sets),
        not_working=pattern(raw["not_working"], sets),
    )
