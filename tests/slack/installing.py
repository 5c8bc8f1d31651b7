"""An administrator installs Négo in a workspace: https://docs.slack.dev/authentication/installing-with-oauth."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import httpx

from tests.serving import Served
from tests.slack.fake import FakeSlack, Workspace
from tests.slack.manifest import scopes

ANSWER_SECONDS = 30


def start(served: Served) -> tuple[str, str]:
    """Follow « Add to Slack »; the state that goes to Slack, and the browser's cookie."""
    response = httpx.get(f"{served.url}/webhooks/slack/install", timeout=ANSWER_SECONDS)
    assert response.status_code == 302, response.text
    address = urlsplit(response.headers["location"])
    asked = parse_qs(address.query)
    assert (address.netloc, address.path) == ("slack.com", "/oauth/v2/authorize")
    assert set(asked["scope"][0].split(",")) == scopes()
    return asked["state"][0], response.headers["set-cookie"].split(";")[0]


def come_back(served: Served, cookie: str, **query: str) -> httpx.Response:
    """What the browser does when Slack sends it back."""
    address = f"{served.url}/webhooks/slack/oauth_redirect"
    return httpx.get(address, params=query, headers={"Cookie": cookie}, timeout=ANSWER_SECONDS)


def install(served: Served, slack: FakeSlack, workspace: Workspace) -> httpx.Response:
    state, cookie = start(served)
    response = come_back(served, cookie, state=state, code=slack.code_for(workspace))
    assert response.status_code == 200, response.text
    return response
