from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.trees import SLOW_SECONDS, tree
from tests.serving import Served


@pytest.fixture(scope="session")
def launched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An assistant in which some messages make an action slow, stuck or fail; it may not answer yet."""
    folder = tmp_path_factory.mktemp("faults")
    (folder / "data").mkdir()
    made = Served(
        folder / "data",
        tree=tree(folder / "tree", "knowledge"),
        environment={"SLOW_SECONDS": str(SLOW_SECONDS)},
    )
    made.launch()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def served(launched: Served) -> Served:
    """The same, once it answers."""
    launched.wait()
    return launched
