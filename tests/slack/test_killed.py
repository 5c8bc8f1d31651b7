"""The process is killed, at any moment after Slack was told that it will answer: it answers, once."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import httpx
import pytest

from tests.serving import Served
from tests.slack.conftest import SECRET, environment
from tests.slack.delivery import Delivery
from tests.slack.fake import FakeSlack, Fault, Workspace
from tests.slack.kept import heard
from tests.slack.manifest import scopes
from tests.slack.people import Person
from tests.slack.sentences import FIGURE, NET, PMO


@pytest.fixture
def mortal(slack: FakeSlack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Person]]:
    workspace = Workspace(scopes=scopes())
    slack.workspaces.append(workspace)
    one = {"SLACK_CLIENT_ID": "", "SLACK_CLIENT_SECRET": "", "SLACK_BOT_TOKEN": workspace.token}
    served = Served(tmp_path_factory.mktemp("killed"), environment(slack, **one))
    served.start()
    yield served, Person(slack, workspace, workspace.person(), Delivery(served.url, SECRET))
    served.stop()


def test_killed_between_acknowledging_and_answering(mortal: tuple[Served, Person], slack: FakeSlack) -> None:
    served, person = mortal
    _one_workspace(served, person)
    asked = [PMO, "et en net ?"]
    for text in asked:
        person.sends(person.message(text))
    _kill(served)
    assert FIGURE in person.next(2).read
    assert NET in person.next(3).read
    assert heard(served, person)[2:] == asked
    _killed_while_slack_shows_it(served, person, slack)


def _one_workspace(served: Served, person: Person) -> None:
    """With the token of one workspace: a button goes on, and nothing can be installed."""
    first = person.says("combien gagne un boulanger ?")
    assert first.titles
    assert person.chooses(first, first.titles[1]).read
    assert httpx.get(f"{served.url}/webhooks/slack/install").status_code == 404


def _killed_while_slack_shows_it(served: Served, person: Person, slack: FakeSlack) -> None:
    """The answer is on the screen, and the process never learns it."""
    fault = Fault(delay=3, team=person.workspace.id)
    slack.fail("chat.postMessage", fault)
    person.sends(person.message("combien gagne un comptable ?"))
    slack.screen.wait(lambda: fault.times == 0, "the answer on its way")
    _kill(served)
    person.says("et en brut ?")
    read = [answer.read for answer in person.seen]
    assert len(read) == 6
    assert "comptable" in read[4]
    assert heard(served, person)[-2:] == ["combien gagne un comptable ?", "et en brut ?"]


def _kill(served: Served) -> None:
    served.stop(signal.SIGKILL)
    served.start()
