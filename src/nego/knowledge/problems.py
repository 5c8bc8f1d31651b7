"""What is wrong in a file of `knowledge/`, said in French to the person who corrects it by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault. `file` is relative to the knowledge folder, `entry` names the row, job or line.

    `blocking` False: to be corrected, but the facts can be used meanwhile without being wrong.
    """

    file: str
    entry: str
    reason: str
    blocking: bool = True

    def __str__(self) -> str:
        return f"{self.file}, {self.entry} : {self.reason}" if self.entry else f"{self.file} : {self.reason}"


class KnowledgeError(Exception):
    """A folder of facts that cannot be used. Its message names the first fault; `problems` has them all."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = problems[0]
        self.problems = tuple(problems)
        self.file, self.entry, self.reason = first.file, first.entry, first.reason
        others = len(problems) - 1
        more = "" if not others else f" (et {others} autre{'s' if others > 1 else ''} ; ./nego kb check)"
        super().__init__(f"{first}{more}")
