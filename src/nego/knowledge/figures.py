"""Which of a job's own figures answers a question: nearest to what was asked, then grade, then year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nego.knowledge.amounts import any_under_minimum, of_figure
from nego.knowledge.model import Figure, Level, Sector

# One bound only: the figure does not say what the job pays.
BOUNDS = frozenset({"minimum", "floor", "ceiling"})
NATIONAL = "France"
OUTSIDE_PARIS = "hors Île-de-France"
PARIS_REGION = "Île-de-France"
JUNIOR_BEFORE = 3.0  # years; most sources of the knowledge call 0–2 years junior
SENIOR_FROM = 8.0  # years; most sources call 8–10 years and more senior


@dataclass(frozen=True)
class Wanted:
    """What a figure is looked for. `place` is a city or département, `region` the region it is in;
    `anywhere`: when no place was asked, a figure of any one city will do."""

    level: Level
    years: float | None
    place: str | None
    region: str | None
    any_basis: bool
    on: date
    anywhere: bool = False


def level_of(level: Level | None, years: float | None) -> Level:
    """The level that was asked: the one named, else the one of the years, else all."""
    if level is not None:
        return level
    if years is None:
        return "all"
    return "junior" if years < JUNIOR_BEFORE else "confirmed" if years < SENIOR_FROM else "senior"


def is_whole(figure: Figure) -> bool:
    """A central value or both bounds of a range, for a full-time month, year or hour."""
    if figure.per is not None or figure.full_time is False or figure.range_kind in BOUNDS:
        return False
    amounts = of_figure(figure)
    return amounts.central is not None or (amounts.low is not None and amounts.high is not None)


def is_start(figure: Figure) -> bool:
    """Pay at the start, which many sheets give as one low value."""
    return figure.range_kind == "start" and figure.per is None and figure.full_time is not False


def is_current(figure: Figure, on: date) -> bool:
    """Neither old nor overtaken by the minimum wage, which does not bind self-employed income."""
    if figure.old:
        return False
    return figure.scope == "revenue" or not any_under_minimum(of_figure(figure), on)


def is_dated(figure: Figure) -> bool:
    """An undated page of the lowest grade cannot be told from an outdated one."""
    return figure.grade != "C" or figure.year is not None


def nearness(figure: Figure, wanted: Wanted) -> tuple[int, int] | None:
    """How far a figure is from the level and place asked (0 is on it), None when it cannot serve."""
    level, place = _level_nearness(figure, wanted), _place_nearness(figure.region, wanted)
    return None if level is None or place is None else (level, place)


def _level_nearness(figure: Figure, wanted: Wanted) -> int | None:
    if wanted.level == "all":
        return {"all": 0, "confirmed": 1}.get(figure.level)
    if wanted.years is not None and figure.experience_years is not None:
        start, end = figure.experience_years
        if start <= wanted.years and (end is None or wanted.years <= end):
            return 0
        return 2 if figure.level == wanted.level else None
    return 1 if figure.level == wanted.level else None


def _place_nearness(region: str, wanted: Wanted) -> int | None:
    if wanted.region is None and wanted.place is None:
        return {NATIONAL: 0, OUTSIDE_PARIS: 1, PARIS_REGION: 2}.get(region, 3 if wanted.anywhere else None)
    if wanted.place and wanted.place in region.split("/"):
        return 0
    if region == wanted.region:
        return 1
    if region == "Paris" and wanted.region == PARIS_REGION and wanted.place is None:
        return 2
    if region == OUTSIDE_PARIS and wanted.region != PARIS_REGION:
        return 2
    return 4 if region == NATIONAL else None


def ranked(figures: Iterable[Figure], wanted: Wanted) -> list[Figure]:
    """The figures that can serve, best first.

    Nearest in level, place, scope (salary before self-employed income) and, where a basis was asked, in
    having one; then dated before undated, grade, what is told (median, mean, range, point) and year.
    """
    scored = [(nearness(figure, wanted), figure) for figure in figures]
    near = [(distance, figure) for distance, figure in scored if distance is not None]

    def order(item: tuple[tuple[int, int], Figure]) -> tuple[object, ...]:
        distance, figure = item
        return (
            *distance,
            figure.scope == "revenue",
            figure.basis is None and not wanted.any_basis,
            figure.year is None,
            figure.grade,
            _completeness(figure),
            -(figure.year or 0),
        )

    return [figure for _, figure in sorted(near, key=order)]


def _completeness(figure: Figure) -> int:
    if figure.median is not None:
        return 0
    if figure.mean is not None:
        return 1
    return 2 if figure.low is not None and figure.high is not None else 3


def is_mostly_self_employed(figures: Iterable[Figure]) -> bool:
    """Whether the lines speak of self-employed income at least as often as of salary."""
    scopes = [figure.scope for figure in figures if is_whole(figure)]
    return 2 * scopes.count("revenue") >= len(scopes)


def is_same_everywhere(figure: Figure) -> bool:
    """Pay grids and public pay are national."""
    return figure.range_kind == "grid" or figure.sector == "public"


def is_of_sector(figure: Figure, sector: Sector) -> bool:
    """Whether the figure is of that sector; what self-employed people earn is of the liberal one."""
    return figure.sector == sector or (
        sector == "liberal" and figure.scope == "revenue" and figure.sector is None
    )


def covers_a_career(figure: Figure) -> bool:
    """Ranges from beginner to experienced, which no experience ratio may move."""
    return figure.range_kind in ("grid", "levels", "career")


def serves_alone(figure: Figure, wanted: Wanted) -> bool:
    """A line kept for cross-checking only speaks where the better graded ones say nothing of the level."""
    if not figure.cross_check_only:
        return True
    return figure.fills_level_gap and wanted.level != "all" and figure.level == wanted.level


def second_source(figures: Iterable[Figure], figure: Figure, wanted: Wanted) -> Figure | None:
    """The best of a job's figures from another source about the same level, place and scope."""
    others = [
        other
        for other in figures
        if other.source != figure.source
        and other.level == figure.level
        and other.region == figure.region
        and other.scope == figure.scope
        and (is_whole(other) or (figure.range_kind == "start" and is_start(other)))
        and is_current(other, wanted.on)
        and is_dated(other)
    ]
    return next(iter(ranked(others, wanted)), None)
