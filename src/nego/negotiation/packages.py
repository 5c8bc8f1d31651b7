"""Two or three ways to be paid the same, to offer together.

Offers of equal value made at once get better agreements than one offer (Leonardelli et al. 2019, OBHDP
152:64). Equal within 1 %: a variable part and a bonus count in full, a day of remote work a week for what
employees value it at on average (Aksoy et al. 2022), the same for everybody.
"""

from __future__ import annotations

from collections.abc import Iterator

from nego.negotiation.figures import nearest, step_of
from nego.negotiation.rules import value
from nego.negotiation.situation import Lever, Package


def packages(
    target: float, least: float, levers: tuple[Lever, ...], avoid: float | None = None
) -> tuple[Package, ...]:
    """The target all in the base, then one package a lever, three at most.

    `target` is annual. No base is under `least` (the base offered, the minimum wage), nor is any exactly
    `avoid`, the walk-away figure, which must not be read in a package. A lever that cannot be fitted is left
    out, as is one worth no more than what counts as equal: 100 € of variable pay is no other package.
    """
    found = [Package(None, base=target, value=target)]
    for lever in levers:
        package = next(_of(lever, target, least, avoid), None)
        if package is not None and len(found) < value("package_count"):
            found.append(package)
    return tuple(found)


def _of(lever: Lever, target: float, least: float, avoid: float | None) -> Iterator[Package]:
    for package in _possible(lever, target):
        tolerance = value("package_tolerance") * target
        close, differs = abs(package.value - target) <= tolerance, target - package.base > tolerance
        if least <= package.base and differs and package.base != avoid and close:
            yield package


def _possible(lever: Lever, target: float) -> Iterator[Package]:
    """The packages of a lever, the usual first, then those with more in the base."""
    if lever == "remote":
        yield from _remote(target)
        return
    share = value("variable_share" if lever == "variable" else "bonus_share")
    base, step = nearest(target * (1 - share)), step_of(target)
    while base < target:
        rest = target - base
        if lever == "variable":
            yield Package(lever, base, target, variable=rest)
        else:
            yield Package(lever, base, target, bonus=rest)
        base += step


def _remote(target: float) -> Iterator[Package]:
    worth = value("remote_day_value")
    for days in range(round(value("remote_days")), 0, -1):
        exact = target / (1 + days * worth)
        step = step_of(exact)
        for base in (nearest(exact), nearest(exact) + step, nearest(exact) - step):
            remote = base * days * worth
            yield Package("remote", base, base + remote, remote_days=days, remote_value=remote)
