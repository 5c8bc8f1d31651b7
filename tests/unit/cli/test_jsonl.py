from __future__ import annotations

import io
import json
import os
import threading
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.cli import jsonl
from nego.cli.jsonl import BadRow, Row


def doubled(rows: Sequence[Row]) -> list[Row]:
    return [{"twice": row["n"] * 2} for row in rows]


def lines_out(source: bytes, answer: jsonl.Answer = doubled) -> list[Row]:
    output = io.StringIO()
    assert jsonl.run(answer, output, io.BytesIO(source)) == 0
    return [json.loads(line) for line in output.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"x", jsonl.NOT_JSON),
        (b"", jsonl.NOT_JSON),
        (b"[1]", jsonl.NOT_OBJECT),
        (b"null", jsonl.NOT_OBJECT),
        (b"\xff\xfe", jsonl.NOT_UTF8),
        (b"[" * 100_000, jsonl.NOT_JSON),
    ],
)
def test_a_bad_line_is_answered_in_its_place(line: bytes, error: str) -> None:
    source = b"\n".join([b'{"n": 1}', line, b'{"n": 2}'])
    assert lines_out(source) == [{"twice": 2}, {"error": error}, {"twice": 4}]


def test_nothing_in_nothing_out() -> None:
    assert lines_out(b"") == []


def test_a_byte_order_mark_is_no_fault() -> None:
    assert lines_out(b'\xef\xbb\xbf{"n": 1}\r\n') == [{"twice": 2}]


@given(st.lists(st.one_of(st.integers(), st.none()), max_size=300))
def test_one_line_out_for_each_line_in_and_in_order(numbers: list[int | None]) -> None:
    source = b"\n".join(b"bad" if n is None else json.dumps({"n": n}).encode() for n in numbers)
    expected = [{"error": jsonl.NOT_JSON} if n is None else {"twice": n * 2} for n in numbers]
    assert lines_out(source) == expected


def test_a_slow_writer_gets_each_answer_before_it_goes_on() -> None:
    read_end, write_end = os.pipe()
    answered = threading.Event()

    def answer(rows: Sequence[Row]) -> list[Row]:
        answered.set()
        return doubled(rows)

    def write() -> None:
        with os.fdopen(write_end, "wb", buffering=0) as pipe:
            pipe.write(b'{"n": 1}\n')
            assert answered.wait(30)
            pipe.write(b'{"n": 2}\n')

    writer = threading.Thread(target=write)
    writer.start()
    output = io.StringIO()
    with os.fdopen(read_end, "rb") as source:
        jsonl.run(answer, output, source)
    writer.join()
    assert [json.loads(line)["twice"] for line in output.getvalue().splitlines()] == [2, 4]


def test_one_by_one_turns_a_bad_row_into_its_error() -> None:
    def answer(row: Row) -> Row:
        if "n" not in row:
            raise BadRow("Il faut « n ».")
        return row

    assert jsonl.one_by_one(answer)([{"n": 1}, {}]) == [{"n": 1}, {"error": "Il faut « n »."}]


def test_numbers_of_numpy_are_numbers() -> None:
    assert lines_out(b"{}", lambda rows: [{"score": np.float32(0.5)}]) == [{"score": 0.5}]


def test_what_is_no_json_value_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError, match="object"):
        jsonl.plain(object())


@pytest.mark.parametrize("value", ["NaN", "-Infinity", "1e400"])
def test_what_no_json_can_tell_comes_back_as_a_text(value: str) -> None:
    (row,) = lines_out(f'{{"n": {value}}}'.encode(), lambda rows: [dict(row) for row in rows])
    assert row == {"n": value}
