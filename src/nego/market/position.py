"""The place of a pay beside a range and its centre."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Place = Literal["below_range", "below", "in_line", "in_range", "above", "above_range"]
IN_LINE = 0.03  # share of the central figure within which a pay is said to be in line with it


@dataclass(frozen=True)
class Position:
    """``gap`` is in euros per period of the pay, ``gap_ratio`` a share of the reference; both signed.

    ``reference`` is the figure compared with: the central one, else the bound the pay is beyond, else the
    middle of the range (``in_range``), which is not to be shown.
    """

    place: Place
    reference: float
    gap: float
    gap_ratio: float


def position(pay: float, low: float | None, central: float | None, high: float | None) -> Position | None:
    """Place ``pay`` (all four in the same unit); None without any figure to compare with."""
    if low is not None and pay < low:
        return _against("below_range", pay, low if central is None else central)
    if high is not None and pay > high:
        return _against("above_range", pay, high if central is None else central)
    if central is not None:
        return _against(_side(pay, central), pay, central)
    if low is not None and high is not None:
        return _against("in_range", pay, (low + high) / 2)
    return None


def _side(pay: float, central: float) -> Place:
    if abs(pay - central) <= IN_LINE * central:
        return "in_line"
    return "below" if pay < central else "above"


def _against(place: Place, pay: float, reference: float) -> Position:
    return Position(place, reference, pay - reference, (pay - reference) / reference)
