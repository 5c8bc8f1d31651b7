"""Settings: what is missing is said and the rest of Négo starts; Socket Mode."""

from __future__ import annotations

import time
from collections.abc import Iterator

import httpx
import pytest

from tests.serving import Served
from tests.slack.conftest import SECRET, all_started, environment
from tests.slack.delivery import Delivery
from tests.slack.fake import FakeSlack, Workspace
from tests.slack.kept import heard
from tests.slack.manifest import scopes
from tests.slack.people import Person
from tests.slack.sentences import FIGURE, NET, PMO

LOG_SECONDS = 30  # only a test that fails waits so long
ONE = {"SLACK_CLIENT_ID": "", "SLACK_CLIENT_SECRET": ""}


@pytest.fixture(scope="module")
def single(slack: FakeSlack) -> Workspace:
    """A workspace whose token the administrator copies into the settings; Slack refuses it at first."""
    made = Workspace(scopes=scopes(), refused="invalid_auth")
    slack.workspaces.append(made)
    return made


@pytest.fixture(scope="module")
def both(
    slack: FakeSlack, single: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Served, Served]]:
    """A server with a setting that is missing, and one in Socket Mode."""
    incomplete = environment(slack, SLACK_SIGNING_SECRET="")
    socket = environment(
        slack,
        **ONE,
        SLACK_SIGNING_SECRET="",
        SLACK_BOT_TOKEN=single.token,
        SLACK_APP_TOKEN=slack.app_token,
        NEGO_SLACK="socket",
    )
    made = [Served(tmp_path_factory.mktemp("slack"), settings) for settings in (incomplete, socket)]
    with all_started(*made) as (one, two):
        yield one, two


def answers(served: Served) -> str:
    question = {"sender": "x", "message": PMO}
    told = httpx.post(f"{served.url}/webhooks/rest/webhook", json=question, timeout=60).json()
    text: str = told[0]["text"].replace("\u202f", " ")
    return text


def lines(served: Served, part: str) -> list[str]:
    """The lines of the log that say ``part``, once there is one."""
    deadline = time.monotonic() + LOG_SECONDS
    while time.monotonic() < deadline:
        log = served.log.read_text(encoding="utf-8")
        if found := [line for line in log.splitlines() if part in line]:
            assert "Traceback" not in log
            return found
        time.sleep(0.1)
    pytest.fail(f"The log does not say: {part}")


def test_what_is_missing_is_said_and_the_rest_starts(both: tuple[Served, Served]) -> None:
    served, _ = both
    (line,) = lines(served, "sans Slack")
    assert "SLACK_SIGNING_SECRET" in line
    assert Delivery(served.url, SECRET).form({"ssl_check": "1"}).status_code == 404
    assert FIGURE in answers(served)


def test_a_token_that_slack_refuses_is_said_and_the_rest_starts(both: tuple[Served, Served]) -> None:
    _, served = both
    (line,) = lines(served, "Slack refuse")
    assert "SLACK_BOT_TOKEN (invalid_auth)" in line
    assert FIGURE in answers(served)


def test_socket_mode(both: tuple[Served, Served], slack: FakeSlack, single: Workspace) -> None:
    _, served = both
    single.refused = ""
    assert Delivery(served.url, SECRET).form({"ssl_check": "1"}).status_code == 404
    person = Person(slack, single, single.person(), Delivery(served.url, SECRET))
    _connected(slack)

    def over_socket(kind: str, body: dict[str, object], attempt: int = 0) -> None:
        slack.run(slack.sockets.send(kind, body, attempt))

    question = person.message(PMO)
    over_socket("events_api", question)
    first = person.next(0)
    assert FIGURE in first.read
    over_socket("interactive", person.click(first, "Et en net ?"))
    assert NET in person.next(1).read
    over_socket("slash_commands", dict(person.command("/salaire", "comptable")))
    assert "comptable" in person.next(2).read
    over_socket("events_api", question, 1)
    slack.run(slack.sockets.refresh())
    _connected(slack)
    over_socket("events_api", person.message("combien gagne un notaire ?"))
    assert "notaire" in person.next(3).read
    assert len(person.seen) == 4
    assert heard(served, person).count(PMO) == 1


def _connected(slack: FakeSlack) -> None:
    slack.screen.wait(lambda: slack.sockets.open, "a connection")
