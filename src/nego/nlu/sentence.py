"""What one sentence says, before any intent: jobs, amounts, periods, places, experience, references.

The spans become Rasa entities (`entities`), and the sentence with its spans replaced by their kinds is what
the classifier sees (`masked`): fifteen thousand names of jobs need not be fifteen thousand examples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from nego.knowledge.loading import knowledge
from nego.knowledge.resolve import Candidate, JobMention, UnknownJob, resolver
from nego.nlu.joined import with_jobs_apart
from nego.nlu.references import find_references
from nego.pay.amount_words import find_working_time
from nego.pay.amounts import AmountMention, find_amounts, find_basis, find_period
from nego.reading.activity import find_activity
from nego.reading.experience import Experience, find_experience
from nego.reading.places import Place, find_places
from nego.reading.setting import find_setting

SpanKind = Literal[
    "job", "unknown_job", "amount", "location", "experience", "period", "basis", "job_reference"
]
Entity = Mapping[str, Any]

_RELATIONS = ("manager_of", "second_manager_of", "assistant_of", "trainer_of")
MASKS: Mapping[str, str] = {
    "job": "xjob",
    "unknown_job": "xjob",
    "amount": "xamount",
    "location": "xplace",
    "experience": "xexperience",
}


@dataclass(frozen=True)
class Span:
    """A stretch ``[start, end)`` of the sentence, its kind, and the entities that it gives."""

    start: int
    end: int
    kind: SpanKind
    entities: tuple[Entity, ...]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class Sentence:
    """A sentence and its spans in order. Spans of masked kinds never overlap one another."""

    text: str
    spans: tuple[Span, ...]

    def of(self, kind: SpanKind) -> tuple[Span, ...]:
        return tuple(span for span in self.spans if span.kind == kind)

    @property
    def entities(self) -> list[Entity]:
        """Rasa entities in the order of the sentence."""
        return [entity for span in self.spans for entity in span.entities]

    @property
    def masked(self) -> str:
        """The text with jobs, amounts, places and experience replaced by the names of their kinds."""
        pieces: list[str] = []
        at = 0
        for span in self.spans:
            mask = MASKS.get(span.kind)
            if mask is None:
                continue
            pieces += [self.text[at : span.start], " ", mask, " "]
            at = span.end
        return "".join([*pieces, self.text[at:]])

    @property
    def unmasked(self) -> Sentence:
        """The same sentence as if no span of a masked kind had been recognised, amounts excepted."""
        kept = (span for span in self.spans if span.kind not in MASKS or span.kind == "amount")
        return Sentence(self.text, tuple(kept))


def read_sentence(text: str) -> Sentence:
    """Read a cleaned message (see `nego.text.clean`)."""
    amounts = tuple(_amounts(text))
    references = tuple(_references(text))
    places = tuple(_places(text))
    experience = tuple(_experience(text))
    beside = (*places, *experience, *_working_time(text))
    pointing = tuple(filter(_points, references))
    apart = with_jobs_apart(text, ((detail.start, detail.end) for detail in beside))
    jobs = _jobs_beside(apart, beside, pointing)
    if not pointing and all(job.kind == "unknown_job" for job in jobs):
        jobs = tuple(_by_activity(text)) or jobs
    kept = _without_overlaps([*amounts, *jobs, *experience, *places])
    details = (span for span in (*_details(text), *references) if _fits(span, kept))
    return Sentence(text, tuple(sorted([*kept, *details], key=lambda span: (span.start, span.end))))


def _without_overlaps(spans: list[Span]) -> tuple[Span, ...]:
    """The longest of overlapping spans stays, the earlier in ``spans`` when they are as long: a place inside
    a job's name is part of the name, and an amount is no level of experience."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: -span.length):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return tuple(kept)


def _points(reference: Span) -> bool:
    """Whether a reference leads to another job: the « chef » of « son chef » is then no job by itself."""
    return all(entity["value"] != "same" for entity in reference.entities)


def _fits(detail: Span, kept: tuple[Span, ...]) -> bool:
    """A period or a basis may stand in an amount (`45k brut annuel`), but in nothing else."""
    return not any(detail.overlaps(span) for span in kept if span.kind != "amount")


def _by_activity(text: str) -> Iterator[Span]:
    """The job that the sentence tells by what is done, as a near name: the answer says what it is."""
    activity = find_activity(text)
    if activity is None:
        return
    jobs = tuple(knowledge().job(job_id) for job_id in activity.jobs)
    candidates = tuple(Candidate(job.id, job.name, job.rome, 1.0) for job in jobs)
    several = len(jobs) > 1
    name = text[activity.start : activity.end] if several else jobs[0].name
    mention = JobMention(activity.start, activity.end, name, candidates, near=not several, ambiguous=several)
    yield Span(mention.start, mention.end, "job", (job_entity(mention),))


