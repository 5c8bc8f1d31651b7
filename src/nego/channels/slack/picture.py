"""A drawing of a pay range in characters: Slack shows no file in answers that one person alone sees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nego.french import euros

TRACK = 24
"""Characters of the axis."""
_LINE, _BAND, _INNER = "·", "─", "━"
_MARK, _PRESENT, _OFFER, _ASK = "●", "◇", "◆", "▓"


def picture(drawing: Mapping[str, Any]) -> str:
    """The drawing (`nego.negotiation.drawing.Drawing.data`), a line for each amount, in order of amount."""
    axis, offer, ask = drawing["axis"], drawing["offer"], drawing["ask"]
    own = ((_PRESENT, drawing["present"]), (_OFFER, offer))
    points = [(_MARK, mark) for mark in drawing["market"]] + [pair for pair in own if pair[1]]
    rows = [(point["amount"], _row(drawing, sign, point)) for sign, point in points]
    if ask:
        track = _track(drawing, axis)
        start, end = _column(axis, ask["low"]), _column(axis, ask["high"])
        track[start : end + 1] = _ASK * (end - start + 1)
        amounts = f"{euros(ask['low'])} à {euros(ask['high'])}"
        rows.append((ask["low"], f"{''.join(track)}  {amounts}  {ask['caption']}"))
    return "\n".join(row for _, row in sorted(rows, key=lambda row: row[0]))


def _row(drawing: Mapping[str, Any], sign: str, mark: Mapping[str, Any]) -> str:
    track = _track(drawing, drawing["axis"])
    track[_column(drawing["axis"], mark["amount"])] = sign
    return f"{''.join(track)}  {euros(mark['amount'])}  {mark['caption']}"


def _track(drawing: Mapping[str, Any], axis: Mapping[str, float]) -> list[str]:
    """The axis with the known range and its middle half, which go to the edge where they are open."""
    track = [_LINE] * TRACK
    for name, sign in (("band", _BAND), ("inner_band", _INNER)):
        band = drawing[name]
        if band:
            open_low, open_high = (name == "band" and drawing[end] for end in ("open_low", "open_high"))
            start = 0 if open_low else _column(axis, band["low"])
            end = TRACK - 1 if open_high else _column(axis, band["high"])
            track[start : end + 1] = sign * (end - start + 1)
    return track


def _column(axis: Mapping[str, float], amount: float) -> int:
    return round((amount - axis["low"]) / (axis["high"] - axis["low"]) * (TRACK - 1))
