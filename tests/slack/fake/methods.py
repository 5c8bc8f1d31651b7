"""Methods of Slack's Web API, each from https://docs.slack.dev/reference/methods/<method>.

A method gets the workspace of the token and the arguments, and returns the answer; what it refuses is raised.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.slack.fake import limits
from tests.slack.fake.records import Shown
from tests.slack.fake.screen import Screen
from tests.slack.fake.workspaces import Workspace, new_id, new_ts
from tests.slack.payloads import payload

Arguments = dict[str, Any]
Method = Callable[[Screen, Workspace, Arguments], dict[str, Any]]


class Refused(Exception):
    """``ok: false``, with Slack's name for the reason and, in ``details``, what a developer would be told."""

    def __init__(self, error: str, *details: str) -> None:
        super().__init__(error, *details)
        self.error = error
        self.details = details


def check_message(arguments: Arguments) -> None:
    """Raises Refused for what Slack refuses in a message, wherever it is sent to."""
    text, blocks = arguments.get("text") or "", arguments.get("blocks")
    if not text and not blocks:
        raise Refused("no_text")
    if len(text) > limits.MESSAGE_TEXT:
        raise Refused("msg_too_long")
    if blocks is not None:
        _check_blocks(blocks, limits.BLOCKS_IN_MESSAGE)
        if limits.length(blocks) > limits.ALL_BLOCKS:
            raise Refused("msg_blocks_too_long")


def _check_blocks(blocks: Any, most: int) -> None:
    if faults := limits.faults_of_blocks(blocks, most):
        raise Refused("invalid_blocks", *faults)


def _need(arguments: Arguments, *names: str) -> None:
    if missing := [name for name in names if not arguments.get(name)]:
        raise Refused("invalid_arguments", *(f"missing: {name}" for name in missing))


def _conversation(workspace: Workspace, wanted: str) -> str:
    """The conversation meant; a person's identifier means the direct messages with them."""
    if wanted[0] in "UW":
        return workspace.direct(wanted)
    if wanted not in workspace.channels:
        raise Refused("channel_not_found")
    if workspace.bot_user not in workspace.channels[wanted]:
        raise Refused("not_in_channel")
    return wanted


def auth_test(screen: Screen, workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    del screen, arguments
    return payload(
        "auth_test",
        team_id=workspace.id,
        user_id=workspace.bot_user,
        bot_id=workspace.bot,
        **({"enterprise_id": workspace.enterprise} if workspace.enterprise else {}),
    )


def post_message(screen: Screen, workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    _need(arguments, "channel")
    check_message(arguments)
    channel = _conversation(workspace, arguments["channel"])
    shown = screen.posted_before(channel, arguments.get("client_msg_id"))
    if shown is None:
        shown = Shown(
            workspace.id,
            channel,
            new_ts(),
            arguments.get("text") or "",
            arguments.get("blocks") or [],
            thread_ts=arguments.get("thread_ts") or "",
        )
        screen.show(shown, arguments.get("client_msg_id"))
    return {"ok": True, "channel": channel, "ts": shown.ts, "message": {"type": "message", "ts": shown.ts}}


def post_ephemeral(screen: Screen, workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    _need(arguments, "channel", "user")
    check_message(arguments)
    channel = _conversation(workspace, arguments["channel"])
    if arguments["user"] not in workspace.channels[channel]:
        raise Refused("user_not_in_channel")
    shown = Shown(
        workspace.id,
        channel,
        new_ts(),
        arguments.get("text") or "",
        arguments.get("blocks") or [],
        thread_ts=arguments.get("thread_ts") or "",
        only_for=arguments["user"],
    )
    screen.show(shown)
    return {"ok": True, "message_ts": shown.ts}


def update(screen: Screen, workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    _need(arguments, "channel", "ts")
    check_message(arguments)
    shown = screen.find(_conversation(workspace, arguments["channel"]), arguments["ts"])
    if shown is None or shown.only_for:
        raise Refused("message_not_found")
    screen.replace(shown, arguments.get("text") or "", arguments.get("blocks") or [])
    return {"ok": True, "channel": shown.channel, "ts": shown.ts, "text": shown.text}


def conversations_open(screen: Screen, workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    del screen
    _need(arguments, "users")
    return {"ok": True, "channel": {"id": workspace.direct(arguments["users"])}}


def publish_view(screen: Screen, workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    _need(arguments, "user_id", "view")
    view = arguments["view"]
    if view.get("type") != "home":
        raise Refused("invalid_arguments", "view.type must be home")
    _check_blocks(view.get("blocks"), limits.BLOCKS_IN_HOME)
    screen.home(workspace.id, arguments["user_id"], view["blocks"])
    return {"ok": True, "view": {"id": new_id("V"), "team_id": workspace.id, **view}}


# With the scope that a token needs for it.
METHODS: dict[str, tuple[Method, str]] = {
    "auth.test": (auth_test, ""),
    "chat.postMessage": (post_message, "chat:write"),
    "chat.postEphemeral": (post_ephemeral, "chat:write"),
    "chat.update": (update, "chat:write"),
    "conversations.open": (conversations_open, "im:write"),
    "views.publish": (publish_view, ""),
}
