"""Every message is said by some action, and every branch of its template was rendered at least once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from nego.channels.slack.reading import COMMANDS
from nego.negotiation.rehearsal.model import Lesson, Line
from nego.negotiation.rehearsal.parameters import TEMPERAMENTS
from nego.paths import ROOT, TEMPLATES
from nego.wording import wording
from tests.unit.actions.branches import Branches
from tests.unit.actions.scenes import render_all

OWN = tuple(f"_{temperament}" for temperament in TEMPERAMENTS)


@pytest.fixture(scope="module")
def branches() -> Iterator[Branches]:
    with pytest.MonkeyPatch.context() as patch:
        counted = Branches(TEMPLATES, patch)
        patch.setattr(wording(), "_entries", counted.wording._entries)
        patch.setattr(wording(), "_environment", counted.wording._environment)
        yield counted


def test_every_branch_of_every_template_is_rendered(branches: Branches) -> None:
    assert len(branches.known) > 100
    assert branches.missed
    render_all()
    assert not branches.missed, "\n".join(branches.missed)


def test_every_message_is_used_and_every_message_used_exists() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "actions").glob("*.py")]
    sources += [path.read_text(encoding="utf-8") for path in (ROOT / "src" / "nego").rglob("*.py")]
    used = {name for source in sources for name in re.findall(r'"([a-z_]+)"', source)}
    rehearsed = {f"rehearsal_{line}{own}" for line in get_args(Line) for own in ("", *OWN)}
    rehearsed |= {f"rehearsal_lesson_{lesson}" for lesson in get_args(Lesson)}
    computed = {f"{template}_usage" for template in COMMANDS.values()}
    computed |= {f"unreadable_{kind}" for kind in ("empty", "too_long", "no_words", "command", "markup")}
    assert set(wording().names) <= used | computed | rehearsed
    named_in_actions = {
        name
        for path in (ROOT / "actions").glob("*.py")
        for call in re.findall(r"render\(([^)]*)", path.read_text(encoding="utf-8"))
        for name in re.findall(r'"([a-z_]+)"', call)
    }
    assert named_in_actions <= set(wording().names)
