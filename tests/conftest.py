"""Tests of the started assistant are marked by where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

STARTED = ("conversations", "e2e", "faults", "several", "slack", "widget")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.relative_to(here).parts[0] in STARTED and "fake" not in item.path.name:
            item.add_marker(pytest.mark.e2e)
