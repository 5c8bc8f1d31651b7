from __future__ import annotations

import pytest

from benchmarks.load import Met
from benchmarks.soak import slope


def test_the_slope_is_that_of_the_nearest_line() -> None:
    assert slope([(0, 100), (1, 102), (2, 104)]) == pytest.approx(2)
    assert slope([(0, 100), (1, 103), (2, 100)]) == pytest.approx(0)
    assert slope([(5, 100)]) == 0


def test_quantiles() -> None:
    met = Met(seconds=[0.3, 0.1, 0.2, 0.4])
    assert [met.quantile(share) for share in (0.0, 0.5, 0.95)] == [0.1, 0.3, 0.4]
    assert Met().quantile(0.5) == 0
