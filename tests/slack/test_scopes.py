"""What a token may not do is said at the start, before somebody waits for an answer that can't come."""

from __future__ import annotations

import asyncio
import logging

import pytest

from nego.channels.slack.checking import check_token
from nego.channels.slack.settings import read_settings
from tests.slack.fake import FakeSlack, Workspace
from tests.slack.manifest import scopes

LOGGER = "nego.channels.slack.checking"


@pytest.mark.parametrize(
    ("taken", "level", "said"),
    [
        ((), "INFO", "Négo répond dans l'espace Slack"),
        (("im:history",), "ERROR", "SLACK_BOT_TOKEN n'a pas les droits im:history (docs/slack.md)."),
        (("commands", "chat:write"), "ERROR", "n'a pas les droits chat:write et commands (docs/slack.md)."),
    ],
)
def test_missing_scopes_are_named(
    slack: FakeSlack, caplog: pytest.LogCaptureFixture, taken: tuple[str, ...], level: str, said: str
) -> None:
    workspace = Workspace(scopes=scopes() - set(taken))
    slack.workspaces.append(workspace)
    settings = read_settings(
        {
            "SLACK_SIGNING_SECRET": "x" * 32,
            "SLACK_BOT_TOKEN": workspace.token,
            "NEGO_SLACK_API": slack.api,
        }
    )
    assert settings is not None
    with caplog.at_level(logging.INFO, LOGGER):
        asyncio.run(check_token(settings))
    (record,) = [record for record in caplog.records if record.name == LOGGER]
    assert record.levelname == level
    assert said in record.getMessage()
