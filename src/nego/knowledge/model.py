"""What Négo knows, as immutable dataclasses. Nothing here computes a salary: see `select`.

Money is in euros per `period`; a missing value is None and is never replaced by another kind of value
(a mean is never a median). Field names follow the files of `knowledge/`, whose README says what each means.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

Period = Literal["month", "year", "hour"]
Sector = Literal["public", "private", "liberal"]
Basis = Literal["gross", "net"]
Level = Literal["all", "junior", "confirmed", "senior"]
Grade = Literal["A", "B", "C"]
Origin = Literal["curated", "onisep", "rome"]
RangeKind = Literal[
    "start",
    "minimum",
    "floor",
    "ceiling",
    "grid",
    "levels",
    "career",
    "p10_p90",
    "p25_p75",
    "of_averages",
    "extremes",
]
NameKind = Literal["name", "feminine", "plural", "alias", "short", "rome", "esco", "onisep", "vocabulary"]


@dataclass(frozen=True, slots=True)
class Annual:
    """The same statement of a source in euros a year, where the source gives both."""

    low: float | None = None
    median: float | None = None
    mean: float | None = None
    high: float | None = None
    point: float | None = None
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of pay about the job itself, as its source states it.

    `point` is one value of unstated nature: never to be called a mean or a median. `basis` None means that
    the source does not say. `region` "France" means national; `via` is the page really read.
    """

    id: str
    job_id: str
    level: Level
    period: Period
    source: str
    grade: Grade
    experience_years: tuple[float, float | None] | None = None
    low: float | None = None
    median: float | None = None
    mean: float | None = None
    high: float | None = None
    point: float | None = None
    annual: Annual | None = None
    basis: Basis | None = None
    scope: Literal["salary", "revenue"] = "salary"
    bonuses: Literal["included", "excluded"] | None = None
    region: str = "France"
    sector: Sector | None = None
    full_time: bool | None = None
    per: str | None = None
    range_kind: RangeKind | None = None
    via: str | None = None
    attributed_to: str | None = None
    edition: str | None = None
    year: int | None = None
    url: str | None = None
    below_smic: bool = False
    below_smic_today: bool = False
    old: bool = False
    central_is_midpoint: bool = False
    cross_check_only: bool = False
    fills_level_gap: bool = False
    note: str | None = None
    job_read: str | None = None


@dataclass(frozen=True, slots=True)
class Training:
    """What one source says of the way into a job. `fields` are the fields of study it names.

    `regulated` None means not known. `how_sure` is only set for a level derived from the ROME access text.
    """

    job_id: str
    source: str
    grade: Grade
    entry_level: str | None = None
    levels: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    diplomas: tuple[str, ...] = ()
    certifications: tuple[str, ...] = ()
    regulated: bool | None = None
    regulation: str | None = None
    skills: tuple[str, ...] = ()
    year: int | None = None
    url: str | None = None
    note: str | None = None
    job_read: str | None = None
    how_sure: str | None = None


@dataclass(frozen=True, slots=True)
class FamilyStatistic:
    """An official statistic of the professional family a ROME code leads to (euros per `period`).

    All amounts are missing where the family's lowest percentile already is in the open band.
    `year` is text ("2017-2019"). `top_coded_from` is the first percentile inside INSEE's open band.
    `publisher`, `measure` and `caveat` are French words for the answer; `rank` orders the statistics a ROME
    code may lead to (1 first).
    """

    rome: str
    statistic: str
    nomenclature: str
    family_code: str
    family_label: str
    n_families: int
    preferred: bool
    year: str
    period: Period
    basis: Basis
    reliable: bool
    url: str
    qualif_codes: str | None = None
    reached_through: str | None = None
    p10: float | None = None
    p25: float | None = None
    median: float | None = None
    p75: float | None = None
    p90: float | None = None
    mean: float | None = None
    n: int | None = None
    top_coded_from: str | None = None
    grade: Grade | None = None
    note: str | None = None
    publisher: str = ""
    measure: str = ""
    caveat: str | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class RomeCode:
    """A code of the ROME 4.0 (v4.60). `cadre` and `regulated` None mean that ROME does not say."""

    code: str
    name: str
    feminine: str
    parent: str
    cadre: bool | None
    regulated: bool | None
    domain_letter: str
    domain: str
    official_label: str
    transition_eco: str
    code_ogr: str
    entry_level: str | None = None
    how_sure: str | None = None
    without_diploma: str | None = None
    access_regulated: bool | None = None
    obligation_word_in_text: bool = False
    diplomas_named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appellation:
    """One of the names ROME gives to a code; `principal` marks the code's own name."""

    code: str
    name: str
    feminine: str
    rome: str
    principal: bool
    rare: bool

    @property
    def job_id(self) -> str:
        return f"rome-{self.code}"


@dataclass(frozen=True, slots=True)
class EscoSynonym:
    """An alternative name that ESCO gives to the occupation of one ROME code."""

    name: str
    rome: str
    preferred: str
    isco08: str


