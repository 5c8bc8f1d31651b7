"""Situations with a figure to ask for, and all that a person may say of themselves."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import assume
from hypothesis import strategies as st

from nego.negotiation.asking import ask
from nego.negotiation.profile import Profile
from nego.negotiation.raises import raise_of
from nego.negotiation.script import Case, Occasion, case_of
from nego.negotiation.situation import Offer, Situation
from nego.wording import Title
from tests.unit.negotiation.markets import DAY, market, markets

TITLE = Title("Menuisier")
FULL = Profile(
    6,
    ("réduction des délais de 20 %", "encadrement de 4 personnes"),
    ("pose de charpente",),
    True,
    "Camille Durand",
    "Madame Leroy",
)
PROFILES = st.builds(
    Profile,
    experience_years=st.none() | st.integers(1, 45),
    results=st.lists(st.sampled_from(FULL.results), unique=True).map(tuple),
    skills=st.sampled_from([(), FULL.skills]),
    other_offer=st.booleans(),
    signature=st.sampled_from([None, "Camille Durand"]),
    contact=st.sampled_from([None, "Madame Leroy"]),
)
_AMOUNT = re.compile(r"\d[\d\u202f]*(?=\u00a0€)")


def case(occasion: Occasion = "hiring", profile: Profile = FULL, floor: float | None = None) -> Case:
    """An offer of 40 000 where the median is 45 000."""
    situation = Situation(
        market(40_000, 45_000, 52_000, range_kind="p25_p75"), Offer(40_000, "year", "gross"), floor=floor
    )
    found = ask(situation, DAY)
    assert found.target is not None
    assert situation.offer is not None
    raised = raise_of(situation.offer, found.target, DAY) if occasion == "raise" else None
    return case_of(occasion, TITLE, situation, found, profile, raised)[0]


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Any situation with a figure to ask for and a walk-away figure."""
    offer = draw(st.none() | st.builds(Offer, st.integers(23_000, 80_000), st.just("year"), st.just("gross")))
    more = draw(st.none() | st.floats(1.01, 1.2))
    situation = Situation(
        draw(markets()),
        offer=offer,
        raised=replace(offer, amount=offer.amount * more) if offer is not None and more is not None else None,
        floor=draw(st.integers(23_000, 60_000)) + 0.0,
        reasons=draw(st.sampled_from([(), ("results",), ("experience", "results")])),
    )
    assume(ask(situation, DAY).said is not None)
    return situation


def amounts(text: str) -> set[int]:
    """The amounts of euros in a text."""
    return {int(found.replace("\u202f", "")) for found in _AMOUNT.findall(text)}
