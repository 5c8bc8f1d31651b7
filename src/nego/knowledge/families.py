"""Which official statistic of a professional family stands for a ROME code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nego.knowledge.amounts import any_under_minimum, of_statistic, without_minimum
from nego.knowledge.model import FamilyStatistic, Knowledge

LAST_RANK_IN_USE = 3  # INSEE 2023, DARES 2023-2025, France Travail 2022; DARES 2017-2019 (4) is old


def usable_statistics(knowledge: Knowledge, code: str, on: date) -> tuple[FamilyStatistic, ...]:
    """The statistics of a code, best first.

    Only reliable rows of the family DARES prefers for the code, and only with a central value. Those that
    the minimum wage of `on` has not overtaken come first, then the order of `statistics/statistics.csv`
    (recent and detailed first), then the fewest families spanned, then the most people counted.
    """
    rows = [row for row in knowledge.statistics.get(code, ()) if row.reliable and row.preferred]
    rows = [row for row in rows if row.rank is not None and (row.median or row.mean)]

    def order(row: FamilyStatistic) -> tuple[bool, int, int, int]:
        rank = row.rank if row.rank is not None else LAST_RANK_IN_USE + 1
        return overtaken(row, on), rank, row.n_families, -(row.n or 0)

    return tuple(sorted(rows, key=order))


def overtaken(row: FamilyStatistic, on: date) -> bool:
    """Whether the central value is under the minimum wage of `on`: not to be shown as current."""
    amounts = of_statistic(row)
    return any_under_minimum(amounts, on) and without_minimum(amounts, on).central is None


def is_recent(row: FamilyStatistic) -> bool:
    return row.rank is not None and row.rank <= LAST_RANK_IN_USE


def near_codes(knowledge: Knowledge, code: str) -> Iterator[str]:
    """The codes of the same parent, then of the same domain."""
    here = knowledge.codes[code]
    others = [item for item in knowledge.codes.values() if item.code != code]
    yield from (item.code for item in others if item.parent == here.parent)
    yield from (item.code for item in others if item.parent != here.parent and item.domain == here.domain)
