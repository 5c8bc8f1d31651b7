"""What a job pays: the choice of one figure by a written rule, and what was done to it.

Three kinds of evidence, never mixed and never averaged.

**The job's own figures.** Usable: whole (a central value or both bounds), neither old (2020 or earlier) nor
under the minimum wage of the day, not a bound alone (legal minimum, floor, ceiling), not a line kept for
cross-checking, unless it fills the level asked. Among them: nearest in level and years, then place, then
salary before self-employed income; then dated before undated, grade A, B, C; then median, mean, range,
single value; then the latest year.

**Sector.** Where one was asked, the current whole figures of that sector come first, of the level asked and
then of any; without one the usual answer stands and `sector_found` is False.

**The order of evidence** for a level or for none (a bare question asks about all levels):

1. an own figure of the level asked; for beginners the pay at the start counts; for a bare question an
   all-level figure, else a confirmed one of grade A or B;
2. for a level asked: an own all-level figure, moved by a sourced experience ratio where there is one, else
   left as it is (`level_found` False says so);
3. the statistic of the professional family through the ROME code (`near_code` when the job has no code and
   the statistic is that of a code near it), moved likewise;
4. what is left of the job's own: undated pages of grade C, then old figures, starts and bounds, then figures
   partly or wholly under the minimum wage, whose `current` is False when what they say has been overtaken;
5. nothing: the nearest jobs that have something.

Undated grade C lines come before step 3 when the only statistic there is old (2017-2019): of two weak
facts the one about the job itself is told. For a level asked they serve in step 1 like the others.

Self-employed income serves in steps 1 and 2 only for a job whose lines mostly speak of it.

**Place.** A regional figure when there is one, else the national one times the ratio of the place within the
job's category. Without a ratio nothing moves and `place_found` is False. No
ratio moves a national grid, public pay or self-employed income, none of experience a range that covers a
career, and none is used that would bring the pay under the minimum wage. A bare question about no place is
not answered with the figure of one city before step 4. **A start that was the minimum wage
of its year** is given as the minimum wage of the day. Changed amounts carry their `steps`; with a ratio or a
change of basis they are an `estimate`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from nego.knowledge.amounts import (
    Amounts,
    CentralKind,
    Step,
    annual_of,
    any_under_minimum,
    in_basis,
    in_period,
    of_figure,
    of_statistic,
    scaled,
    was_minimum_wage,
    without_minimum,
)
from nego.knowledge.families import is_recent, usable_statistics
from nego.knowledge.figures import (
    NATIONAL,
    Wanted,
    covers_a_career,
    is_current,
    is_dated,
    is_mostly_self_employed,
    is_of_sector,
    is_same_everywhere,
    is_start,
    is_whole,
    level_of,
    ranked,
    second_source,
    serves_alone,
)
from nego.knowledge.model import Basis, FamilyStatistic, Figure, Job, Knowledge, Level, Period, Sector
from nego.knowledge.nearest import nearest_jobs
from nego.knowledge.ratios import code_of, experience_step, is_cadre, region_step
from nego.pay.minimum_wage import minimum_wage
from nego.pay.net import Status

Evidence = Literal["job", "family", "none"]
DISAGREEMENT = 0.15


@dataclass(frozen=True)
class SalaryQuestion:
    """What was asked. None means not said; `department` is a code ("69"), `place` a name as shown."""

    job: Job
    level: Level | None = None
    experience_years: float | None = None
    region: str | None = None
    place: str | None = None
    period: Period | None = None
    basis: Basis | None = None
    department: str | None = None
    sector: Sector | None = None


@dataclass(frozen=True)
class SalaryAnswer:
    """One figure or statistic and what it becomes for the question.

    `low`, `central` and `high` are euros per `period` on `basis` (None: the source does not state it).
    `disagreement` is |a - b| / a against `second`, set above 15 % only. `start` is the pay at the start
    where it is not the figure itself; `beside` the family statistic to set beside a grade C figure.
    `current` False: old, or overtaken by the minimum wage. `low_withheld`: a bound under the minimum wage
    is not shown. `basis_found` False: the asked basis could not be given. `nearest` are job ids, filled
    when `evidence` is "none".
    """

    question: SalaryQuestion
    evidence: Evidence
    figure: Figure | None = None
    statistic: FamilyStatistic | None = None
    amounts: Amounts | None = None
    level: Level = "all"
    level_found: bool = True
    place: str = NATIONAL
    place_found: bool = True
    basis_found: bool = True
    current: bool = True
    low_withheld: bool = False
    steps: tuple[Step, ...] = ()
    second: Figure | None = None
    second_amounts: Amounts | None = None
    disagreement: float | None = None
    start: Figure | None = None
    beside: FamilyStatistic | None = None
    near_code: str | None = None
    nearest: tuple[str, ...] = ()

    @property
    def sector_found(self) -> bool:
        """Whether the figure is of the sector asked."""
        sector = self.question.sector
        return sector is not None and self.figure is not None and is_of_sector(self.figure, sector)

    @property
    def low(self) -> float | None:
        return self.amounts.low if self.amounts else None

    @property
    def central(self) -> float | None:
        return self.amounts.central if self.amounts else None

    @property
    def central_kind(self) -> CentralKind | None:
        return self.amounts.central_kind if self.amounts else None

    @property
    def high(self) -> float | None:
        return self.amounts.high if self.amounts else None

    @property
    def period(self) -> Period | None:
        return self.amounts.period if self.amounts else None

    @property
    def basis(self) -> Basis | None:
        return self.amounts.basis if self.amounts else None

    @property
    def conversion(self) -> tuple[str, ...]:
        """The kinds of the steps, in the order they were made."""
        return tuple(step.kind for step in self.steps)

    @property
    def estimate(self) -> bool:
        return any(step.kind in ("basis", "region", "experience") for step in self.steps)

    @property
    def same_everywhere(self) -> bool:
        """A national grid or public pay: no ratio moves it to a place."""
        return self.figure is not None and is_same_everywhere(self.figure)

    @property
    def high_open(self) -> bool:
        """The statistic's upper quartile is in INSEE's open band: half of the people may earn more."""
        return self.statistic is not None and self.statistic.top_coded_from in ("p10", "p25", "median", "p75")


def answer_salary(knowledge: Knowledge, question: SalaryQuestion, on: date | None = None) -> SalaryAnswer:
    """The answer by the rule of this module, with the minimum wage and rates of `on` (today)."""
    day = on or date.today()
    wanted = Wanted(
        level=level_of(question.level, question.experience_years),
        years=question.experience_years,
        place=question.place,
        region=question.region,
        any_basis=question.basis is None,
        on=day,
    )
    chooser = _Chooser(knowledge, question, wanted)
    for draft in chooser.drafts():
        return chooser.finish(draft)
    return SalaryAnswer(question, "none", level=wanted.level, nearest=nearest_jobs(knowledge, question.job))


class _Chooser:
    """One question against one job's facts."""

    def __init__(self, knowledge: Knowledge, question: SalaryQuestion, wanted: Wanted) -> None:
        self.knowledge = knowledge
        self.question = question
        self.wanted = wanted
        self.figures = question.job.figures
        code = code_of(question.job)
        self.statistics = usable_statistics(knowledge, question.job, wanted.on)
        self.near_code = code if question.job.rome is None else None
        self.self_employed = is_mostly_self_employed(self.figures)

    def drafts(self) -> Iterator[SalaryAnswer]:
        """The possible answers in the order of the module's rule; the first is the answer."""
        bare = self.wanted.level == "all"
        old_statistic = bool(self.statistics) and not is_recent(self.statistics[0])
        dated = _tells_the_job if bare else _anything
        yield from self._of_sector()
        yield from self._own(lambda figure: self._usable(figure) and dated(figure))
        if not bare:
            all_levels = replace(self.wanted, level="all", years=None)
            yield from self._own(lambda figure: self._usable(figure) and is_dated(figure), all_levels)
        if old_statistic:
            yield from self._own(self._usable)
        yield from self._family()
        yield from self._leftovers()

    def _of_sector(self) -> Iterator[SalaryAnswer]:
        sector = self.question.sector
        if sector is None:
            return

        def serves(figure: Figure) -> bool:
            return is_of_sector(figure, sector) and is_whole(figure) and is_current(figure, self.wanted.on)

        yield from self._own(serves)
        if self.wanted.level != "all":
            yield from self._own(serves, replace(self.wanted, level="all", years=None))

    def _usable(self, figure: Figure) -> bool:
        start = is_start(figure) and self.wanted.level == "junior"
        fresh = is_current(figure, self.wanted.on) or (start and was_minimum_wage(figure))
        scope = figure.scope == "salary" or self.self_employed
        return (is_whole(figure) or start) and fresh and scope and serves_alone(figure, self.wanted)

    def _own(self, accept: Callable[[Figure], bool], wanted: Wanted | None = None) -> Iterator[SalaryAnswer]:
        for figure in ranked(filter(accept, self.figures), wanted or self.wanted):
            found = self.wanted.level in ("all", figure.level)
            yield self._draft(figure, level_found=found)

    def _draft(self, figure: Figure, level_found: bool) -> SalaryAnswer:
        return SalaryAnswer(
            self.question,
            "job",
            figure=figure,
            amounts=of_figure(figure),
            level=figure.level,
            level_found=level_found,
            place=figure.region,
            place_found=self._is_place(figure.region),
        )

    def _is_place(self, region: str) -> bool:
        """Whether a figure of that region answers the place asked: that place, or the region it is in."""
        place, asked = self.question.place, self.question.region
        if place is None and asked is None:
            return True
        return region == asked or (place is not None and place in region.split("/"))

    def _family(self) -> Iterator[SalaryAnswer]:
        for statistic in self.statistics:
            yield SalaryAnswer(
                self.question,
                "family",
                statistic=statistic,
                amounts=of_statistic(statistic),
                level_found=self.wanted.level == "all",
                place_found=self._is_place(NATIONAL),
                near_code=self.near_code,
            )

    def _leftovers(self) -> Iterator[SalaryAnswer]:
        """Step 4: weaker lines, at the level asked and then at any, each group by the usual order."""
        on = self.wanted.on
        groups: tuple[Callable[[Figure], bool], ...] = (
            lambda figure: is_whole(figure) and is_current(figure, on),
            lambda figure: is_whole(figure) and figure.old,
            lambda figure: is_start(figure),
            lambda figure: is_whole(figure),
            lambda figure: figure.per is None and figure.full_time is not False,
        )
        asked = replace(self.wanted, anywhere=True)
        levels: tuple[Level, ...] = ("all", "confirmed", "senior", "junior")
        for group in groups:
            yield from self._own(group, asked)
            for level in levels:
                yield from self._own(group, replace(asked, level=level, years=None))

    def finish(self, draft: SalaryAnswer) -> SalaryAnswer:
        answer = self._moved(draft)
        answer = self._kept_current(answer)
        answer = self._expressed(answer)
        if answer.figure is None:
            return replace(answer, start=self._start(), second=self._own_aside())
        beside = self.statistics[0] if self.statistics and answer.figure.grade == "C" else None
        return self._compared(replace(answer, start=self._start(answer.figure), beside=beside))

    def _moved(self, answer: SalaryAnswer) -> SalaryAnswer:
        """To the experience and place asked, by sourced ratios only."""
        job, wanted = self.question.job, self.wanted
        figure, region = answer.figure, self.question.region
        if figure is not None and (is_same_everywhere(figure) or figure.scope == "revenue"):
            return answer
        career = figure is not None and covers_a_career(figure)
        if not answer.level_found and answer.level == "all" and not career:
            step = experience_step(self.knowledge, job, wanted.level)
            moved = self._scaled(answer, step) if step else None
            answer = replace(moved, level=wanted.level, level_found=True) if moved else answer
        if not answer.place_found and answer.place == NATIONAL and region:
            step = region_step(self.knowledge, job, region, self.question.department)
            moved = self._scaled(answer, step) if step else None
            place = self.question.place or region
            answer = replace(moved, place=place, place_found=True) if moved else answer
        return answer

    def _scaled(self, answer: SalaryAnswer, step: Step) -> SalaryAnswer | None:
        """None when the ratio would bring a pay under the minimum wage: it then says too much."""
        if step.ratio is None:
            raise ValueError("a step without ratio cannot scale")
        before, after = _amounts(answer), scaled(_amounts(answer), step.ratio)
        if not self._overtaken(before) and self._overtaken(after):
            return None
        return replace(answer, amounts=after, steps=(*answer.steps, step))

    def _overtaken(self, amounts: Amounts) -> bool:
        """Whether what the amounts say is under the minimum wage: the central value, else all of them."""
        kept = without_minimum(amounts, self.wanted.on)
        return kept.central is None and (amounts.central is not None or kept.high is None)

    def _kept_current(self, answer: SalaryAnswer) -> SalaryAnswer:
        """Nothing under the minimum wage of the day is left among the amounts of a current answer."""
        amounts, figure, on = _amounts(answer), answer.figure, self.wanted.on
        if figure is not None and was_minimum_wage(figure):
            return self._at_minimum(answer)
        if (figure is not None and figure.scope == "revenue") or not any_under_minimum(amounts, on):
            return replace(answer, current=_is_recent(answer))
        if self._overtaken(amounts):
            return replace(answer, current=False)
        kept = without_minimum(amounts, on)
        return replace(answer, amounts=kept, low_withheld=True, current=_is_recent(answer))

    def _at_minimum(self, answer: SalaryAnswer) -> SalaryAnswer:
        wage = minimum_wage(self.wanted.on)
        amounts = in_period(_amounts(answer), "month")
        high = amounts.high if amounts.high and amounts.high > wage.month_gross else None
        amounts = replace(amounts, low=wage.month_gross, high=high)
        step = Step(
            "minimum_wage",
            label=wage.valid_from.isoformat(),
            source=wage.reference,
            year=wage.valid_from.year,
            url=wage.url,
        )
        return replace(answer, amounts=amounts, steps=(*_without_ratios(answer), step))

    def _expressed(self, answer: SalaryAnswer) -> SalaryAnswer:
        """In the period and on the basis asked."""
        amounts, steps = _amounts(answer), answer.steps
        if self.question.period and self.question.period != amounts.period:
            annual = annual_of(answer.figure) if answer.figure and not steps else None
            amounts = in_period(amounts, self.question.period, annual)
            steps = (*steps, Step("period"))
        found = True
        if self.question.basis and self.question.basis != amounts.basis:
            changed = self._in_basis(answer, amounts, self.question.basis)
            found = changed is not None
            if changed is not None:
                amounts, steps = changed, (*steps, Step("basis", label=self._status(answer)))
        return replace(answer, amounts=amounts, steps=steps, basis_found=found)

    def _in_basis(self, answer: SalaryAnswer, amounts: Amounts, basis: Basis) -> Amounts | None:
        """Contributions are those of employees: self-employed income is left as its source states it."""
        if answer.figure is not None and answer.figure.scope == "revenue":
            return None
        return in_basis(amounts, basis, self._status(answer), self.wanted.on)

    def _status(self, answer: SalaryAnswer) -> Status:
        if answer.figure is not None and answer.figure.sector == "public":
            return "titulaire"
        return "cadre" if is_cadre(self.knowledge, self.question.job) else "non_cadre"

    def _compared(self, answer: SalaryAnswer) -> SalaryAnswer:
        """The second source beside the figure, and their disagreement above 15 %."""
        figure = answer.figure
        second = second_source(self.figures, figure, self.wanted) if figure else None
        if figure is None or second is None:
            return answer
        status = self._status(answer)
        shown = _in_same_terms(second, answer, status, self.wanted.on)
        here = _in_same_terms(figure, answer, status, self.wanted.on)
        gap = here.gap_to(shown) if here.basis == shown.basis else None
        said = gap if gap is not None and gap > DISAGREEMENT else None
        return replace(answer, second=second, second_amounts=shown, disagreement=said)

    def _start(self, shown: Figure | None = None) -> Figure | None:
        """The pay at the start, where it is not the figure shown and still says something."""
        if self.wanted.level not in ("all", "junior"):
            return None
        wanted = replace(self.wanted, level="junior", years=None)
        starts = [figure for figure in self.figures if is_start(figure) and figure is not shown]
        usable = [item for item in starts if is_current(item, self.wanted.on) or was_minimum_wage(item)]
        return next(iter(ranked(usable, wanted)), None)

    def _own_aside(self) -> Figure | None:
        """Beside a family statistic: the best current line about the job itself, undated as it may be."""
        current = [item for item in self.figures if is_whole(item) and is_current(item, self.wanted.on)]
        return next(iter(ranked(current, self.wanted)), None)


def _tells_the_job(figure: Figure) -> bool:
    """Whether a bare question may be answered by it before the family: not by a weak line on one level."""
    return is_dated(figure) and (figure.level == "all" or figure.grade != "C")


def _anything(figure: Figure) -> bool:
    return True


def _amounts(answer: SalaryAnswer) -> Amounts:
    if answer.amounts is None:
        raise ValueError("an answer without evidence has no amounts")
    return answer.amounts


def _is_recent(answer: SalaryAnswer) -> bool:
    if answer.figure is not None:
        return not answer.figure.old
    return answer.statistic is not None and is_recent(answer.statistic)


def _without_ratios(answer: SalaryAnswer) -> tuple[Step, ...]:
    """The minimum wage is the same everywhere: a ratio made on the way no longer holds."""
    return tuple(step for step in answer.steps if step.ratio is None)


def _in_same_terms(figure: Figure, answer: SalaryAnswer, status: Status, on: date) -> Amounts:
    """A figure in the period of the answer and, where both are known, on its basis."""
    shown = _amounts(answer)
    amounts = in_period(of_figure(figure), shown.period, annual_of(figure))
    if shown.basis is None or figure.scope == "revenue":
        return amounts
    return in_basis(amounts, shown.basis, status, on) or amounts
