"""The written rule of `select`: what is chosen, what is done to it, and what is never done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from nego.knowledge.amounts import under_minimum
from nego.knowledge.families import usable_statistics
from nego.knowledge.model import Basis, Figure, Job, Knowledge, Level, Period
from nego.knowledge.select import SalaryAnswer, SalaryQuestion, answer_salary
from nego.pay.minimum_wage import minimum_wage

ON = date(2026, 11, 22)
LEVELS: tuple[Level | None, ...] = (None, "junior", "confirmed", "senior")
PLACES = ((None, None, None), ("Bretagne", None, None), ("Île-de-France", "Paris", "75"))
TERMS: tuple[tuple[Period | None, Basis | None], ...] = (
    (None, None),
    ("month", "net"),
    ("year", "gross"),
    ("hour", "gross"),
)


def ask(facts: Knowledge, job: Job | str, **asked: object) -> SalaryAnswer:
    known = facts.job(job) if isinstance(job, str) else job
    return answer_salary(facts, SalaryQuestion(known, **asked), ON)  # type: ignore[arg-type]


PMO = "project-management-officer-pmo"


@pytest.mark.parametrize(
    ("period", "low", "central", "high"),
    [(None, 3188, 5553, 7917), ("month", 3188, 5553, 7917), ("year", 38256, 66630, 95004)],
)
def test_pmo_as_its_source_displays_it(
    facts: Knowledge, period: Period | None, low: float, central: float, high: float
) -> None:
    answer = ask(facts, PMO, period=period)
    assert (answer.low, answer.central, answer.high) == (low, central, high)
    assert (answer.central_kind, answer.basis, answer.evidence) == ("median", "gross", "job")
    assert answer.figure is not None
    assert (answer.figure.source, answer.figure.via, answer.figure.year) == (
        "Michael Page",
        "JDN Salaires",
        2025,
    )
    assert (answer.current, answer.estimate, answer.place_found, answer.level_found) == (
        True,
        False,
        True,
        True,
    )


def line(**changes: object) -> Figure:
    base = Figure("T1", "t", "all", "month", "S1", "B", low=2500.0, high=3500.0, basis="gross", year=2025)
    return replace(base, **changes)  # type: ignore[arg-type]


def job_of(facts: Knowledge, *figures: Figure, rome: str | None = "M1203") -> Job:
    numbered = tuple(replace(figure, id=f"T{number}") for number, figure in enumerate(figures, 1))
    return Job("t", "T", "T", None, None, "curated", rome=rome, figures=numbered)


CHOICES = [
    # lines, level asked, the id chosen (None: the family statistic)
    pytest.param([line(grade="C"), line(source="S2")], None, "T2", id="grade B before C"),
    pytest.param([line(year=2022), line(year=2025, source="S2")], None, "T2", id="latest year"),
    pytest.param([line(grade="A", year=2022), line()], None, "T1", id="grade before year"),
    pytest.param([line(), line(median=3000.0)], None, "T2", id="median before a range"),
    pytest.param([line(median=3000.0), line(mean=3000.0, grade="A")], None, "T2", id="grade before median"),
    pytest.param(
        [line(level="confirmed", grade="A"), line(grade="C")], None, "T2", id="all levels before one"
    ),
    pytest.param([line(level="confirmed")], None, "T1", id="confirmed stands for a bare question"),
    pytest.param([line(level="junior")], None, None, id="junior does not stand for a bare question"),
    pytest.param([line(level="senior")], None, None, id="nor senior"),
    pytest.param([line(level="junior"), line()], "junior", "T1", id="the level asked"),
    pytest.param([line()], "senior", "T1", id="all levels for want of the level"),
    pytest.param([line(old=True)], None, None, id="old after the family"),
    pytest.param([line(grade="C", year=None)], None, None, id="undated C after a recent family"),
    pytest.param([line(cross_check_only=True)], None, None, id="a cross-check does not speak alone"),
    pytest.param(
        [line(level="senior", cross_check_only=True, fills_level_gap=True)], "senior", "T1", id="fills a gap"
    ),
    pytest.param([line(high=None, range_kind="floor")], None, None, id="a floor is not what the job pays"),
    pytest.param([line(range_kind="minimum")], None, None, id="nor a legal minimum"),
    pytest.param([line(low=None, range_kind="ceiling")], None, None, id="nor a ceiling"),
    pytest.param(
        [line(level="junior", high=None, range_kind="start")], "junior", "T1", id="start of a junior"
    ),
    pytest.param([line(low=1500.0)], None, None, id="under the minimum wage after the family"),
    pytest.param([line(low=1800.0, basis=None)], None, None, id="perhaps under the minimum wage"),
    pytest.param([line(region="Paris")], None, None, id="one city does not speak for France"),
    pytest.param([line(per="enfant et heure", period="hour", low=3.5, high=4.0)], None, None, id="per child"),
    pytest.param([line(full_time=False)], None, None, id="part time"),
    pytest.param([line(scope="revenue"), line(grade="C")], None, "T2", id="salary before income"),
    pytest.param([line(scope="revenue")], None, "T1", id="income of a self-employed job"),
]


@pytest.mark.parametrize(("figures", "level", "chosen"), CHOICES)
def test_the_figure_chosen(
    facts: Knowledge, figures: list[Figure], level: Level | None, chosen: str | None
) -> None:
    answer = ask(facts, job_of(facts, *figures), level=level)
    assert (answer.figure.id if answer.figure else None) == chosen
    assert answer.evidence == ("job" if chosen else "family")


@pytest.mark.parametrize(("years", "chosen"), [(1, "T1"), (2.5, "T2"), (4, "T2"), (7, "T3"), (20, "T3")])
def test_years_choose_the_line_that_holds_them(facts: Knowledge, years: float, chosen: str) -> None:
    job = job_of(
        facts,
        line(level="junior", experience_years=(0, 2)),
        line(level="confirmed", experience_years=(2, 5)),
        line(level="senior", experience_years=(5, None)),
    )
    answer = ask(facts, job, experience_years=years)
    assert answer.figure is not None
    assert answer.figure.id == chosen


SECTORS = [
    # lines, sector asked, the id chosen, whether it is of that sector
    pytest.param([line(grade="A"), line(sector="private")], "private", "T2", True, id="of the sector"),
    pytest.param([line(), line(scope="revenue")], "liberal", "T2", True, id="income of the self-employed"),
    pytest.param([line(), line(sector="public")], "liberal", "T1", False, id="none of the sector"),
    pytest.param([line(), line(sector="public", old=True)], "public", "T1", False, id="an old one is none"),
    pytest.param([line(grade="A"), line(sector="private")], None, "T1", False, id="no sector asked"),
]


@pytest.mark.parametrize(("figures", "sector", "chosen", "found"), SECTORS)
def test_the_sector_asked_comes_first(
    facts: Knowledge, figures: list[Figure], sector: str | None, chosen: str, found: bool
) -> None:
    answer = ask(facts, job_of(facts, *figures), sector=sector)
    assert answer.figure is not None
    assert (answer.figure.id, answer.sector_found) == (chosen, found)


WEAK = [
    pytest.param([line(old=True, year=2015)], False, False, id="old is said not to be current"),
    pytest.param([line(low=1500.0)], True, True, id="a bound under the minimum is withheld"),
    pytest.param([line(low=1200.0, high=1500.0)], False, False, id="overtaken by the minimum"),
    pytest.param([line(high=None, range_kind="floor")], True, False, id="a floor for want of better"),
    pytest.param([line(region="Lyon")], True, False, id="one city for want of better"),
    pytest.param([line(grade="C", year=None)], True, False, id="undated for want of better"),
]


@pytest.mark.parametrize(("figures", "current", "withheld"), WEAK)
def test_weak_lines_serve_only_without_a_family(
    facts: Knowledge, figures: list[Figure], current: bool, withheld: bool
) -> None:
    answer = ask(facts, job_of(facts, *figures, rome=None))
    assert answer.evidence == "job"
    assert (answer.current, answer.low_withheld) == (current, withheld)


def test_nothing_known_offers_the_nearest(facts: Knowledge) -> None:
    answer = ask(facts, replace(job_of(facts, rome=None), name="Ergonome du sport"))
    assert answer.evidence == "none"
    assert answer.nearest[0] == "ergonome"
    assert (answer.low, answer.central, answer.high, answer.period) == (None, None, None, None)


def test_a_start_that_was_the_minimum_wage_is_today_s(facts: Knowledge) -> None:
    start = line(level="junior", low=1801.0, high=None, range_kind="start", year=2025)
    answer = ask(facts, job_of(facts, start), level="junior", region="Bretagne")
    assert answer.low == minimum_wage(ON).month_gross
    assert answer.conversion == ("minimum_wage",)
    assert answer.current


def test_two_sources_side_by_side(facts: Knowledge) -> None:
    job = job_of(facts, line(median=3000.0), line(source="S2", grade="C", low=None, high=None, point=3600.0))
    answer = ask(facts, job)
    assert answer.second is not None
    assert answer.second.source == "S2"
    assert answer.disagreement == pytest.approx(0.2)
    near = ask(facts, job_of(facts, line(median=3000.0), line(source="S2", grade="C", median=3300.0)))
    assert near.second is not None
    assert near.disagreement is None


def test_the_second_source_is_read_in_the_same_terms(facts: Knowledge) -> None:
    yearly = line(source="S2", grade="C", period="year", low=None, high=None, point=36000.0)
    answer = ask(facts, job_of(facts, line(median=3000.0), yearly))
    assert answer.second_amounts is not None
    assert answer.second_amounts.central == pytest.approx(3000)
    assert answer.disagreement is None


def test_a_place_with_its_own_figure_needs_no_ratio(facts: Knowledge) -> None:
    job = job_of(facts, line(), line(region="Bretagne", low=2000.0, high=2600.0))
    answer = ask(facts, job, region="Bretagne")
    assert (answer.low, answer.place, answer.place_found, answer.steps) == (2000, "Bretagne", True, ())


def test_a_place_without_its_own_figure_is_an_estimate(facts: Knowledge) -> None:
    answer = ask(facts, PMO, region="Bretagne")
    (step,) = answer.steps
    assert step.kind == "region"
    assert (step.ratio, step.year, answer.estimate, answer.place) == (0.9305, 2014, True, "Bretagne")
    assert answer.central == pytest.approx(5553 * 0.9305)


@pytest.mark.parametrize("changes", [{"range_kind": "grid"}, {"sector": "public"}, {"scope": "revenue"}])
def test_no_ratio_moves_what_is_the_same_everywhere(facts: Knowledge, changes: dict[str, str]) -> None:
    answer = ask(facts, job_of(facts, line(**changes)), region="Bretagne")
    assert (answer.low, answer.steps, answer.place_found) == (2500, (), False)


def test_an_unknown_place_moves_nothing(facts: Knowledge) -> None:
    answer = ask(facts, PMO, region="Atlantide")
    assert (answer.central, answer.place, answer.place_found) == (5553, "France", False)


def test_experience_is_moved_only_where_it_was_measured(facts: Knowledge) -> None:
    mason = replace(job_of(facts, rome="F1703"), name="Maçon")
    families = {row.family_code for row in facts.statistics["F1703"] if row.preferred}
    assert "B2Z40" in families
    answer = ask(facts, mason, level="senior")
    assert "experience" in answer.conversion
    assert answer.level_found
    unmeasured = ask(facts, job_of(facts, line()), level="senior")
    assert (unmeasured.low, unmeasured.level_found, unmeasured.steps) == (2500, False, ())


def test_income_and_unstated_basis_are_not_converted(facts: Knowledge) -> None:
    for changes in ({"scope": "revenue"}, {"basis": None}):
        answer = ask(facts, job_of(facts, line(**changes)), basis="net")
        assert (answer.low, answer.basis_found, answer.estimate) == (2500, False, False)


def test_net_is_an_estimate_by_the_status(facts: Knowledge) -> None:
    answer = ask(facts, PMO, basis="net")
    assert answer.estimate
    assert answer.steps[-1].label == "cadre"
    assert answer.basis == "net"
    public = ask(facts, job_of(facts, line(sector="public")), basis="net")
    assert public.steps[-1].label == "titulaire"


def test_a_family_follows_the_entry_level(facts: Knowledge) -> None:
    answer = ask(facts, "developpeur-web")
    assert answer.statistic is not None
    assert "Techniciens" in answer.statistic.family_label


@pytest.mark.parametrize(
    ("name", "label"),
    [
        pytest.param("Libraire", "livres", id="by an everyday wording of the job"),
        pytest.param("Secrétaire", "Secrétaires", id="by its name before its wordings"),
        pytest.param("Gendarme", "police", id="not by what a family includes beside its own"),
        pytest.param("Presseur en blanchisserie", "textile", id="not by a word that says nothing of the job"),
        pytest.param("Gynécologue", "Médecins", id="not interns where the doctors' figure is missing"),
        pytest.param("Pédiatre", "Médecins", id="nor by a word that both labels share"),
    ],
)
def test_the_family_is_the_one_that_the_name_tells(facts: Knowledge, name: str, label: str) -> None:
    job = next(job for job in facts.jobs.values() if job.name == name)
    assert label in usable_statistics(facts, job, ON)[0].family_label


def asked_jobs(facts: Knowledge) -> Iterator[Job]:
    yield from (job for job in facts.jobs.values() if job.origin != "rome")
    yield from (job for code in facts.codes if (job := facts.job_for_code(code)).origin == "rome")


def questions(facts: Knowledge) -> Iterator[SalaryQuestion]:
    """Every described job at every level and place, the terms taking turns; every other job in one way."""
    ways = list(product(LEVELS, PLACES))
    for number, job in enumerate(asked_jobs(facts)):
        some = ways if job.origin == "curated" else [ways[number % len(ways)]]
        for turn, (level, (region, place, department)) in enumerate(some):
            period, basis = TERMS[(number // len(ways) + turn) % len(TERMS)]
            yield SalaryQuestion(job, level, None, region, place, period, basis, department)


def faults_of(answer: SalaryAnswer) -> Iterator[str]:
    """What no answer may do, whatever the question."""
    if answer.evidence == "none":
        if answer.figure or answer.statistic or answer.amounts:
            yield "something with no evidence"
        return
    if (answer.figure is None) == (answer.statistic is None):
        yield "not one fact exactly"
    yield from _amount_faults(answer)
    yield from _term_faults(answer)
    yield from _label_faults(answer)
    for step in answer.steps:
        if step.kind in ("region", "experience") and not (
            step.ratio and step.source and step.year and step.label
        ):
            yield "a ratio without its source"
    if answer.disagreement is not None and answer.disagreement <= 0.15:
        yield "a small disagreement"


def _amount_faults(answer: SalaryAnswer) -> Iterator[str]:
    amounts = answer.amounts
    assert amounts is not None
    if not amounts.given():
        yield "no amount"
    ordered = [value for value in (amounts.low, amounts.central, amounts.high) if value is not None]
    if ordered != sorted(ordered):
        yield "bounds out of order"
    income = answer.figure is not None and answer.figure.scope == "revenue"
    # A manager's contributions leave a few euros less than the published net of the minimum wage.
    margin = 1.004 if "basis" in answer.conversion else 1.0
    under = [v for v in ordered if under_minimum(v * margin, amounts.period, amounts.basis, ON)]
    if answer.current and not income and under:
        yield "a current pay under the minimum wage"


def _term_faults(answer: SalaryAnswer) -> Iterator[str]:
    question = answer.question
    if question.period and answer.period != question.period:
        yield "another period"
    if question.basis and answer.basis_found and answer.basis != question.basis:
        yield "another basis"
    asked = {name for name in (question.place, question.region) if name}
    if answer.place_found and asked and not asked & {answer.place, *answer.place.split("/")}:
        yield "a place found that is another"
    if any(step.ratio for step in answer.steps) and not answer.estimate:
        yield "a ratio that is not an estimate"


def _label_faults(answer: SalaryAnswer) -> Iterator[str]:
    fact = answer.figure or answer.statistic
    stated = {"median": fact and fact.median, "mean": fact and fact.mean, None: True}
    if answer.central_kind == "point":
        stated["point"] = answer.figure and answer.figure.point
    if not stated[answer.central_kind]:
        yield f"called a {answer.central_kind}"
    source = answer.figure.source if answer.figure else answer.statistic and answer.statistic.publisher
    year = answer.figure.year if answer.figure else answer.statistic and answer.statistic.year
    if not source:
        yield "no source"
    if year is None and not (answer.figure and answer.figure.year is None):
        yield "no year"


def test_no_answer_breaks_the_invariants(facts: Knowledge) -> None:
    broken = [
        (question.job.id, question.level, question.region, question.period, question.basis, fault)
        for question in questions(facts)
        for fault in faults_of(answer_salary(facts, question, ON))
    ]
    assert broken == []


def test_the_same_question_has_the_same_answer(facts: Knowledge) -> None:
    for job_id in (PMO, "comptable", "infirmier", "rome-404030"):
        assert ask(facts, job_id, level="senior") == ask(facts, job_id, level="senior")


@pytest.mark.parametrize(
    ("job", "level"), [("technicien-qualite", "Techniciens"), ("ingenieur-qualite", "Ingénieurs")]
)
def test_a_technician_is_none_of_the_engineers_of_the_same_code(
    facts: Knowledge, job: str, level: str
) -> None:
    assert usable_statistics(facts, facts.job(job), ON)[0].family_label.startswith(level)
