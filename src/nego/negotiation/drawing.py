"""A drawing of a pay range, with where an offer and what is asked for stand: data, layout and a text.

The data serve any channel (`Drawing.data`), the layout its pictures (`nego.negotiation.pictures`). The
walk-away figure is no part of it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from nego.french import euros
from nego.market.market import Market
from nego.negotiation.script import Occasion, shown_amounts
from nego.negotiation.situation import Said
from nego.wording import Title, wording

MarkCode = Literal[
    "p10", "p25", "p50", "p75", "p90", "low", "median", "mean", "point", "high", "offer", "present", "ask"
]

WIDTH = 720.0
_SIDE = 26.0  # kept free on both sides of the bar
_MARGIN = 4.0  # kept free on both sides of the labels
_GAP = 14.0  # between two labels
_AMOUNT_CHARACTER = 9.2  # widest digit of the usual sans-serif fonts at the size of amounts
_CAPTION_CHARACTER = 7.0  # mean letter, likewise
_TITLE_CHARACTERS = 74
_SOURCE_CHARACTERS = 104


@dataclass(frozen=True)
class Mark:
    """One amount of the drawing, in euros gross a year, and what it is in French."""

    code: MarkCode
    amount: float
    caption: str


@dataclass(frozen=True)
class Drawing:
    """What is drawn. `market` is in order of amount; `band` and `inner` are its range and its middle half.

    `open_low`, `open_high`: the range goes on beyond what is known. `asked`: the range asked for.
    `present`: the present pay, where `offer` is a raise on it. `text` says
    all of it for those who cannot see it.
    """

    title: str
    source: str
    market: tuple[Mark, ...]
    band: tuple[float, float] | None
    inner: tuple[float, float] | None
    open_low: bool
    open_high: bool
    offer: Mark | None
    asked: tuple[float, float] | None
    asked_caption: str
    text: str
    present: Mark | None = None

    @property
    def amounts(self) -> tuple[float, ...]:
        """Every amount drawn."""
        offered = tuple(mark.amount for mark in (self.present, self.offer) if mark is not None)
        return (*(mark.amount for mark in self.market), *offered, *(self.asked or ()))

    @property
    def axis(self) -> tuple[float, float]:
        """The first and the last euro of the axis: all amounts, and some room on both sides."""
        low, high = min(self.amounts), max(self.amounts)
        room = 0.12 * max(high - low, 0.15 * high)
        return max(0.0, low - room), high + room

    def data(self) -> dict[str, Any]:
        """The drawing as JSON values, for a channel that draws by itself."""
        low, high = self.axis
        return {
            "title": self.title,
            "unit": "EUR_gross_year_full_time",
            "axis": {"low": round(low), "high": round(high)},
            "market": [_mark(mark) for mark in self.market],
            "band": _pair(self.band),
            "inner_band": _pair(self.inner),
            "open_low": self.open_low,
            "open_high": self.open_high,
            "offer": None if self.offer is None else _mark(self.offer),
            "present": None if self.present is None else _mark(self.present),
            "ask": _pair(self.asked) and {**(_pair(self.asked) or {}), "caption": self.asked_caption},
            "source": self.source,
            "text": self.text,
        }


def drawing(
    market: Market,
    title: Title,
    offered: float | None = None,
    said: Said | None = None,
    occasion: Occasion = "hiring",
    present: float | None = None,
) -> Drawing:
    """The drawing of a market with, if any, an annual offer (`Verdict.compared`) and what is asked for.

    For a raise the offer is the present pay, or what one's own employer offers beside `present`.

    Raises ValueError when there is nothing to draw at all.
    """
    marks = _marks(market)
    offer_code: MarkCode = "present" if occasion == "raise" and present is None else "offer"
    now = None if present is None else Mark("present", float(round(present)), _caption("present"))
    offer = None if offered is None else Mark(offer_code, float(round(offered)), _caption(offer_code))
    asked = None if said is None else (said.low, said.high)
    if not marks and offer is None and asked is None:
        raise ValueError("nothing to draw")
    heading = _word("drawing_title", title=title)
    source = _word("drawing_source", market=market)
    text = _word(
        "drawing_text",
        heading=heading,
        source=source,
        marks=marks,
        kind=market.range_kind,
        offer=offer,
        present=now,
        asked=asked,
    )
    amounts = shown_amounts(market)
    known = [mark.amount for mark in marks]
    ranged = market.usable and (amounts.low is not None or amounts.high is not None or len(known) > 1)
    return Drawing(
        title=heading,
        source=source,
        market=marks,
        band=(known[0], known[-1]) if ranged else None,
        inner=_inner(marks),
        open_low=ranged and amounts.low is None and marks[0].code != "p10",
        open_high=ranged and (amounts.high is None or market.open_from is not None),
        offer=offer,
        asked=asked,
        asked_caption=_caption("ask"),
        present=now,
        text=text.replace("\n", " "),
    )


def _marks(market: Market) -> tuple[Mark, ...]:
    """The percentiles where the source gives some, else the bounds; the centre in both."""
    if not market.usable:
        return ()
    amounts = shown_amounts(market)
    step = 100 if market.answer.estimate else 1
    ranks = [rank for rank, _ in market.percentiles if rank in (10, 25, 50, 75, 90)]
    found: dict[MarkCode, float] = {}
    if set(ranks) - {50}:
        codes: dict[int, MarkCode] = {10: "p10", 25: "p25", 50: "p50", 75: "p75", 90: "p90"}
        found = {codes[r]: float(round(v / step) * step) for r, v in market.percentiles if r in codes}
    else:
        bounds: tuple[tuple[MarkCode, float | None], ...] = (("low", amounts.low), ("high", amounts.high))
        found = {code: amount for code, amount in bounds if amount is not None}
    if amounts.central is not None and amounts.central_kind is not None and "p50" not in found:
        found[amounts.central_kind] = amounts.central
    marks = [
        Mark(code, amount, _caption(code, market.range_kind, open_=_is_open(code, market)))
        for code, amount in found.items()
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.amount, mark.code)))


def _is_open(code: MarkCode, market: Market) -> bool:
    """Whether the source only says that it is at least that much."""
    rank = {"p50": 50, "median": 50, "p75": 75, "p90": 90}.get(code)
    return rank is not None and market.open_from is not None and rank >= market.open_from


def _inner(marks: Sequence[Mark]) -> tuple[float, float] | None:
    quartiles = [mark.amount for mark in marks if mark.code in ("p25", "p75")]
    return (quartiles[0], quartiles[1]) if len(quartiles) == 2 else None


def _caption(code: MarkCode, kind: str | None = None, open_: bool = False) -> str:
    return _word("drawing_caption", code=code, kind=kind, open=open_)


def _word(name: str, **values: object) -> str:
    return wording().render(name, **values).text


def _mark(mark: Mark) -> dict[str, Any]:
    return {"code": mark.code, "amount": round(mark.amount), "caption": mark.caption}


def _pair(pair: tuple[float, float] | None) -> dict[str, Any] | None:
    return None if pair is None else {"low": round(pair[0]), "high": round(pair[1])}


@dataclass(frozen=True)
class Label:
    """Two lines of text around `x`, `width` wide at most, and the point `at` they speak of."""

    amount: str
    caption: str
    x: float
    width: float
    at: float
    code: MarkCode

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True)
class Layout:
    """Where everything stands in a picture `WIDTH` wide: x only, the rows are those of the template."""

    title: tuple[str, ...]
    source: tuple[str, ...]
    above: tuple[Label, ...]
    below: tuple[Label, ...]
    band: tuple[float, float] | None
    inner: tuple[float, float] | None
    asked: tuple[float, float] | None
    offer: float | None
    present: float | None
    marks: tuple[float, ...]


def layout(drawn: Drawing) -> Layout:
    """The layout of a drawing, in which no label touches another."""
    start, end = drawn.axis

    def x(amount: float) -> float:
        return _SIDE + (amount - start) / (end - start) * (WIDTH - 2 * _SIDE)

    def span(pair: tuple[float, float] | None) -> tuple[float, float] | None:
        return None if pair is None else (x(pair[0]), x(pair[1]))

    def label(mark: Mark) -> Label:
        return _label(euros(mark.amount), mark.caption, x(mark.amount), mark.code)

    above = [label(mark) for mark in (drawn.present, drawn.offer) if mark is not None]
    if drawn.asked is not None:
        low, high = drawn.asked
        words = f"{euros(low)} à {euros(high)}"
        above.append(_label(words, drawn.asked_caption, (x(low) + x(high)) / 2, "ask"))
    band = span(drawn.band)
    if band is not None:
        band = (0.0 if drawn.open_low else band[0], WIDTH if drawn.open_high else band[1])
    return Layout(
        title=tuple(textwrap.wrap(drawn.title, _TITLE_CHARACTERS)),
        source=tuple(textwrap.wrap(drawn.source, _SOURCE_CHARACTERS)),
        above=spread(above),
        below=spread([label(mark) for mark in drawn.market]),
        band=band,
        inner=span(drawn.inner),
        asked=span(drawn.asked),
        offer=None if drawn.offer is None else x(drawn.offer.amount),
        present=None if drawn.present is None else x(drawn.present.amount),
        marks=tuple(x(mark.amount) for mark in drawn.market),
    )


def _label(amount: str, caption: str, at: float, code: MarkCode) -> Label:
    width = max(_AMOUNT_CHARACTER * len(amount), _CAPTION_CHARACTER * len(caption))
    return Label(amount, caption, at, width, at, code)


def spread(labels: Sequence[Label]) -> tuple[Label, ...]:
    """The labels side by side in order of what they speak of, each as near to it as the others allow.

    Labels that touch are moved as one group, centred on what they speak of, which is the least total move.
    """
    groups: list[list[Label]] = []
    for label in sorted(labels, key=lambda each: each.at):
        groups.append([label])
        while len(groups) > 1 and _left(groups[-1]) < _left(groups[-2]) + _width(groups[-2]) + _GAP:
            last = groups.pop()
            groups[-1] += last
    placed: list[Label] = []
    for group in groups:
        left = _left(group)
        for label in group:
            placed.append(_moved(label, left + label.width / 2))
            left += label.width + _GAP
    return tuple(placed)


def _width(group: Sequence[Label]) -> float:
    return sum(label.width for label in group) + _GAP * (len(group) - 1)


def _left(group: Sequence[Label]) -> float:
    """The left of a group: centred on what it speaks of, inside the picture."""
    offset, wanted = 0.0, 0.0
    for label in group:
        wanted += label.at - (offset + label.width / 2)
        offset += label.width + _GAP
    return max(_MARGIN, min(wanted / len(group), WIDTH - _MARGIN - _width(group)))


def _moved(label: Label, x: float) -> Label:
    return Label(label.amount, label.caption, x, label.width, label.at, label.code)
