"""Reading `jobs/*.yml`: the curated jobs with their figures and training, family by family."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar, get_args

from nego.knowledge.entries import Entry, read_yaml
from nego.knowledge.model import Annual, Basis, Figure, Grade, Job, Level, Period, RangeKind, Training
from nego.knowledge.problems import Problem

LEVELS: tuple[Level, ...] = get_args(Level)
PERIODS: tuple[Period, ...] = get_args(Period)
BASES: tuple[Basis, ...] = get_args(Basis)
GRADES: tuple[Grade, ...] = get_args(Grade)
RANGE_KINDS: tuple[RangeKind, ...] = get_args(RangeKind)
STUDY_LEVELS = ("sans diplôme", "CAP", "Bac", *(f"Bac+{years}" for years in range(1, 13)))
OLDEST_YEAR = 1990
# Wide on purpose: they catch a wrong period or a lost digit, not a surprising pay.
PLAUSIBLE: Mapping[Period, tuple[float, float]] = {
    "hour": (2, 1_000),
    "month": (300, 150_000),
    "year": (3_000, 1_500_000),
}
Line = TypeVar("Line")
_FIGURE_FIELDS = frozenset(Figure.__dataclass_fields__) - {"job_id"}
_TRAINING_FIELDS = frozenset(Training.__dataclass_fields__) - {"job_id", "how_sure"}
_ANNUAL_FIELDS = frozenset(Annual.__dataclass_fields__)
_JOB_FIELDS = frozenset(Job.__dataclass_fields__) - {"id", "origin", "family", "near"}


def read_jobs(folder: Path, problems: list[Problem]) -> dict[str, tuple[str, Job]]:
    """The curated jobs by id, each with the file it stands in."""
    jobs: dict[str, tuple[str, Job]] = {}
    paths = sorted((folder / "jobs").glob("*.yml"))
    if not paths:
        problems.append(Problem("jobs/", "", "aucun fichier de métiers"))
    for path in paths:
        file = f"jobs/{path.name}"
        for job in _read_family(folder, file, problems):
            if job.id in jobs:
                problems.append(Problem(file, job.id, f"métier déjà décrit dans {jobs[job.id][0]}"))
            else:
                jobs[job.id] = (file, job)
    return jobs


def _read_family(folder: Path, file: str, problems: list[Problem]) -> list[Job]:
    content = read_yaml(folder, file, problems)
    if content is None:
        return []
    top = Entry(content, file, "", problems)
    top.only({"family", "jobs"})
    family = top.text("family")
    blocks = content.get("jobs")
    if not isinstance(blocks, dict):
        top.fault("« jobs » manque ou n'est pas une suite de métiers")
        return []
    jobs = []
    for job_id, block in blocks.items():
        if isinstance(job_id, str) and isinstance(block, dict):
            jobs.append(_read_job(Entry(block, file, job_id, problems), job_id, family))
        else:
            problems.append(Problem(file, str(job_id), "le métier doit être un bloc de champs"))
    return jobs


def _read_job(entry: Entry, job_id: str, family: str) -> Job:
    entry.only(_JOB_FIELDS)
    return Job(
        id=job_id,
        name=entry.text("name"),
        feminine=entry.text("feminine"),
        plural=entry.optional("plural"),
        feminine_plural=entry.optional("feminine_plural"),
        origin="curated",
        rome=entry.optional("rome"),
        aliases=entry.texts("aliases"),
        short_aliases=entry.texts("short_aliases"),
        ambiguous=entry.texts("ambiguous"),
        rome_near=entry.texts("rome_near"),
        rome_match=entry.optional_choice("rome_match", ("exact", "read", "manual")),
        rome_read=entry.texts("rome_read"),
        family=family,
        missions=entry.texts("missions"),
        missions_grade=entry.optional_choice("missions_grade", ("read", "general")),
        evolution=entry.texts("evolution"),
        evolution_other=entry.texts("evolution_other"),
        sources=entry.texts("sources"),
        onisep=_numbers(entry, "onisep"),
        figures=_lines(entry, "figures", lambda line: _read_figure(line, job_id)),
        training=_lines(entry, "training", lambda line: _read_training(line, job_id)),
    )


def _lines(entry: Entry, name: str, read: Callable[[Entry], Line]) -> tuple[Line, ...]:
    lines = []
    for position, block in enumerate(entry.entries(name), 1):
        mark = block.get("id") or f"{name} n° {position}"
        lines.append(read(Entry(block, entry.file, f"{entry.label} {mark}", entry.problems)))
    return tuple(lines)


def _numbers(entry: Entry, name: str) -> tuple[int, ...]:
    value = entry.values.get(name) or []
    if not isinstance(value, list) or not all(type(item) is int for item in value):
        entry.fault(f"« {name} » doit être une liste de nombres, lu : {value!r}")
        return ()
    return tuple(value)


def _read_figure(entry: Entry, job_id: str) -> Figure:
    entry.only(_FIGURE_FIELDS)
    figure = Figure(
        id=entry.text("id"),
        job_id=job_id,
        level=entry.choice("level", LEVELS),
        period=entry.choice("period", PERIODS),
        source=entry.text("source"),
        grade=entry.choice("grade", GRADES),
        experience_years=_experience(entry),
        low=entry.number("low"),
        median=entry.number("median"),
        mean=entry.number("mean"),
        high=entry.number("high"),
        point=entry.number("point"),
        annual=_annual(entry),
        basis=entry.optional_choice("basis", BASES),
        scope=entry.choice("scope", ("salary", "revenue"), default="salary"),
        bonuses=entry.optional_choice("bonuses", ("included", "excluded")),
        region=entry.optional("region") or "France",
        sector=entry.optional_choice("sector", ("public", "private", "liberal")),
        full_time=entry.optional_flag("full_time"),
        per=entry.optional("per"),
        range_kind=entry.optional_choice("range_kind", RANGE_KINDS),
        via=entry.optional("via"),
        attributed_to=entry.optional("attributed_to"),
        edition=entry.optional("edition"),
        year=read_year(entry),
        url=read_url(entry),
        below_smic=entry.flag("below_smic"),
        below_smic_today=entry.flag("below_smic_today"),
        old=entry.flag("old"),
        central_is_midpoint=entry.flag("central_is_midpoint"),
        cross_check_only=entry.flag("cross_check_only"),
        fills_level_gap=entry.flag("fills_level_gap"),
        note=entry.optional("note"),
        job_read=entry.optional("job_read"),
    )
    check_order(entry, figure.low, figure.median, figure.mean, figure.point, figure.high)
    _check_size(entry, figure.period, figure.low, figure.median, figure.mean, figure.point, figure.high)
    return figure


def _read_training(entry: Entry, job_id: str) -> Training:
    entry.only(_TRAINING_FIELDS)
    levels = entry.texts("levels")
    for level in levels:
        if level not in STUDY_LEVELS:
            entry.fault(f"« levels » : niveau inconnu « {level} »")
    return Training(
        job_id=job_id,
        source=entry.text("source"),
        grade=entry.choice("grade", GRADES),
        entry_level=entry.optional_choice("entry_level", STUDY_LEVELS),
        levels=levels,
        fields=entry.texts("fields"),
        diplomas=entry.texts("diplomas"),
        certifications=entry.texts("certifications"),
        regulated=entry.optional_flag("regulated"),
        regulation=entry.optional("regulation"),
        skills=entry.texts("skills"),
        year=read_year(entry),
        url=read_url(entry),
        note=entry.optional("note"),
        job_read=entry.optional("job_read"),
    )


def read_year(entry: Entry) -> int | None:
    """A year between the oldest the facts hold and next year (guides of the coming year exist)."""
    year = entry.integer("year")
    if year is not None and not OLDEST_YEAR <= year <= date.today().year + 1:
        entry.fault(f"« year » hors de l'intervalle plausible : {year}")
    return year


def read_url(entry: Entry) -> str | None:
    url = entry.optional("url")
    if url is not None and not url.startswith(("http://", "https://")):
        entry.fault(f"« url » doit commencer par http:// ou https://, lu : {url}")
    return url


def check_order(entry: Entry, low: float | None, *rest: float | None) -> None:
    """`low` and the last value bound every value between them."""
    *middle, high = rest
    inside = [value for value in middle if value is not None]
    if low is not None and high is not None and low > high:
        entry.fault(f"« low » ({low:g}) dépasse « high » ({high:g})")
        return
    for value in inside:
        if low is not None and value < low:
            entry.fault(f"la valeur centrale ({value:g}) est sous « low » ({low:g})")
        if high is not None and value > high:
            entry.fault(f"la valeur centrale ({value:g}) dépasse « high » ({high:g})")


def _check_size(entry: Entry, period: Period, *values: float | None) -> None:
    given = [value for value in values if value is not None]
    if not given:
        entry.fault("aucun montant : il faut low, median, mean, high ou point")
    least, most = PLAUSIBLE[period]
    for value in given:
        if not least <= value <= most:
            entry.fault(f"{value:g} € n'est pas plausible pour « period: {period} »")


def _annual(entry: Entry) -> Annual | None:
    block = entry.values.get("annual")
    if block is None:
        return None
    if not isinstance(block, dict):
        entry.fault("« annual » doit être un bloc de montants")
        return None
    inner = Entry(block, entry.file, f"{entry.label} annual", entry.problems)
    inner.only(_ANNUAL_FIELDS)
    annual = Annual(
        low=inner.number("low"),
        median=inner.number("median"),
        mean=inner.number("mean"),
        high=inner.number("high"),
        point=inner.number("point"),
        basis=inner.optional_choice("basis", BASES),
    )
    check_order(inner, annual.low, annual.median, annual.mean, annual.point, annual.high)
    _check_size(inner, "year", annual.low, annual.median, annual.mean, annual.point, annual.high)
    return annual


def _experience(entry: Entry) -> tuple[float, float | None] | None:
    value = entry.values.get("experience_years")
    if value is None:
        return None
    match value:
        case [int() | float() as start, None] if 0 <= start <= 50:
            return start, None
        case [int() | float() as start, int() | float() as end] if 0 <= start <= end <= 50:
            return start, end
    entry.fault(f"« experience_years » doit être [de, à] en années, à = null si ouvert ; lu : {value!r}")
    return None
