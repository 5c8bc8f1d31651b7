"""What people write in Slack, in payloads that Slack has signed: read and shown whatever it is."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from nego.channels.slack.blocks import text_blocks
from nego.channels.slack.heard import Who
from nego.channels.slack.mrkdwn import plain
from nego.channels.slack.reading import (
    COMMANDS,
    read_button,
    read_command,
    read_mention,
    read_message,
    read_shortcut,
)
from tests.fuzz.counting import inputs, tried
from tests.fuzz.hostile import ODD, bodies, texts

WHO = Who("T1", "U1")
MARKS = (
    "<@U1>",
    "<!channel>",
    "<https://x.test|x>",
    "<#C1|général>",
    "&amp;",
    "&lt;",
    "```",
    "*",
    "<",
    ">",
    "|",
)
written = st.one_of(texts, st.lists(st.sampled_from((*ODD, *MARKS)), max_size=8).map("".join))
stamps = st.sampled_from(["1.1", "2.2", None])
_FORGED = re.compile(r"<[!@#]")


@inputs(2000)
@given(written, stamps, st.sampled_from([None, "me_message", "bot_message", "channel_join"]), st.booleans())
def test_messages(text: str, thread: str | None, subtype: str | None, files: bool) -> None:
    tried("Slack messages")
    event: dict[str, Any] = {"type": "message", "user": "U1", "text": text, "ts": "1.1", "channel_type": "im"}
    event |= {"channel": "D1", "thread_ts": thread, "subtype": subtype, "files": [{}] if files else []}
    for heard in (
        read_message(WHO, {"event_id": "E1", "event": event}),
        read_mention(WHO, {"event_id": "E1", "event": {**event, "channel": "C1"}}),
    ):
        assert heard is None or heard.conversation.startswith("slack:T1:U1")


@inputs(1000)
@given(st.sampled_from(sorted(COMMANDS)), written)
def test_commands_and_shortcuts(command: str, text: str) -> None:
    tried("Slack commands", 2)
    body = {
        "command": command,
        "text": text,
        "trigger_id": "1",
        "channel_id": "C1",
        "response_url": "https://x.test",
    }
    assert read_command(WHO, body).conversation == WHO.person
    body |= {"channel": {"id": "C1"}, "message": {"text": text, "attachments": [{"fallback": text}]}}
    assert read_shortcut(WHO, body).conversation == WHO.person


@inputs(1000)
@given(bodies(c=st.just("slack:T1:U1"), m=texts, s=texts))
def test_values_of_buttons(value: bytes) -> None:
    tried("Slack buttons")
    action = {"value": value.decode(errors="replace"), "action_id": "nego_say_0", "text": {"text": "Oui"}}
    container = {"channel_id": "C1", "message_ts": "1.1"}
    heard = read_button(WHO, {"actions": [action], "container": container, "response_url": "https://x.test"})
    assert heard is None or heard.kind == "said"


@inputs(1000)
@given(written)
def test_what_is_shown_mentions_nobody(text: str) -> None:
    tried("Slack texts")
    plain(text)
    assert not _FORGED.search(str(text_blocks(text or "…")))
