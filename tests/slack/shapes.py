"""What Slack sends to an app when a person does something: the documented payload, for this person."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from tests.slack.delivery import new_event_id
from tests.slack.fake import FakeSlack, Shown, Workspace
from tests.slack.fake.workspaces import new_id, new_ts
from tests.slack.payloads import payload


@dataclass
class Shapes:
    """Payloads of what the person ``id`` of a workspace does. ``**event``: other fields of the event."""

    slack: FakeSlack
    workspace: Workspace
    id: str

    @property
    def direct(self) -> str:
        return self.workspace.direct(self.id)

    @property
    def homes(self) -> list[list[dict[str, Any]]]:
        """The Home tabs this person was shown, each its blocks."""
        return list(self.slack.screen.homes.get((self.workspace.id, self.id), []))

    def message(self, text: str, **event: Any) -> dict[str, Any]:
        """A private message to the app."""
        told = {"text": text, "user": self.id, "channel": self.direct, "blocks": _rich(text)}
        return self._event("message_im", **{**told, **event})

    def mention(self, channel: str, text: str, **event: Any) -> dict[str, Any]:
        text = text if "<@" in text else f"<@{self.workspace.bot_user}> {text}"
        return self._event("app_mention", **{"text": text, "user": self.id, "channel": channel, **event})

    def edit(self, old: str, new: str, by: str = "", **message: Any) -> dict[str, Any]:
        """The message `old` is `new` now, as written by this person or edited by Slack itself."""
        ts = new_ts()
        body = self._event("message_changed", channel=self.direct)
        for name, text in (("message", new), ("previous_message", old)):
            one = body["event"][name]
            one.update(text=text, user=by or self.id, team=self.workspace.id, ts=ts, **message)
        return body

    def shape(self, name: str, **event: Any) -> dict[str, Any]:
        """Any event, as documented, in this person's direct messages."""
        return self._event(name, **{"channel": self.direct, **event})

    def _event(self, name: str, **event: Any) -> dict[str, Any]:
        body = payload(name, team_id=self.workspace.id, event_id=new_event_id(), event_time=int(time.time()))
        ts = new_ts()
        stamps = {key: ts for key in ("ts", "event_ts") if key in body["event"]}
        team = {"team": self.workspace.id} if "team" in body["event"] else {}
        body["event"].update({**stamps, **team, **event})
        if self.workspace.enterprise:
            body["enterprise_id"] = self.workspace.enterprise
        for one in body.get("authorizations", []):
            one.update(
                team_id=self.workspace.id,
                user_id=self.workspace.bot_user,
                enterprise_id=self.workspace.enterprise,
            )
        return body

    def command(self, command: str, text: str = "", channel: str = "") -> dict[str, str]:
        channel, enterprise = channel or self.direct, self.workspace.enterprise
        return payload(
            "slash_command",
            command=command,
            text=text,
            team_id=self.workspace.id,
            user_id=self.id,
            channel_id=channel,
            channel_name="directmessage" if channel == self.direct else "general",
            trigger_id=new_id("t"),
            response_url=self.slack.response_url(self.workspace.id, channel, self.id),
            **({"enterprise_id": enterprise, "enterprise_name": "Groupe"} if enterprise else {}),
        )

    def click(self, message: Shown, title: str) -> dict[str, Any]:
        button = message.buttons[message.titles.index(title)]
        block = next(one for one in message.blocks if button in one.get("elements", []))
        body = payload(
            "block_actions",
            **self._who(),
            channel={"id": message.channel, "name": "directmessage"},
            trigger_id=new_id("t"),
            container={
                "type": "message",
                "message_ts": message.ts,
                "channel_id": message.channel,
                "is_ephemeral": bool(message.only_for),
                **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
            },
            response_url=self.slack.response_url(self.workspace.id, message.channel, self.id, message),
            actions=[{**button, "block_id": block["block_id"], "action_ts": new_ts()}],
        )
        if message.only_for:
            # Slack keeps no ephemeral message, and sends none along with a click.
            del body["message"]
        else:
            body["message"] = {
                **body["message"],
                "user": self.workspace.bot_user,
                "bot_id": self.workspace.bot,
                "text": message.text,
                "blocks": message.blocks,
                "ts": message.ts,
                **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
            }
        return body

    def click_home(self, action_id: str) -> dict[str, Any]:
        blocks = self.homes[-1]
        block, button = next(
            (block, one) for block in blocks for one in _buttons(block) if one.get("action_id") == action_id
        )
        body = payload("block_actions_home", **self._who(), trigger_id=new_id("t"))
        body["view"].update(blocks=blocks, team_id=self.workspace.id, app_installed_team_id=self.workspace.id)
        body["actions"] = [{**button, "block_id": block.get("block_id", "a"), "action_ts": new_ts()}]
        return body

    def shortcut(self, text: str, channel: str) -> dict[str, Any]:
        body = payload(
            "message_action",
            **self._who(),
            callback_id="nego_offer",
            channel={"id": channel, "name": "general"},
            trigger_id=new_id("t"),
            response_url=self.slack.response_url(self.workspace.id, channel, self.id),
        )
        body["message"].update(text=text, team=self.workspace.id, blocks=_rich(text))
        return body

    def _who(self) -> dict[str, Any]:
        enterprise = self.workspace.enterprise
        return {
            "user": {"id": self.id, "username": "camille", "name": "camille", "team_id": self.workspace.id},
            "team": {"id": self.workspace.id, "domain": "exemple"},
            "enterprise": {"id": enterprise, "name": "Groupe"} if enterprise else None,
        }


def _buttons(block: dict[str, Any]) -> list[dict[str, Any]]:
    return [*block.get("elements", []), *([block["accessory"]] if "accessory" in block else [])]


def _rich(text: str) -> list[dict[str, Any]]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return [{"type": "rich_text", "block_id": "ba4", "elements": [section]}]
