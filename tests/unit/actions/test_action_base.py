"""What all actions share: one answer, errors said in French, the disclosure on the first message."""

from __future__ import annotations

import logging

import pytest

from actions.base import NegoAction, Reply
from actions.salary import ActionSalary
from actions.small_talk import ActionThank
from nego.conversation import Context, Reading
from nego.wording import wording
from tests.unit.actions.harness import in_force, named, plain, run


class Broken(NegoAction):
    skill = "broken"

    def reply(self, context: Context, reading: Reading) -> Reply:
        raise RuntimeError("no such thing")


def test_an_error_is_said_in_french_changes_nothing_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        said = run(Broken(), in_force("comptable"))
    assert said.text == plain(wording().render("error").text)
    assert (said.slots, said.others, said.buttons) == ({}, (), ())
    assert "action_broken failed" in caplog.text
    assert "no such thing" in caplog.text


def test_a_parse_that_cannot_be_read_is_an_error_too() -> None:
    said = run(ActionSalary(), {}, "comptable", {"entity": "job", "value": "comptable"})
    assert said.text == plain(wording().render("error").text)
    assert said.slots == {}


def test_a_slot_from_another_version_is_an_error_too() -> None:
    said = run(ActionSalary(), {"job_id": "no-such-job", "question": "salary"}, "et en net ?")
    assert said.text == plain(wording().render("error").text)


@pytest.mark.parametrize("first", [True, False])
def test_the_first_message_says_that_it_is_automated_and_how_to_erase(first: bool) -> None:
    said = run(ActionSalary(), {}, "comptable", named("comptable"), first=first)
    disclosure = plain(wording().render("disclosure").text)
    assert said.text.endswith(disclosure) == first
    assert said.text.count("assistant automatique") == int(first)


@pytest.mark.parametrize("first", [True, False])
def test_where_a_figure_comes_from_stands_apart(first: bool) -> None:
    said = run(ActionSalary(), {}, "comptable", named("comptable", near=True), first=first)
    disclosure = (plain(wording().render("disclosure").text),) if first else ()
    source, *others = said.apart
    assert source.startswith("Source : ")
    assert said.apart[-1:] == disclosure or not first
    assert not {line for line in said.text.split("\n") if line.startswith(("Formation", "Missions"))} & set(
        others
    )


def test_an_answer_is_one_message() -> None:
    said = run(ActionSalary(), {}, "comptable", named("comptable", near=True), first=True)
    assert len(said.texts) == 1


def test_only_changed_slots_are_set() -> None:
    assert run(ActionThank(), in_force("comptable")).slots == {}
    assert set(run(ActionSalary(), {}, "comptable", named("comptable")).slots) == {
        "job",
        "job_id",
        "rome",
        "question",
    }
