"""Rows of `./nego sheet --jsonl`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from nego.negotiation.sheet_rows import sheet_row
from tests.unit.negotiation.markets import DAY

ROW: dict[str, Any] = {
    "job": "data analyst",
    "amount": 42_000,
    "period": "year",
    "location": "Lyon",
    "experience": 3,
    "floor": 44_123,
    "results": ["CA +15 %", "mon loyer a augmenté"],
}


def test_a_row_is_answered_with_its_words_and_its_page() -> None:
    told, page = sheet_row(ROW, DAY)
    assert page is not None
    assert told["low"] == told["target"] < told["high"]
    assert [item["code"] for item in told["arguments"]] == ["experience", "results"]
    assert told["left_out"] == [{"text": "mon loyer a augmenté", "why": "needs"}]
    said = {key: value for key, value in told.items() if key not in ROW}
    assert "44123" not in json.dumps(said).replace("\\u202f", "")
    assert json.loads(json.dumps(told)) == told


def test_a_raise_and_the_feminine() -> None:
    told, page = sheet_row({"job": "infirmier", "amount": 28_000, "occasion": "raise", "feminine": True}, DAY)
    assert page is not None
    assert "infirmière" in page.title
    assert "de plus qu'aujourd'hui" in told["email"]["text"]


def test_a_raise_offered_is_on_the_page_and_in_the_words() -> None:
    row = {"job": "comptable", "amount": 2_450, "period": "month", "occasion": "raise", "raise_percent": 3}
    told, page = sheet_row(row, DAY)
    assert page is not None
    facts = {fact.code: fact.value for fact in page.facts}
    assert (facts["present"], facts["proposed"]) == ("29\u202f400\u00a0€", "30\u202f282\u00a0€")
    assert told["target"] > 30_282
    assert "l'augmentation que vous me proposez" in told["email"]["text"]
    assert told["drawing"]["present"]["amount"] == 29_400


def test_no_figure_no_page() -> None:
    told, page = sheet_row({"job": "data analyst", "amount": 900, "period": "month"}, DAY)
    assert page is None
    assert (told["target"], told["notes"]) == (None, ["check_amount"])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"job": None}, "Il faut « job »"),
        ({"amount": "42k"}, "« amount » doit être un nombre"),
        ({"occasion": "divorce"}, "« occasion »"),
        ({"raise_percent": 3}, "« raise_percent » va avec « amount »"),
        ({"occasion": "raise", "raise_percent": 0}, "« raise_percent » doit être entre 0 et 100"),
        ({"reasons": ["age"]}, "« reasons »"),
        ({"reasons": "results"}, "« reasons »"),
        ({"results": "CA"}, "« results »"),
        ({"skills": [3]}, "« skills »"),
        ({"results": ["a"] * 21}, "20 textes au plus"),
        ({"signature": "a" * 201}, "« signature »"),
        ({"floor": -1}, "au-dessus de 0"),
        ({"wanted": float("nan")}, "au-dessus de 0"),
        ({"feminine": "oui"}, "« feminine »"),
    ],
)
def test_a_bad_row_is_answered_by_a_sentence(changes: dict[str, Any], words: str) -> None:
    told, page = sheet_row({**ROW, **changes}, DAY)
    assert page is None
    assert words in told["error"]


def test_what_is_no_row() -> None:
    assert sheet_row([1], DAY)[0] == {"error": "Chaque ligne doit être un objet JSON."}
