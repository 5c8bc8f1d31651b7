"""Which official statistic of a professional family stands for a job."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import groupby

from nego.knowledge.amounts import any_under_minimum, of_statistic, without_minimum
from nego.knowledge.model import FamilyStatistic, Job, Knowledge
from nego.knowledge.nearest import significant_words
from nego.knowledge.ratios import code_of

LAST_RANK_IN_USE = 3  # INSEE 2023, DARES 2023-2025, France Travail 2022; DARES 2017-2019 (4) is old
# Digits of DARES's qualification codes.
TECHNICIANS = frozenset("78")
MANAGERS = frozenset("9")
# « Pompiers (y.c. pompiers militaires) », « Bouchers (sauf industrie) »: such words do not name the family.
_ASIDE = re.compile(r"\((?:y\.? ?c\.|sauf|hors|sans)[^)]*\)")
_TECHNICIAN = re.compile(r"technicien\b", re.IGNORECASE)
_ABOVE = re.compile(r"ingénieurs|cadres", re.IGNORECASE)
_GENERAL = significant_words("industrie", "industriel", "travail", "service", "autres", "entreprise")
SURE = frozenset({"explicite", "déduit du diplôme"})


def usable_statistics(knowledge: Knowledge, job: Job, on: date) -> tuple[FamilyStatistic, ...]:
    """The statistics of a job's code (or of the first code near it), best first.

    Only reliable rows with a central value. Where a code leads to families by qualification, the entry
    level says which: Bac+2 and more leads to the technicians' family, Bac+5 to the managers' unless ROME
    says that they are not; else the family DARES prefers when the qualification is unknown.

    A job called « technicien » is none of its code's engineers and managers: where ROME leads to these alone,
    the codes that the job is read under besides tell its family.

    Statistics that the minimum wage of `on` has not overtaken come first, then the order of
    `statistics/statistics.csv` (recent and detailed first). Of several families of one statistic: the one
    whose label shares the most words with the job's names then with its everyday wordings, then
    with the name of its code, then the one that counts the most people. Where the largest family has no
    figure, a smaller one stands for the job only if its label shares more words with it: interns are not the
    doctors of their code.
    """
    code = code_of(job)
    if code is None:
        return ()
    qualified, usable = _qualification(knowledge, job, code), _usable(knowledge, code)
    if _TECHNICIAN.match(job.name) and any(row.preferred and _is_above(row) for row in usable):
        qualified, usable = TECHNICIANS, _of_technicians(knowledge, job, usable)
    named = significant_words(job.name, *job.aliases)
    said = significant_words(*knowledge.wordings.get(job.id, ()))
    of_code = significant_words(knowledge.codes[code].name)
    rows: list[FamilyStatistic] = []
    for _, group in groupby(sorted(usable, key=_rank), key=_rank):
        rows += _with_figures(_of_qualification(list(group), qualified), named | of_code)

    def order(row: FamilyStatistic) -> tuple[bool, int, tuple[int, ...], int]:
        label = _label_words(row.family_label)
        shared = tuple(-len(words & label) for words in (named, said, of_code))
        return overtaken(row, on), _rank(row), shared, -(row.n or 0)

    return tuple(sorted(rows, key=order))


def _usable(knowledge: Knowledge, code: str) -> list[FamilyStatistic]:
    return [row for row in knowledge.statistics.get(code, ()) if row.rank is not None and row.reliable]


def _of_technicians(knowledge: Knowledge, job: Job, of_code: list[FamilyStatistic]) -> list[FamilyStatistic]:
    """The rows that are not those of engineers and managers; all of the code where there are none."""
    for rows in (of_code, *(_usable(knowledge, code) for code in job.rome_read)):
        found = [row for row in rows if not _is_above(row)]
        if found:
            return found
    return of_code


def _is_above(row: FamilyStatistic) -> bool:
    return _ABOVE.match(row.family_label) is not None


def _with_figures(rows: list[FamilyStatistic], words: frozenset[str]) -> list[FamilyStatistic]:
    largest = max(rows, key=lambda row: row.n or 0, default=None)
    if largest is None or _has_figure(largest):
        return [row for row in rows if _has_figure(row)]
    shared = len(words & _label_words(largest.family_label))
    return [row for row in rows if _has_figure(row) and len(words & _label_words(row.family_label)) > shared]


@lru_cache(maxsize=1_024)
def _label_words(label: str) -> frozenset[str]:
    return significant_words(_ASIDE.sub("", label)) - _GENERAL


def _has_figure(row: FamilyStatistic) -> bool:
    return bool(row.median or row.mean)


def _of_qualification(rows: list[FamilyStatistic], wanted: frozenset[str]) -> list[FamilyStatistic]:
    fitting = [row for row in rows if row.qualif_codes and wanted & set(row.qualif_codes)]
    return fitting or [row for row in rows if row.preferred]


def _qualification(knowledge: Knowledge, job: Job, code: str) -> frozenset[str]:
    """The qualification codes an entry level leads to; empty when it says nothing."""
    here = knowledge.codes[code]
    levels = [line.entry_level for line in sorted(job.training, key=lambda line: line.grade)]
    level = next((level for level in levels if level), here.entry_level if here.how_sure in SURE else None)
    if level is None or not level.startswith("Bac+") or level == "Bac+1" or here.cadre:
        return frozenset()
    years = int(level.removeprefix("Bac+"))
    return MANAGERS if years >= 5 and here.cadre is None else TECHNICIANS


def _rank(row: FamilyStatistic) -> int:
    return row.rank if row.rank is not None else LAST_RANK_IN_USE + 1


def overtaken(row: FamilyStatistic, on: date) -> bool:
    """Whether the central value is under the minimum wage of `on`: not to be shown as current."""
    amounts = of_statistic(row)
    return any_under_minimum(amounts, on) and without_minimum(amounts, on).central is None


def is_recent(row: FamilyStatistic) -> bool:
    return _rank(row) <= LAST_RANK_IN_USE
