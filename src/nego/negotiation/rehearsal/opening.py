"""How a rehearsal starts: the recruiter's temperament, hidden budget and first offer, drawn by a seed.

A draw is a hash of the seed and of what is drawn: the same on every machine and in every version of Python.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date

from nego.market.market import Market
from nego.negotiation.asking import ask, supported_by
from nego.negotiation.figures import at_least, at_most, nearest, step_of
from nego.negotiation.judge import minimum_of
from nego.negotiation.rehearsal.model import Rehearsal, RehearsalError, Temperament
from nego.negotiation.rehearsal.parameters import TEMPERAMENTS, parameters, value
from nego.negotiation.rules import value as rule
from nego.negotiation.situation import Offer, Situation


@dataclass(frozen=True)
class Setting:
    """What a rehearsal is about. `job` as shown; `offer` (already made) and `target` are annual.
    `boss`: the offer is what the person earns today, or with `raised` what their employer offers instead.

    There is no walk-away figure here: the recruiter cannot say what it does not know.
    """

    job: str
    market: Market
    offer: float | None = None
    target: float | None = None
    boss: bool = False
    raised: bool = False


def start(
    setting: Setting,
    seed: int,
    temperament: Temperament | None = None,
    harder: int = 0,
    on: date | None = None,
) -> Rehearsal:
    """A new rehearsal. The temperament is drawn when not chosen; `harder` goes from 0 to parameter hardest.

    Without a target, the figure that `nego.negotiation.asking` finds is the target. Raises RehearsalError
    when nothing says what the job pays: no evidence, no offer, no target.
    """
    day = on or date.today()
    minimum = minimum_of(setting.market, day)
    _check(setting, minimum)
    drawn = temperament or TEMPERAMENTS[math.floor(draw(seed, "temperament") * len(TEMPERAMENTS))]
    low, centre, high = pay_range(setting, minimum)
    return _drawn(
        Rehearsal(
            seed=seed,
            temperament=drawn,
            harder=max(0, min(harder, round(value("hardest")))),
            job=setting.job,
            job_id=setting.market.answer.question.job.id,
            status=setting.market.status,
            low=low,
            centre=centre,
            high=high,
            budget=centre,
            opening=setting.offer or centre,
            target=target_of(setting, day),
            minimum=minimum,
            unit=1,
            offered=setting.offer is not None,
            boss=setting.boss and setting.offer is not None,
            raised=setting.raised and setting.boss and setting.offer is not None,
        )
    )


def _drawn(game: Rehearsal) -> Rehearsal:
    """The rehearsal at its start, with the budget and the first offer of its seed and difficulty."""
    share = draw(game.seed, "budget") * value("harder") ** game.harder
    budget = nearest(triangular(share, game.low, game.centre, game.high))
    if game.offered:
        budget = _over_offer(budget, game.opening, game.seed)
    budget = max(budget, game.minimum)
    gap = parameters().manners[game.temperament].opening_gap / value("harder") ** game.harder
    first = game.opening if game.offered else max(at_most(budget * (1 - gap)), game.minimum)
    return replace(
        game,
        budget=budget,
        opening=first,
        unit=step_of(budget),
        offer=first if game.offered else None,
        expecting="answer" if game.offered else "figure",
    )


def draw(seed: int, what: str) -> float:
    """A number from 0 to under 1, evenly spread."""
    digest = hashlib.sha256(f"{seed}:{what}".encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def triangular(share: float, low: float, centre: float, high: float) -> float:
    """The value under which lies `share` of the triangular distribution `low`, `centre`, `high`."""
    if high <= low:
        return low
    rising = (centre - low) / (high - low)
    if share < rising:
        return low + math.sqrt(share * (high - low) * (centre - low))
    return high - math.sqrt((1 - share) * (high - low) * (high - centre))


def pay_range(setting: Setting, minimum: float) -> tuple[float, float, float]:
    """Low, centre and high of what the employer may have planned, annual, none under the minimum wage.

    The range of the evidence, not wider than the parameter most_spread; around a centre alone, the usual
    disagreement between sources. With one bound only, the range lies beyond it. Without evidence, what is
    offered or, failing that, what is wanted is the centre: it is all that is known.
    """
    market, least, most = setting.market, value("spread_without_range"), value("most_spread")
    low = market.low if market.usable else None
    high = market.high if market.usable else None
    centre = supported_by(market)
    if centre is None:
        if low is not None:
            centre = low * (1 + least)
        elif high is not None:
            centre = high / (1 + least)
        else:
            centre = setting.offer or setting.target
    if centre is None:
        raise RehearsalError("nothing says what the job pays: no evidence, no offer, no target")
    low = centre * (1 - least) if low is None else max(low, centre * (1 - most))
    high = centre * (1 + least) if high is None else min(high, centre * (1 + most))
    centre = max(centre, minimum)
    return max(min(low, centre), minimum), centre, max(high, centre)


def target_of(setting: Setting, day: date) -> float:
    """The target said; else the figure to ask for; else, as where the offer is above all evidence, a little
    above what is offered or known (parameter range_low_width)."""
    if setting.target is not None:
        return setting.target
    offer = Offer(setting.offer, "year", "gross") if setting.offer is not None else None
    found = ask(Situation(setting.market, offer), day).target
    if found is not None:
        return found
    _, centre, _ = pay_range(setting, minimum_of(setting.market, day))
    return nearest(max(setting.offer or 0.0, centre) * (1 + rule("range_low_width")))


def harder_again(game: Rehearsal) -> Rehearsal:
    """The same recruiter, one degree harder: a lower draw, smaller concessions, arguments that weigh less."""
    return _drawn(replace(_afresh(game), harder=min(game.harder + 1, round(value("hardest")))))


def same_again(game: Rehearsal) -> Rehearsal:
    """The same recruiter with the same budget from the start, to try another first ask."""
    return replace(_drawn(_afresh(game)), avoid=game.first_ask)


def other_again(game: Rehearsal, seed: int | None = None) -> Rehearsal:
    """Another recruiter for the same job, drawn by the next seed or the one given."""
    number = game.seed + 1 if seed is None else seed
    temperament = TEMPERAMENTS[math.floor(draw(number, "temperament") * len(TEMPERAMENTS))]
    return _drawn(replace(_afresh(game), seed=number, temperament=temperament))


def _afresh(game: Rehearsal) -> Rehearsal:
    """The same game before any word was said."""
    return Rehearsal(
        **{field.name: getattr(game, field.name) for field in fields(game) if field.default is MISSING},
        offered=game.offered,
        boss=game.boss,
        raised=game.raised,
    )


def _check(setting: Setting, minimum: float) -> None:
    for amount in (setting.offer, setting.target):
        if amount is not None and not (math.isfinite(amount) and amount > 0):
            raise RehearsalError(f"no pay: {amount}")
    if setting.offer is not None and setting.offer < minimum - 1:
        raise RehearsalError("an offer under the minimum wage is unlawful, not to be negotiated")


def _over_offer(drawn: float, offer: float, seed: int) -> float:
    """The budget of an employer who has already offered: the draw, kept within the usual margin."""
    least = offer * (1 + value("least_room_over_offer") * draw(seed, "room"))
    return at_least(min(max(drawn, least), offer * (1 + value("most_room_over_offer"))))