@dataclass(frozen=True, slots=True)
class OnisepSheet:
    """One ONISEP job sheet. `job_ids` are the curated jobs it is the same as; euros gross a month."""

    number: int
    name: str
    feminine: str
    aliases: tuple[str, ...]
    rome: tuple[str, ...]
    junior_low: float | None
    junior_high: float | None
    period: Period
    basis: Basis
    entry_level: str | None
    entry_level_read: str
    public_sector: bool
    several_values: bool
    job_ids: tuple[str, ...]
    near_job_ids: tuple[str, ...]
    link: str | None
    source: str
    edition: str
    year: int
    url: str
    below_smic_today: bool
    inverted_in_source: bool

    @property
    def job_id(self) -> str:
        return f"onisep-{self.number}"


@dataclass(frozen=True, slots=True)
class RegionRatio:
    """Pay of a place over pay of France; comparable across jobs only when `within_category`.

    `name` is None for most départements: `code` says which one.
    """

    level: str
    code: str
    name: str | None
    region: str
    category: str
    within_category: bool
    ratio: float
    year: int
    measure: str
    n_communes: int | None
    source: str
    grade: Grade
    url: str


@dataclass(frozen=True, slots=True)
class AgeRatio:
    """Pay at an age or experience band over the mean of the population."""

    axis: str
    population: str
    family_code: str | None
    band: str
    within_category: bool
    ratio: float
    value: float | None
    year: int
    measure: str
    source: str
    grade: Grade
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """A source-relay pair with its own grade; `lines` counts what it gave when the facts were collected."""

    name: str
    grade: Grade
    kind: str
    via: str | None
    lines: int
    lines_recent: int
    lines_undated: int


@dataclass(frozen=True, slots=True)
class Job:
    """A job people can ask about.

    `rome` None means that no single code covers it; `rome_near` then lists codes that cover a part of it.
    `evolution` holds job ids, `evolution_other` names that are no job here.
    """

    id: str
    name: str
    feminine: str
    plural: str | None
    feminine_plural: str | None
    origin: Origin
    rome: str | None = None
    aliases: tuple[str, ...] = ()
    short_aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    rome_near: tuple[str, ...] = ()
    rome_match: str | None = None
    rome_read: tuple[str, ...] = ()
    family: str | None = None
    missions: tuple[str, ...] = ()
    missions_grade: str | None = None
    evolution: tuple[str, ...] = ()
    evolution_other: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    onisep: tuple[int, ...] = ()
    near: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    training: tuple[Training, ...] = ()


class Name(NamedTuple):
    """One wording of one job."""

    name: str
    job_id: str
    kind: NameKind


@dataclass(frozen=True)
class Knowledge:
    """Everything loaded from `knowledge/`, indexed for reading.

    `jobs` has one entry per distinct job; `redirects` sends the id of a ROME name or ONISEP sheet that is
    the same job as another one to that one. `ambiguous` maps a word to the jobs it may mean: Négo must ask.
    """

    jobs: Mapping[str, Job]
    codes: Mapping[str, RomeCode]
    statistics: Mapping[str, tuple[FamilyStatistic, ...]]
    families: tuple[FamilyStatistic, ...]
    regions: tuple[RegionRatio, ...]
    ages: tuple[AgeRatio, ...]
    sources: Mapping[str, tuple[Source, ...]]
    ambiguous: Mapping[str, tuple[str, ...]]
    vocabulary: Mapping[str, tuple[str, ...]]
    appellations: tuple[Appellation, ...]
    onisep: tuple[OnisepSheet, ...]
    esco: tuple[EscoSynonym, ...]
    redirects: Mapping[str, str]
    code_jobs: Mapping[str, str]
    all_names: tuple[Name, ...] = field(repr=False, default=())

    def job(self, job_id: str) -> Job:
        """The job of that id, redirected ids included. Raises KeyError for an unknown id."""
        return self.jobs[self.redirects.get(job_id, job_id)]

    @cached_property
    def wordings(self) -> Mapping[str, tuple[str, ...]]:
        """The everyday wordings that mean each job, by job id."""
        found: dict[str, list[str]] = {}
        for wording, job_ids in self.vocabulary.items():
            for job_id in job_ids:
                found.setdefault(self.redirects.get(job_id, job_id), []).append(wording)
        return {job_id: tuple(wordings) for job_id, wordings in found.items()}

    def job_for_code(self, code: str) -> Job:
        """The job a bare ROME code stands for. Raises KeyError for an unknown code.

        The curated job of that code when it carries the code's principal name or is alone on the code by
        an exact match; else the job of the principal name.
        """
        return self.jobs[self.code_jobs[code]]

    def names(self) -> Iterable[Name]:
        """Every wording with the one job it names (`nego.knowledge.names` has the rule). A word of
        `ambiguous` may be listed too: being ambiguous comes first."""
        return self.all_names
