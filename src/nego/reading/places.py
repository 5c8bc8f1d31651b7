"""Places in a sentence: towns, départements (by name or number), regions, abroad, "en province".

A name that is an ordinary word too ("tours", "lot", "nice") counts after a preposition of place, with a
capital inside the sentence, or alone in the message ("et tours ?"). A misspelt town of six letters and more
counts after a preposition or alone, of eight and more anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from nego.reading.around import is_bare, tells
from nego.reading.gazetteer import (
    LONGEST_NAME,
    SHORTEST_GUESSED,
    Entry,
    Gazetteer,
    Level,
    gazetteer,
    word_key,
    words,
)
from nego.text import Folded, fold, normalize

_AT = re.compile(
    r"(?:^| )(?:a|sur|vers|pres de|pres d|cote|cotes de|autour de|region de|region|agglo de|ville de|secteur"
    r"|alentours de|environs de|peripherie de|metropole de|centre de|centre ville de|coin de"
    r"|banlieue de|bassin de|departement de|departement du|au|aux|habite|depuis|entre|hors)$"
)
_IN = re.compile(
    r"(?:^| )(?:en|dans|ds|(?:dans|ds) (?:le|la|l|les)|(?:a|de|sur) (?:la|l)|departement (?:du|de la|de l))$"
)
_NUMBER = re.compile(
    r"(?:\b(?:dans|ds|sur|vers|habite|cote) (?:le )|\b(?:departement|dept|dpt) (?:du )?|\ben (?=2[ab])"
    r"|^(?:et )?le |\((?=...?\))"
    r"|\b(?:du|pour le) (?=3[2-9]|[4-9]\d))"
    r"(?P<number>97[1-6]|\d{2}|2[ab]|9[ -]?[1-5])(?=\)|\b)"
    r"(?! ?(?:[\d€$%/,.+]|h\b|k|ans?\b|mois|jours?|eur|e\b|janv|fevr|mars|avr|mai|juin|juil|aout|sept|oct"
    r"|nov|dec|eme"
    r"|personnes|heures?|annees?|minutes?|semaines?))"
)
_SPOKEN_NUMBER = re.compile(
    r"\b(?:le|du) (?P<number>(?:neuf|9)[ -](?P<last>trois|deux|un|quatre|cinq"
    r"|[1-5]))\b"
)
_DISTRICT = re.compile(
    r" ?(?:,? ?(?:\d{1,2}|[xiv]{1,5}) ?(?:er|e|eme|ieme)\b(?: arr(?:ondissement"
    r"|dt)?\b\.?)?)"
)
_ASIDE = re.compile(
    r"(?:(?<!pourquoi )\b(?:pas|ni)|\bplutot (?:\w+ ){1,4}qu[e']|\bplutot qu[e']|\bau lieu d[e']) ?"
    r"(?:a |en |sur |vers |de |dans (?:le |la |l'|les )?)?$"
)
_LONGEST_ASIDE = 40  # characters
_DIGIT = re.compile(r"\d")
_SPOKEN = {"un": "1", "deux": "2", "trois": "3", "quatre": "4", "cinq": "5"}


@dataclass(frozen=True)
class Place:
    """A place at `start:end` of the sentence as given.

    `level`: "city", "department", "region" (a former region too), "overseas", "country" (all of France),
    "province" (anywhere but Île-de-France), "area" (a part of France on no administrative map) or "abroad".
    `region` bears the names of the regional ratios.
    `misspelt`: the name was guessed from a near spelling.
    """

    start: int
    end: int
    text: str
    name: str
    level: Level
    department: str | None
    region: str | None
    misspelt: bool = False


@dataclass(frozen=True)
class _Sentence:
    text: str
    folded: Folded
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    telling: int  # how many words are neither places nor said around a detail

    @property
    def shouted(self) -> bool:
        """Written in capitals throughout: capitals then say nothing."""
        return not any(character.islower() for character in self.text)

    def before(self, index: int) -> str:
        return " ".join(self.words[max(0, index - 3) : index])


@lru_cache(maxsize=256)
def find_places(text: str) -> tuple[Place, ...]:
    """Every place of `text`, in order, without overlaps. Never raises."""
    folded = fold(text)
    matches = words(folded.text)
    spans = tuple(match.span() for match in matches)
    keys = tuple(word_key(match.group()) for match in matches)
    sentence = _Sentence(text, folded, spans, keys, sum(map(_tells, keys)))
    names = gazetteer()
    found = list(_by_name(sentence, names))
    for place in _by_number(sentence, names):
        if not any(place.start < other.end and other.start < place.end for other in found):
            found.append(place)
    wanted = (place for place in found if not _set_aside(text, place))
    return tuple(sorted(wanted, key=lambda place: place.start))


def _set_aside(text: str, place: Place) -> bool:
    """« pas à Paris », « plutôt Nantes que Rennes »."""
    return (
        _ASIDE.search(normalize(text[max(0, place.start - _LONGEST_ASIDE) : place.start]) + " ") is not None
    )


def _by_name(sentence: _Sentence, names: Gazetteer) -> Iterator[Place]:
    index = 0
    while index < len(sentence.words):
        size = _exact(sentence, index, names) or 0
        if size:
            name = " ".join(sentence.words[index : index + size])
            yield _place(sentence, index, size, _best(names.entries[name], sentence.before(index)))
        elif misspelt := _near(sentence, index, names):
            name, size = misspelt
            yield _place(sentence, index, size, names.entries[name][0], misspelt=True)
        index += size or 1


def _exact(sentence: _Sentence, index: int, names: Gazetteer) -> int | None:
    """How many words from `index` on are the name of a place, None when they are not."""
    for size in range(min(LONGEST_NAME, len(sentence.words) - index), 0, -1):
        name = " ".join(sentence.words[index : index + size])
        if name in names.entries and _is_place(sentence, index, size, name, names):
            return size
    return None


def _is_place(sentence: _Sentence, index: int, size: int, name: str, names: Gazetteer) -> bool:
    following = sentence.words[index + size] if index + size < len(sentence.words) else ""
    if _after(sentence, index) in names.never_after:
        return False
    if following in names.never_before.get(name, ()):
        return False
    if index and f"{sentence.words[index - 1]} {name}" in names.never_phrase:
        return False
    if name in names.capitals_only:
        return not sentence.shouted and _written(sentence, index, size).isupper()
    if name not in names.homographs and name not in names.needs_preposition:
        return True
    if _introduced(sentence, index, names.entries[name]) or _alone(sentence, index, size):
        return True
    return name not in names.needs_preposition and _capital_inside(sentence, index, size)


def _after(sentence: _Sentence, index: int) -> str:
    """The word before a name, and before its « de »: « rue de Lyon »."""
    before = sentence.words[max(0, index - 2) : index]
    if len(before) == 2 and before[1] in ("de", "d"):
        return f"{before[0]} de"
    return before[-1] if before else ""


def _introduced(sentence: _Sentence, index: int, entries: tuple[Entry, ...]) -> bool:
    before = sentence.before(index)
    if _AT.search(before):
        return True
    return any(entry.level != "city" for entry in entries) and _IN.search(before) is not None


def _alone(sentence: _Sentence, index: int, size: int) -> bool:
    """Whether the rest of the message is other places and words that say nothing beside a detail."""
    return sentence.telling == sum(map(_tells, sentence.words[index : index + size]))


def _tells(word: str) -> bool:
    return tells(word) and word not in gazetteer().single_words


def _capital_inside(sentence: _Sentence, index: int, size: int) -> bool:
    """A capital that is not the one of the beginning of the sentence."""
    if sentence.shouted or not _written(sentence, index + size - 1, 1)[:1].isupper():
        return False
    end = sentence.spans[index + size - 1][1]
    return index > 0 or sentence.folded.text[end : end + 1] in ("", ",", " ?", "?", "!", ":")


def _written(sentence: _Sentence, index: int, size: int) -> str:
    start, end = sentence.folded.span(sentence.spans[index][0], sentence.spans[index + size - 1][1])
    return sentence.text[start:end]


def _near(sentence: _Sentence, index: int, names: Gazetteer) -> tuple[str, int] | None:
    """The town whose name is nearly written from `index` on, and how many words it takes."""
    introduced = _AT.search(sentence.before(index)) is not None or _alone(sentence, index, 1)
    for size in (3, 2, 1) if introduced else (1,):
        written = " ".join(sentence.words[index : index + size])
        shortest = SHORTEST_GUESSED if introduced else 8
        if index + size > len(sentence.words) or not shortest <= len(written) <= 30 or _DIGIT.search(written):
            continue
        if written in names.not_towns or written in names.entries or is_bare(written.split()):
            continue
        near = process.extractOne(
            written, names.fuzzy_towns, scorer=Levenshtein.distance, score_cutoff=min(size, 2)
        )
        if near is not None and near[0].count(" ") == size - 1 and near[0][0] == written[0]:
            return near[0], size
    return None


def _best(entries: tuple[Entry, ...], before: str) -> Entry:
    """ "à Vienne" is the town, "en Vienne" the département."""
    cities = [entry for entry in entries if entry.level == "city"]
    others = [entry for entry in entries if entry.level != "city"]
    if cities and (not others or _AT.search(before)):
        return cities[0]
    return others[0] if others else cities[0]


def _place(sentence: _Sentence, index: int, size: int, entry: Entry, misspelt: bool = False) -> Place:
    start, end = sentence.spans[index][0], sentence.spans[index + size - 1][1]
    district = _DISTRICT.match(sentence.folded.text, end)
    if district and entry.name in ("Paris", "Lyon", "Marseille"):
        end = district.end()
    return _as_place(sentence, (start, end), entry, misspelt)


def _as_place(sentence: _Sentence, span: tuple[int, int], entry: Entry, misspelt: bool = False) -> Place:
    start, end = sentence.folded.span(*span)
    return Place(
        start,
        end,
        sentence.text[start:end],
        entry.name,
        entry.level,
        entry.department,
        entry.region,
        misspelt,
    )


def _by_number(sentence: _Sentence, names: Gazetteer) -> Iterator[Place]:
    folded = sentence.folded
    for match in _SPOKEN_NUMBER.finditer(folded.text):
        number = "9" + _SPOKEN.get(match["last"], match["last"])
        yield _as_place(sentence, match.span("number"), names.departments[number])
    for match in _NUMBER.finditer(folded.text):
        number = re.sub(r"[ -]", "", match["number"])
        if number in names.departments:
            yield _as_place(sentence, match.span("number"), names.departments[number])
