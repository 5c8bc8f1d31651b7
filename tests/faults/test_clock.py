"""The clock of the machine jumps, by libfaketime (Debian's package faketime)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packages import missing
from tests.people import Person
from tests.serving import Served

HOURS = {"a day ahead": 24, "back, and a day more": -24, "right again": 0}


def libfaketime() -> str:
    """The path of the library; skips or fails the test when there is none."""
    for library in Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"):
        return str(library)
    missing("faketime")


@pytest.mark.usefixtures("launched")  # what the other tests need starts at the same time
def test_a_conversation_goes_on_whatever_the_clock_says(tmp_path: Path) -> None:
    jump = tmp_path / "jump"
    jump.write_text("+0", encoding="ascii")
    fake = {
        "LD_PRELOAD": libfaketime(),
        "FAKETIME_TIMESTAMP_FILE": str(jump),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    served = Served(tmp_path, fake)
    served.start()
    try:
        person = Person(served.url).open()
        person.say("combien gagne un comptable ?")
        for number, hours in enumerate(HOURS.values()):
            jump.write_text(f"{hours:+d}h", encoding="ascii")
            person.say(("et par an ?", "et un plombier ?", "et en net ?")[number], patience=30)
            # A conversation that starts now is answered too.
            Person(served.url).open().say("bonjour", patience=30)
        assert [turn["text"] for turn in person.turns()] == person.said
    finally:
        served.stop()
