"""The move that one message makes. The words are in `knowledge/negotiation/rehearsal_words.yml`.

An amount belongs to the nearest words of its clause that say whose it is: asked for, offered elsewhere, paid
today, a result ("300 000 € de ventes"), a bonus, or the recruiter's own. Without such words it is asked for,
or it answers the recruiter's question about another offer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Literal, get_args

import yaml

from nego.negotiation.annual import annual
from nego.negotiation.rehearsal.model import (
    AmountFault,
    Answer,
    Argument,
    Ask,
    Expecting,
    Lever,
    Move,
    Pause,
    Temperament,
    Weak,
    Worth,
)
from nego.negotiation.situation import Offer
from nego.paths import KNOWLEDGE
from nego.pay.amounts import AmountMention, find_amounts, find_period, smic_in_euros
from nego.pay.errors import PayError
from nego.pay.net import Status
from nego.reading.experience import Experience, find_experience
from nego.reading.phrases import pattern
from nego.text import Folded, fold

WORDS_FILE = KNOWLEDGE / "negotiation" / "rehearsal_words.yml"
Role = Literal["ask", "other_offer", "current_pay", "result_amount", "bonus_amount", "yours", "market"]
Wish = Literal["other_ask", "harder", "again"]
_WISHES: tuple[Wish, ...] = get_args(Wish)
_ROLES: tuple[Role, ...] = get_args(Role)
_ROLES_AFTER: tuple[Role, ...] = ("yours", "other_offer", "current_pay", "result_amount", "market")
_CLAUSE_END = re.compile(
    r"[.,;:!?](?=\s|$)"
    r"|\b(?:mais|donc|alors|car|parce que?|puisque?|vu que?|et(?= (?:je|j'|que|mon|ma|on)\b))\b"
)
_SHORT = 8  # words up to which « stop » is an order and not part of a story
_SHORT_AMOUNT = 40  # characters up to which a bare number answers "how much?"
_THOUSAND = 1000
_LEAST_MILLIONS = 10  # a yearly pay in euros times a thousand
_BRIEF = 6  # words up to which « oui » is the whole answer
_EXPLAINS = re.compile(r"[ ,]*(?:j'|je\b)")
_LOOK_AHEAD = 30  # characters
_LEAST_YEARLY = 1_000  # euros: nobody asks for that more a month without saying so
_LEAD = "je demande "  # puts a bare number ("42") where pay is spoken of
_BARE = re.compile(
    r"(?<![\d.,])[1-9]\d{0,2}[  .]?\d{3}"
    r"(?=[  ](?!(?:euros?|eur|k|brut|net|par|clients|personnes)\b)[a-z]|\s*(?:$|[.,;:!?](?!\d)))"
)
_OF_SOMETHING = re.compile(
    r" ?(?:de|d'|des|du|sur (?:le|la|les|l')) ?(?!plus|hausse|augment|mieux|revaloris|rallonge|variable|prime"
    r"|bonus|fixe|mon\b|ma\b|salaire|remuneration|ce que|teletravail|marge\b|mieux)[a-z]"
)
_FEW = 1  # words before a number that begins a clause
_CLOSE = 2  # words between the words that ask and a bare monthly pay
_LEAST_BARE_YEAR = 10_000  # under it, a bare number may be a count
_PAYS: tuple[Role, ...] = ("ask", "other_offer", "current_pay", "yours", "market")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class _Amount:
    """An amount with its place `[start, end)` in the folded text and whose it is."""

    mention: AmountMention
    start: int
    end: int
    role: Role


def read_move(
    text: str,
    on: date,
    status: Status = "non_cadre",
    expecting: Expecting = "figure",
) -> Move:
    """The move of a message as the person typed it; "" and "…" are silence.

    Amounts in any unit become euros gross a year at full time, by the rates of `on` and for a person of
    `status`. `expecting`: what the recruiter has just asked for. Never raises for a text.
    """
    if not any(character.isalnum() for character in text):
        return Move(pause="silence")
    text = _with_currency(text)
    folded = fold(text)
    plain = folded.text
    stop, helped = _orders(plain)
    if stop:
        return Move(stop=True)
    amounts = _amounts(text, folded, expecting)
    asked = [amount for amount in amounts if amount.role == "ask"]
    ask, fault = _ask(asked, plain, on, status)
    levers = tuple(_levers(plain, amounts))
    more = _more(asked, plain)
    return Move(
        ask=ask if more is None else None,
        more=more,
        arguments=tuple(_arguments(text, plain, amounts)),
        weak=tuple(name for name in get_args(Weak) if _said(name, plain)),
        other_offer=_first_annual(amounts, "other_offer", on, status),
        withdrawn=_said("withdrawn", plain),
        current_pay=_speaks_of_current(amounts, plain),
        levers=levers,
        answer=_answer(plain),
        pause=_pause(plain, ask),
        asks_budget=_asks_budget(plain),
        percent=next(_percents(asked, plain), None) if ask is None else None,
        split=_said("split", plain),
        fault=fault,
        greets=_said("greets", plain),
        help=helped,
    )


def read_wish(text: str) -> Wish | None:
    """What is wished for around a rehearsal: one more, harder, or with another first figure."""
    plain = fold(text).text
    if len(_WORD.findall(plain)) > _SHORT:
        return None
    return next((wish for wish in _WISHES if _said(wish, plain)), None)


def wanted_temperament(text: str) -> Temperament | None:
    """The temperament that a request for a rehearsal names."""
    plain = fold(text).text
    return next((name for name in get_args(Temperament) if _said(f"temperaments.{name}", plain)), None)


def wants_other_job(text: str) -> bool:
    """Whether the words around a job say that the talk is to be about it from now on."""
    return _said("other_job", fold(text).text)


def speaks_of_raise(text: str) -> bool:
    """Whether a request for a rehearsal is about one's own employer."""
    return _said("raise", fold(text).text)


