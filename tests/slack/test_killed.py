"""A server of one workspace, whose process is killed: whatever Slack was told will be answered is, once."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.faults.trees import tree
from tests.serving import Served
from tests.slack.conftest import SECRET, all_started, environment
from tests.slack.delivery import Delivery
from tests.slack.fake import FakeSlack, Fault, Workspace
from tests.slack.fake.server import RESPONSE_URL
from tests.slack.kept import heard
from tests.slack.manifest import scopes
from tests.slack.people import Person, acknowledged
from tests.slack.sentences import FIGURE, NET, PMO

AGAIN = "peut-être pour la seconde fois"
TITLES = [f"Bouton {number}" for number in range(27)]


@pytest.fixture(scope="module")
def workspace(slack: FakeSlack) -> Workspace:
    made = Workspace(scopes=scopes())
    slack.workspaces.append(made)
    return made


@pytest.fixture(scope="module")
def mortal(
    slack: FakeSlack, workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """With the token of the workspace in its settings, and an answer with more buttons than Slack shows."""
    folder = tmp_path_factory.mktemp("killed")
    one = {"SLACK_CLIENT_ID": "", "SLACK_CLIENT_SECRET": "", "SLACK_BOT_TOKEN": workspace.token}
    (folder / "data").mkdir()
    copy = tree(folder / "tree", "templates")
    _add_buttons(copy)
    with all_started(Served(folder / "data", environment(slack, **one), tree=copy)) as (served,):
        yield served


def _add_buttons(copy: Path) -> None:
    buttons = "".join(f"    - title: {title}\n      payload: {PMO}\n" for title in TITLES)
    templates, code = copy / "templates" / "small_talk.yml", copy / "src" / "nego" / "wording.py"
    text = templates.read_text(encoding="utf-8")
    assert "thank:\n" in text
    templates.write_text(text.replace("thank:\n", f"thank:\n  buttons:\n{buttons}", 1), encoding="utf-8")
    text = code.read_text(encoding="utf-8")
    assert "_MAX_BUTTONS = 5" in text
    code.write_text(text.replace("_MAX_BUTTONS = 5", "_MAX_BUTTONS = 99"), encoding="utf-8")


@pytest.fixture
def people(slack: FakeSlack, workspace: Workspace, mortal: Served) -> list[Person]:
    delivery = Delivery(mortal.url, SECRET)
    return [Person(slack, workspace, workspace.person(), delivery) for _ in range(3)]


def test_with_the_token_of_one_workspace(people: list[Person], mortal: Served) -> None:
    """A button goes on, and nothing can be installed."""
    person = people[0]
    first = person.says("combien gagne un boulanger ?")
    assert first.titles
    assert person.chooses(first, first.titles[1]).read
    assert httpx.get(f"{mortal.url}/webhooks/slack/install").status_code == 404


def test_up_to_25_buttons_in_order(people: list[Person]) -> None:
    answer = people[0].says("merci")
    assert answer.titles == TITLES[:25]
    assert FIGURE in people[0].chooses(answer, TITLES[24]).read
    assert f"✓ {TITLES[24]}" in answer.read


def test_killed(people: list[Person], workspace: Workspace, slack: FakeSlack, mortal: Served) -> None:
    """With an answer to give, one that Slack is about to show, and one that it is about to show once."""
    asking, reading, commanding = people
    faults = {method: Fault(delay=3, team=workspace.id) for method in ("chat.postMessage", RESPONSE_URL)}
    for method, fault in faults.items():
        slack.fail(method, fault)
    reading.sends(reading.message("combien gagne un comptable ?"))
    channel = workspace.channel(commanding.id)
    acknowledged(commanding.delivery.command(commanding.command("/salaire", "notaire", channel)))
    slack.screen.wait(lambda: not any(fault.times for fault in faults.values()), "answers on their way")
    asked = [PMO, "et en net ?"]
    for text in asked:
        asking.sends(asking.message(text))
    mortal.stop(signal.SIGKILL)
    mortal.start()

    assert FIGURE in asking.next(0).read
    assert NET in asking.next(1).read
    assert heard(mortal, asking) == asked

    assert reading.says("et en brut ?") is reading.seen[1]
    assert ["comptable" in answer.read for answer in reading.seen] == [True, True]
    assert heard(mortal, reading) == ["combien gagne un comptable ?", "et en brut ?"]

    again = commanding.next(1)
    assert "notaire" in again.read
    assert [(one.channel, AGAIN in one.read) for one in commanding.seen] == [
        (channel, False),
        (commanding.direct, True),
    ]
    assert len(heard(mortal, commanding)) == 1
