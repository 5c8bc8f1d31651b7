from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.trees import SLOW_SECONDS, tree
from tests.serving import Served


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An assistant in which some messages make an action slow, stuck or fail."""
    folder = tmp_path_factory.mktemp("faults")
    (folder / "data").mkdir()
    made = Served(
        folder / "data",
        tree=tree(folder / "tree"),
        environment={"SLOW_SECONDS": str(SLOW_SECONDS)},
    )
    made.start()
    yield made
    made.stop()
