"""Figures as they are announced: three significant ones (47 500, not 47 383).

Precise figures move the other side more than round ones (Mason et al. 2013, JESP 49:759), but too many
figures backfire with experts, recruiters included, unless justified (Loschelder et al. 2016, n = 1 320).
"""

from __future__ import annotations

import math

from nego.negotiation.rules import value


def step_of(amount: float) -> float:
    """The last significant figure's worth: 100 for 47 500."""
    return float(10 ** (math.floor(math.log10(amount)) + 1 - round(value("significant_figures"))))


def nearest(amount: float) -> float:
    """The announced figure nearest to an amount above 0."""
    step = step_of(amount)
    return round(amount / step) * step


def at_most(amount: float) -> float:
    """The highest announced figure that is not above an amount."""
    step = step_of(amount)
    return math.floor(amount / step + 1e-9) * step


def at_least(amount: float) -> float:
    """The lowest announced figure that is not below an amount."""
    step = step_of(amount)
    return math.ceil(amount / step - 1e-9) * step


def above(amount: float) -> float:
    """The lowest announced figure that is above an amount."""
    step = step_of(amount)
    return (math.floor(amount / step + 1e-9) + 1) * step


def fitted(goal: float, over: float, cap: float | None) -> float | None:
    """The announced figure nearest to `goal` that is above `over` and not above `cap`; None without any."""
    figure = nearest(goal)
    if cap is not None and figure > cap:
        figure = at_most(cap)
    if figure <= over:
        figure = above(over)
    return None if cap is not None and figure > cap else figure