def is_question(text: str) -> bool:
    """Whether the message asks, by its mark or its words."""
    return "?" in text or _said("asks", fold(text).text)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """One pattern a list of phrases, those of levers named "levers.remote". Raises as `pattern` does."""
    raw: dict[str, Any] = yaml.safe_load(WORDS_FILE.read_text(encoding="utf-8"))
    sets = raw.pop("sets")
    groups = {group: raw.pop(group) for group in ("levers", "temperaments")}
    named = {
        **raw,
        **{f"{group}.{name}": found for group, all_ in groups.items() for name, found in all_.items()},
    }
    return {name: pattern(phrases, sets) for name, phrases in named.items()}


def _said(name: str, plain: str) -> bool:
    return _patterns()[name].search(plain) is not None


def _orders(plain: str) -> tuple[bool, bool]:
    """Whether the message orders to stop, and whether it asks for help: in few words only."""
    if len(_WORD.findall(plain)) > _SHORT:
        return False, False
    return _said("stop", plain), _said("help", plain)


def _with_currency(text: str) -> str:
    """The text with € behind a bare number that is a pay by where it stands (« je demande 45 000 vu mon
    expérience », « je souhaite 2600 »); in another place it counts something else (« 12 000 clients »)."""
    plain = fold(text).text
    if len(plain) != len(text):
        return text  # places do not match; what `nego.pay.amounts` sees is all there is
    pieces, at = [], 0
    for match in _BARE.finditer(plain):
        if _is_bare_pay(plain, match):
            pieces.append(text[at : match.end()] + " €")
            at = match.end()
    return "".join([*pieces, text[at:]])


def _is_bare_pay(plain: str, number: re.Match[str]) -> bool:
    begins = max((m.end() for m in _CLAUSE_END.finditer(plain, 0, number.start())), default=0)
    cues = [(m.end(), role) for role, m in _cues(plain, begins, number.start())]
    end, role = max(cues) if cues else (begins, None)
    between = len(_WORD.findall(plain[end : number.start()]))
    if int(re.sub(r"\D", "", number[0])) < _LEAST_BARE_YEAR:
        return role == "ask" and between <= _CLOSE
    return role in _PAYS if role else between <= _FEW


def _amounts(text: str, folded: Folded, expecting: Expecting) -> list[_Amount]:
    found = [_mended(m) for m in find_amounts(text) if m.kind != "variable"]
    placed = [(m, bisect_left(folded.offsets, m.start), bisect_left(folded.offsets, m.end)) for m in found]
    if not found and len(text) <= _SHORT_AMOUNT:
        bare = (m for m in find_amounts(_LEAD + text) if m.kind != "variable")
        placed = [(m, m.start - len(_LEAD), m.end - len(_LEAD)) for m in bare]
    roles = [
        "result_amount" if m.kind == "percent" and _OF_SOMETHING.match(folded.text, end) else
        _role(folded.text, start, end)
        for m, start, end in placed
    ]  # fmt: skip
    untold = _untold(folded.text, expecting, "other_offer" in roles)
    return [_Amount(*place, role or untold) for place, role in zip(placed, roles, strict=True)]


