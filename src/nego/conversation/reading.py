"""What one message says, taken from its parse: a plain dictionary in the shapes that ``nego.nlu`` emits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from nego.french import is_feminine_of
from nego.pay.amount_words import find_pay_months
from nego.pay.amounts import names_other_currency
from nego.pay.extras import Extras, find_extras
from nego.pay.minimum_wage import minimum_wage
from nego.pay.net import Status
from nego.reading.contract import Contract, find_contract
from nego.reading.employer import find_employer
from nego.reading.occasion import Occasion, Role, find_occasion, role_of
from nego.reading.setting import Setting, find_setting, unread_setting
from nego.reading.status import find_status, is_status
from nego.text import InputProblem, normalize

_NEGATED = re.compile(r"\b(?:pas|ni|plutot que?|au lieu d[eu]?|sauf)\s+(?:[a-z]{1,4}\s+){0,2}$")
_NO_EXTRAS = Extras()
_PAYS = ("salary", "smic")
_TO_JUDGE: tuple[Role | None, ...] = ("offered", None, "other_offer", "current", "wanted", "floor")
_DEFINITE = re.compile(
    r"(?:\b(?:le|la|les|du|au|son|sa|ses|leurs?|pass(?:e|es|er|ais|ait)|devien[st]|devenir|promue?|nommee?|monte)\s+"
    r"|\bl')$"
)
_POSSESSED = re.compile(r"\b(?:son|sa|ses|leurs?)\s+$")
_HESITATES = re.compile(r"\b(?:h[ée]sit\w*|entre|aussi|autre)\b", re.IGNORECASE)
_FEMININE = re.compile(r"\b(?:une|la|cette|ma|sa|ta)\s+$")


@dataclass(frozen=True)
class JobRef:
    """A job of the knowledge base as a message named it. ``score`` goes from 0 to 1."""

    job_id: str
    canonical: str
    rome: str | None = None
    score: float = 1.0


@dataclass(frozen=True)
class NamedJob:
    """A job mention: the words as written, from which character, and what they may mean, best first.

    ``definite``: said as the one that belongs there (« le chef », « son préparateur », « s'il passe chef »);
    ``possessed``: as the one of the job in force (« son clerc »).
    """

    text: str
    start: int
    candidates: tuple[JobRef, ...]
    near: bool = False
    ambiguous: bool = False
    feminine: bool = False
    definite: bool = False
    possessed: bool = False


@dataclass(frozen=True)
class UnknownName:
    """Words that stand where a job should, and the nearest jobs (maybe none)."""

    text: str
    nearest: tuple[JobRef, ...] = ()


@dataclass(frozen=True)
class Amount:
    """An amount of money as said, in euros per ``period``; ``high`` when a range was given.

    ``kind`` is that of ``nego.pay.amounts``; minimum wages have become euros, gross. ``role``: whose it
    is ("past": of a raise only); ``period_guessed``: by its size; ``start``: the character of the message at
    which it begins.
    """

    low: float
    high: float | None = None
    period: str | None = None
    basis: str | None = None
    months: float | None = None
    kind: str = "salary"
    problem: str | None = None
    role: Role | None = None
    period_guessed: bool = False
    start: int = 0


@dataclass(frozen=True)
class Reading:
    """What one message says, taken from its parse. ``input_problem`` is what made it unreadable, if it was:
    its text is then no longer what the person sent. ``pay_months``: monthly pays a year. ``extras``: what is
    said beside the amount of a pay; ``occasion``: a hiring, or the pay one has; ``contract``: that of
    somebody who learns. ``setting``: where or how a job is done, beside the
    names of jobs. ``places``: all that are named, the last of which is ``place``."""

    text: str = ""
    jobs: tuple[NamedJob, ...] = ()
    unknown: tuple[UnknownName, ...] = ()
    amounts: tuple[Amount, ...] = ()
    references: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    place: Mapping[str, Any] | None = None
    places: tuple[Mapping[str, Any], ...] = ()
    status: Status | None = None
    pay_months: float | None = None
    experience_years: float | None = None
    experience_level: str | None = None
    input_problem: InputProblem | None = None
    extras: Extras = _NO_EXTRAS
    occasion: Occasion | None = None
    contract: Contract | None = None
    setting: Setting | None = None

    @classmethod
    def from_message(cls, message: Mapping[str, Any]) -> Reading:
        """Read the parse of a message (``text`` and ``entities``, in the shapes of ``nego.nlu``)."""
        found: dict[str, list[Mapping[str, Any]]] = {}
        for entity in message.get("entities") or ():
            found.setdefault(entity["entity"], []).append(entity)

        def all_of(kind: str) -> tuple[Any, ...]:
            return tuple(entity["value"] for entity in found.get(kind, ()))

        text = message.get("text") or ""
        status = find_status(text)
        jobs = tuple(_named_job(entity, message.get("text") or "") for entity in found.get("job", ()))
        unknown = tuple(
            UnknownName(str(e["value"]), _refs(e.get("candidates"))) for e in found.get("unknown_job", ())
        )
        if status is not None:
            jobs = tuple(job for job in jobs if not (job.ambiguous and is_status(job.text)))
            unknown = tuple(name for name in unknown if not is_status(name.text))
        return cls(
            text=message.get("text") or "",
            jobs=jobs,
            unknown=unknown,
            amounts=_present_before_offer(
                tuple(_amount(entity, text) for entity in found.get("amount", ())), text
            ),
            references=all_of("job_reference"),
            periods=all_of("period"),
            bases=all_of("basis"),
            status=status,
            pay_months=find_pay_months(message.get("text") or ""),
            place=found["location"][-1] if "location" in found else None,
            places=tuple(found.get("location", ())),
            experience_years=next(iter(all_of("experience_years")), None),
            experience_level=next(iter(all_of("experience_level")), None),
            input_problem=message.get("input_problem"),
            extras=find_extras(text),
            occasion=find_occasion(text),
            contract=find_contract(text),
            setting=_setting(text, found, status),
        )

    @property
    def period(self) -> str | None:
        """The period named last."""
        return self.periods[-1] if self.periods else None

    @property
    def basis(self) -> str | None:
        """The basis named last."""
        return self.bases[-1] if self.bases else None

    @property
    def pays(self) -> tuple[Amount, ...]:
        """The amounts that are a pay: no percentage, no variable part, no daily or weekly rate."""
        return tuple(amount for amount in self.amounts if amount.kind in _PAYS)

    @property
    def offered(self) -> Amount | None:
        """The pay to judge: the one offered, else one that nothing tells of, else the present one."""
        return next((pay for role in _TO_JUDGE for pay in reversed(self.pays) if pay.role == role), None)

    @property
    def rate(self) -> str | None:
        """Why the only pay of the message is none to judge: "day_rate", "week_rate", or "currency"."""
        if self.pays:
            return None
        rates = (amount.kind for amount in self.amounts if amount.kind in ("day_rate", "week_rate"))
        return next(rates, "currency" if names_other_currency(self.text) else None)

    @property
    def asks_minimum_wage(self) -> bool:
        """Whether the message names the minimum wage and no job: its question is about that amount."""
        return not (self.jobs or self.unknown) and any(amount.kind == "smic" for amount in self.amounts)

    @property
    def has_experience(self) -> bool:
        """Whether the message names years or a level of experience."""
        return self.experience_years is not None or self.experience_level is not None

    def wanted_jobs(self) -> tuple[NamedJob, ...]:
        """The jobs the message asks for: those set aside (« pas développeur, comptable ») are left out."""
        return self.affirmed_jobs() or self.jobs

    def affirmed_jobs(self) -> tuple[NamedJob, ...]:
        """The jobs the message does not set aside; none where it sets aside all it names."""
        return tuple(job for job in self.jobs if not _NEGATED.search(normalize(self.text[: job.start]) + " "))


def _refs(candidates: Any) -> tuple[JobRef, ...]:
    return tuple(
        JobRef(c["job_id"], c["canonical"], c.get("rome"), float(c.get("score", 1.0)))
        for c in candidates or ()
    )


def _setting(
    text: str, found: Mapping[str, list[Mapping[str, Any]]], status: Status | None
) -> Setting | None:
    """The setting or employer named beside the jobs, or what a follow-up says of which nothing else was read.

    A sector within words that are no name of a job (« infirmière à l'hôpital public ») is one.
    """
    setting = find_setting(text) or find_employer(text)
    if setting is None:
        return unread_setting(text) if not found and status is None else None
    named = (entity for kind in ("job", "unknown_job") for entity in found.get(kind, ()))
    beside = (entity for entity in named if not (setting.sector and entity.get("near")))
    inside = any(
        setting.start < entity.get("end", 0) and entity.get("start", 0) < setting.end for entity in beside
    )
    return None if inside else setting


def _named_job(entity: Mapping[str, Any], text: str) -> NamedJob:
    start = int(entity.get("start", 0))
    before = normalize(text[:start])
    before += "" if before.endswith("'") else " "
    best = JobRef(entity["job_id"], entity["canonical"], entity.get("rome"), float(entity.get("score", 1.0)))
    return NamedJob(
        text=str(entity["value"]),
        start=start,
        candidates=_refs(entity.get("candidates")) or (best,),
        near=bool(entity.get("near")),
        ambiguous=bool(entity.get("ambiguous")),
        feminine=bool(_FEMININE.search(before)) or is_feminine_of(str(entity["value"]), best.canonical),
        definite=bool(_DEFINITE.search(before)),
        possessed=bool(_POSSESSED.search(before)),
    )


def _amount(entity: Mapping[str, Any], text: str) -> Amount:
    role = role_of(text, int(entity.get("start", 0)), int(entity.get("end", 0)))
    if role == "past" and entity.get("kind") not in ("percent", "raise"):
        role = None
    if entity.get("kind") == "smic" and not entity.get("problem"):
        wages = _minimum_wages(float(entity["value"]), entity.get("high"), entity.get("period"))
        return replace(wages, role=role, start=int(entity.get("start", 0)))
    return Amount(
        low=float(entity["value"]),
        high=entity.get("high"),
        period=entity.get("period"),
        basis=entity.get("basis"),
        months=entity.get("months"),
        kind=entity.get("kind") or "salary",
        problem=entity.get("problem"),
        role=role,
        period_guessed=bool(entity.get("period_inferred")),
        start=int(entity.get("start", 0)),
    )


def _present_before_offer(amounts: tuple[Amount, ...], text: str) -> tuple[Amount, ...]:
    """« Vendeuse à 1 450 net, on me propose 1 700 »: what nothing tells of, before what is offered, is what
    the person is paid, unless they hesitate between the two."""
    pays = [amount for amount in amounts if amount.kind in _PAYS]
    if [pay.role for pay in pays] != [None, "offered"] or _HESITATES.search(text):
        return amounts
    return tuple(replace(a, role="current") if a is pays[0] else a for a in amounts)


def _minimum_wages(number: float, high: float | None, period: str | None) -> Amount:
    """So many minimum wages of today in euros, gross: « en net » then says what to make of them."""
    wage = minimum_wage(date.today())
    unit = {"hour": wage.hour_gross, "year": wage.year_gross}.get(period or "month", wage.month_gross)
    return Amount(number * unit, high and high * unit, period or "month", "gross", kind="smic")
