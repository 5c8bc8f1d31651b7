"""The context in force in a conversation: one slot a field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal

from nego.conversation.reading import Amount, JobRef, Reading
from nego.pay.net import Status

Question = Literal["salary", "training", "missions", "career", "compare", "convert", "offer"]

_EVERYWHERE = "France"


@dataclass(frozen=True)
class Context:
    """What is in force in a conversation; one slot a field, None where nothing was said.

    ``amount`` is in euros per ``amount_period``; ``experience_years`` in years; ``choices`` are the job ids
    last proposed with buttons, in order.
    """

    job: str | None = None
    job_id: str | None = None
    rome: str | None = None
    feminine: bool | None = None
    previous_job: str | None = None
    previous_job_id: str | None = None
    previous_rome: str | None = None
    compared_job: str | None = None
    compared_job_id: str | None = None
    compared_rome: str | None = None
    question: Question | None = None
    period: str | None = None
    basis: str | None = None
    location: str | None = None
    location_level: str | None = None
    region: str | None = None
    department: str | None = None
    experience_years: float | None = None
    experience_level: str | None = None
    status: Status | None = None
    amount: float | None = None
    amount_high: float | None = None
    amount_period: str | None = None
    amount_basis: str | None = None
    amount_months: float | None = None
    choices: tuple[Mapping[str, Any], ...] | None = None

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> Context:
        """Build from slot values; slots of other names are ignored."""
        values = {field.name: slots.get(field.name) for field in fields(cls)}
        if values["choices"] is not None:
            values["choices"] = tuple(values["choices"])
        return cls(**values)

    def changes_since(self, before: Context) -> dict[str, Any]:
        """The slots whose values differ from ``before``, by name."""
        old, new = asdict(before), asdict(self)
        changed = {name: value for name, value in new.items() if value != old[name]}
        if changed.get("choices") is not None:
            changed["choices"] = list(changed["choices"])
        return changed

    def with_job(self, ref: JobRef) -> Context:
        """Make ``ref`` the job in force; the one before is remembered."""
        if ref.job_id == self.job_id:
            return replace(self, job=ref.canonical, choices=None)
        return replace(
            self,
            job=ref.canonical,
            job_id=ref.job_id,
            rome=ref.rome,
            previous_job=self.job if self.job_id else self.previous_job,
            previous_job_id=self.job_id or self.previous_job_id,
            previous_rome=self.rome if self.job_id else self.previous_rome,
            feminine=None,
            choices=None,
        )

    @property
    def in_force(self) -> JobRef | None:
        """The job the conversation is about."""
        return JobRef(self.job_id, self.job or "", self.rome) if self.job_id else None

    @property
    def before(self) -> JobRef | None:
        """The job it was about just before."""
        if self.previous_job_id is None:
            return None
        return JobRef(self.previous_job_id, self.previous_job or "", self.previous_rome)

    def comparable(self) -> Context:
        """The context with a period and a basis: what two jobs have to share to be compared."""
        return replace(self, period=self.period or "month", basis=self.basis or "gross")

    @property
    def proposed(self) -> tuple[JobRef, ...]:
        """The jobs last proposed with buttons."""
        return tuple(JobRef(c["job_id"], c["canonical"], c.get("rome")) for c in self.choices or ())

    @property
    def compared(self) -> JobRef | None:
        """The second job of the last comparison."""
        if self.compared_job_id is None:
            return None
        return JobRef(self.compared_job_id, self.compared_job or "", self.compared_rome)

    def with_details(self, reading: Reading) -> Context:
        """Take over the period, basis, place, experience and status that the message names."""
        context = self
        if reading.period:
            context = replace(context, period=reading.period)
        if reading.basis:
            context = replace(context, basis=reading.basis)
        if reading.status:
            context = replace(context, status=reading.status)
        if reading.place:
            context = context._with_place(reading.place)
        if reading.has_experience:
            level = None if reading.experience_level == "all" else reading.experience_level
            context = replace(context, experience_years=reading.experience_years, experience_level=level)
        return context

    def with_amount(self, amount: Amount) -> Context:
        """Make ``amount`` the one in force."""
        return replace(
            self,
            amount=amount.low,
            amount_high=amount.high,
            amount_period=amount.period,
            amount_basis=amount.basis,
            amount_months=amount.months,
        )

    def with_other_amount(self, amount: Amount) -> Context:
        """Make ``amount`` the one in force instead of another: what it leaves unsaid is as before."""
        return replace(
            self.with_amount(amount),
            amount_basis=amount.basis or self.amount_basis,
            amount_months=amount.months or self.amount_months,
        )

    def _with_place(self, place: Mapping[str, Any]) -> Context:
        if place["value"] == _EVERYWHERE:
            return replace(self, location=None, location_level=None, region=None, department=None)
        return replace(
            self,
            location=place["value"],
            location_level=place.get("level"),
            region=place.get("region"),
            department=place.get("department"),
        )


def as_choices(refs: Sequence[JobRef]) -> tuple[Mapping[str, Any], ...] | None:
    if not refs:
        return None
    return tuple({"job_id": r.job_id, "canonical": r.canonical, "rome": r.rome} for r in refs)
