"""The App Home: what Négo does, the last answer, and buttons for what is kept of the person."""

from __future__ import annotations

from typing import Any

from nego.channels.slack.blocks import ERASE, EXPORT, Said, context, message, plain, section
from nego.channels.slack.mrkdwn import escape
from nego.wording import wording


def home(last: Said | None, erased: bool = False) -> dict[str, Any]:
    """The view of a person, for `views.publish`. ``erased``: they have just had everything erased."""
    blocks = [
        {"type": "header", "text": plain("Négo")},
        section(escape(_word("slack_home"))),
        section(escape(_word("slack_home_ways"))),
        context(_word("slack_home_notice")),
        {"type": "divider"},
        {"type": "header", "text": plain(_word("slack_home_last"))},
    ]
    if last is not None:
        blocks += message(last)["blocks"]
    else:
        blocks.append(section(escape(_word("slack_home_erased" if erased else "slack_home_empty"))))
    blocks += [{"type": "divider"}, {"type": "actions", "elements": [_export_button(), _erase_button()]}]
    return {"type": "home", "blocks": blocks}


def _export_button() -> dict[str, Any]:
    return {"type": "button", "action_id": EXPORT, "text": plain(_word("slack_export"))}


def _erase_button() -> dict[str, Any]:
    return {
        "type": "button",
        "action_id": ERASE,
        "style": "danger",
        "text": plain(_word("slack_erase")),
        "confirm": {
            "title": plain(_word("slack_erase_title")),
            "text": {"type": "plain_text", "text": _word("slack_erase_question")},
            "confirm": plain(_word("slack_erase_yes")),
            "deny": plain(_word("slack_erase_no")),
            "style": "danger",
        },
    }


def _word(name: str) -> str:
    return wording().render(name).text
