"""The App Home, and erasing: after it, nothing of the person is in any table."""

from __future__ import annotations

import json

from tests.serving import Served
from tests.slack.delivery import Delivery
from tests.slack.fake import FakeSlack, Workspace
from tests.slack.kept import rows_left, rows_with
from tests.slack.people import Person
from tests.slack.sentences import FIGURE, OFFER, PMO


def test_home_says_what_nego_does(camille: Person) -> None:
    home = camille.home()
    assert "/salaire" in home
    assert "assistant automatique" in home
    assert FIGURE not in home


def test_home_shows_the_last_answer(camille: Person) -> None:
    camille.says("combien gagne un comptable ?")
    camille.says(PMO)
    assert FIGURE in camille.home()


def test_the_messages_tab_is_not_home(camille: Person) -> None:
    camille.opens_home("messages")
    camille.home()
    assert len(camille.homes) == 1


def test_erasing_leaves_no_row(camille: Person, sacha: Person, served: Served) -> None:
    channel = camille.workspace.with_bot(camille.id, sacha.id)
    camille.says(PMO)
    camille.chooses(camille.mentions(channel, PMO), "Et en net ?")
    camille.commands("/offre", "42k comptable")
    camille.mentions(channel, OFFER)
    sacha.says(PMO)
    assert FIGURE not in camille.home()
    assert rows_with(served, camille.id)
    camille.erases()
    assert rows_left(served, camille.id) == {}
    assert rows_with(served, sacha.id)
    assert FIGURE not in camille.home()
    assert FIGURE in sacha.home()


def test_the_export_is_all_of_the_person_and_of_nobody_else(camille: Person, sacha: Person) -> None:
    channel = camille.workspace.with_bot(camille.id, sacha.id)
    camille.says("combien gagne un &lt;!channel&gt; dresseur de licornes` &amp; co ?")
    camille.mentions(channel, PMO)
    sacha.says("combien gagne un notaire ?")
    camille.home()
    first, *parts = camille.exports()
    assert "2 conversations, 2 messages" in first
    kept = json.loads("".join(part.strip("`") for part in parts))
    asked = [turn["text"] for conversation in kept.values() for turn in conversation["turns"]]
    assert asked == ["combien gagne un <!channel> dresseur de licornes` & co ?", PMO]
    assert all(turn["messages"] for conversation in kept.values() for turn in conversation["turns"])
    assert {name.split(":")[2] for name in kept} == {camille.id}


def test_a_long_export_is_several_messages_in_order(camille: Person) -> None:
    jobs = ("PMO", "comptable", "boulanger", "notaire", "maçon", "infirmier")
    for job in jobs:
        camille.says(f"combien gagne un {job} ?")
    camille.home()
    _, *parts = camille.exports()
    assert len(parts) > 1
    (conversation,) = json.loads("".join(part.strip("`") for part in parts)).values()
    assert [turn["text"].split()[3] for turn in conversation["turns"]] == list(jobs)


def test_an_export_of_nothing(camille: Person) -> None:
    camille.home()
    assert camille.exports() == ["Je ne garde rien de vous dans cet espace Slack."]


def test_erasing_is_confirmed_first(camille: Person) -> None:
    camille.home()
    button = camille.click_home("nego_erase")["actions"][0]
    assert button["confirm"]["deny"]["text"]


def test_erasing_by_saying_so(camille: Person, served: Served) -> None:
    camille.says(PMO)
    camille.says("efface mes données")
    assert rows_left(served, camille.id) == {}


def test_erasing_leaves_people_whose_identifier_begins_alike(
    slack: FakeSlack, workspace: Workspace, delivery: Delivery, served: Served
) -> None:
    short, long = (Person(slack, workspace, name, delivery) for name in ("U0000066", "U00000666"))
    short.says(PMO)
    long.says(PMO)
    short.home()
    short.erases()
    assert FIGURE in long.home()