def _jobs_beside(text: str, details: tuple[Span, ...], pointing: tuple[Span, ...]) -> tuple[Span, ...]:
    """The jobs of the sentence; a name that is only near one takes in no place, experience nor working time
    (« agent immobilier dans le var »), and « le chef du plombier » names a plumber."""
    jobs = tuple(job for job in _jobs(text) if not any(reference.covers(job) for reference in pointing))
    jobs = _outside_setting(text, jobs)
    through = [reference for reference in pointing if _names_through_another(reference)]
    if through and not jobs:
        named = _jobs(_without(text, through, "un"))
        return tuple(job for job in named if job.kind == "job" and not _is_near(job))
    inside = [d for d in details if any(job.overlaps(d) and _is_near(job) for job in jobs)]
    if not inside:
        return jobs
    without = tuple(_jobs(_without(text, inside)))
    return without if len(without) == len(jobs) else jobs


def _outside_setting(text: str, jobs: tuple[Span, ...]) -> tuple[Span, ...]:
    """The jobs without those that are but where one works: « en réa », « en cardio »."""
    setting = find_setting(text) if jobs else None
    if setting is None:
        return jobs
    return tuple(job for job in jobs if not (setting.start < job.start and job.end <= setting.end))


def _without(text: str, spans: Iterable[Span], instead: str = ",") -> str:
    """The text with spans blanked, offsets kept."""
    for span in spans:
        text = text[: span.start] + instead.ljust(span.length) + text[span.end :]
    return text


def _names_through_another(reference: Span) -> bool:
    return any(entity["value"] in _RELATIONS for entity in reference.entities)


def _is_near(job: Span) -> bool:
    return any(entity.get("near") for entity in job.entities)


def _jobs(text: str) -> Iterator[Span]:
    reading = resolver().find(text)
    for mention in reading.jobs:
        yield Span(mention.start, mention.end, "job", (job_entity(mention),))
    for unknown in reading.unknown:
        yield Span(unknown.start, unknown.end, "unknown_job", (_unknown_entity(unknown),))


def job_entity(mention: JobMention) -> Entity:
    """The Rasa entity of a job mention."""
    best = mention.candidates[0]
    return {
        "entity": "job",
        "start": mention.start,
        "end": mention.end,
        "value": mention.text,
        **_candidate(best),
        "ambiguous": mention.ambiguous,
        "near": mention.near,
        "candidates": [_candidate(candidate) for candidate in mention.candidates],
    }


def _unknown_entity(unknown: UnknownJob) -> Entity:
    return {
        "entity": "unknown_job",
        "start": unknown.start,
        "end": unknown.end,
        "value": unknown.text,
        "candidates": [_candidate(candidate) for candidate in unknown.nearest],
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "canonical": candidate.canonical,
        "job_id": candidate.job_id,
        "rome": candidate.rome,
        "score": round(candidate.score, 3),
    }


def _amounts(text: str) -> Iterator[Span]:
    for mention in find_amounts(text):
        yield Span(mention.start, mention.end, "amount", (_amount_entity(mention),))


def _amount_entity(mention: AmountMention) -> Entity:
    return {
        "entity": "amount",
        "start": mention.start,
        "end": mention.end,
        "value": mention.low,
        "high": mention.high,
        "period": mention.period,
        "period_inferred": mention.period_inferred,
        "basis": mention.basis,
        "months": mention.months,
        "kind": mention.kind,
        "problem": mention.problem,
        "text": mention.text,
    }


def _details(text: str) -> Iterator[Span]:
    """The period and the basis that the sentence names."""
    period, basis = find_period(text), find_basis(text)
    if period is not None:
        yield _plain(period.start, period.end, "period", period.value)
    if basis is not None:
        yield _plain(basis.start, basis.end, "basis", basis.value)


def _places(text: str) -> Iterator[Span]:
    for place in find_places(text):
        yield Span(place.start, place.end, "location", (place_entity(place),))


def place_entity(place: Place) -> Entity:
    """The Rasa entity of a place."""
    return {
        "entity": "location",
        "start": place.start,
        "end": place.end,
        "value": place.name,
        "level": place.level,
        "region": place.region,
        "department": place.department,
    }


def _working_time(text: str) -> Iterator[Span]:
    """The words that say it: a part of the pay, and no entity."""
    time = find_working_time(text)
    if time is not None:
        yield Span(time.start, time.end, "period", ())


def _experience(text: str) -> Iterator[Span]:
    experience = find_experience(text)
    if experience is not None:
        yield Span(experience.start, experience.end, "experience", tuple(_experience_entities(experience)))


def _experience_entities(experience: Experience) -> Iterator[Entity]:
    where = {"start": experience.start, "end": experience.end}
    if experience.years is not None:
        yield {"entity": "experience_years", **where, "value": experience.years}
    if experience.level is not None:
        yield {"entity": "experience_level", **where, "value": experience.level}


def _references(text: str) -> Iterator[Span]:
    for reference in find_references(text):
        yield _plain(reference.start, reference.end, "job_reference", reference.kind)


def _plain(start: int, end: int, kind: SpanKind, value: str) -> Span:
    return Span(start, end, kind, ({"entity": kind, "start": start, "end": end, "value": value},))
