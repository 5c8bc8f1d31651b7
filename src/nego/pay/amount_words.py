"""The words that say what an amount is: period, gross or net, months a year, working time.

Patterns read folded text (lower case, no accents); see `nego.text.fold`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from nego.pay.number_words import words_value
from nego.pay.periods import Basis, Period
from nego.text import fold, normalize

Value = TypeVar("Value")
LEGAL_WEEK = 35.0  # hours (Code du travail, L3121-27)
LONGEST_WEEK = 44.0  # hours on average (Code du travail, L3121-22)


@dataclass(frozen=True)
class Mention(Generic[Value]):
    """`value` said at `start:end` of the sentence as given."""

    start: int
    end: int
    text: str
    value: Value


_NOT_NEXT = r"(?! (?:prochain|derni|passe|suivant|d'essai|en cours|de preavis|de mai|scolaire))"
YEAR = (
    r"(?<!fois )\bpa?r ans?\b|\bpa?r annees?\b|/ ?ans?\b|/ ?annees?\b|\ba l ?'? ?annee?\b|\ba lanne*\b"
    r"|\bsur (?:l'annee|un an|1 an|une annee|12 mois)\b|\bp(?:ou)?r (?:une annee|un an|1 an)\b"
    r"|\ben un an\b|\bpar en$|\bper year\b|/ ?year\b|^et en an\b"
    rf"|(?<![a-z])annuel(?:le)?s?(?:ment)?\b|\bchaque annee\b|\bl'an\b(?! \d| derni| prochain| passe)"
    rf"|(?<!debut de )(?<!fin de )(?<!milieu de )\bl'annee\b{_NOT_NEXT}"
)
MONTH = (
    r"(?<!fois )\bpa?r mois\b|(?<!fait )(?<!fois )\bpar moi\b(?![ -]meme)|/ ?mois?\b|\bau mois\b(?! d)"
    r"|(?<![a-z])mensuel(?:le)?s?(?:ment)?\b|\bchaque mois\b"
    r"|\btous les mois\b"
    rf"|\ble mois\b{_NOT_NEXT}|/ ?m\b(?!²)|\bper month\b|/ ?month\b"
    r"|\b(?:en|pour|sur) un mois\b|\b(?:a la|en) fin d[eu] mois\b"
)
HOUR = (
    r"\bde l ?'? ?heure\b|\bpar heures?\b|\bpar h\b|/ ?h\b|/ ?heures?\b"
    r"|(?<!tout )\ba l'heure\b(?! actuelle| d| ou)"
    r"|(?<!volume )(?<!amplitude )(?<!decalage )(?<!tranche )\bhoraire\b"
    r"|\btaux horaires?\b|(?<=[\d€k] )\bl'heure\b|^(?:et )?l'heure\b|\bpour une heure\b"
)
DAY = r"\bpar jours?\b|/ ?j(?:ours?)?\b|\bla journee\b|\bjournaliers?\b|\btjm\b|/ ?day\b"
WEEK = r"\bpar semaines?\b|/ ?sem(?:aines?)?\b|\bla semaine\b|\bhebdo(?:madaires?)?\b"
GROSS = (
    r"(?<!petrole )(?<!champagne )(?<!force )(?<!art )(?<!matiere )(?<!marge )(?<!diamant )(?<!donnees )"
    r"(?<!bois )(?<!beton )(?<!cidre )(?<!super )(?<!super-)"
    r"(?<![a-z])brute?s?\b(?! de (?:de)?coffrage)|(?<![a-z])brt\b|\bavant (?:les )?(?:charges"
    r"|cotisations|prelevements?)\b"
    r"|\bcharges comprises\b"
)
NET = (
    r"(?<!sur le )(?<!du )(?<!\.)(?<!dot )(?<!asp )(?<!marge )(?<!resultat )(?<!benefice )"
    r"(?<!clair et )(?<!propre et )(?<!simple et )(?<!franc et )(?<!refus )"
    r"(?<!c'est )(?<!tout )(?<![a-z])net(?:te)?s?\b(?! promoter| et precis| surf|-entreprise|works?|flix)"
    r"|\b(?:c'est|c'etait|parle|parlais|dis|disais) (?:bien |plutot )?(?:du|en) nets?\b"
    r"|\b(?:en|dans (?:la|ma|les)) poches?\b|\bapres (?:les )?(?:charges|cotisations|impots?)\b"
    r"|\bavant impots?\b|\bapres (?:les )?prelevements?\b|\b(?:sans|hors) (?:les )?charges\b"
    r"|\bcharges (?:deduites|enlevees|retirees|payees)\b|\b(?:sur|dans) (?:mon|le) compte\b"
)
TAX = re.compile(
    r",? ?(?:(?:avant|apres) (?:les |l')?(?:impots?|charges)|a payer|d'impots?|imposables?"
    r"|de charges)\b"
)
_PERIOD_WORDS: tuple[tuple[Period, str], ...] = (("year", YEAR), ("month", MONTH), ("hour", HOUR))
_BASIS_WORDS: tuple[tuple[Basis, str], ...] = (("gross", GROSS), ("net", NET))
PERIOD = re.compile(
    "|".join(f"(?P<{name}>{words})" for name, words in (*_PERIOD_WORDS, ("day", DAY), ("week", WEEK)))
)
BASIS = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _BASIS_WORDS))
MONTHS = re.compile(
    r"\bsur (?P<on>1[2-6](?:[.,]\d)?|douze|treize|quatorze|quinze|seize)(?: mois\b| ?m\b|(?! ?\d| ?[%a-z]))"
    r"|(?P<th>1[2-6]) ?(?:e|eme|ieme|th)s? mois\b|\b(?P<word>treizieme|quatorzieme|quinzieme|seizieme) mois\b"
    r"|(?:x|\*) ?(?P<times>1[2-6](?:[.,]\d)?)\b(?! ?[%h])"
    r"|\b(?:en|avec|par an sur|,) ?(?P<with>1[3-6](?:[.,]\d)?) mois\b"
)
_ORDINAL_MONTHS = {"treizieme": 13.0, "quatorzieme": 14.0, "quinzieme": 15.0, "seizieme": 16.0}
_SET_ASIDE = re.compile(
    r"\b(?:pas|ni|et non|plutot \w+ que|plutot qu[e']|au lieu d[eu']) ?(?:en |le |du |au |par )?$"
)
_WORKING_TIME = re.compile(
    r"\b(?P<half>mi[ -]?temps|a mi temps)\b"
    r"|\b(?:a|en|au|(?:pour|sur) un|temps partiel(?: a| de)?|partiel) ?(?P<percent>[1-9]\d(?:[.,]\d+)?) ?%"
    r"(?! d'augm| de (?:prime|bonus|variable|hausse|plus))"
    r"|(?<![\d.,+])(?P<share>[1-9]\d) ?% (?:(?:du temps|d'un temps|temps|etp)\b|(?=(?:a|pour|paye\w*) \d))"
    r"|\b(?:a|aux?|en|un|les|du) (?:(?P<fifths>4 ?/ ?5|quatre cinqui\w+)|(?P<quarters>3 ?/ ?4|trois quarts?))"
    r"(?:e|emes?|de)?\b(?! ?(?:ans|mois|jours|heures|k\b|€|d'heure))"
    r"|(?<![\d:/h])(?<!sous )(?<!dans )(?<!d'ici )\b(?P<hours>[1-4]\d(?:[.,]\d+)?) ?h(?:eures?)?\b"
    r"(?! ?\d| pour (?:\w+ )?(?:repondre|reflechir|decider)| de (?:reflexion|delai))"
    r"|\b(?P<full>(?:a |en )?(?:temps plein|plein temps|temps complet))\b"
)


def find_period(text: str) -> Mention[Period] | None:
    """The last period said and not set aside ("par an", "mensuel", "de l'heure"), or None. Never raises."""
    return _last(find_periods(text), text)


def find_basis(text: str) -> Mention[Basis] | None:
    """The last basis said and not set aside ("brut", "en poche", "après charges"), or None. Never raises."""
    return _last(find_bases(text), text)


def find_periods(text: str) -> tuple[Mention[Period], ...]:
    """Every period said, in order; amounts or not."""
    names: dict[str, Period] = {name: name for name, _ in _PERIOD_WORDS}
    return _mentions(text, PERIOD, names)


def find_bases(text: str) -> tuple[Mention[Basis], ...]:
    """Every basis said, in order; amounts or not."""
    names: dict[str, Basis] = {name: name for name, _ in _BASIS_WORDS}
    return _mentions(text, BASIS, names)


def find_working_time(text: str) -> Mention[float] | None:
    """Share of full time said: "mi-temps" 0.5, "à 80 %" 0.8, "28h" 28/35, "39h" 39/35; more than
    LONGEST_WEEK hours are none of a week."""
    folded = fold(text)
    for match in _WORKING_TIME.finditer(folded.text):
        start, end = folded.span(*match.span())
        return Mention(start, end, text[start:end], _share(match))
    return None


def find_pay_months(text: str) -> float | None:
    """Monthly pays a year said anywhere ("sur 13 mois", "avec un 13e mois"), or None. Never raises."""
    said = MONTHS.search(fold(text).text)
    return months_of(said) if said else None


def without_pay_months(text: str) -> str:
    """Folded ``text`` without the words that say monthly pays a year."""
    return MONTHS.sub(" ", fold(text).text)


def months_of(match: re.Match[str]) -> float:
    """Monthly pays a year of a MONTHS match."""
    said = next(value for value in match.groups() if value)
    if said in _ORDINAL_MONTHS:
        return _ORDINAL_MONTHS[said]
    return float(said.replace(",", ".")) if said[0].isdigit() else words_value(said)


def _last(mentions: tuple[Mention[Value], ...], text: str) -> Mention[Value] | None:
    """The last mention; « en net, pas en brut » means net."""
    kept = [mention for mention in mentions if not _is_set_aside(mention, text)]
    return max(kept or mentions, key=lambda mention: mention.start, default=None)


def _is_set_aside(mention: Mention[Value], text: str) -> bool:
    return _SET_ASIDE.search(normalize(text[max(0, mention.start - 25) : mention.start]) + " ") is not None


def _share(match: re.Match[str]) -> float:
    if match["half"]:
        return 0.5
    if match["full"]:
        return 1.0
    if match["fifths"] or match["quarters"]:
        return 0.8 if match["fifths"] else 0.75
    percent = match["percent"] or match["share"]
    if percent:
        return float(percent.replace(",", ".")) / 100
    hours = float(match["hours"].replace(",", "."))
    return hours / LEGAL_WEEK if hours <= LONGEST_WEEK else 1.0


def _mentions(text: str, pattern: re.Pattern[str], names: dict[str, Value]) -> tuple[Mention[Value], ...]:
    folded = fold(text)
    found: list[Mention[Value]] = []
    for match in pattern.finditer(folded.text):
        if match.lastgroup in names:
            start, end = folded.span(*match.span())
            found.append(Mention(start, end, text[start:end], names[match.lastgroup]))
    return tuple(found)
