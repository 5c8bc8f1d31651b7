from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.trees import SLOW_SECONDS, tree
from tests.serving import Served


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
