"""JSON lines through a function: one line out for each line in, in order, as soon as it is known."""

from __future__ import annotations

import json
import math
import queue
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO, TextIO

Row = dict[str, Any]
Answer = Callable[[Sequence[Row]], list[Row]]

BATCH = 64
NOT_UTF8 = "Cette ligne n'est pas de l'UTF-8."
NOT_JSON = "Cette ligne n'est pas du JSON."
NOT_OBJECT = "Chaque ligne doit être un objet JSON."


class BadRow(ValueError):
    """A row that can't be answered; the text, in French, says why."""


def run(answer: Answer, output: TextIO, source: BinaryIO | None = None) -> int:
    """Answer every row of `source` (stdin), by batches of what has already arrived. Returns the exit code.

    A line that can't be read is answered by {"error"} in its place. Blank lines are lines too.
    """
    for lines in batches(sys.stdin.buffer if source is None else source):
        for row in answer_lines(lines, answer):
            output.write(json.dumps(row, ensure_ascii=False, default=plain) + "\n")
        output.flush()
    return 0


def answer_lines(lines: Sequence[bytes], answer: Answer) -> list[Row]:
    """One row out for each line in."""
    out: list[Row] = []
    good: list[tuple[int, Row]] = []
    for index, line in enumerate(lines):
        try:
            good.append((index, read_row(line)))
            out.append({})
        except BadRow as error:
            out.append({"error": str(error)})
    answers = answer([row for _, row in good]) if good else []
    for (index, _), row in zip(good, answers, strict=True):
        out[index] = row
    return out


def _number(text: str) -> float | str:
    number = float(text)
    return number if math.isfinite(number) else text


def read_row(line: bytes) -> Row:
    """The object on a line; NaN and what is beyond floats are texts, as no JSON can tell them.

    Raises ``BadRow``.
    """
    try:
        row = json.loads(line.decode("utf-8-sig"), parse_constant=str, parse_float=_number)
    except UnicodeDecodeError as error:
        raise BadRow(NOT_UTF8) from error
    except (ValueError, RecursionError) as error:
        raise BadRow(NOT_JSON) from error
    if not isinstance(row, dict):
        raise BadRow(NOT_OBJECT)
    return row


def one_by_one(answer: Callable[[Row], Row]) -> Answer:
    """A function of one row, for rows; ``BadRow`` becomes its {"error"}."""

    def answer_all(rows: Sequence[Row]) -> list[Row]:
        return [_answer_or_error(answer, row) for row in rows]

    return answer_all


def _answer_or_error(answer: Callable[[Row], Row], row: Row) -> Row:
    try:
        return answer(row)
    except BadRow as error:
        return {"error": str(error)}


def batches(source: BinaryIO, size: int = BATCH) -> Iterator[list[bytes]]:
    """Lines by groups of what has already arrived: at once for a slow writer, `size` by `size` for a file."""
    waiting: queue.Queue[bytes | None] = queue.Queue(maxsize=4 * size)

    def read() -> None:
        for line in source:
            waiting.put(line)
        waiting.put(None)

    threading.Thread(target=read, daemon=True).start()
    while True:
        group = [waiting.get()]
        while group[-1] is not None and len(group) < size and not waiting.empty():
            group.append(waiting.get())
        lines = [line for line in group if line is not None]
        if lines:
            yield lines
        if group[-1] is None:
            return


def plain(value: Any) -> Any:
    """A number of numpy as Python's own, for JSON. Raises ``TypeError`` for anything else."""
    if hasattr(value, "item"):
        return value.item()
    raise TypeError(f"{type(value).__name__} is no JSON value")
