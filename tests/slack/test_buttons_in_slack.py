"""Buttons under an answer: each goes on with its own conversation, once, and shows what was chosen."""

from __future__ import annotations

import pytest

from tests.serving import Served
from tests.slack.fake import Fault
from tests.slack.fake.workspaces import new_ts
from tests.slack.kept import heard
from tests.slack.people import Person, acknowledged
from tests.slack.sentences import BUTTONS, FIGURE, NET, OFFER, PMO


def test_a_button_goes_on_and_the_message_shows_it(camille: Person) -> None:
    first = camille.says(PMO)
    answer = camille.chooses(first, "Et en net ?")
    assert NET in answer.read
    assert answer.channel == camille.direct
    assert first.was, "the message did not change"
    assert "Et en net ?" in first.read
    assert FIGURE in first.read
    assert first.buttons == []


def test_a_button_in_a_thread_goes_on_there(camille: Person, sacha: Person) -> None:
    channel, root = camille.workspace.with_bot(camille.id, sacha.id), new_ts()
    first = camille.mentions(channel, PMO, ts=root, event_ts=root)
    answer = camille.chooses(first, "Et en net ?")
    assert NET in answer.read
    assert (answer.channel, answer.thread_ts, answer.only_for) == (channel, root, "")
    assert "✓ Et en net ?" in first.read


def test_an_old_button_goes_on_with_the_conversation_it_belongs_to(camille: Person) -> None:
    channel = camille.workspace.with_bot(camille.id)
    first = camille.mentions(channel, PMO)
    camille.mentions(channel, "combien gagne un comptable ?")
    camille.says("combien gagne un boulanger ?")
    answer = camille.chooses(first, "Et en net ?")
    assert "PMO" in answer.read
    assert answer.thread_ts == first.thread_ts


def test_a_button_of_an_answer_that_only_the_person_sees(camille: Person, sacha: Person) -> None:
    channel = camille.workspace.with_bot(camille.id, sacha.id)
    first = camille.commands("/salaire", "PMO", channel)
    answer = camille.chooses(first, "Et en net ?")
    assert NET in answer.read
    assert answer.only_for == camille.id
    assert "✓ Et en net ?" in first.read
    assert sacha.seen == []


def test_a_button_after_own_pay_in_a_channel_stays_private(camille: Person, sacha: Person) -> None:
    first = camille.mentions(camille.workspace.with_bot(camille.id, sacha.id), OFFER)
    answer = camille.chooses(first, first.titles[0])
    assert answer.only_for == camille.id
    assert sacha.seen == []


def test_the_same_button_twice_is_one_choice(camille: Person, served: Served) -> None:
    first = camille.says(PMO)
    click = camille.click(first, "Et en net ?")
    acknowledged(camille.delivery.interaction(click))
    acknowledged(camille.delivery.interaction({**click, "trigger_id": "another.one"}))
    camille.next(1)
    camille.says("et par an ?")
    assert len(camille.seen) == 3
    assert len(heard(served, camille)) == 3


def test_a_colleague_on_somebody_elses_button(camille: Person, sacha: Person, served: Served) -> None:
    channel, root = camille.workspace.with_bot(camille.id, sacha.id), new_ts()
    first = camille.mentions(channel, PMO, ts=root, event_ts=root)
    before = len(sacha.seen)
    sacha.clicks(first, "Et en net ?")
    told = sacha.next(before)
    assert told.only_for == sacha.id
    assert first.titles == BUTTONS
    assert first.was == []
    assert heard(served, camille, f":{channel}:{root}") == [PMO]
    assert NET in camille.chooses(first, "Et en net ?").read


def test_a_forged_button_of_another_conversation(camille: Person, sacha: Person, served: Served) -> None:
    first = camille.says(PMO)
    click = sacha.click(first, "Et en net ?")
    click["channel"]["id"] = click["container"]["channel_id"] = sacha.direct
    click["response_url"] = sacha.slack.response_url(sacha.workspace.id, sacha.direct, sacha.id, first)
    acknowledged(sacha.delivery.interaction(click))
    sacha.next(0)
    assert heard(served, camille) == [PMO]
    assert first.was == []


@pytest.mark.parametrize("value", ["", "x", "[]", '{"c": "slack:T1:U1"}', "null"])
def test_a_broken_button_is_acknowledged_and_left(camille: Person, value: str) -> None:
    first = camille.says(PMO)
    click = camille.click(first, "Et en net ?")
    click["actions"][0]["value"] = value
    acknowledged(camille.delivery.interaction(click))
    assert NET in camille.says("et en net ?").read
    assert len(camille.seen) == 2


def test_all_buttons_of_an_answer_in_their_order(camille: Person) -> None:
    answer = camille.says("combien gagne un chef ?")
    assert answer.titles[:2] == ["Chef de cuisine", "Chef de projet"]
    assert len(answer.titles) == 5
    numbers = [int(button["action_id"].rsplit("_", 1)[1]) for button in answer.buttons]
    assert numbers == list(range(len(numbers)))
    last = answer.titles[-1]
    assert "chef d'équipe" in camille.chooses(answer, last).read.lower()
    assert f"✓ {last}" in answer.read


def test_an_answer_stays_when_slack_shows_no_choice(camille: Person) -> None:
    first = camille.says(PMO)
    camille.slack.fail("response_url", Fault(404, error="expired_url", team=camille.workspace.id))
    assert NET in camille.chooses(first, "Et en net ?").read
    assert first.titles == BUTTONS
