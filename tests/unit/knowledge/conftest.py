from pathlib import Path

import pytest

from nego.knowledge.loading import knowledge
from nego.knowledge.model import Knowledge
from tests.unit.knowledge import small_knowledge


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_knowledge.write(tmp_path)


@pytest.fixture(scope="session")
def facts() -> Knowledge:
    return knowledge()
