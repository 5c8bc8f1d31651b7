"""Settings: what is missing is said and the rest of Négo starts; Socket Mode."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest

from tests.serving import Served
from tests.slack.conftest import SECRET, environment
from tests.slack.delivery import Delivery
from tests.slack.fake import FakeSlack, Workspace
from tests.slack.kept import heard
from tests.slack.manifest import scopes
from tests.slack.people import Person
from tests.slack.sentences import FIGURE, NET, PMO

ONE = {"SLACK_CLIENT_ID": "", "SLACK_CLIENT_SECRET": ""}
Start = Callable[..., Served]


@pytest.fixture
def start(slack: FakeSlack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Starts a server of its own with these settings."""
    started: list[Served] = []

    def go(**settings: str) -> Served:
        made = Served(tmp_path_factory.mktemp("slack"), environment(slack, **settings))
        made.start()
        started.append(made)
        return made

    yield go
    for one in started:
        one.stop()


@pytest.fixture
def single(slack: FakeSlack) -> Workspace:
    """A workspace whose token the administrator copies into the settings."""
    made = Workspace(scopes=scopes())
    slack.workspaces.append(made)
    return made


def log(served: Served) -> str:
    return (served.folder / f"log-{served.port}").read_text(encoding="utf-8")


def test_what_is_missing_is_said_and_the_rest_starts(start: Start) -> None:
    served = start(SLACK_SIGNING_SECRET="")
    line = next(line for line in log(served).splitlines() if "sans Slack" in line)
    assert "SLACK_SIGNING_SECRET" in line
    assert "Traceback" not in log(served)
    assert Delivery(served.url, SECRET).form({"ssl_check": "1"}).status_code == 404
    question = {"sender": "x", "message": PMO}
    answers = httpx.post(f"{served.url}/webhooks/rest/webhook", json=question, timeout=60).json()
    assert FIGURE in answers[0]["text"].replace("\u202f", " ")


def test_socket_mode(start: Start, slack: FakeSlack, single: Workspace) -> None:
    served = start(
        **ONE,
        SLACK_SIGNING_SECRET="",
        SLACK_BOT_TOKEN=single.token,
        SLACK_APP_TOKEN=slack.app_token,
        NEGO_SLACK="socket",
    )
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
