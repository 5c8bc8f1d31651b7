"""The assistant, started once for all tests that talk to it, as people start it: with ./nego."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversations.playing import Assistant
from tests.serving import Served


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    served = Served(tmp_path_factory.mktemp("assistant"))
    served.start()
    try:
        yield Assistant(served.url, served.database)
    finally:
        served.stop()
