"""Gross to net before income tax and back, for French employees and civil servants.

Source of the rule: `knowledge/pay/README.md` (Urssaf modele-social and OpenFisca-France).
Convention: no mutuelle, no overtime, 35 hours unless a working-time share is given.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from nego.pay.errors import PayError
from nego.pay.periods import Period, convert
from nego.pay.rules import Contribution, Rules, rules_on

Status = Literal["non_cadre", "cadre", "titulaire", "contractuel"]
STATUSES: tuple[Status, ...] = get_args(Status)
MAX_GROSS_MONTH = 1_000_000.0  # euros; above it the amount is a mistake, not a pay
_GUESSES = 24
_NEAR = 1e-15  # of an amount: some of the numbers that a computer has
_WHO: dict[Status, tuple[str, ...]] = {
    "non_cadre": ("private",),
    "cadre": ("private", "private cadre"),
    "titulaire": ("public titulaire",),
    "contractuel": ("public contractuel",),
}


@dataclass(frozen=True)
class Convention:
    """How the pay is computed: what an answer has to state beside the figure.

    `months`: monthly pays a year; `working_time`: share of full time, 0 < x <= 1; `bonus_share`: bonuses of
    a titulaire as a share of the traitement indiciaire; `alsace_moselle`: local health contribution.
    """

    status: Status = "non_cadre"
    months: float = 12
    working_time: float = 1.0
    bonus_share: float = 0.0
    alsace_moselle: bool = False


@dataclass(frozen=True)
class NetResult:
    """A pay in gross and net before income tax, euros per `period`, not rounded.

    `on` is the date asked, `rules_date` the day since which the rules used hold, `pss` the monthly social
    security ceiling used, `outdated` that the ceiling of the year asked was not known yet.
    `mutuelle` and `income_tax` say that neither is taken off.
    """

    gross: float
    net: float
    period: Period
    status: Status
    on: date
    rules_date: date
    pss: float
    gross_month: float
    net_month: float
    convention: Convention
    outdated: bool
    weekly_hours: float = 35.0
    mutuelle: bool = False
    income_tax: bool = False

    @property
    def gross_year(self) -> float:
        """Euros a year, all monthly pays included."""
        return 12 * self.gross_month

    @property
    def net_year(self) -> float:
        """Euros a year, all monthly pays included."""
        return 12 * self.net_month

    @property
    def ratio(self) -> float:
        """Net over gross (0 for a pay of 0)."""
        return self.net_month / self.gross_month if self.gross_month else 0.0


def net_from_gross(
    gross: float,
    period: Period,
    status: Status,
    on: date,
    *,
    months: float = 12,
    working_time: float = 1.0,
    bonus_share: float = 0.0,
    alsace_moselle: bool = False,
) -> NetResult:
    """Net before income tax of a gross pay in euros per `period`, by the rules in force on `on`.

    With 13 months a year, a month of g gives 12 × net(13 g / 12) a year, a thirteenth of it a month.
    Raises PayError: "negative", "not_a_number", "absurd", "date", "period", "status", "option".
    """
    convention = _checked(Convention(status, months, working_time, bonus_share, alsace_moselle))
    rules = rules_on(on)
    gross_month = _month(_checked_amount(gross), period, convention, rules)
    if gross_month > MAX_GROSS_MONTH:
        raise PayError("absurd", "Ce montant est trop élevé pour un salaire.")
    net_month = _net_of(convention, rules)(gross_month)
    return _result(gross_month, net_month, period, convention, rules, on)


def gross_from_net(
    net: float,
    period: Period,
    status: Status,
    on: date,
    *,
    months: float = 12,
    working_time: float = 1.0,
    bonus_share: float = 0.0,
    alsace_moselle: bool = False,
) -> NetResult:
    """Gross pay that gives a net before income tax, in euros per `period`; exact inverse of net_from_gross.

    Where two gross pays give the same net (the CET starts at one ceiling and costs a few euros), the lower.
    Raises the errors of net_from_gross.
    """
    convention = _checked(Convention(status, months, working_time, bonus_share, alsace_moselle))
    rules = rules_on(on)
    target = _month(_checked_amount(net), period, convention, rules)
    net_of = _net_of(convention, rules)
    if target > net_of(MAX_GROSS_MONTH):
        raise PayError("absurd", "Ce montant est trop élevé pour un salaire.")
    gross_month = _invert(net_of, target, rules.pss * convention.working_time)
    return _result(gross_month, target, period, convention, rules, on)


def _result(
    gross_month: float, net_month: float, period: Period, convention: Convention, rules: Rules, on: date
) -> NetResult:
    hours = rules.hours * convention.working_time

    def per_period(month: float) -> float:
        return convert(12 * month, "year", period, convention.months, hours)

    return NetResult(
        gross=per_period(gross_month),
        net=per_period(net_month),
        period=period,
        status=convention.status,
        on=on,
        rules_date=rules.since,
        pss=rules.pss,
        gross_month=gross_month,
        net_month=net_month,
        convention=convention,
        outdated=on.year > rules.pss_since.year,
    )


def _month(amount: float, period: Period, convention: Convention, rules: Rules) -> float:
    """Euros a calendar month: a twelfth of everything paid in the year."""
    return convert(amount, period, "year", convention.months, rules.hours * convention.working_time) / 12


def _net_of(convention: Convention, rules: Rules) -> Callable[[float], float]:
    """The net of a gross, both in euros a month."""
    pss = rules.pss * convention.working_time
    who = _WHO[convention.status]
    if convention.alsace_moselle:
        who = (*who, "private Alsace-Moselle")
    owed = [_owed(contribution, pss) for contribution in rules.contributions if contribution.who in who]
    names = {name for name, *_ in owed}

    def net(gross: float) -> float:
        bases = {name: _base(name, gross, pss, convention, rules) for name in names}
        return gross - math.fsum(
            rate * (min(bases[name], upper) - lower)
            for name, rate, lower, upper, above in owed
            if bases[name] > lower and gross > above
        )

    return net


def _owed(rule: Contribution, pss: float) -> tuple[str, float, float, float, float]:
    """Its base, its rate, the part of the base that it is taken from, and the gross above which it is due."""
    upper = math.inf if rule.upper is None else rule.upper * pss
    return rule.base, rule.rate, rule.lower * pss, upper, pss if rule.only_above_pss else -1.0


def _base(name: str, gross: float, pss: float, convention: Convention, rules: Rules) -> float:
    if name == "gross":
        return gross
    if name == "csg_base":
        base = gross - rules.csg_allowance * min(gross, rules.csg_allowance_ceiling * pss)
        if convention.status == "cadre":
            base += rules.executive_welfare * min(gross, rules.executive_welfare_ceiling * pss)
        return base
    index_pay = gross / (1 + convention.bonus_share)
    if name == "tib":
        return index_pay
    return min(gross - index_pay, rules.bonus_ceiling * index_pay)


def _invert(net: Callable[[float], float], target: float, step: float) -> float:
    """The lowest gross whose net is `target`: net rises on both sides of the only drop, at `step`."""
    low, high = _narrowed(net, target, *((0.0, step) if target <= net(step) else (step, MAX_GROSS_MONTH)))
    for _ in range(64):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if net(middle) < target:
            low = middle
        else:
            high = middle
    return high


def _narrowed(net: Callable[[float], float], target: float, low: float, high: float) -> tuple[float, float]:
    """Bounds much nearer to the gross pay between ``low`` and ``high`` whose net is ``target``.

    Net is made of straight lines: false position finds the right one in some steps, and is right on it. An
    end that has stayed twice weighs half (the Illinois rule).
    """
    below, above, last = target - net(low), net(high) - target, ""
    for _ in range(_GUESSES):
        if below <= 0 or above <= 0:
            break
        guess = low + below * (high - low) / (above + below)
        left, right = guess * (1 - _NEAR), guess * (1 + _NEAR)
        if left <= low or right >= high:
            break
        if (short := target - net(right)) > 0:
            low, below, above, last = right, short, above / 2 if last == "low" else above, "low"
        elif (beyond := net(left) - target) >= 0:
            high, above, below, last = left, beyond, below / 2 if last == "high" else below, "high"
        else:
            return left, right
    return low, high


def _checked_amount(amount: float) -> float:
    if not math.isfinite(amount):
        raise PayError("not_a_number", "Ce montant n'est pas un nombre fini.")
    if amount < 0:
        raise PayError("negative", "Un salaire ne peut pas être négatif.")
    return amount


def _checked(convention: Convention) -> Convention:
    if convention.status not in STATUSES:
        raise PayError("status", f"Statut inconnu : « {convention.status} » ({', '.join(STATUSES)}).")
    if not 1 <= convention.months <= 24:
        raise PayError("option", "Le nombre de mois payés par an doit être entre 1 et 24.")
    if not 0 < convention.working_time <= 1:
        raise PayError("option", "La part du temps plein doit être entre 0 et 1.")
    if not 0 <= convention.bonus_share <= 5:
        raise PayError("option", "La part des primes doit être entre 0 et 5.")
    if convention.bonus_share and convention.status != "titulaire":
        raise PayError("option", "La part des primes ne concerne que les titulaires.")
    if convention.alsace_moselle and convention.status not in ("non_cadre", "cadre"):
        raise PayError("option", "Le régime d'Alsace-Moselle ne concerne que le secteur privé.")
    return convention