def _untold(plain: str, expecting: Expecting, other_told: bool) -> Role:
    """Whose an amount is that nothing near it tells: the other offer spoken of, or the ask."""
    spoken_of = _said("other_offer", plain) and not _said("ask", plain)
    return "other_offer" if not other_told and (spoken_of or expecting == "details") else "ask"


def _mended(mention: AmountMention) -> AmountMention:
    """« entre 40 et 45 000 » was read as thousands of both ends; here nobody speaks of millions."""
    high, low = mention.high, mention.low
    if mention.problem != "absurd" or high is None or low < _THOUSAND**2 * _LEAST_MILLIONS:
        return mention
    return replace(mention, low=low / _THOUSAND, high=high / _THOUSAND, problem=None, period="year")


def _role(plain: str, start: int, end: int) -> Role | None:
    """Whose the amount is by its clause: the last words before it that tell, else the first after it."""
    begins = max((m.end() for m in _CLAUSE_END.finditer(plain, 0, start)), default=0)
    after = _CLAUSE_END.search(plain, end)
    ends = after.start() if after else len(plain)
    before = [(m.end(), m.start(), role) for role, m in _cues(plain, begins, start)]
    if before:
        return max(before, key=lambda cue: (cue[0], -cue[1]))[2]
    behind = [(m.start(), role) for role, m in _cues(plain, end, ends) if role in _ROLES_AFTER]
    return min(behind)[1] if behind else None


def _cues(plain: str, begins: int, ends: int) -> Iterator[tuple[Role, re.Match[str]]]:
    for role in _ROLES:
        for match in _patterns()[role].finditer(plain, begins, ends):
            yield role, match


def _ask(asked: list[_Amount], plain: str, on: date, status: Status) -> tuple[Ask | None, AmountFault | None]:
    """The figure asked for, the last one said; else what is wrong with what was said."""
    fault: AmountFault | None = None
    for amount in reversed(asked):
        mention = amount.mention
        if mention.kind == "percent":
            continue
        if mention.kind in ("day_rate", "week_rate"):
            fault = "day_rate"
            continue
        low = _annual(mention, mention.low, on, status)
        if low is None:
            fault = "unreadable"
            continue
        high = _annual(mention, mention.high, on, status) if mention.high else None
        return Ask(low, high, _said("floor", plain), _significant(mention)), None
    return None, fault


def _more(asked: list[_Amount], plain: str) -> float | None:
    """Euros gross a year asked for on top: « 200 euros de plus par mois »."""
    for amount in asked:
        mention = amount.mention
        added = mention.kind == "raise" or _patterns()["more"].search(plain[amount.end :].lstrip())
        if not added or mention.kind not in ("salary", "raise") or mention.problem not in (None, "absurd"):
            continue
        said = find_period(plain[amount.start : amount.end + _LOOK_AHEAD])
        per_year = said.value == "year" if said is not None else mention.low >= _LEAST_YEARLY
        return float(round(mention.low * (1 if per_year else 12)))
    return None


def _annual(mention: AmountMention, value: float, on: date, status: Status) -> float | None:
    """An amount of the mention's unit in the common unit; None for one that is no pay.

    To the euro as said, to 10 € when converted: the rest is an artefact of the conversion.
    """
    if mention.problem is not None:
        return None
    try:
        paid = smic_in_euros(mention, on)
        amount = paid.low if value == mention.low else paid.high or paid.low
        offer = Offer(amount, paid.period, paid.basis, paid.months, status)
        total = annual(offer, on, status).total
        return float(round(total, 0 if paid.period == "year" and paid.basis != "net" else -1))
    except PayError:
        return None  # no pay at all: said to the person as such


def _first_annual(amounts: list[_Amount], role: Role, on: date, status: Status) -> float | None:
    pays = (a.mention for a in amounts if a.role == role and a.mention.kind in ("salary", "smic"))
    return next((found for m in pays if (found := _annual(m, m.low, on, status)) is not None), None)


