"""Programs of Debian's packages that some tests need.

Without them these tests are skipped, and say so; with NEGO_NEEDS_PACKAGES=1, as in CI, they fail.
"""

from __future__ import annotations

import os
from typing import NoReturn

import pytest

SETTING = "NEGO_NEEDS_PACKAGES"


def missing(package: str) -> NoReturn:
    """Skip the test, or fail it where it must run."""
    told = f"{package} is not installed: apt-get install {package}"
    if os.environ.get(SETTING) == "1":
        pytest.fail(told)
    pytest.skip(told)
