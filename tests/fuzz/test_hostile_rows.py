"""The commands that read JSON lines: one line out a line in, whatever the line."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from nego.cli import jsonl
from nego.negotiation.offer_rows import judge_row
from nego.negotiation.sheet_rows import sheet_row
from nego.pay.net_rows import convert_row
from tests.fuzz.counting import inputs, tried
from tests.fuzz.hostile import bodies, objects, texts

amounts = st.one_of(st.sampled_from([0, -1, 1, 1801.8, 2400, 45_000, 1e9, 1e308, "2400", "45k"]), st.floats())
periods = st.sampled_from(["hour", "month", "year", "day", "décennie"])
bases = st.sampled_from(["gross", "net", "brut"])
jobs = st.one_of(st.sampled_from(["PMO", "comptable", "infirmière", "chef", "licorne"]), texts)
OFFER: dict[str, Any] = {
    "job": jobs,
    "amount": amounts,
    "period": periods,
    "basis": bases,
    "months": amounts,
    "location": st.one_of(st.sampled_from(["Lyon", "Paris", "La Réunion"]), texts),
    "experience": st.one_of(st.sampled_from(["débutant", "10 ans"]), amounts),
}
NET: dict[str, Any] = {
    "gross": amounts,
    "net": amounts,
    "period": periods,
    "status": st.sampled_from(["cadre", "non_cadre", "fonctionnaire"]),
    "date": st.one_of(st.sampled_from(["2026-03-01", "1900-01-01", "2026-02-30"]), texts),
    "months": amounts,
    "working_time": amounts,
    "bonus_share": amounts,
    "alsace_moselle": st.booleans(),
}
SHEET: dict[str, Any] = {
    **OFFER,
    "occasion": st.sampled_from(["raise", "hiring"]),
    "floor": amounts,
    "wanted": amounts,
    "results": st.lists(texts, max_size=3),
    "skills": st.lists(texts, max_size=3),
}


def written(row: dict[str, Any]) -> None:
    """It can be a line of JSON."""
    assert "\n" not in json.dumps(row, ensure_ascii=False, default=jsonl.plain)


@inputs(1500)
@given(st.lists(bodies(gross=amounts), min_size=1, max_size=4))
def test_lines(lines: list[bytes]) -> None:
    tried("lines", len(lines))
    rows = jsonl.answer_lines(lines, jsonl.one_by_one(convert_row))
    assert len(rows) == len(lines)
    for row in rows:
        written(row)


@inputs(2000)
@given(objects(**NET))
def test_net(row: dict[str, Any]) -> None:
    tried("net")
    written(convert_row(row))


@inputs(1200)
@given(objects(**OFFER))
def test_offer(row: dict[str, Any]) -> None:
    tried("offer")
    written(jsonl.one_by_one(judge_row)([row])[0])


@inputs(400)
@given(objects(**SHEET))
def test_sheet(row: dict[str, Any]) -> None:
    tried("sheet")
    written(jsonl.one_by_one(lambda one: sheet_row(one)[0])([row])[0])
