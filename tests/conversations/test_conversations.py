"""Every conversation of the folders beside this file, each folder a situation, over HTTP."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversations.playing import Assistant, play, read

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*/*.yml"))


@pytest.mark.parametrize("path", FILES, ids=[path.relative_to(FOLDER).as_posix() for path in FILES])
def test_conversation(assistant: Assistant, path: Path) -> None:
    broken = play(assistant, read(path))
    if broken:
        pytest.fail(broken, pytrace=False)


def test_there_are_conversations() -> None:
    assert FILES
