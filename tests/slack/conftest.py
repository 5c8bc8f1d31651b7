"""One fake Slack and one assistant for most tests; each has a workspace of its own that installed Négo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.serving import Served
from tests.slack.delivery import Delivery
from tests.slack.fake import FakeSlack, Workspace
from tests.slack.installing import install
from tests.slack.manifest import scopes
from tests.slack.people import Person

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"  # as in Slack's documentation of signatures
NewWorkspace = Callable[..., Workspace]


def environment(slack: FakeSlack, **more: str) -> dict[str, str]:
    """What an administrator sets, for an app of several workspaces; ``more`` is set instead or besides."""
    return {
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_CLIENT_ID": slack.client_id,
        "SLACK_CLIENT_SECRET": slack.client_secret,
        "SLACK_BOT_TOKEN": "",
        "SLACK_APP_TOKEN": "",
        "NEGO_SLACK": "",
        "NEGO_SLACK_API": slack.api,
        **more,
    }


@contextmanager
def all_started(*servers: Served) -> Iterator[tuple[Served, ...]]:
    """Start servers side by side; at the end, stop them."""
    for one in servers:
        one.launch()
    try:
        for one in servers:
            one.wait()
        yield servers
    finally:
        for one in servers:
            one.stop()


@pytest.fixture(scope="session")
def slack() -> Iterator[FakeSlack]:
    made = FakeSlack()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def pair(slack: FakeSlack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    """Two processes of one server."""
    folder, settings = tmp_path_factory.mktemp("slack"), environment(slack)
    with all_started(Served(folder, settings), Served(folder, settings)) as (one, two):
        yield one, two


@pytest.fixture(scope="session")
def served(pair: tuple[Served, Served]) -> Served:
    return pair[0]


@pytest.fixture(scope="session")
def other(pair: tuple[Served, Served]) -> Served:
    """Another process of the same server."""
    return pair[1]


@pytest.fixture(scope="session")
def delivery(served: Served) -> Delivery:
    return Delivery(served.url, SECRET)


@pytest.fixture(scope="session")
def new_workspace(slack: FakeSlack, served: Served) -> NewWorkspace:
    """Makes workspaces that have installed Négo."""

    def make(**fields: Any) -> Workspace:
        made = Workspace(scopes=scopes(), **fields)
        slack.workspaces.append(made)
        install(served, slack, made)
        return made

    return make


@pytest.fixture
def workspace(new_workspace: NewWorkspace) -> Workspace:
    return new_workspace()


@pytest.fixture
def camille(slack: FakeSlack, workspace: Workspace, delivery: Delivery) -> Person:
    return Person(slack, workspace, workspace.person(), delivery)


@pytest.fixture
def sacha(slack: FakeSlack, workspace: Workspace, delivery: Delivery) -> Person:
    """A colleague."""
    return Person(slack, workspace, workspace.person(), delivery)


@pytest.fixture(autouse=True)
def nothing_wrong(request: pytest.FixtureRequest) -> Iterator[None]:
    """At the end of each test: nothing was sent that Slack refuses or people would see broken."""
    if "slack" not in request.fixturenames:
        yield
        return
    slack: FakeSlack = request.getfixturevalue("slack")
    before = len(slack.wrong)
    yield
    slack.faults.clear()
    assert slack.wrong[before:] == []
