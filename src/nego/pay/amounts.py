"""Amounts of money in a French sentence, as people write them about pay.

What counts as an amount:
- a number with a currency, k or mille ("45k", "1 900 balles", "2500e", "quarante mille");
- a number beside gross, net or a period ("2500 net", "45 brut annuel");
- a bare number where pay is spoken of ("je gagne 2500", "on me propose 42") or that is the whole message, when
  it is followed by the end of the sentence, punctuation or a grammatical word, never by a noun ("3 ans",
  "5 personnes"), and is plausible: 700 and more as it is, 20 to 300 in thousands a year, 5 to 20 an hour.
Guessed period (`period_inferred`): under 100 an hour, under 12,000 a month, else a year.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from nego.pay.amount_words import (
    BASIS,
    MONTHS,
    PERIOD,
    TAX,
    find_bases,
    find_basis,
    find_period,
    find_periods,
    find_working_time,
    months_of,
)
from nego.pay.minimum_wage import minimum_wage
from nego.pay.net import net_from_gross
from nego.pay.number_words import Number, read_numbers
from nego.pay.periods import Basis, Period
from nego.text import fold

__all__ = ["AmountMention", "find_amounts", "find_bases", "find_basis", "find_period", "find_periods",
           "find_working_time", "guess_period", "smic_in_euros"]

Kind = Literal["salary", "smic", "day_rate", "week_rate", "variable", "percent"]
AmountProblem = Literal["negative", "overflow", "absurd"]


@dataclass(frozen=True)
class AmountMention:
    """An amount at `start:end` of the sentence as given.

    `low` (and `high` of a range) are euros; for kind "smic" they count minimum wages, for "percent" they are
    percents. `period_inferred`: the period was guessed from the size. `months`: monthly pays a year.
    `low` is 0 when the problem is "overflow".
    """

    start: int
    end: int
    text: str
    low: float
    high: float | None = None
    period: Period | None = None
    basis: Basis | None = None
    months: float | None = None
    kind: Kind = "salary"
    problem: AmountProblem | None = None
    period_inferred: bool = False


@dataclass(frozen=True)
class _Raw:
    """A number with its unit; offsets in the folded text."""

    start: int
    end: int
    value: float
    thousands: bool = False
    currency: bool = False
    negative: bool = False
    words: bool = False


@dataclass(frozen=True)
class _Tail:
    end: int
    period: str | None = None
    basis: Basis | None = None
    months: float | None = None


_MAX_YEAR = 12e6  # euros a year; above it nobody speaks of a pay
_DAY_RATE_BEFORE = re.compile(r"\btjm\b[^\d#]{0,20}$")
_CLAUSE_END = re.compile(r"[;?!\d#]|, (?!c'est)")
_PER_YEAR: dict[Period, float] = {"hour": 1820, "month": 12, "year": 1}
_LEAST: dict[Period, float] = {"hour": 1, "month": 10, "year": 100}
_BLANKED = re.compile(
    r"https?://\S+|\S+@\S+"
    r"|(?:\+33 ?|\b0)[1-9](?:[ .-]?\d{2}){4}\b"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}\b"
    r"|\bbac ?(?:\+|plus) ?\d|\b[nm] ?[+-] ?\d\b"
    r"|\b(?:niveaux?|echelons?|indices?|coef\w*|categories?|classe|grade|groupe|position|palier|articles?|rue|numero"
    r"|versions?|windows|java|python|php|angular|cycle|code postal|departement|annees?|en|depuis"
    r"|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|fin|debut|rentree|l'an|article l)"
    r" ?(?:n ?° ?)?(?:(?:19|20)\d\d|\d{1,3}|deux mille (?:vingt|dix|douze)[a-z -]*)"
    r"(?![\d.,]|[ ']\d{3}| ?(?:€|k|e\b|eur))"
    r"|\b(?:dans|en|sur|vers|habite|chez) le \d{2,3}\b(?! ?(?:€|k|e\b|eur|000))"
)
_THOUSANDS = re.compile(r" ?(?:k(?=$|[^a-z]|e\b|eu|€|brut|net)|kilos?(?:[ -]?(?=euros?))?\b|milles?\b)")
_HUNDREDS_AFTER_K = re.compile(r"k(\d{1,3})(?!\d)(?! ?%)")
_MILLIONS = re.compile(r" ?(?:m(?=€)|m(?= ?(?:€|euros))|millions?\b|milliards?\b)")
_CURRENCY = re.compile(
    r" ?(?:€(?:uros?)?|(?:d')?(?:euros?|eur|euors?|eruos?|eus?)\b|balles?\b|boules?\b|roros?\b|e(?![\w'-]))"
)
_CENTS = re.compile(r" ?(\d{2})(?![\d ]|[.,]\d)")
_OTHER_CURRENCY = re.compile(r" ?k? ?(?:\$|£|dollars?|usd|chf|francs?|livres?|dirhams?|dh\b|f?cfa|cad\b|gbp)")
_CURRENCY_BEFORE = re.compile(r"€ ?$")
_MINUS = re.compile(r"(?:^|[\s:(])-$")
_TO = re.compile(r" ?(?:-|–|~|/|\ba\b|jusqu'a|et\b|ou\b) ?(?:€ ?)?")
_FROM_TO = re.compile(r"\b(?:pass|augment|evolu|mont|gliss)\w* (?:\w+ ){0,2}de $")
_BETWEEN = re.compile(r"\bentre (?:les )?(?:€ ?)?$")
_FILLER = re.compile(
    r" ?(?:,|\(|-|de|du|en|au|a|et|soit)? ?"
    r"(?:(?:fixe|salaire|remuneration|base|package|environ|a peu pres|au total|tout compris|seulement|par personne|de|en|/)\b ?)?"
)
_JUST_EN = re.compile(r"\ben\b")
_CONVERSION = re.compile(
    r"\bcombien\b|\bconver|\bca (?:fait|donne|ferait|represente)|\bfont\b|\bfait\b|\bequiv|correspond|\bquoi\b"
    r"|\bcalcul|\bvaut\b|\bdonne\b|\bpasse\w*(?: \w+)? (?:de|du|en)\b|\bc'est combien|\bcb\b|\bcbn\b|=|\bquel\b"
)
_PAY_TALK = re.compile(
    r"\b(?:tjm|gagn\w+|touch\w+|paye\w*|paie\w*|pay|propos\w+|offr\w+|offert\w*|salaires?|sal|remuner\w+"
    r"|demand\w+|pretend\w*|pretention\w*|vis\w{1,3}|negoci\w+|embauch\w+|augment\w+|percoi\w*|package|fixe"
    r"|fourchette|budget|brut|net|recoi\w*|recu\w*|suis a|etais a|passer? (?:a|de)|monter? a|salairre|bosse pour"
    r"|convert\w*|fiche de paie|filent?|donnent|accept\w+|refus\w+|veux|voudrais|esper\w+|obtenir|mini(?:mum)?|combien (?:font|fait)|annonc\w+|tourne|emarg\w+)\b"
)
_AFTER_BARE = re.compile(
    r"\s*(?:$|[?!,;:.)(+=…#]|-(?! ?\d)"
    r"|(?:brute?s?|brt|net(?:te)?s?|par|annuel|mensuel|de l|sur (?!\d)|pour|a|au|en|et|comme|quand|mais|c|ca"
    r"|actuellement|fixe|de fixe|est|dans|je|j|on|alors|ou|chez|avec|tout|environ|minimum|mini|max|maximum|plus|ce|si"
    r"|il|elle|ils|d|x|du|apres|avant|hors|sans|mtn|maintenant|aujourd|svp|stp|merci|la|le|donc|vous|tu|dois|puis"
    r"|cela|qui|que|qu)\b|/)"
)
_ALONE = re.compile(
    r"(?:[\s#?!.,:;()]|\b(?:de|d'|entre|environ|plutot|vers|autour|dans|les|disons|euh|bah|ben|oui|non|ca|c'est"
    r"|soit|alors|et|pour|si|avec|merci|a peu pres|a|ou|\d[\d .,]*)\b)*"
)
_BARE_BEFORE = re.compile(
    r"(?:\b(?:le|la|les|du|des|ces?|mes|nos|leurs|page|lot|n|version|dans|equipe de|groupe de|depuis|pendant|apres|avant"
    r"|depuis|encore|plus|niveau|bac|top|salaries?|x|zone|coef)|°|\+|#|%|n°) ?$"
)
_AMOUNT_NOUNS = re.compile(
    r" ?(?:abonnes|followers|vues|habitants|kms?|salaries|employes|clients|personnes|h\b|heures|ans\b|metres|m2"
    r"|lits|de ca\b|de chiffre d'affaires)"
)
_VARIABLE_AFTER = re.compile(
    r" ?(?:brute?s? |nets? |annuels? |par an |/an )?(?:de |d'|en |comme )?(?:part )?"
    r"(?:variables?|primes?|bonus|commissions?|interessement|participation|com)\b"
)
_VARIABLE_BEFORE = re.compile(
    r"\b(?:variables?|primes?|bonus|commissions?|interessement|participation)(?: \w+){0,2}?"
    r"(?: (?:de|a|:|jusqu'a|d'environ))? ?$"
)
_PERCENT = re.compile(r"(?<!\w)(?<!\d[.,])([+-]?)\s?(\d{1,4}(?:[.,]\d+)?) ?(?:%|pour ?cents?\b|pct\b)")
_WORKING_SHARE = re.compile(
    r"(?<=\ba )\d+ ?%(?! d'augm| de (?:plus|hausse|prime|bonus|variable))|(?<=\ben )\d+ ?%|\d+ ?% (?:du temps|temps)"
)
_SMIC = re.compile(
    r"(?:(?:(?P<digits>\d+(?:[.,]\d+)?)|(?P<words>deux|trois|quatre|cinq|une)) ?(?:x|\*|fois)? ?"
    r"(?P<half>et demie? )?(?:le )?)?\bsmics?\b"
    r"(?: ?\+ ?(?P<plus>\d+(?:[.,]\d+)?) ?%)?"
)
_SMIC_WORDS = {"deux": 2.0, "trois": 3.0, "quatre": 4.0, "cinq": 5.0, "une": 1.0}


@lru_cache(maxsize=256)
def find_amounts(text: str) -> tuple[AmountMention, ...]:
    """Every amount of `text`, in order, without overlaps. Never raises."""
    folded = fold(text)
    blanked = _BLANKED.sub(lambda match: "#" * len(match.group()), folded.text)
    found: list[AmountMention] = []
    for mention in (*_smics(blanked), *_percents(blanked), *_money(blanked)):
        if not any(other.start < mention.end and mention.start < other.end for other in found):
            found.append(mention)
    found = _with_months(blanked, found)
    return tuple(_placed(mention, folded.span(mention.start, mention.end), text)
                 for mention in sorted(found, key=lambda m: m.start))


def guess_period(amount: float) -> Period:
    """What a pay of this size most likely is per: under 100 an hour, under 12,000 a month, else a year."""
    if amount < 100:
        return "hour"
    return "month" if amount < 12_000 else "year"


def smic_in_euros(mention: AmountMention, on: date) -> AmountMention:
    """A "smic" mention as euros a month (net for a private employee when it says net); others unchanged.

    Raises PayError("date") when the SMIC or the contribution rules of `on` are not known.
    """
    if mention.kind != "smic":
        return mention
    gross = minimum_wage(on).month_gross
    if mention.period in ("hour", "year"):
        gross = minimum_wage(on).hour_gross if mention.period == "hour" else minimum_wage(on).year_gross
    period = mention.period or "month"
    unit = net_from_gross(gross, period, "non_cadre", on).net if mention.basis == "net" else gross
    return replace(mention, low=mention.low * unit, high=mention.high and mention.high * unit, kind="salary",
                   period=period, basis=mention.basis or "gross")


def _placed(mention: AmountMention, span: tuple[int, int], text: str) -> AmountMention:
    return replace(mention, start=span[0], end=span[1], text=text[span[0]:span[1]])


def _money(text: str) -> Iterator[AmountMention]:
    numbers = read_numbers(text)
    done = 0  # where the last amount ended
    for number in numbers:
        if number.start < done:
            continue
        low = _with_unit(text, number)
        if low is None:
            continue
        high = _upper(text, low, numbers)
        mention = _mention(text, low, high, done)
        if mention is not None:
            done = mention.end
            yield mention


def _with_unit(text: str, number: Number) -> _Raw | None:
    """The number with k, mille, million and currency; None for another currency or a counted thing."""
    start, end, value, thousands = number.start, number.end, number.value, number.words and number.value >= 1000
    if (clipped := _HUNDREDS_AFTER_K.match(text, end)) and not number.words:
        value = 1000 * value + int(clipped[1]) * 10 ** (3 - len(clipped[1]))
        end, thousands = clipped.end(), True
    elif scaled := _THOUSANDS.match(text, end):
        value, end, thousands = 1000 * value, scaled.end(), True
    elif scaled := _MILLIONS.match(text, end):
        value, end, thousands = value * (1e9 if "milliard" in scaled[0] else 1e6), scaled.end(), True
    if _OTHER_CURRENCY.match(text, end):
        return None
    currency = _CURRENCY.match(text, end)
    if currency and currency[0].strip() == "e" and not _is_euro(text, value, currency):
        return None
    if currency:
        end = currency.end()
        if not thousands and (cents := _CENTS.match(text, end)):
            value, end = value + int(cents[1]) / 100, cents.end()
    elif thousands and (_AMOUNT_NOUNS.match(text, end) or (number.words and not _AFTER_BARE.match(text, end))):
        return None
    before = _CURRENCY_BEFORE.search(text, 0, start)
    start = before.start() if before else start
    negative = bool(_MINUS.search(text[max(0, start - 2):start]))
    return _Raw(start - negative, end, value, thousands, bool(currency or before), negative, number.words)


def _is_euro(text: str, value: float, currency: re.Match[str]) -> bool:
    """"2500e" and "14e/h" are euros, "15e" and "2e" are ordinals."""
    if value >= 100 or value != int(value):
        return True
    after = text[currency.end():]
    return bool(re.match(r" ?(?:/ ?h|de l ?'? ?heure|par h|brut|net|l'heure|\d\d\b|horaire)", after))


def _upper(text: str, low: _Raw, numbers: tuple[Number, ...]) -> _Raw | None:
    """The upper end of a range that begins with `low`: "40-45k", "entre 40 et 45", "de 2000 à 2500"."""
    link = _TO.match(text, low.end)
    if link is None or low.negative:
        return None
    if "ou" in link[0] or ("et" in link[0] and not _BETWEEN.search(text[:low.start])):
        return None
    if _FROM_TO.search(text[:low.start]):
        return None
    number = next((n for n in numbers if n.start == link.end()), None)
    return _with_unit(text, number) if number else None


def _scaled(low: _Raw, high: _Raw) -> tuple[float, float]:
    """"40-45k": the k of one end is meant for both."""
    first, last = low.value, high.value
    if high.thousands and not low.thousands and first < 1000 and first * 1000 <= last * 2:
        first *= 1000
    if low.thousands and not high.thousands and last < 1000:
        last *= 1000
    if not high.thousands and not low.thousands and first < 1000 <= last and first * 1000 <= last:
        first *= 1000
    return first, last


def _mention(text: str, low: _Raw, high: _Raw | None, since: int) -> AmountMention | None:
    first, last = (low.value, None) if high is None else _scaled(low, high)
    if high is None or last is None or not first < last:
        first, last, high = low.value, None, None
    tail = _tail(text, (high or low).end)
    sized = low.thousands or low.currency or (high is not None and (high.thousands or high.currency))
    if not sized:
        scale = _bare_scale(text, low, high, tail)
        if scale is None:
            return None
        first, last = first * scale, last and last * scale
    period, basis = _before(text[since:low.start], text, tail)
    return _judged(AmountMention(
        start=low.start, end=max(tail.end, (high or low).end), text="", low=first, high=last,
        period=_pay_period(period), basis=basis, months=tail.months,
        kind=_kind(text, low.start, (high or low).end, period),
    ), low.negative)


def _pay_period(period: str | None) -> Period | None:
    return period if period in ("hour", "month", "year") else None  # type: ignore[return-value]


def _bare_scale(text: str, low: _Raw, high: _Raw | None, tail: _Tail) -> float | None:
    """1 or 1000 for a number without unit that is a pay, None for one that is not (see the module)."""
    end = (high or low).end
    value, most = low.value, (high or low).value
    if (low.words and not low.thousands) or _BARE_BEFORE.search(text[:low.start].rstrip() + " ") or not _AFTER_BARE.match(text, end):
        return None
    beside = bool(tail.basis or tail.period or tail.months)
    alone = _ALONE.fullmatch(text[:low.start] + text[end:]) is not None
    if not (beside or alone or _PAY_TALK.search(text[:low.start])):
        return None
    if tail.period == "hour":
        return 1 if 1 <= value <= 500 else None
    if tail.period in ("day", "week") or _DAY_RATE_BEFORE.search(text[:low.start]):
        return 1
    if value >= 700:
        return 1 if most <= 10_000_000 or beside else None
    if alone and not beside:
        return None
    if 20 <= value <= 300 and tail.period != "month":
        return 1000
    return 1 if 5 <= value < 20 or beside else None


def _tail(text: str, start: int) -> _Tail:
    """Period, basis and months right behind an amount; what follows "en" in a conversion is the target."""
    tail = _Tail(start)
    conversion = _CONVERSION.search(text) is not None
    while True:
        gap = _FILLER.match(text, tail.end)
        position = gap.end() if gap else tail.end
        if gap and _JUST_EN.search(gap[0]) and (conversion or _names_again(text, position, tail)):
            return tail
        for at in (tail.end, _spaces(text, tail.end), position):
            step = _step(text, at, tail)
            if step is not None:
                break
        if step is None:
            return tail
        tail = step


def _names_again(text: str, at: int, tail: _Tail) -> bool:
    """Whether the words at `at` state what the tail already has: "45k par an en net mensuel" asks for a month."""
    ahead = text[at:at + 30]
    return bool((tail.period and PERIOD.search(ahead)) or (tail.basis and BASIS.search(ahead)))


def _spaces(text: str, start: int) -> int:
    while start < len(text) and text[start] == " ":
        start += 1
    return start


def _step(text: str, at: int, tail: _Tail) -> _Tail | None:
    if tail.months is None and (months := MONTHS.match(text, at)):
        period = tail.period or ("month" if months["times"] else None)
        return replace(tail, end=months.end(), months=months_of(months), period=period)
    if tail.period is None and (period_match := PERIOD.match(text, at)):
        return replace(tail, end=period_match.end(), period=period_match.lastgroup)
    if tail.basis is None and (basis := BASIS.match(text, at)):
        qualified = TAX.match(text, basis.end())
        end = qualified.end() if qualified else basis.end()
        return replace(tail, end=end, basis="gross" if basis.lastgroup == "gross" else "net")
    return None


def _before(before: str, text: str, tail: _Tail) -> tuple[str | None, Basis | None]:
    """Period and basis, completed from the words before: "mon brut annuel est de 45000", "tjm de 400"."""
    clause = _CLAUSE_END.split(before[-45:])[-1]
    period, basis = tail.period, tail.basis
    if re.search(r"\btjm\b", clause):
        period = period or "day"
    if _CONVERSION.search(text):
        return period, basis
    if period is None:
        period = next((m.lastgroup for m in PERIOD.finditer(clause) if _pay_period(m.lastgroup)), None)
    if basis is None and (match := BASIS.search(clause)):
        basis = "gross" if match.lastgroup == "gross" else "net"
    return period, basis


def _kind(text: str, start: int, end: int, period: str | None) -> Kind:
    if period == "day":
        return "day_rate"
    if period == "week":
        return "week_rate"
    if _VARIABLE_AFTER.match(text, end) or _VARIABLE_BEFORE.search(text[max(0, start - 40):start]):
        return "variable"
    return "salary"


def _judged(mention: AmountMention, negative: bool) -> AmountMention:
    """The mention with its guessed period and its problem."""
    most = mention.high or mention.low
    if not math.isfinite(most):
        return replace(mention, low=0.0, high=None, problem="overflow")
    if negative:
        return replace(mention, low=-mention.low, problem="negative")
    if mention.kind == "salary" and mention.period is None:
        mention = replace(mention, period=guess_period(most), period_inferred=True)
    period = mention.period or "year"
    too_little = mention.low < (_LEAST[period] if mention.kind == "salary" and not mention.period_inferred else 1)
    if too_little or most * _PER_YEAR[period] >= _MAX_YEAR:
        return replace(mention, problem="absurd")
    return mention


def _with_months(text: str, found: list[AmountMention]) -> list[AmountMention]:
    """Months a year said anywhere ("avec un 13e mois") hold for the first pay that states none."""
    said = MONTHS.search(text)
    if said is None or any(mention.months for mention in found):
        return found
    for index, mention in enumerate(found):
        if mention.kind == "salary":
            return [*found[:index], replace(mention, months=months_of(said)), *found[index + 1:]]
    return found


def _percents(text: str) -> Iterator[AmountMention]:
    shares = {match.start() for match in _WORKING_SHARE.finditer(text)}
    for match in _PERCENT.finditer(text):
        if match.start(2) in shares:
            continue
        value = float(match[2].replace(",", "."))
        yield AmountMention(match.start(), match.end(), "", -value if match[1] == "-" else value, kind="percent",
                            problem="absurd" if value > 1000 else None)


def _smics(text: str) -> Iterator[AmountMention]:
    for match in _SMIC.finditer(text):
        count = float(match["digits"].replace(",", ".")) if match["digits"] else 1.0
        count = _SMIC_WORDS.get(match["words"] or "", count) + (0.5 if match["half"] else 0)
        if match["plus"]:
            count *= 1 + float(match["plus"].replace(",", ".")) / 100
        tail = _tail(text, match.end())
        if not math.isfinite(count) or not 0 < count <= 1000:
            count = 0.0
        yield AmountMention(match.start(), max(match.end(), tail.end), "", count, period=_pay_period(tail.period),
                            basis=tail.basis, months=tail.months, kind="smic",
                            problem=None if count else "absurd")
