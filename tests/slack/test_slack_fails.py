"""Slack says no, later, or nothing: no answer is lost, none comes twice, the conversation goes on."""

from __future__ import annotations

import pytest

from tests.serving import Served
from tests.slack.fake import FakeSlack, Fault
from tests.slack.fake.server import RESPONSE_URL
from tests.slack.kept import heard
from tests.slack.people import Person
from tests.slack.sentences import FIGURE, NET, OFFER, PMO

PASSING = {
    "too many requests": Fault(429, retry_after=1),
    "too many requests, without a time": Fault(429),
    "too many requests, twice": Fault(429, retry_after=1, times=2),
    "an internal error": Fault(500),
    "an error of a proxy": Fault(502),
    "unavailable": Fault(503, times=2),
    "internal_error in an answer": Fault(error="internal_error"),
    "service_unavailable in an answer": Fault(error="service_unavailable"),
    "cut before": Fault(cut="before"),
    "cut after": Fault(cut="after"),
    "slow": Fault(delay=2),
}


def again(fault: Fault, team: str) -> Fault:
    return Fault(**{**vars(fault), "team": team})


@pytest.mark.parametrize("name", PASSING)
def test_an_answer_gets_through_once(camille: Person, slack: FakeSlack, served: Served, name: str) -> None:
    slack.fail("chat.postMessage", again(PASSING[name], camille.workspace.id))
    answer = camille.says(PMO)
    assert FIGURE in answer.read
    assert NET in camille.says("et en net ?").read
    assert len(camille.seen) == 2
    assert heard(served, camille) == [PMO, "et en net ?"]
    tried = slack.called("chat.postMessage", camille.workspace)
    failed = 0 if name == "slow" else PASSING[name].times
    assert len(tried) == 2 + failed
    assert len({call.arguments["client_msg_id"] for call in tried}) == 2


@pytest.mark.parametrize(
    "name", [name for name in PASSING if name != "cut after" and "in an answer" not in name]
)
def test_an_answer_to_a_command_gets_through_once(camille: Person, slack: FakeSlack, name: str) -> None:
    slack.fail(RESPONSE_URL, again(PASSING[name], camille.workspace.id))
    channel = camille.workspace.channel(camille.id)
    assert FIGURE in camille.commands("/salaire", "PMO", channel).read
    camille.says("et en net ?")
    assert len(camille.seen) == 2


@pytest.mark.parametrize("name", ["too many requests", "unavailable", "cut before"])
def test_an_answer_for_one_person_gets_through_once(camille: Person, slack: FakeSlack, name: str) -> None:
    slack.fail("chat.postEphemeral", again(PASSING[name], camille.workspace.id))
    channel = camille.workspace.with_bot(camille.id)
    answer = camille.mentions(channel, OFFER)
    assert answer.only_for == camille.id
    camille.says("bonjour")
    assert len(camille.seen) == 2


def test_the_home_tab_gets_through(camille: Person, slack: FakeSlack) -> None:
    slack.fail("views.publish", Fault(429, retry_after=1, team=camille.workspace.id))
    assert "/salaire" in camille.home()
    assert len(camille.homes) == 1


def test_slack_waits_are_respected(camille: Person, slack: FakeSlack) -> None:
    """No other message of the conversation overtakes the one that waits."""
    slack.fail("chat.postMessage", Fault(429, retry_after=3, team=camille.workspace.id))
    camille.sends(camille.message(PMO))
    camille.sends(camille.message("et en net ?"))
    assert FIGURE in camille.next(0).read
    assert NET in camille.next(1).read
    calls = slack.called("chat.postMessage", camille.workspace)
    assert [call.error for call in calls] == ["ratelimited", "", ""]
    assert calls[0].arguments["client_msg_id"] == calls[1].arguments["client_msg_id"]


def test_the_conversation_goes_on_while_slack_is_away(
    camille: Person, slack: FakeSlack, served: Served
) -> None:
    slack.fail("chat.postMessage", Fault(503, team=camille.workspace.id, times=2))
    camille.sends(camille.message(PMO))
    camille.sends(camille.message("et en net ?"))
    slack.screen.wait(lambda: len(heard(served, camille)) == 2, "both read")
    assert FIGURE in camille.next(0).read
    assert NET in camille.next(1).read


@pytest.mark.parametrize("error", ["is_archived", "msg_too_long", "restricted_action", "account_inactive"])
def test_what_slack_refuses_for_good_does_not_hold_the_next_answer(
    camille: Person, slack: FakeSlack, error: str
) -> None:
    slack.fail("chat.postMessage", Fault(error=error, team=camille.workspace.id))
    camille.sends(camille.message(PMO))
    assert NET in camille.says("et en net ?").read
    assert len(camille.seen) == 1
    assert len(slack.called("chat.postMessage", camille.workspace)) == 2


def test_a_colleague_does_not_wait(camille: Person, sacha: Person, slack: FakeSlack) -> None:
    slack.fail("chat.postMessage", Fault(429, retry_after=6, team=camille.workspace.id))
    camille.sends(camille.message(PMO))
    slack.screen.wait(lambda: slack.called("chat.postMessage", camille.workspace), "the first try")
    assert FIGURE in sacha.says(PMO).read
    assert camille.seen == []
    assert FIGURE in camille.next(0).read
