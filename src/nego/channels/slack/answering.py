"""What is sent for an answer, and where: what concerns a person's own pay never before others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nego.channels.slack.blocks import Origin, Said, message
from nego.channels.slack.heard import Choice, Heard
from nego.channels.slack.sending import POST, PUBLISH, RESPOND, WHISPER
from nego.wording import wording

Call = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """What the assistant said; ``private``: about the person's own pay."""

    said: Said
    private: bool


def calls_for(heard: Heard, reply: Reply, url: str | None) -> list[Call]:
    """The call that shows an answer. ``url``: the address of Négo."""
    place = heard.place
    if place is None:
        return []
    if (place.shared and reply.private) or place.response_url:
        return [whisper(heard, reply.said, url)]
    content = message(reply.said, _origin(heard), _notes(heard), url=url)
    arguments = {"channel": place.channel, **content, "unfurl_links": False, "unfurl_media": False}
    if place.thread:
        arguments["thread_ts"] = place.thread
    return [{"method": POST, "arguments": arguments}]


def whisper(heard: Heard, said: Said, url: str | None = None) -> Call:
    """The call that shows something to the person alone, where they are."""
    place = heard.place
    assert place is not None
    notes = list(_notes(heard))
    if place.shared:
        notes.append(_word("slack_private"))
    elif said.text.rstrip().endswith("?"):
        notes.append(_word("slack_go_on"))
    content = message(said, _origin(heard), notes, url=url)
    address = place.response_url or (heard.choice.response_url if heard.choice else None)
    if address:
        arguments = {"response_type": "ephemeral", "replace_original": False, **content}
        return {"method": RESPOND, "url": address, "arguments": arguments}
    arguments = {"channel": place.channel, "user": heard.who.user, **content}
    # Slack shows such an answer in a thread to those only who have it open.
    if place.thread and place.inside:
        arguments["thread_ts"] = place.thread
    return {"method": WHISPER, "arguments": arguments}


def replaced(choice: Choice, said: Said, url: str | None) -> Call:
    """The call that shows an answer again, with what was chosen instead of its buttons."""
    content = message(said, chosen=choice.title, url=url)
    return {"method": RESPOND, "url": choice.response_url, "arguments": {"replace_original": True, **content}}


def told(heard: Heard, text: str) -> Call:
    """The call that tells a person something in a private message. ``text`` is escaped."""
    return {"method": POST, "arguments": {"channel": heard.who.user, "text": text}}


def publish(heard: Heard, view: Mapping[str, Any]) -> Call:
    """The call that shows the App Home of a person."""
    return {"method": PUBLISH, "arguments": {"user_id": heard.who.user, "view": view}}


def _origin(heard: Heard) -> Origin:
    return Origin(heard.conversation, heard.key)


def _notes(heard: Heard) -> list[str]:
    return [_word("slack_files_too")] if heard.files and heard.text else []


def _word(name: str) -> str:
    return wording().render(name).text
