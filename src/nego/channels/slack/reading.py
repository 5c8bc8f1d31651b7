"""What Slack's payloads say. None for what is not answered: bots, Négo itself, what nobody said.

https://docs.slack.dev/reference/events and https://docs.slack.dev/reference/interaction-payloads
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from nego.channels.slack.heard import Choice, Heard, Place, Who
from nego.channels.slack.mrkdwn import plain
from nego.wording import wording

Body = Mapping[str, Any]

SPOKEN = (None, "file_share", "thread_broadcast", "me_message")
"""Subtypes of messages that are a person speaking."""
COMMANDS = {"/salaire": "slack_command_salary", "/offre": "slack_command_offer"}
"""By command, the template of the sentence it stands for; with `_usage` behind, what it needs."""
MAX_TEXT = 900
"""Characters of a text that is quoted: what Négo reads of a message, less the words around."""
MAX_OFFER = 200
"""Characters of an offer that is read whole; in a longer one, the pay drowns among the duties."""

_SENTENCES = re.compile(r"[.!?](?=\s)|\n")
_AMOUNT = re.compile(r"\d\s?(?:k\b|k?€|euros?\b)", re.IGNORECASE)


def read_message(who: Who, body: Body) -> Heard | None:
    """A private message, or one that its author corrected."""
    event = body["event"]
    if event.get("channel_type") != "im":
        return None
    said = event
    if event.get("subtype") == "message_changed":
        said = event["message"]
        if plain(said.get("text") or "") == plain(event.get("previous_message", {}).get("text") or ""):
            return None  # Slack itself changed it: it showed what is behind a link
    if said.get("subtype") not in SPOKEN or _is_bot(said):
        return None
    who = Who(who.team, said["user"], who.enterprise)
    place = Place(event["channel"], _thread(said))
    return _said(body, who, who.person, place, said)


def read_mention(who: Who, body: Body) -> Heard | None:
    """A message in a channel that speaks to Négo: the answer is in its thread."""
    event = body["event"]
    if _is_bot(event) or event["channel"].startswith("D"):  # private messages come as such too
        return None
    who = Who(who.team, event["user"], who.enterprise)
    thread = event.get("thread_ts") or event["ts"]
    place = Place(event["channel"], thread, shared=True, inside=_thread(event) is not None)
    return _said(body, who, who.in_thread(event["channel"], thread), place, event)


def read_command(who: Who, body: Body) -> Heard:
    """A slash command; only the person sees the answer."""
    template, text = COMMANDS[body["command"]], _short(plain(body.get("text") or ""))
    return Heard(
        "said",
        f"command:{body['trigger_id']}",
        who,
        who.person,
        Place(body["channel_id"], response_url=body["response_url"]),
        wording().render(template, text=text).text if text else "",
        f"{template}_usage",
    )


def read_shortcut(who: Who, body: Body) -> Heard:
    """« Évaluer cette offre » on a message of anybody; only the person sees the answer."""
    message = body.get("message") or {}
    quoted = [message.get("text"), *(each.get("fallback") for each in message.get("attachments") or ())]
    text = _short(plain("\n".join(each for each in quoted if each)))
    return Heard(
        "said",
        f"shortcut:{body['trigger_id']}",
        who,
        who.person,
        Place(body["channel"]["id"], response_url=body["response_url"]),
        wording().render("slack_command_offer", text=text).text if text else "",
        "slack_offer_without_text",
    )


def read_button(who: Who, body: Body) -> Heard | None:
    """A button under an answer: the sentence it stands for, in the conversation of the answer."""
    action, container = body["actions"][0], body["container"]
    try:
        value = json.loads(action["value"])
        conversation, message, sentence = value["c"], value["m"], value["s"]
        if not all(isinstance(each, str) for each in (conversation, message, sentence)):
            return None
        _, _, _, *shared = conversation.split(":")
    except (KeyError, TypeError, ValueError):
        return None  # a button of a page, or of an older Négo
    channel, stamp = container["channel_id"], container["message_ts"]
    if container.get("is_ephemeral"):
        place = Place(channel, response_url=body["response_url"])
    elif shared and shared[0] == channel:
        place = Place(channel, shared[-1], shared=True, inside=True)
    else:
        place = Place(channel, container.get("thread_ts"))
    return Heard(
        "said",
        f"button:{channel}:{stamp}:{who.user}:{action['action_id']}",
        who,
        conversation,
        place,
        sentence,
        choice=Choice(conversation, message, action["text"]["text"], body["response_url"]),
    )


def read_home(who: Who, body: Body) -> Heard | None:
    """The page of Négo, opened by a person."""
    event = body["event"]
    if event.get("tab") != "home":
        return None
    who = Who(who.team, event["user"], who.enterprise)
    return Heard("home", _event_key(body), who, who.person)


def read_erase(who: Who, body: Body) -> Heard:
    """« Effacer mes données », confirmed."""
    return Heard("erase", f"erase:{body['trigger_id']}", who, who.person)


def read_export(who: Who, body: Body) -> Heard:
    """« Exporter mes données »."""
    return Heard("export", f"export:{body['trigger_id']}", who, who.person)


def read_gone(who: Who, body: Body) -> Heard | None:
    """Négo was taken away from a workspace, or its token was."""
    event = body["event"]
    if event["type"] == "tokens_revoked" and not (event.get("tokens") or {}).get("bot"):
        return None  # of a person, and Négo asks for none
    return Heard("gone", _event_key(body), Who(who.team, "", who.enterprise), f"slack:{who.team}")


def _said(body: Body, who: Who, conversation: str, place: Place, message: Body) -> Heard:
    files = bool(message.get("files"))
    text = plain(message.get("text") or "")
    if not text and not files and place.shared:
        text = wording().render("slack_called").text
    otherwise = "slack_files" if files else "slack_no_words"
    return Heard("said", _event_key(body), who, conversation, place, text, otherwise, files)


def _event_key(body: Body) -> str:
    return f"event:{body['event_id']}"


def _is_bot(message: Body) -> bool:
    return bool(message.get("bot_id") or message.get("bot_profile") or not message.get("user"))


def _thread(message: Body) -> str | None:
    thread: str | None = message.get("thread_ts")
    return thread if thread != message.get("ts") else None


def _short(text: str) -> str:
    """The text if it is short; else its beginning, which names the job, and the sentences with an amount."""
    if len(text) <= MAX_OFFER:
        return text
    first, *others = [each.strip() for each in _SENTENCES.split(text) if each.strip()]
    paid = [each for each in others if _AMOUNT.search(each)]
    if not paid and not _AMOUNT.search(first):
        paid = others
    short = ". ".join([first, *paid])
    return short if len(short) <= MAX_TEXT else short[:MAX_TEXT].rsplit(" ", 1)[0]
