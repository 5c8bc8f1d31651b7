"""The rows of `parse` and `converse`, without a model."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from nego.cli.converse import BAD_TURNS, converse
from nego.cli.jsonl import BadRow
from nego.cli.parse import FAILED, NO_TEXT, parse


class Reader:
    def parse(self, texts: Sequence[str]) -> list[dict[str, Any] | None]:
        return [None if text == "boum" else {"text": text, "intent": "greet"} for text in texts]


def test_parse_answers_every_row_in_its_place() -> None:
    rows = [{"text": "a"}, {}, {"text": "boum"}, {"text": 3}, {"text": "b"}]
    assert parse(Reader(), rows) == [  # type: ignore[arg-type]
        {"text": "a", "intent": "greet"},
        {"error": NO_TEXT},
        {"text": "boum", "error": FAILED},
        {"error": NO_TEXT},
        {"text": "b", "intent": "greet"},
    ]


@pytest.mark.parametrize("row", [{}, {"turns": "bonjour"}, {"turns": [1]}, {"turns": None}])
def test_converse_refuses_what_is_no_dialogue(row: dict[str, Any]) -> None:
    with pytest.raises(BadRow, match=BAD_TURNS):
        asyncio.run(converse(None, row))  # type: ignore[arg-type]
