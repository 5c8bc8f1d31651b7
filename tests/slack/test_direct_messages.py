"""Private messages: answered once, in order, whatever they carry."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.serving import Served
from tests.slack.kept import heard
from tests.slack.people import Person
from tests.slack.sentences import BUTTONS, FIGURE, NET, PMO


def test_a_question_and_what_follows(camille: Person) -> None:
    answer = camille.says(PMO)
    assert FIGURE in answer.read
    assert "Michael Page" in answer.read
    assert "assistant automatique" in answer.read
    assert answer.titles == BUTTONS
    assert (answer.channel, answer.thread_ts, answer.only_for) == (camille.direct, "", "")
    assert NET in camille.says("et en net ?").read
    assert "net par an" in camille.says("et par an ?").read
    assert len(camille.seen) == 3


def test_an_answer_is_one_message_with_its_figure_first(camille: Person) -> None:
    answer = camille.says(PMO)
    first, *others = answer.blocks
    assert first["type"] == "section"
    assert "€" in first["text"]["text"]
    source = next(block for block in others if "Source" in str(block))
    assert source["type"] == "context"
    assert answer.blocks[-1]["type"] == "actions"
    assert FIGURE in answer.text.replace("\u202f", " ")
    assert len(camille.seen) == 1


def test_a_turn_is_a_line_in_the_log(camille: Person, served: Served) -> None:
    camille.says(PMO)
    log = served.log.read_text(encoding="utf-8").splitlines()
    lines = [json.loads(line) for line in log if line.startswith("{")]
    assert any(line["message"] == "turn" and line.get("channel") == "slack" for line in lines)


def test_a_thread_of_private_messages_is_answered_there(camille: Person) -> None:
    first = camille.says(PMO)
    answer = camille.says("et en net ?", thread_ts=first.ts)
    assert NET in answer.read
    assert answer.thread_ts == first.ts


def test_messages_are_answered_in_order(camille: Person, served: Served) -> None:
    asked = [PMO, "et en net ?", "et par an ?", "la formation", "combien gagne un comptable ?", "et en net ?"]
    for text in asked:
        camille.sends(camille.message(text))
    camille.slack.screen.wait(lambda: len(camille.seen) >= len(asked), "all answers")
    assert heard(served, camille) == asked
    read = [answer.read for answer in camille.seen]
    assert FIGURE in read[0]
    assert NET in read[1]
    assert "net par an" in read[2]
    assert "Formation" in read[3] or "Bac" in read[3]
    assert "comptable" in read[4]
    assert "net" in read[5]


# What Slack calls a text that people typed, and what was meant.
TYPED = {
    "R&amp;D": "R&D",
    "je gagne &lt; 40 k€": "je gagne < 40 k€",
    "mon mail : <mailto:a.b@exemple.fr|a.b@exemple.fr>": "mon mail : a.b@exemple.fr",
    "vu sur <https://www.exemple.fr/a?b=1&amp;c=2>": "vu sur https://www.exemple.fr/a?b=1&c=2",
    "vu sur <https://www.exemple.fr|exemple.fr>": "vu sur exemple.fr",
    "demande à <@U0000042X> son avis": "demande à son avis",
    "vu dans <#C0000042X|emplois>": "vu dans #emplois",
    "<!channel> combien gagne un PMO ?": PMO,
    "combien gagne un *PMO* ?": PMO,
    "_combien gagne un PMO_ ?": PMO,
    "&gt; combien gagne un PMO ?": PMO,
    "`combien gagne un PMO ?`": PMO,
}


@pytest.mark.parametrize("typed", TYPED)
def test_what_slack_writes_is_read_as_it_was_meant(camille: Person, served: Served, typed: str) -> None:
    camille.says(typed)
    assert heard(served, camille) == [TYPED[typed]]


def test_what_an_answer_echoes_is_shown_as_it_was_typed(camille: Person) -> None:
    """Slack is sent no character that it would take for a mark: `Screen.wrong` would tell."""
    answer = camille.says("combien gagne un dresseur de licornes &amp; dragons ?")
    assert "« dresseur de licornes & dragons »" in answer.read
    assert "« dresseur de licornes &amp; dragons »" in answer.text.replace("\u00a0", " ")


SAID = {
    "an emoji": ("combien gagne un PMO ? :smile:", FIGURE),
    "a real emoji": ("combien gagne un PMO ? 🙂", FIGURE),
    "a technical job": ("combien gagne un ingénieur R&amp;D ?", "€"),
    "capitals and spaces": ("   COMBIEN GAGNE UN PMO ?   ", FIGURE),
    "several lines": ("bonjour\ncombien gagne un PMO ?", FIGURE),
    "an injected mention": ("combien gagne un &lt;!channel&gt; ?", ""),
    "only an emoji": (":wave:", ""),
    "only a mention of somebody": ("<@U0000042X>", ""),
    "4,000 characters": ("combien gagne un PMO ? " + "x" * 3977, ""),
    "a slash typed in a message": ("/restart", ""),
    "a Rasa payload": ('/ask_salary{"job":"pmo"}', ""),
}


@pytest.mark.parametrize("name", SAID)
def test_whatever_is_said_is_answered_once(camille: Person, name: str) -> None:
    text, expected = SAID[name]
    assert expected in camille.says(text).read
    assert FIGURE in camille.says(PMO).read
    assert len(camille.seen) == 2


def test_a_file_is_said_not_to_be_read(camille: Person) -> None:
    before = len(camille.seen)
    camille.sends(camille.shape("file_share", user=camille.id))
    assert "fichier" in camille.next(before).read
    with_text = camille.says(PMO, subtype="file_share", files=camille.shape("file_share")["event"]["files"])
    assert FIGURE in with_text.read
    assert "fichier" in with_text.read


def test_a_corrected_message_is_answered_again(camille: Person) -> None:
    camille.says("combien gagne un comptable ?")
    camille.sends(camille.edit("combien gagne un comptable ?", PMO))
    assert FIGURE in camille.next(1).read


SILENT: dict[str, Callable[[Person], dict[str, Any]]] = {
    "a bot": lambda person: person.shape("bot_message"),
    "an app that speaks as a person": lambda person: person.message(PMO, bot_id="B0000099X"),
    "Négo itself": lambda person: person.message(
        PMO, user=person.workspace.bot_user, bot_id=person.workspace.bot
    ),
    "a link that Slack unfurled": lambda person: person.edit(PMO, PMO, attachments=[{"text": "Un site"}]),
    "an answer of Négo that changed": lambda person: person.edit(
        "oui", PMO, by=person.workspace.bot_user, bot_id=person.workspace.bot
    ),
    "a deleted message": lambda person: person.shape("message_deleted"),
    "somebody who joins": lambda person: person.message("a rejoint", subtype="channel_join"),
}


@pytest.mark.parametrize("name", SILENT)
def test_what_nobody_said_to_nego_is_not_answered(camille: Person, served: Served, name: str) -> None:
    camille.sends(SILENT[name](camille))
    assert "notaire" in camille.says("combien gagne un notaire ?").read
    assert len(camille.seen) == 1
    assert heard(served, camille) == ["combien gagne un notaire ?"]


def test_a_person_of_another_company_over_slack_connect(camille: Person) -> None:
    event = camille.message(PMO, user_team="T0000777X", source_team="T0000777X", team="T0000777X")
    event["is_ext_shared_channel"] = True
    camille.sends(event)
    assert FIGURE in camille.next(0).read
