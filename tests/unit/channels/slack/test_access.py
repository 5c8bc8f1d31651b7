"""Each workspace has its own token, and none once it has left."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import pytest
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.engine import Engine

from nego.channels.slack.access import Installations, ManyWorkspaces, OneWorkspace, States
from nego.channels.slack.heard import Who
from tests.slack.fake import FakeSlack, Workspace


def installed(team: str | None, token: str, enterprise: str | None = None) -> Installation:
    whole = team is None
    return Installation(
        app_id="A1",
        enterprise_id=enterprise,
        team_id=team,
        bot_token=token,
        bot_id="B1",
        bot_user_id="UBOT",
        bot_scopes=["chat:write"],
        user_id="UADMIN",
        is_enterprise_install=whole,
        installed_at=time.time(),
    )


@pytest.fixture
def installations(engine: Engine) -> Installations:
    return Installations("1.2", engine)


async def _kept(installations: Installations, *all_of_them: Installation) -> ManyWorkspaces:
    for each in all_of_them:
        await installations.async_save(each)
    return ManyWorkspaces(installations, AsyncTokenRotator(client_id="1.2", client_secret="s"))


@pytest.mark.parametrize(
    ("who", "token"),
    [
        (Who("T1", "U1"), "xoxb-1"),
        (Who("T2", "U1"), "xoxb-2"),
        (Who("T3", "U1"), None),
        (Who("T4", "U1", "E1"), "xoxb-whole"),
        (Who("T1", "U1", "E2"), None),
    ],
)
def test_each_workspace_or_its_organisation_has_its_token(
    installations: Installations, who: Who, token: str | None
) -> None:
    async def look() -> str | None:
        kept = [installed("T1", "xoxb-1"), installed("T2", "xoxb-2"), installed(None, "xoxb-whole", "E1")]
        access = await _kept(installations, *kept)
        return await access.token(who)

    assert asyncio.run(look()) == token


def test_who_left_has_none_and_others_keep_theirs(installations: Installations) -> None:
    async def leave() -> tuple[str | None, str | None, Installation | None]:
        access = await _kept(installations, installed("T1", "xoxb-1"), installed("T2", "xoxb-2"))
        await access.forget(Who("T1", ""))
        left = await installations.async_find_installation(enterprise_id=None, team_id="T1")
        return await access.token(Who("T1", "U1")), await access.token(Who("T2", "U1")), left

    assert asyncio.run(leave()) == (None, "xoxb-2", None)


def test_a_new_installation_replaces_the_token(installations: Installations) -> None:
    async def again() -> str | None:
        access = await _kept(installations, installed("T1", "xoxb-old"))
        newer = installed("T1", "xoxb-new")
        newer.installed_at += 2
        await installations.async_save(newer)
        return await access.token(Who("T1", "U1"))

    assert asyncio.run(again()) == "xoxb-new"


@pytest.fixture
def rotating() -> Iterator[FakeSlack]:
    """A Slack that lets the token of its only workspace expire."""
    slack = FakeSlack()
    slack.workspaces.append(Workspace(id="T1", token="xoxe.xoxb-0", refresh_token="xoxe-0", expires_in=9_000))
    yield slack
    slack.stop()


def access_to(slack: FakeSlack, installations: Installations) -> ManyWorkspaces:
    client = AsyncWebClient(base_url=slack.api)
    own = {"client_id": slack.client_id, "client_secret": slack.client_secret}
    return ManyWorkspaces(installations, AsyncTokenRotator(client=client, **own))


@pytest.mark.parametrize(("good_for", "renewals"), [(43_000, 0), (60, 1), (-60, 1)])
def test_a_token_is_renewed_before_it_expires_and_once(
    installations: Installations, rotating: FakeSlack, good_for: int, renewals: int
) -> None:
    async def ask() -> list[str | None]:
        kept = installed("T1", "xoxe.xoxb-0")
        kept.bot_refresh_token, kept.bot_token_expires_at = "xoxe-0", int(time.time()) + good_for
        await installations.async_save(kept)
        access = access_to(rotating, installations)
        return list(await asyncio.gather(*(access.token(Who("T1", "U1")) for _ in range(4))))

    assert asyncio.run(ask()) == [rotating.workspaces[0].token] * 4
    assert len(rotating.called("oauth.v2.access")) == renewals


@pytest.mark.parametrize(("good_for", "token"), [(60, "xoxe.xoxb-0"), (-60, None)])
def test_a_token_that_slack_does_not_renew_is_used_as_long_as_it_is_good(
    installations: Installations, rotating: FakeSlack, good_for: int, token: str | None
) -> None:
    async def ask() -> str | None:
        kept = installed("T1", "xoxe.xoxb-0")
        kept.bot_refresh_token, kept.bot_token_expires_at = "xoxe-unknown", int(time.time()) + good_for
        await installations.async_save(kept)
        try:
            return await access_to(rotating, installations).token(Who("T1", "U1"))
        except SlackTokenRotationError:
            return None

    assert asyncio.run(ask()) == token


def test_a_state_is_good_once(engine: Engine) -> None:
    async def use() -> list[bool]:
        states = States(engine)
        state = await states.async_issue()
        return [await states.async_consume(each) for each in (state, state, "forged")]

    assert asyncio.run(use()) == [True, False, False]


def test_one_workspace_has_the_token_of_the_environment() -> None:
    assert asyncio.run(OneWorkspace("xoxb-1").token(Who("T1", "U1"))) == "xoxb-1"
