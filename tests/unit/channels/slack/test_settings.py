"""Which variables make which Slack, and what is said of those that are missing."""

from __future__ import annotations

import pytest

from nego.channels.errors import SettingsError
from nego.channels.slack.settings import DEFAULT_API, read_settings

ONE = {"SLACK_SIGNING_SECRET": "s", "SLACK_BOT_TOKEN": "xoxb-1"}
MANY = {"SLACK_SIGNING_SECRET": "s", "SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "c"}
SOCKET = {"NEGO_SLACK": "socket", "SLACK_APP_TOKEN": "xapp-1", "SLACK_BOT_TOKEN": "xoxb-1"}


@pytest.mark.parametrize(
    ("environ", "mode", "bot_token", "client_id"),
    [
        (ONE, "events", "xoxb-1", ""),
        (MANY, "events", "", "1.2"),
        (SOCKET, "socket", "xoxb-1", ""),
        ({**ONE, **SOCKET, "NEGO_SLACK": "events"}, "events", "xoxb-1", ""),
    ],
)
def test_what_is_set(environ: dict[str, str], mode: str, bot_token: str, client_id: str) -> None:
    settings = read_settings(environ)
    assert settings is not None
    assert (settings.mode, settings.bot_token, settings.client_id) == (mode, bot_token, client_id)
    assert (settings.api, settings.url) == (DEFAULT_API, None)


def test_nothing_is_set() -> None:
    assert read_settings({"NEGO_URL": "https://nego.exemple.fr", "SLACK_BOT_TOKEN": " "}) is None


def test_addresses_end_with_a_slash() -> None:
    given = {"NEGO_SLACK_API": "http://127.0.0.1:9/api", "NEGO_URL": "https://nego.exemple.fr/"}
    settings = read_settings({**ONE, **given})
    assert settings is not None
    assert (settings.api, settings.url) == ("http://127.0.0.1:9/api/", "https://nego.exemple.fr/")


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"SLACK_BOT_TOKEN": "x"}, "SLACK_SIGNING_SECRET"),
        ({"SLACK_SIGNING_SECRET": "x"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_SIGNING_SECRET": "x", "SLACK_CLIENT_ID": "1.2"}, "SLACK_CLIENT_SECRET"),
        ({"NEGO_SLACK": "socket", "SLACK_BOT_TOKEN": "x"}, "SLACK_APP_TOKEN"),
        ({"NEGO_SLACK": "events"}, "SLACK_SIGNING_SECRET et SLACK_BOT_TOKEN"),
        ({**ONE, "SLACK_BOT_TOKEN": "xoxe.xoxb-1"}, "expire"),
        ({**ONE, "NEGO_SLACK": "rtm"}, "NEGO_SLACK"),
        ({**ONE, **MANY}, "SLACK_CLIENT_ID"),
        ({**ONE, "NEGO_URL": "nego.exemple.fr"}, "NEGO_URL"),
        ({**ONE, "NEGO_SLACK_API": "ftp://x"}, "NEGO_SLACK_API"),
    ],
)
def test_what_is_missing_or_wrong_is_named(environ: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        read_settings(environ)
