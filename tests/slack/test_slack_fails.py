"""Slack says no, later, or nothing: no answer is lost, none comes twice, the conversation goes on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.serving import Served
from tests.slack.conftest import NewWorkspace
from tests.slack.delivery import Delivery
from tests.slack.fake import FakeSlack, Fault
from tests.slack.fake.server import RESPONSE_URL
from tests.slack.kept import heard
from tests.slack.people import Person, acknowledged
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


POST, WHISPER = "chat.postMessage", "chat.postEphemeral"
COMMANDED = [name for name in PASSING if "in an answer" not in name and "cut" not in name]
MENTIONED = ["too many requests", "unavailable", "cut before"]
Asked = Callable[[str, str], tuple[Person, str]]


@pytest.fixture(scope="module")
def asked(slack: FakeSlack, new_workspace: NewWorkspace, delivery: Delivery) -> Asked:
    """Somebody whom Slack fails in one of these ways, and the channel where they have just asked.

    All ask at the same time: each test then has less to wait for.
    """

    def ask(method: str, name: str) -> tuple[Person, str]:
        workspace = new_workspace()
        person = Person(slack, workspace, workspace.person(), delivery)
        channel = workspace.with_bot(person.id)
        slack.fail(method, Fault(**{**vars(PASSING[name]), "team": workspace.id}))
        if method == POST:
            person.sends(person.message(PMO))
        elif method == WHISPER:
            person.sends(person.mention(channel, OFFER))
        else:
            acknowledged(delivery.command(person.command("/salaire", "PMO", channel)))
        return person, channel

    cases = [(POST, name) for name in PASSING]
    cases += [(RESPONSE_URL, name) for name in COMMANDED] + [(WHISPER, name) for name in MENTIONED]
    everybody = {case: ask(*case) for case in cases}
    return lambda method, name: everybody[method, name]


@pytest.mark.parametrize("name", PASSING)
def test_an_answer_gets_through_once(asked: Asked, slack: FakeSlack, served: Served, name: str) -> None:
    person, _ = asked(POST, name)
    assert FIGURE in person.next(0).read
    assert NET in person.says("et en net ?").read
    assert len(person.seen) == 2
    assert heard(served, person) == [PMO, "et en net ?"]
    tried = slack.called(POST, person.workspace)
    failed = 0 if name == "slow" else PASSING[name].times
    assert len(tried) == 2 + failed
    assert len({call.arguments["client_msg_id"] for call in tried}) == 2


@pytest.mark.parametrize("name", COMMANDED)
def test_an_answer_to_a_command_gets_through_once(asked: Asked, name: str) -> None:
    person, channel = asked(RESPONSE_URL, name)
    answer = person.next(0)
    assert FIGURE in answer.read
    assert (answer.channel, answer.only_for) == (channel, person.id)
    person.says("et en net ?")
    assert len(person.seen) == 2


AGAIN = "peut-être pour la seconde fois"


@pytest.mark.parametrize(("cut", "times"), [("before", 1), ("after", 2)])
def test_what_slack_may_have_shown_comes_once_more_and_says_so(
    camille: Person, slack: FakeSlack, cut: str, times: int
) -> None:
    """Slack knows no identifier of what only one person sees: it can't tell that it has it already."""
    slack.fail(RESPONSE_URL, Fault(cut=cut, team=camille.workspace.id))
    channel = camille.workspace.channel(camille.id)
    camille.commands("/salaire", "PMO", channel)
    answer = camille.next(times - 1)
    assert (answer.channel, AGAIN in answer.read, FIGURE in answer.read) == (camille.direct, True, True)
    assert NET in camille.chooses(answer, "Et en net ?").read
    assert len(camille.seen) == times + 1
    assert not any(AGAIN in other.read for other in camille.seen if other is not answer)


@pytest.mark.parametrize("name", MENTIONED)
def test_an_answer_for_one_person_gets_through_once(asked: Asked, name: str) -> None:
    person, channel = asked(WHISPER, name)
    answer = person.next(0)
    if name == "cut before":
        assert (answer.channel, AGAIN in answer.read) == (person.direct, True)
    else:
        assert (answer.channel, answer.only_for, AGAIN in answer.read) == (channel, person.id, False)
    person.says("bonjour")
    assert len(person.seen) == 2


def test_the_home_tab_gets_through(camille: Person, slack: FakeSlack) -> None:
    slack.fail("views.publish", Fault(429, retry_after=1, team=camille.workspace.id))
    assert "/salaire" in camille.home()
    assert len(camille.homes) == 1


def test_slack_waits_are_respected(camille: Person, slack: FakeSlack) -> None:
    """No other message of the conversation overtakes the one that waits."""
    slack.fail(POST, Fault(429, retry_after=3, team=camille.workspace.id))
    camille.sends(camille.message(PMO))
    camille.sends(camille.message("et en net ?"))
    assert FIGURE in camille.next(0).read
    assert NET in camille.next(1).read
    calls = slack.called(POST, camille.workspace)
    assert [call.error for call in calls] == ["ratelimited", "", ""]
    assert calls[0].arguments["client_msg_id"] == calls[1].arguments["client_msg_id"]


def test_the_conversation_goes_on_while_slack_is_away(
    camille: Person, slack: FakeSlack, served: Served
) -> None:
    slack.fail(POST, Fault(503, team=camille.workspace.id, times=2))
    camille.sends(camille.message(PMO))
    camille.sends(camille.message("et en net ?"))
    slack.screen.wait(lambda: len(heard(served, camille)) == 2, "both read")
    assert FIGURE in camille.next(0).read
    assert NET in camille.next(1).read


@pytest.mark.parametrize("error", ["is_archived", "msg_too_long", "restricted_action", "account_inactive"])
def test_what_slack_refuses_for_good_does_not_hold_the_next_answer(
    camille: Person, slack: FakeSlack, error: str
) -> None:
    slack.fail(POST, Fault(error=error, team=camille.workspace.id))
    camille.sends(camille.message(PMO))
    assert NET in camille.says("et en net ?").read
    assert len(camille.seen) == 1
    assert len(slack.called(POST, camille.workspace)) == 2


def test_a_colleague_does_not_wait(camille: Person, sacha: Person, slack: FakeSlack) -> None:
    slack.fail(POST, Fault(429, retry_after=4, team=camille.workspace.id))
    camille.sends(camille.message(PMO))
    slack.screen.wait(lambda: slack.called(POST, camille.workspace), "the first try")
    assert FIGURE in sacha.says(PMO).read
    assert camille.seen == []
    assert FIGURE in camille.next(0).read
