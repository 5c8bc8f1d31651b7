"""Packages of equal value (Leonardelli et al. 2019); a remote day is 2 % of pay (Aksoy et al. 2022)."""

from __future__ import annotations

import pytest

from nego.negotiation.packages import packages
from nego.negotiation.situation import Lever, Package

ALL: tuple[Lever, ...] = ("variable", "remote", "bonus")


@pytest.mark.parametrize(
    ("least", "levers", "avoid", "expected"),
    [
        (
            40_000,
            ALL,
            None,
            (
                Package(None, 50_000, 50_000),
                Package("variable", 45_000, 50_000, variable=5_000),
                Package("remote", 48_100, 50_024, remote_days=2, remote_value=1_924),
            ),
        ),
        (
            40_000,
            ("bonus",),
            None,
            (Package(None, 50_000, 50_000), Package("bonus", 47_500, 50_000, bonus=2_500)),
        ),
        # no base under what is offered: less in the variable part, one day only
        (
            48_700,
            ("variable", "remote"),
            None,
            (
                Package(None, 50_000, 50_000),
                Package("variable", 48_700, 50_000, variable=1_300),
                Package("remote", 49_000, 49_980, remote_days=1, remote_value=980),
            ),
        ),
        # the walk-away figure is never a base
        (
            40_000,
            ("variable", "remote"),
            45_000,
            (
                Package(None, 50_000, 50_000),
                Package("variable", 45_100, 50_000, variable=4_900),
                Package("remote", 48_100, 50_024, remote_days=2, remote_value=1_924),
            ),
        ),
        (49_950, ALL, None, (Package(None, 50_000, 50_000),)),
        (40_000, (), None, (Package(None, 50_000, 50_000),)),
    ],
)
def test_packages(
    least: float, levers: tuple[Lever, ...], avoid: float | None, expected: tuple[Package, ...]
) -> None:
    assert packages(50_000, least, levers, avoid) == expected
