"""Several workspaces: each installs Négo, none meets another, and who leaves leaves nothing."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.serving import Served
from tests.slack.conftest import NewWorkspace
from tests.slack.delivery import Delivery
from tests.slack.fake import FakeSlack, Workspace
from tests.slack.installing import come_back, install, start
from tests.slack.kept import heard, rows_left, rows_with
from tests.slack.manifest import scopes
from tests.slack.people import Person
from tests.slack.sentences import FIGURE, NET, PMO


def in_both(slack: FakeSlack, new_workspace: NewWorkspace, delivery: Delivery) -> tuple[Person, Person]:
    """Two people of two workspaces, with the same identifier and the same channel."""
    one, two = (Person(slack, new_workspace(), "U0000055X", delivery) for _ in range(2))
    return one, two


def test_two_workspaces_never_meet(
    slack: FakeSlack, new_workspace: NewWorkspace, delivery: Delivery, served: Served
) -> None:
    one, two = in_both(slack, new_workspace, delivery)
    one.says(PMO)
    assert NET not in two.says("et en net ?").read
    assert FIGURE not in two.home()
    assert NET in one.says("et en net ?").read
    assert heard(served, two) == ["et en net ?"]
    assert len(slack.called("chat.postMessage", one.workspace)) == 2
    assert len(slack.called("chat.postMessage", two.workspace)) == 1


def test_erasing_in_one_workspace_leaves_the_other(
    slack: FakeSlack, new_workspace: NewWorkspace, delivery: Delivery, served: Served
) -> None:
    one, two = in_both(slack, new_workspace, delivery)
    one.says(PMO)
    two.says(PMO)
    one.home()
    one.erases()
    assert FIGURE in two.home()


def test_a_button_of_another_workspace(
    slack: FakeSlack, new_workspace: NewWorkspace, delivery: Delivery, served: Served
) -> None:
    one, two = in_both(slack, new_workspace, delivery)
    first = one.says(PMO)
    click = two.click(first, "Et en net ?")
    click["channel"]["id"] = click["container"]["channel_id"] = two.direct
    click["response_url"] = slack.response_url(two.workspace.id, two.direct, two.id)
    assert delivery.interaction(click).status_code == 200
    two.says("bonjour")
    assert heard(served, one) == [PMO]


@pytest.mark.parametrize("event", ["app_uninstalled", "tokens_revoked"])
def test_who_leaves_leaves_nothing(camille: Person, slack: FakeSlack, served: Served, event: str) -> None:
    workspace = camille.workspace
    camille.mentions(workspace.with_bot(camille.id), PMO)
    camille.says(PMO)
    camille.home()
    assert rows_with(served, workspace.id)
    workspace.refused = "token_revoked"
    camille.sends(camille.shape(event))
    assert rows_left(served, workspace.id) == {}
    assert rows_with(served, workspace.token) == {}
    calls = len(slack.calls)
    camille.sends(camille.message(PMO))
    assert rows_left(served, workspace.id) == {}
    assert len(slack.calls) == calls


def test_who_leaves_leaves_the_others(
    slack: FakeSlack, new_workspace: NewWorkspace, delivery: Delivery
) -> None:
    """Also one whose identifier begins with the other's."""
    short, long = new_workspace(id="T0000088"), new_workspace(id="T00000888")
    one, two = (Person(slack, workspace, workspace.person(), delivery) for workspace in (short, long))
    one.says(PMO)
    two.says(PMO)
    short.refused = "token_revoked"
    one.sends(one.shape("app_uninstalled"))
    assert NET in two.says("et en net ?").read


def test_a_revoked_token_of_a_person_is_not_the_end(camille: Person) -> None:
    camille.says(PMO)
    camille.sends(camille.shape("tokens_revoked", tokens={"oauth": [camille.id]}))
    assert NET in camille.says("et en net ?").read


def test_installed_again_it_begins_anew(camille: Person, slack: FakeSlack, served: Served) -> None:
    camille.says(PMO)
    camille.workspace.refused = "token_revoked"
    camille.sends(camille.shape("app_uninstalled"))
    assert rows_left(served, camille.workspace.id) == {}
    install(served, slack, camille.workspace)
    assert NET not in camille.says("et en net ?").read


def test_installed_twice_the_last_token_is_used(camille: Person, slack: FakeSlack, served: Served) -> None:
    camille.says(PMO)
    camille.workspace.token = f"{camille.workspace.token}-2"
    install(served, slack, camille.workspace)
    assert NET in camille.says("et en net ?").read


def test_a_workspace_that_did_not_install(slack: FakeSlack, delivery: Delivery, served: Served) -> None:
    stranger = Person(slack, Workspace(), "U0000044X", delivery)
    calls = len(slack.calls)
    stranger.sends(stranger.message(PMO))
    assert rows_left(served, stranger.workspace.id) == {}
    assert len(slack.calls) == calls


def test_a_workspace_of_an_organisation(
    slack: FakeSlack, new_workspace: NewWorkspace, delivery: Delivery
) -> None:
    workspace = new_workspace(enterprise="E0000001X")
    person = Person(slack, workspace, workspace.person("W"), delivery)
    assert FIGURE in person.says(PMO).read
    assert NET in person.chooses(person.commands("/salaire", "PMO"), "Et en net ?").read


def page(response: httpx.Response) -> str:
    assert response.headers["content-type"].startswith("text/html")
    return re.sub(r"<[^>]+>", " ", response.text)


def test_the_installation_says_what_to_do_next(slack: FakeSlack, served: Served) -> None:
    workspace = Workspace(scopes=scopes())
    slack.workspaces.append(workspace)
    assert "Négo est installé" in page(install(served, slack, workspace))


def test_an_installation_that_somebody_else_began(slack: FakeSlack, served: Served) -> None:
    workspace = Workspace(scopes=scopes())
    (state, cookie), (_, stranger) = start(served), start(served)
    code = slack.code_for(workspace)
    for query, browser in (
        ({"state": state, "code": code}, stranger),
        ({"state": state, "code": code}, ""),
        ({"state": "x", "code": code}, cookie),
        ({"code": code}, cookie),
    ):
        refused = come_back(served, browser, **query)
        assert 400 <= refused.status_code < 500
        assert "Recommencez" in page(refused)
    assert rows_with(served, workspace.token) == {}


def test_a_state_is_good_for_once(slack: FakeSlack, served: Served) -> None:
    workspace = Workspace(scopes=scopes())
    slack.workspaces.append(workspace)
    state, cookie = start(served)
    assert come_back(served, cookie, state=state, code=slack.code_for(workspace)).status_code == 200
    assert come_back(served, cookie, state=state, code=slack.code_for(workspace)).status_code >= 400


def test_a_code_that_slack_does_not_know(served: Served) -> None:
    state, cookie = start(served)
    refused = come_back(served, cookie, state=state, code="x")
    assert refused.status_code >= 400
    assert "Recommencez" in page(refused)


def test_an_administrator_who_says_no(served: Served) -> None:
    state, cookie = start(served)
    assert "annulée" in page(come_back(served, cookie, state=state, error="access_denied"))


def test_an_error_is_never_a_part_of_the_page(served: Served) -> None:
    state, cookie = start(served)
    refused = come_back(served, cookie, state=state, error="<script>alert(1)</script>")
    assert "<script>" not in refused.text
