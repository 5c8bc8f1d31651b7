"""The context in force in a conversation: one slot a field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal

from nego.conversation.reading import Amount, JobRef, Reading
from nego.pay.extras import Extras
from nego.pay.net import Status
from nego.reading.contract import Contract
from nego.reading.occasion import Occasion

Question = Literal[
    "salary",
    "training",
    "missions",
    "career",
    "compare",
    "convert",
    "offer",
    "counter_offer",
    "advice",
    "simulation",
]
Asking = Literal["job", "amount", "check", "floor", "profile", "erase"]

_EVERYWHERE = "France"


@dataclass(frozen=True)
class Context:
    """What is in force in a conversation; one slot a field, None where nothing was said.

    ``setting``: the ``words`` of where or how the job is done, and the ``sector`` they tell, if any.
    ``amount`` is in euros per ``amount_period``, which may have been ``amount_guessed`` from its size;
    ``amount_offered`` tells an offer or the present pay from an amount that was only to be converted.
    ``experience_years`` in years; ``choices`` are the job ids last proposed with buttons, in order.

    Of an offer: ``variable`` (euros gross a year) or ``variable_share`` (of the fixed part), ``working_time``
    (share of full time, above 1 for more than 35 hours), ``contract`` (of somebody who learns), ``occasion``
    ("raise": the amount is the present pay), ``amount_present`` the same beside a hiring (« je gagne 32k,
    pour un poste de… »), ``present`` the present pay while the offer of another employer is in force
    (`nego.conversation.sides`), ``shares`` (stock, of which nothing is made), ``offered_raise`` what one's
    own employer offers on it, ``wanted_raise`` what one wants on it
    (`nego.negotiation.situation.OfferedRaise`, as mappings).
    ``wanted``, ``other_offer`` and ``floor``, the private walk-away figure, are euros gross a year at full
    time. ``results`` and ``skills`` are the person's own words; ``wish`` is what words are wanted once a job
    is known. ``asking`` is what Négo has last asked, for the sake of which question (``asking_for``), and
    ``reminded`` how often since; ``asked_once`` is what is not asked again. ``rehearsal`` is the state of the
    last one, which may have ended (`nego.negotiation.rehearsal`).
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
    setting: Mapping[str, Any] | None = None
    amount: float | None = None
    amount_high: float | None = None
    amount_period: str | None = None
    amount_basis: str | None = None
    amount_months: float | None = None
    amount_guessed: bool | None = None
    amount_offered: bool | None = None
    amount_present: bool | None = None
    present: Mapping[str, Any] | None = None
    choices: tuple[Mapping[str, Any], ...] | None = None
    variable: float | None = None
    variable_share: float | None = None
    variable_guaranteed: bool | None = None
    working_time: float | None = None
    meal_vouchers: bool | None = None
    shares: bool | None = None
    contract: Contract | None = None
    occasion: Occasion | None = None
    offered_raise: Mapping[str, Any] | None = None
    wanted_raise: Mapping[str, Any] | None = None
    wanted: float | None = None
    other_offer: float | None = None
    has_other_offer: bool | None = None
    floor: float | None = field(default=None, repr=False)
    results: tuple[str, ...] | None = None
    skills: tuple[str, ...] | None = None
    wish: str | None = None
    asking: Asking | None = None
    asking_for: Question | None = None
    reminded: int | None = None
    asked_once: tuple[Asking, ...] | None = None
    rehearsal: Mapping[str, Any] | None = None

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> Context:
        """Build from slot values; slots of other names are ignored."""
        values: dict[str, Any] = {}
        for name in (each.name for each in fields(cls)):
            value = slots.get(name)
            values[name] = tuple(value) if isinstance(value, list) else value
        return cls(**values)

    def changes_since(self, before: Context) -> dict[str, Any]:
        """The slots whose values differ from ``before``, by name."""
        now = {each.name: getattr(self, each.name) for each in fields(self)}
        changed = {name: value for name, value in now.items() if value != getattr(before, name)}
        return {name: list(v) if isinstance(v, tuple) else v for name, v in changed.items()}

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
    def asking_for_present_pay(self) -> bool:
        """Whether Négo waits for the pay that a raise is counted on."""
        raised = self.offered_raise is not None or self.wanted_raise is not None
        return self.asking == "amount" and self.amount is None and raised

    @property
    def earned(self) -> bool:
        """Whether the pay in force is what the person is paid today, and no offer."""
        return self.occasion == "raise" or bool(self.amount_present)

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
        """Take over the period, basis, place, experience, status and setting that the message names;
        the setting of one job is not that of another."""
        context = self
        if reading.period:
            context = replace(context, period=reading.period)
        if reading.basis:
            context = replace(context, basis=reading.basis)
        if reading.status:
            context = replace(context, status=reading.status)
        if reading.setting is not None:
            said = {"words": reading.setting.words, "sector": reading.setting.sector}
            context = replace(context, setting=said)
        elif reading.wanted_jobs():
            context = replace(context, setting=None)
        if reading.place:
            context = context.with_place(reading.place)
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
            amount_guessed=amount.period_guessed or None,
            amount_offered=None,
            amount_present=None,
        )

    def with_other_amount(self, amount: Amount) -> Context:
        """Make ``amount`` the one in force instead of another: what it leaves unsaid is as before."""
        return replace(
            self.with_amount(amount),
            amount_basis=amount.basis or self.amount_basis,
            amount_months=amount.months or self.amount_months,
        )

    def with_extras(self, extras: Extras) -> Context:
        """Take over what a message says of a pay beside its amount."""
        context = self
        if extras.variable is not None or extras.variable_share is not None:
            context = replace(
                context,
                variable=extras.variable,
                variable_share=extras.variable_share,
                variable_guaranteed=None,
            )
        if extras.guaranteed is not None:
            context = replace(context, variable_guaranteed=extras.guaranteed)
        return replace(
            context,
            working_time=extras.working_time or context.working_time,
            meal_vouchers=extras.meal_vouchers or context.meal_vouchers,
            shares=extras.shares or context.shares,
            amount_months=extras.months or context.amount_months,
        )

    def without_pay(self) -> Context:
        """Without the pay in force nor what was said beside it."""
        return replace(
            self.without_extras(),
            amount=None,
            amount_high=None,
            amount_period=None,
            amount_basis=None,
            amount_months=None,
            amount_guessed=None,
            amount_offered=None,
            amount_present=None,
        )

    def without_extras(self) -> Context:
        """Another pay than the one in force: nothing said beside that one holds."""
        return replace(
            self,
            variable=None,
            variable_share=None,
            variable_guaranteed=None,
            working_time=None,
            meal_vouchers=None,
            shares=None,
            contract=None,
            wanted=None,
            occasion=None,
            offered_raise=None,
            wanted_raise=None,
        )

    def awaiting(self, asking: Asking | None, question: Question | None = None) -> Context:
        """What Négo has just asked, or None: nothing is awaited any more."""
        once = tuple(dict.fromkeys((*(self.asked_once or ()), asking))) if asking else self.asked_once
        return replace(
            self, asking=asking, asking_for=question if asking else None, reminded=None, asked_once=once
        )

    def with_place(self, place: Mapping[str, Any]) -> Context:
        """Make ``place`` (an entity of `nego.nlu`) the one in force."""
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
