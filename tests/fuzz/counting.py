"""How many inputs each entrance gets: NEGO_FUZZ multiplies them (1: over 20,000). The count is printed."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, settings

FACTOR = float(os.environ.get("NEGO_FUZZ", "1"))
TALLY: Counter[str] = Counter()


def inputs(count: int) -> Callable[[Any], Any]:
    """Settings of a test that tries ``count`` inputs, times the factor."""
    return settings(
        max_examples=max(10, round(count * FACTOR)),
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=[
            HealthCheck.function_scoped_fixture,
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
        ],
    )


def tried(entrance: str, count: int = 1) -> None:
    """Count an input."""
    TALLY[entrance] += count
