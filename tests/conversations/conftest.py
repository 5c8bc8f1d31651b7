"""The assistant, started once for all tests that talk to it, as people start it: with ./nego."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conversations.playing import Assistant
from tests.serving import Served


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    served = Served(tmp_path_factory.mktemp("assistant"))
    served.start()
    try:
        yield Assistant(served.url, served.database)
    finally:
        served.stop()
