"""The manifest that an administrator pastes: what Slack then sends to the app and lets it do.

https://docs.slack.dev/reference/app-manifest
"""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from tests.serving import ROOT

PATH = ROOT / "deploy" / "slack" / "manifest.yml"
# Subscriptions are by kind of conversation: https://docs.slack.dev/reference/events/message.im
_MESSAGES = {
    "im": "message.im",
    "channel": "message.channels",
    "group": "message.groups",
    "mpim": "message.mpim",
}


@cache
def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return loaded


def scopes() -> frozenset[str]:
    return frozenset(manifest()["oauth_config"]["scopes"]["bot"])


def subscription(event: dict[str, Any]) -> str:
    """What an app subscribes to for this event."""
    kind: str = event["type"]
    return _MESSAGES[event["channel_type"]] if kind == "message" else kind


def delivered(body: dict[str, Any]) -> bool:
    """Whether Slack sends this event, command or shortcut to an app with this manifest."""
    features, settings = manifest()["features"], manifest()["settings"]
    if "event" in body:
        return subscription(body["event"]) in settings["event_subscriptions"]["bot_events"]
    if "command" in body:
        return body["command"] in {one["command"] for one in features["slash_commands"]}
    if body.get("type") == "message_action":
        return body["callback_id"] in {one["callback_id"] for one in features["shortcuts"]}
    return bool(settings["interactivity"]["is_enabled"])
