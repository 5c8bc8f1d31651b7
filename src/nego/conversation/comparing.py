"""Two offers or more beside one another: told in one message, or one beside the one in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from nego.conversation.context import Context
from nego.conversation.page import market_in
from nego.conversation.raising import raised_in
from nego.conversation.reading import Amount, Reading
from nego.conversation.sides import offer_of
from nego.conversation.turns import ABOUT_OFFER
from nego.market.market import Market
from nego.negotiation.annual import annual
from nego.negotiation.judge import judge
from nego.negotiation.situation import AnnualPay, Offer, Verdict
from nego.pay.extras import Extras, find_extras
from nego.pay.net import net_from_gross
from nego.reading.occasion import is_elsewhere, speaks_of_another, weighs_offers

_OFFERS = ("offered", "other_offer")
_BESIDE = re.compile(
    r"\b(?:et|ou|contre|versus|vs|alors que|tandis que|l['’ ]?autre|(?:offre|proposition) \w+)\b"
    r"|[,;/]|\.(?!\d)",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\bl['’ ]?autre\b", re.IGNORECASE)
_SAME = re.compile(r"\b(?:soit|donc|dont|environ|c['’]est|avec|plus|[cç]a fait|jusqu)\b|[=+(]", re.IGNORECASE)


@dataclass(frozen=True)
class Rival:
    """One of the offers compared. `market` and `verdict` are None while the job is not known.

    `net_month`: what is paid, net a month before income tax.
    """

    context: Context
    offer: Offer
    pay: AnnualPay
    net_month: float
    market: Market | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True)
class Compared:
    """Offers in the order they were told, the one that pays most a year at full time and the next to it.

    `context`: what is in force afterwards. The pay of one's own employer stays in force beside an offer of
    another; else the best paid offer is, and the next the other one.
    """

    context: Context
    rivals: tuple[Rival, ...]
    best: Rival
    next: Rival

    @property
    def gap(self) -> float:
        """Euros gross a year at full time between the two."""
        return self.best.pay.total - self.next.pay.total

    @property
    def doubtful(self) -> bool:
        """Whether one of the amounts looks like a mistake, to be asked before anything is made of it."""
        return any(rival.verdict is not None and rival.verdict.check is not None for rival in self.rivals)


def compare_offers(before: Context, kept: Context, reading: Reading, on: date) -> Compared | None:
    """The offers that a message sets side by side, by the rates of `on`; None where there are no two.

    ``before`` and ``kept``: the context before the message and after it. Raises as
    `nego.negotiation.annual`.
    """
    contexts = _together(kept, reading) or _beside(before, kept, reading)
    if len(contexts) < 2:
        return None
    rivals = tuple(_rival(context, on) for context in contexts)
    best, following = sorted(rivals, key=lambda rival: -rival.pay.total)[:2]
    own = next((rival for rival in rivals if rival.context.occasion == "raise"), None)
    chosen = own or best
    other = next(rival for rival in (best, following) if rival is not chosen)
    in_force = replace(chosen.context, other_offer=float(round(other.pay.total)), has_other_offer=True)
    return Compared(in_force, rivals, best, following)


def _rival(context: Context, on: date) -> Rival:
    market = market_in(context, on) if context.job_id is not None else None
    usual = market.status if market is not None else "non_cadre"
    offer = raised_in(context, usual, on) or offer_of(context)
    assert offer is not None
    pay = annual(offer, on, usual)
    time = min(1.0, offer.working_time)
    paid = net_from_gross(pay.total * offer.working_time, "year", pay.status, on, working_time=time)
    verdict = judge(offer, market, on) if market is not None else None
    return Rival(context, offer, pay, paid.net_month, market, verdict)


def _together(kept: Context, reading: Reading) -> tuple[Context, ...]:
    """The offers of one message, each with what is said around it."""
    pays = [pay for pay in reading.pays if pay.role in (*_OFFERS, None)]
    if len(pays) < 2 or kept.offered_raise is not None:
        return ()
    between = [reading.text[first.start : second.start] for first, second in pairwise(pays)]
    if not all(map(_sets_beside, between)):
        return ()
    weighed = weighs_offers(reading.text) or any(map(_OTHER.search, between))
    if all(pay.role is None for pay in pays) and not weighed:
        return ()
    bounds = [
        0,
        *(_split(reading.text, first, second) for first, second in pairwise(pays)),
        len(reading.text),
    ]
    parts = list(zip(pays, pairwise(bounds), strict=True))
    return tuple(_told(kept, reading, pay, start, end) for pay, (start, end) in parts)


def _sets_beside(between: str) -> bool:
    """Whether the words between two amounts make them two pays, and not one said twice."""
    links = list(_BESIDE.finditer(between))
    return bool(links) and _SAME.search(between, links[-1].end()) is None


def _split(text: str, first: Amount, second: Amount) -> int:
    """Where the words about the second of two amounts begin."""
    between = text[first.start : second.start]
    return first.start + max(match.start() for match in _BESIDE.finditer(between))


def _told(kept: Context, reading: Reading, pay: Amount, start: int, end: int) -> Context:
    context = kept
    jobs = [job for job in reading.wanted_jobs() if start <= job.start < end]
    if len(reading.wanted_jobs()) > 1 and jobs and not jobs[-1].ambiguous:
        context = context.with_job(jobs[-1].candidates[0])
    for place in _of_part(reading.places, start, end):
        context = context.with_place(place)
    return _as_offer(context, pay, find_extras(reading.text[start:end]))


def _of_part(places: tuple[Mapping[str, Any], ...], start: int, end: int) -> Iterator[Mapping[str, Any]]:
    return (place for place in places if len(places) > 1 and start <= place["start"] < end)


def _beside(before: Context, kept: Context, reading: Reading) -> tuple[Context, ...]:
    """The offer in force and another one."""
    goes_on = before.question in ABOUT_OFFER or before.asking_for in ABOUT_OFFER
    offers = [pay for pay in reading.pays if pay.role in _OFFERS]
    if not (goes_on and before.amount_offered and offer_of(before) is not None) or len(offers) != 1:
        return ()
    told = offers[0].role == "other_offer" or speaks_of_another(reading.text)
    told = told or (before.occasion == "raise" and is_elsewhere(reading.text))
    if not told or (kept.offered_raise is not None and kept.offered_raise != before.offered_raise):
        return ()
    first = before if before.job_id is not None or kept.in_force is None else before.with_job(kept.in_force)
    return first, _as_offer(kept, offers[0], reading.extras)


def _as_offer(context: Context, pay: Amount, extras: Extras) -> Context:
    offered = context.without_extras().with_amount(pay).with_extras(extras)
    return replace(offered, amount_offered=True, occasion="hiring")
