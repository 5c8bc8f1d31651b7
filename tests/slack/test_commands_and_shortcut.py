"""/salaire, /offre and « Évaluer cette offre »: only the person sees the answer."""

from __future__ import annotations

import pytest

from tests.serving import Served
from tests.slack.delivery import Delivery
from tests.slack.kept import heard
from tests.slack.people import Person
from tests.slack.sentences import FIGURE, NET, PMO

COMMANDS = {
    "a job": ("/salaire", "PMO", FIGURE),
    "a job and a place": ("/salaire", "développeur Lyon", "€"),
    "a whole question": ("/salaire", PMO, FIGURE),
    "an escaped job": ("/salaire", "ingénieur R&amp;D", "€"),
    "an unknown job": ("/salaire", "dresseur de licornes", ""),
    "an offer": ("/offre", "42k développeur à Lyon", "42 000"),
    "an offer without a job": ("/offre", "42k", "métier"),
    "nothing to look for": ("/salaire", "", "/salaire"),
    "nothing to judge": ("/offre", "  ", "/offre"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_answered_to_who_typed_it(camille: Person, sacha: Person, name: str) -> None:
    command, text, expected = COMMANDS[name]
    channel = camille.workspace.channel(camille.id, sacha.id)
    answer = camille.commands(command, text, channel)
    assert expected in answer.read
    assert (answer.channel, answer.only_for) == (channel, camille.id)
    assert sacha.seen == []


def test_a_command_and_private_messages_are_one_conversation(camille: Person) -> None:
    camille.commands("/salaire", "PMO")
    assert NET in camille.says("et en net ?").read


def test_a_command_is_acknowledged_with_nothing_to_show(camille: Person, delivery: Delivery) -> None:
    response = delivery.command(camille.command("/salaire", "PMO"))
    assert (response.status_code, response.text) == (200, "")
    assert FIGURE in camille.next(0).read


def test_a_command_delivered_twice_is_answered_once(
    camille: Person, delivery: Delivery, served: Served
) -> None:
    command = camille.command("/salaire", "PMO")
    for _ in range(2):
        assert delivery.command(command).status_code == 200
    assert FIGURE in camille.next(0).read
    camille.says("et en net ?")
    assert len(camille.seen) == 2
    assert len(heard(served, camille)) == 2


def test_an_answer_that_comes_too_late_for_slack_is_a_private_message(
    camille: Person, delivery: Delivery
) -> None:
    command = camille.command("/salaire", "PMO", camille.workspace.channel(camille.id))
    camille.slack.expire(command["response_url"])
    delivery.command(command)
    answer = camille.next(0)
    assert FIGURE in answer.read
    assert answer.channel == camille.direct


def test_the_shortcut_judges_the_offer_of_a_message(camille: Person, sacha: Person) -> None:
    channel = camille.workspace.channel(camille.id, sacha.id)
    answer = camille.judges("On recrute un comptable à Lyon, 30 000 € brut par an, R&amp;D &amp; co", channel)
    assert "30 000" in answer.read
    assert answer.only_for == camille.id
    assert sacha.seen == []


def test_the_shortcut_on_a_message_without_words(camille: Person) -> None:
    assert "texte" in camille.judges("", camille.workspace.channel(camille.id)).read


def test_the_shortcut_on_a_very_long_message(camille: Person) -> None:
    duties = "Vous tenez la comptabilité générale, préparez les déclarations et suivez les fournisseurs. "
    text = f"On recrute un comptable à Lyon, 42 000 € brut par an. {duties * 40}"
    assert "42 000" in camille.judges(text, camille.workspace.channel(camille.id)).read
