"""Experience that a sentence states: years, or a level in words.

Levels from years follow the figures of `knowledge/` that state both: three quarters of the junior ones end
at 2 years or before, confirmed ones mostly start at 2 or 3 and end at 5 to 10, the most frequent start of the
senior ones is 10. So: junior up to 2 years, confirmed from there to under 10, senior from 10 on.
Of a range of years the middle is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from nego.pay.number_words import words_value
from nego.text import fold

StatedLevel = Literal["junior", "confirmed", "senior"]
MAX_YEARS = 60.0
_Found = tuple[tuple[int, int], float | None, StatedLevel]


@dataclass(frozen=True)
class Experience:
    """Experience said at `start:end` of the sentence as given.

    `years` is None when only a level was said; `level` follows from `years` when no level was said.
    """

    start: int
    end: int
    text: str
    years: float | None
    level: StatedLevel


_NUMBER = (
    r"(?P<number>\d{1,2}(?:[.,]\d)?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize"
    r"|quatorze|quinze"
    r"|seize|dix[ -](?:sept|huit|neuf)|vingt(?:[ -](?:et[ -])?(?:une?|deux|trois|quatre|cinq))?|trente"
    r"|quarante"
    r"|(?:une )?(?:dizaine|douzaine|quinzaine|vingtaine|trentaine))"
)
_RANGE = r"(?:\b(?P<from>\d{1,2}|deux|trois|cinq) ?(?:-|a|ou|et|/) ?)?"
_UNIT = r" ?(?:d')?(?P<unit>ans?|annees?|mois|piges?|balais)(?P<half> et demie?)?"
_WHAT = (
    r"(?:experiences?|exp(?:e|ce|s)?|xp|anciennete|boite|metier|pratique|carriere|service|maison|terrain"
    r"|bouteille"
    r"|poste|boulot|taf|job|profession|activite|seniorite|dev|developpement|compta|conduite|vente|industrie"
    r"|domaine)"
)
_YEARS = (
    re.compile(
        rf"{_RANGE}\b{_NUMBER}{_UNIT},? (?:d ?'? ?|de |dans (?:le |la |l ?'? ?|ma |mon )?|en )?(?:\w+ (?:d'"
        rf"|de ))?"
        rf"{_WHAT}\b"
    ),
    re.compile(
        rf"\b{_WHAT}\b ?(?:de|:|d'environ|=|est de|d')? ?(?:plus de |environ )?{_RANGE}\b{_NUMBER}{_UNIT}\b"
    ),
    re.compile(
        r"\b(?:apres|au bout de|avec|ayant|j'ai|fort de|depuis|[cs]a fait|cela fait)"
        rf"(?: deja| bientot| plus de| environ| pres de| presque)? {_RANGE}{_NUMBER}{_UNIT}\b(?! d'| de )"
    ),
    re.compile(rf"\b{_NUMBER}{_UNIT} (?:comme|en tant que|a ce poste|au meme poste)\b"),
    re.compile(rf"^(?:et |avec |apres )*{_RANGE}{_NUMBER}{_UNIT} ?[?.!]*$"),
)
_OLDEST_ALONE = 15  # years: "24 ans" alone is more likely an age
_ROUND = {"dizaine": 10.0, "douzaine": 12.0, "quinzaine": 15.0, "vingtaine": 20.0, "trentaine": 30.0}
_WORKING = re.compile(r"\b(?:suis|bosse|travaille|exerce|fais|poste|metier|boite|meme entreprise)\b")
_NOT_WORKING = re.compile(
    r"\b(?:pas|plus|jamais|chomage|sans emploi|augment\w*|boug\w*|bloque\w*|cherche"
    r"|inscrit\w*)\b"
)
_DURATION_FOLLOWS = re.compile(
    r" ?(?:d'etudes?|d'ecole|de formation|de fac|apres le bac|de droit|de these|de cdd|de contrat"
    r"|de garantie|de prison"
    r"|d'alternance|d'apprentissage|de prepa|de licence|de master|de bts|qu'(?:il|elle) est|de chomage"
    r"|de conge|de mandat)"
)
_LEVELS: tuple[tuple[StatedLevel, re.Pattern[str]], ...] = (
    (
        "junior",
        re.compile(
            r"\bdebutante?s?\b|\bjuniors?\b|\ben debut de carriere\b|\bdebut de carriere\b"
            r"|\bjeunes? diplomee?s?\b"
            r"|\bsort(?:ie?|ant)s? (?:de l'|d'|de )ecole\b|\bfraichement (?:diplome|sorti|embauche)\w*\b"
            r"|\bpremier (?:emploi|poste|job|boulot)\b"
            r"|\bsans (?:aucune |trop d'|beaucoup d')?(?:experience|exp|xp)\b"
            r"|\b(?:quand|lorsqu|si) ?'?\s?(?:on|je|tu|il|elle) (?:debut\w*|commenc\w*|demarr\w*)\b"
            r"|\bpas (?:d'|beaucoup d'|encore d'|trop d')(?:experience|exp|xp)\b|\b(?:au|pour|en"
            r"|tout) debut(?:er|ant)?\b"
            r"|\bje (?:debute|commence|demarre)\b|\bpeu (?:d'experience|experimente\w*)\b|\bnovices?\b"
            r"|\bentry level\b"
            r"|\bneo diplomee?s?\b|\ba l'embauche\b|\bfraich\w+ diplome\w*\b|\bsalaire d'entree\b"
            r"|\bpour commencer\b"
        ),
    ),
    (
        "senior",
        re.compile(
            r"\bseniors?\b|\ben fin de carriere\b|\bfin de carriere\b|\btres experimentee?s?\b"
            r"|\bavant la retraite\b"
            r"|\bbeaucoup d'(?:experience|exp|xp)\b|\bde (?:la )?bouteille\b|\bgrande? experience\b"
            r"|\blongue experience\b"
        ),
    ),
    (
        "confirmed",
        re.compile(
            r"\bconfirmee?s?\b|\bexperimentee?s?\b|\bmilieu de carriere\b|\bmi-carriere\b"
            r"|\bmid(?:dle)?[ -]level\b"
            r"|\bavec (?:un peu d'|de l'|une bonne |une certaine )(?:experience|exp|xp)\b"
            r"|\bquelques annees (?:d'|de )\w+\b"
            r"|\bchevronnee?s?\b|\baguerrie?s?\b"
        ),
    ),
)
_NOT_A_LEVEL = re.compile(
    r"\b(?:pour|des|les|aux|club|residences?|loisirs|public|personnes|aide aux|equipe|football|mon collegue"
    r"|mon chef"
    r"|entreprise|services?) (?:de )?seniors?\b|\bjunior entreprise\b|\bseniors? (?:manager|partner"
    r"|advisor)\b"
    r"|\bau debut du? \w|\bau debut de\b"
)


@lru_cache(maxsize=256)
def find_experience(text: str) -> Experience | None:
    """The experience stated in `text`, years before words, or None. Never raises.

    An age ("j'ai 24 ans"), a length of study or of a contract ("3 ans d'études", "CDI 2 ans") is none.
    """
    folded = fold(text)
    found = next(_stated_years(folded.text), None) or next(_stated_levels(folded.text), None)
    if found is None:
        return None
    span, years, level = found
    start, end = folded.span(*span)
    return Experience(start, end, text[start:end], years, level)


def _stated_years(text: str) -> Iterator[_Found]:
    for pattern in _YEARS:
        for match in pattern.finditer(text):
            years = _years(match, text)
            if years is not None:
                yield match.span(), years, level_of(years)


def _stated_levels(text: str) -> Iterator[_Found]:
    others = [match.span() for match in _NOT_A_LEVEL.finditer(text)]
    for name, pattern in _LEVELS:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in others):
                yield match.span(), None, name


def level_of(years: float) -> StatedLevel:
    """Junior up to 2 years, confirmed to under 10, senior from 10 on (see the module)."""
    if years <= 2:
        return "junior"
    return "confirmed" if years < 10 else "senior"


def _years(match: re.Match[str], text: str) -> float | None:
    """Years of a match, None when the words speak of an age or of another duration."""
    said = match.group()
    if _DURATION_FOLLOWS.match(text, match.end()) or said.startswith("j'ai "):
        return None
    if said.startswith("depuis") and not _WORKING.search(text[: match.start()]):
        return None
    if said.startswith(("depuis", "ca fait", "sa fait", "cela fait")) and _NOT_WORKING.search(text):
        return None
    value = _number(match["number"]) + (0.5 if match["half"] else 0.0)
    if "from" in match.re.groupindex and match["from"]:
        value = (_number(match["from"]) + value) / 2
    if match["unit"] == "mois":
        value /= 12
    if match.re is _YEARS[-1] and value > _OLDEST_ALONE:
        return None
    return value if value <= MAX_YEARS else None


def _number(said: str) -> float:
    if said[0].isdigit():
        return float(said.replace(",", "."))
    return _ROUND.get(said.removeprefix("une "), words_value(said))
