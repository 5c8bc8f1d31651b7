"""The app's manifest and the code say the same."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from nego.channels.slack.installing import INSTALL, REDIRECT, ROUTE, SCOPES
from nego.channels.slack.listeners import SHORTCUT
from nego.channels.slack.reading import COMMANDS
from nego.paths import ROOT


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "deploy/slack/manifest.yml").read_text(encoding="utf-8"))
    return loaded


def test_scopes_are_those_the_installation_asks_for(manifest: dict[str, Any]) -> None:
    assert tuple(manifest["oauth_config"]["scopes"]["bot"]) == SCOPES
    assert "user" not in manifest["oauth_config"]["scopes"]


def test_commands_and_shortcuts_are_those_that_are_answered(manifest: dict[str, Any]) -> None:
    assert [each["command"] for each in manifest["features"]["slash_commands"]] == list(COMMANDS)
    assert [each["callback_id"] for each in manifest["features"]["shortcuts"]] == [SHORTCUT]


def test_addresses_are_those_of_the_channel(manifest: dict[str, Any]) -> None:
    settings = manifest["settings"]
    (redirect,) = manifest["oauth_config"]["redirect_urls"]
    called = {each["url"] for each in manifest["features"]["slash_commands"]}
    called |= {settings[part]["request_url"] for part in ("event_subscriptions", "interactivity")}
    (called_address,) = called
    host = called_address.removesuffix(f"{ROUTE}/events")
    assert host.startswith("https://")
    assert redirect == host + ROUTE + REDIRECT
    assert INSTALL != REDIRECT
