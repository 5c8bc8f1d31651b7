"""Mentions in channels: answered in the thread; what concerns a person's own pay only they see."""

from __future__ import annotations

import pytest

from tests.serving import Served
from tests.slack.fake import Fault
from tests.slack.fake.workspaces import new_ts
from tests.slack.kept import heard
from tests.slack.people import Person
from tests.slack.sentences import FIGURE, NET, OFFER, PMO


@pytest.fixture
def channel(camille: Person, sacha: Person) -> str:
    return camille.workspace.with_bot(camille.id, sacha.id)


def test_a_mention_is_answered_in_its_thread(camille: Person, sacha: Person, channel: str) -> None:
    ts = new_ts()
    answer = camille.mentions(channel, PMO, ts=ts, event_ts=ts)
    assert FIGURE in answer.read
    assert (answer.channel, answer.thread_ts, answer.only_for) == (channel, ts, "")
    assert answer in sacha.seen


def test_a_mention_in_a_thread_goes_on(camille: Person, channel: str, served: Served) -> None:
    root = new_ts()
    camille.mentions(channel, PMO, ts=root, event_ts=root)
    answer = camille.mentions(channel, "et en net ?", thread_ts=root)
    assert NET in answer.read
    assert answer.thread_ts == root
    assert heard(served, camille, f":{channel}:{root}") == [PMO, "et en net ?"]


def test_two_people_in_a_thread_are_two_conversations(camille: Person, sacha: Person, channel: str) -> None:
    root = new_ts()
    camille.mentions(channel, PMO, ts=root, event_ts=root)
    answer = sacha.mentions(channel, "et en net ?", thread_ts=root)
    assert NET not in answer.read


def test_a_channel_knows_nothing_of_private_messages(camille: Person, channel: str) -> None:
    camille.says("je gagne 31 415 € brut par an comme PMO")
    answer = camille.mentions(channel, "et en net ?")
    assert "31 415" not in answer.read
    assert NET not in answer.read


# Texts as Slack sends them; BOT stands for the mention of Négo.
MENTIONS = {
    "twice": ("BOT combien gagne un PMO ? BOT", FIGURE),
    "at the end": ("combien gagne un PMO, BOT ?", FIGURE),
    "with everybody": ("<!channel> BOT combien gagne un PMO ?", FIGURE),
    "with a colleague": ("BOT <@U0000042X> combien gagne un PMO ?", FIGURE),
    "with a name": ("BOT|nego combien gagne un PMO ?", FIGURE),
    "on a line of its own": ("BOT\ncombien gagne un PMO ?", FIGURE),
    "alone": ("BOT", "Négo"),
}


@pytest.mark.parametrize("name", MENTIONS)
def test_however_it_is_mentioned(camille: Person, channel: str, name: str) -> None:
    text, expected = MENTIONS[name]
    bot = f"<@{camille.workspace.bot_user}>"
    text = text.replace("BOT|nego", f"<@{camille.workspace.bot_user}|nego>").replace("BOT", bot)
    assert expected in camille.mentions(channel, text).read
    assert len(camille.seen) == 1


def test_a_mention_in_a_group_of_direct_messages(camille: Person, sacha: Person) -> None:
    group = camille.workspace.channel(camille.id, sacha.id, camille.workspace.bot_user, letter="G")
    assert FIGURE in camille.mentions(group, PMO).read


def test_a_mention_also_sent_to_the_channel(camille: Person, channel: str) -> None:
    root = new_ts()
    answer = camille.mentions(channel, PMO, thread_ts=root, subtype="thread_broadcast", root={"ts": root})
    assert FIGURE in answer.read
    assert answer.thread_ts == root


def test_a_bot_that_mentions_is_not_answered(camille: Person, channel: str, served: Served) -> None:
    root = new_ts()
    camille.sends(camille.mention(channel, PMO, thread_ts=root, bot_id="B0000099X"))
    answer = camille.mentions(channel, PMO, thread_ts=root)
    assert camille.seen == [answer]
    assert heard(served, camille, f":{channel}:{root}") == [PMO]


OWN_PAY = [
    OFFER,
    "je gagne 35 000 € brut par an comme comptable, c'est bien ?",
    "combien demander comme comptable, je gagne 35 000 € brut par an ?",
    "entraîne-moi pour mon entretien de comptable",
    "efface mes données",
]


@pytest.mark.parametrize("text", OWN_PAY)
def test_own_pay_is_between_nego_and_the_person(
    camille: Person, sacha: Person, channel: str, text: str
) -> None:
    answer = camille.mentions(channel, text)
    assert answer.only_for == camille.id
    assert answer.channel == channel
    assert sacha.seen == []


def test_what_follows_own_pay_is_private_too(camille: Person, sacha: Person, channel: str) -> None:
    root = new_ts()
    camille.mentions(channel, OFFER, ts=root, event_ts=root)
    answer = camille.mentions(channel, "et en net ?", thread_ts=root)
    assert answer.only_for == camille.id
    # In a thread, Slack shows such an answer to who has it open.
    assert answer.thread_ts == root
    assert sacha.seen == []


@pytest.mark.parametrize(
    "error", ["user_not_in_channel", "channel_not_found", "not_in_channel", "is_archived"]
)
def test_where_slack_shows_nothing_to_one_person_it_is_a_private_message(
    camille: Person, sacha: Person, channel: str, error: str
) -> None:
    camille.slack.fail("chat.postEphemeral", Fault(error=error, team=camille.workspace.id))
    answer = camille.mentions(channel, OFFER)
    assert answer.channel == camille.direct
    assert sacha.seen == []
