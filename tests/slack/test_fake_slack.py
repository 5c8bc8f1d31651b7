"""The fake Slack, asked by the real slack-sdk: it does, refuses and fails at what Slack is documented to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.webhook import WebhookClient

from tests.slack.delivery import signature
from tests.slack.fake import FakeSlack, Fault, Workspace
from tests.slack.fake.limits import faults_of_escaping
from tests.slack.payloads import FOLDER, payload


@pytest.fixture
def own() -> Iterator[FakeSlack]:
    made = FakeSlack()
    made.workspaces.append(Workspace(scopes=frozenset({"chat:write"})))
    yield made
    made.stop()


@pytest.fixture
def workspace(own: FakeSlack) -> Workspace:
    return own.workspaces[0]


@pytest.fixture
def client(own: FakeSlack, workspace: Workspace) -> WebClient:
    return WebClient(workspace.token, base_url=own.api, timeout=5, retry_handlers=[])


def text(words: str, kind: str = "mrkdwn") -> dict[str, Any]:
    return {"type": kind, "text": words}


def section(words: str = "oui", **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": text(words), **more}


def button(number: int, **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": text("Oui", "plain_text"), "action_id": f"a{number}", **more}


def actions(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(buttons)}


VALID = [section("x" * 3000), actions(*(button(number) for number in range(25))), {"type": "divider"}]
INVALID = {
    "too many blocks": [section()] * 51,
    "no blocks": [],
    "a text too long": [section("x" * 3001)],
    "an empty text": [section("")],
    "too many buttons": [actions(*(button(number) for number in range(26)))],
    "no button": [actions()],
    "the same action twice": [actions(button(1), button(1))],
    "the same block twice": [section(block_id="a"), section(block_id="a")],
    "a long title": [actions(button(1, text=text("x" * 76, "plain_text")))],
    "a title in mrkdwn": [actions(button(1, text=text("Oui")))],
    "a long value": [actions(button(1, value="x" * 2001))],
    "an unknown field": [section(buttons=[])],
    "an unknown block": [{"type": "picture"}],
    "an unknown style": [actions(button(1, style="blue"))],
    "too many lines of context": [{"type": "context", "elements": [text("x")] * 11}],
    "an incomplete confirmation": [actions(button(1, confirm={"title": text("Sûr ?", "plain_text")}))],
}


def error_of(client: WebClient, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(**{"text": "oui", **arguments})
    found: str = refused.value.response["error"]
    return found


def test_a_message_as_slack_takes_it(own: FakeSlack, client: WebClient, workspace: Workspace) -> None:
    channel = workspace.with_bot()
    client.chat_postMessage(channel=channel, text="oui", blocks=VALID)
    assert [one.channel for one in own.screen.shown] == [channel]
    assert len(own.screen.shown[0].buttons) == 25
    assert own.wrong == []


@pytest.mark.parametrize("name", INVALID)
def test_blocks_that_slack_refuses(
    own: FakeSlack, client: WebClient, workspace: Workspace, name: str
) -> None:
    assert error_of(client, channel=workspace.with_bot(), blocks=INVALID[name]) == "invalid_blocks"
    assert own.screen.shown == []
    assert len(own.wrong) == 1


def test_what_else_slack_refuses(own: FakeSlack, client: WebClient, workspace: Workspace) -> None:
    channel, other = workspace.with_bot(), Workspace()
    assert error_of(client, channel="C999") == "channel_not_found"
    assert error_of(client, channel=other.with_bot()) == "channel_not_found"
    assert error_of(client, channel=workspace.channel()) == "not_in_channel"
    assert error_of(client, channel=channel, text="") == "no_text"
    assert error_of(client, channel=channel, text="x" * 40_001) == "msg_too_long"
    long = [section("x" * 3000) for _ in range(5)]
    assert error_of(client, channel=channel, blocks=long) == "msg_blocks_too_long"
    assert error_of(WebClient("xoxb-x", base_url=own.api), channel=channel) == "invalid_auth"
    with pytest.raises(SlackApiError, match="missing_scope"):
        client.conversations_open(users="U1")
    with pytest.raises(SlackApiError, match="user_not_in_channel"):
        client.chat_postEphemeral(channel=channel, user="U1", text="oui")
    workspace.refused = "token_revoked"
    assert error_of(client, channel=channel) == "token_revoked"
    assert own.screen.shown == []


@pytest.mark.parametrize("broken", ["R&D", "a < b", "a > b", "<Marie>", "<!channel>", "&nbsp;"])
def test_control_characters_are_seen(broken: str) -> None:
    assert faults_of_escaping(broken)


@pytest.mark.parametrize(
    "right", ["R&amp;D", "a &lt; b", "<@U123>", "<#C1|a>", "<https://a.fr|a>", "<mailto:a@b.fr|a>"]
)
def test_escaped_text_is_right(right: str) -> None:
    assert faults_of_escaping(right) == []


def test_the_same_client_msg_id_is_the_same_message(
    own: FakeSlack, client: WebClient, workspace: Workspace
) -> None:
    channel = workspace.with_bot()
    for _ in range(2):
        client.chat_postMessage(channel=channel, text="oui", client_msg_id="3f0a")
    client.chat_postMessage(channel=channel, text="oui", client_msg_id="3f0b")
    assert len(own.screen.shown) == 2


def test_failures_on_demand(own: FakeSlack, client: WebClient, workspace: Workspace) -> None:
    channel = workspace.with_bot()
    own.fail("chat.postMessage", Fault(429, retry_after=7))
    own.fail("chat.postMessage", Fault(503))
    with pytest.raises(SlackApiError) as limited:
        client.chat_postMessage(channel=channel, text="oui")
    assert (limited.value.response.status_code, limited.value.response.headers["Retry-After"]) == (429, "7")
    assert error_of(client, channel=channel) == "internal_error"
    for cut, shown in (("before", 0), ("after", 1)):
        own.fail("chat.postMessage", Fault(cut=cut))
        with pytest.raises(OSError, match=r"closed|reset|disconnect"):
            client.chat_postMessage(channel=channel, text="oui")
        assert len(own.screen.shown) == shown
    client.chat_postMessage(channel=channel, text="oui")
    assert [one.error for one in own.calls] == [
        "ratelimited",
        "internal_error",
        "cut before",
        "cut after",
        "",
    ]


def test_failures_of_one_workspace_only(own: FakeSlack, client: WebClient, workspace: Workspace) -> None:
    own.fail("chat.postMessage", Fault(503, team="T-other"))
    client.chat_postMessage(channel=workspace.with_bot(), text="oui")
    assert len(own.screen.shown) == 1


def test_a_response_url(own: FakeSlack, client: WebClient, workspace: Workspace) -> None:
    user = workspace.person()
    channel = workspace.with_bot(user)
    client.chat_postMessage(channel=channel, text="oui ?", blocks=[actions(button(1))])
    hook = WebhookClient(own.response_url(workspace.id, channel, user, own.screen.shown[0]))
    assert hook.send(text="oui", replace_original=True).status_code == 200
    assert [(one.text, len(one.was)) for one in own.screen.shown] == [("oui", 1)]
    for _ in range(4):
        hook.send(text="oui", replace_original=False)
    assert [one.only_for for one in own.screen.shown] == ["", user, user, user, user]
    assert hook.send(text="oui").status_code == 404
    fresh = own.response_url(workspace.id, channel, user)
    own.expire(fresh)
    assert "expired_url" in WebhookClient(fresh).send(text="oui").body


def test_a_code_is_good_for_one_installation(own: FakeSlack, workspace: Workspace) -> None:
    code = own.code_for(workspace)
    asked = {"client_id": own.client_id, "client_secret": own.client_secret, "code": code}
    client = WebClient(base_url=own.api)
    assert client.oauth_v2_access(**asked)["access_token"] == workspace.token
    with pytest.raises(SlackApiError, match="invalid_code"):
        client.oauth_v2_access(**asked)
    with pytest.raises(SlackApiError, match="bad_client_secret"):
        client.oauth_v2_access(**{**asked, "client_secret": "x"})


def test_the_signature_is_the_one_that_the_sdk_checks() -> None:
    body = json.dumps(payload("message_im"))
    verifier = SignatureVerifier("secret")
    assert verifier.generate_signature(timestamp="1", body=body) == signature("secret", "1", body.encode())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_payloads_say_where_they_are_documented(path: Any) -> None:
    shape = json.loads(path.read_text(encoding="utf-8"))
    assert set(shape) == {"documentation", "payload"}
    assert shape["documentation"].startswith("https://docs.slack.dev/")
    assert shape["payload"]


def test_a_socket_needs_the_token_of_the_app(own: FakeSlack) -> None:
    with pytest.raises(SlackApiError, match="invalid_auth"):
        WebClient("xapp-x", base_url=own.api).apps_connections_open(app_token="xapp-x")
    opened = WebClient(base_url=own.api).apps_connections_open(app_token=own.app_token)
    assert opened["url"].startswith("ws://127.0.0.1:")
    assert httpx.get(f"{own.url}/link/?ticket=x").status_code == 403