def _significant(mention: AmountMention) -> int:
    """How many significant figures the number has as said: 2 for 45k, 3 for 47 500, 5 for 47 383."""
    if mention.kind == "smic":
        return 1
    digits = f"{mention.low:.2f}".replace(".", "").strip("0")
    return len(digits) or 1


def _percents(asked: list[_Amount], plain: str) -> Iterator[float]:
    """Shares asked for: « 10 % de plus », « +10 % »; others are details of an argument."""
    for amount in asked:
        mention = amount.mention
        if mention.kind != "percent" or mention.problem is not None or mention.low <= 0:
            continue
        around = plain[max(0, amount.start - 30) : amount.end + 30]
        if plain[amount.start :].startswith("+") or _said("percent_more", around) or _said("ask", around):
            yield mention.low


def _arguments(text: str, plain: str, amounts: list[_Amount]) -> Iterator[Argument]:
    """The reasons given, experience first: the order in which a recruiter takes them up is not the person's
    fault, and rules-based feedback looks at the order of turns."""
    experience = find_experience(text)
    numbers = _has_other_numbers(plain, amounts, experience)
    years = experience is not None and experience.years is not None and experience.years >= 1
    detailed: dict[Worth, bool] = {
        "experience": years,
        "results": numbers,
        "skill": _said("named_skill", plain),
        "market": _said("market_source", plain) or any(a.role == "market" for a in amounts),
        "other_offer": _said("other_offer_details", plain),
    }
    level = experience is not None and experience.level == "senior"
    grown = any(a.role == "result_amount" and a.mention.kind == "percent" for a in amounts)
    for kind in get_args(Worth):
        if kind == "other_offer" and _said("withdrawn", plain):
            continue
        told = (kind == "experience" and (years or level)) or (kind == "results" and grown)
        if told or _said(kind, plain):
            yield Argument(kind, detailed[kind])


def _has_other_numbers(plain: str, amounts: list[_Amount], experience: Experience | None) -> bool:
    """Whether a number is said that is no pay and no experience: a share, a result, a count of clients."""
    taken = [(a.start, a.end) for a in amounts if a.role != "result_amount" and a.mention.kind != "percent"]
    if experience is not None:
        taken.append((experience.start, experience.end))
    for match in re.finditer(r"\d+|\bdouble\b|\btriple\b|\bmillions?\b", plain):
        if not any(start <= match.start() < end for start, end in taken):
            return True
    return False


def _speaks_of_current(amounts: list[_Amount], plain: str) -> bool:
    """The present pay, told with its amount."""
    return any(amount.role == "current_pay" for amount in amounts) and _said("current_pay", plain)


def _levers(plain: str, amounts: list[_Amount]) -> Iterator[Lever]:
    for lever in get_args(Lever):
        if _said(f"levers.{lever}", plain):
            yield lever


def _answer(plain: str) -> Answer | None:
    """Yes or no: the one said last; a yes followed by « mais » and nothing better is no agreement, nor is an
    « oui » or « d'accord » that only begins what is said."""
    refusals = [m.span() for m in _patterns()["refuses"].finditer(plain)]
    brief = len(plain.split()) <= _BRIEF
    agreements = [
        m.span()
        for name in (("agrees", "assents") if brief else ("agrees",))
        for m in _patterns()[name].finditer(plain)
        if not any(start <= m.start() < end for start, end in refusals)
        and not (name == "assents" and _EXPLAINS.match(plain, m.end()))
    ]
    if not agreements:
        return "no" if refusals else "push" if _said("pushes", plain) else None
    last = max(end for _, end in agreements)
    if any(start > last for start, _ in refusals):
        return "no"
    if re.search(r"\bmais\b", plain[last:]):
        return "push"
    return "yes"


def _pause(plain: str, ask: Ask | None) -> Pause | None:
    if ask is not None:
        return None
    if _said("silence", plain) and len(_WORD.findall(plain)) <= _SHORT:
        return "silence"
    return "unsure" if _said("unsure", plain) else None


def _asks_budget(plain: str) -> bool:
    """Whether the recruiter's figure is asked for: in a question, or in words that ask."""
    return _said("budget", plain) and ("?" in plain or _said("asks", plain))
