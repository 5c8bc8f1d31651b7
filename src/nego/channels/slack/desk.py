"""Answers what was heard from Slack: a turn of the assistant, and what is sent for it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rasa.core.channels.channel import UserMessage

from nego.channels import history
from nego.channels.desk import ERASING_INTENT, KeptOutput
from nego.channels.slack.access import Access
from nego.channels.slack.answering import Call, Reply, calls_for, publish, replaced, told, whisper
from nego.channels.slack.blocks import Said
from nego.channels.slack.export import messages
from nego.channels.slack.heard import PREFIX, Heard
from nego.channels.slack.home import home
from nego.channels.slack.privacy import is_private
from nego.channels.slack.queues import Entry, Queue, Taken
from nego.server.database import scrub
from nego.server.storage import erase_under, senders_under
from nego.wording import wording

logger = logging.getLogger(__name__)

NAME = "slack"

OnMessage = Callable[[UserMessage], Awaitable[Any]]


class SlackOutput(KeptOutput):
    """Keeps the answers of a turn."""

    @classmethod
    def name(cls) -> str:
        return NAME


@dataclass(frozen=True)
class Desk:
    """Takes entries of the inbox to the assistant, and puts what it says into the outbox."""

    on_new_message: OnMessage
    tracker_store: Any
    inbox: Queue
    outbox: Queue
    access: Access
    url: str | None
    sent: Callable[[], None]
    """Called when there is something in the outbox."""

    async def answer(self, taken: Taken) -> None:
        """Answer one entry; the answer is in the outbox and the entry done, or nothing is."""
        heard = Heard.from_content(taken.entry.content)
        if heard.kind == "gone":
            await self._forget_team(heard)
            return
        if await self.access.token(heard.who) is None:
            logger.warning("A message of a workspace where Négo is not installed is left")
            self.inbox.drop(taken)
            return
        calls = await self._calls(heard, taken.seen_before)
        entries = [
            Entry(f"{heard.key}/{n}", heard.conversation, heard.who.team, {**call, "who": asdict(heard.who)})
            for n, call in enumerate(calls)
        ]
        if self.inbox.finish(taken, lambda connection: self.outbox.put_in(connection, entries)):
            self.sent()
        elif not self.inbox.knows(heard.key):  # the workspace left during the turn
            erase_under(self.tracker_store, heard.conversation)

    async def _calls(self, heard: Heard, seen_before: bool) -> list[Call]:
        if heard.kind == "home":
            return [publish(heard, home(await self._last(heard)))]
        if heard.kind == "erase":
            self._erase(heard)
            return [publish(heard, home(None, erased=True))]
        if heard.kind == "export":
            return [told(heard, text) for text in messages(await self._kept(heard))]
        person = heard.who.person
        if heard.conversation != person and not heard.conversation.startswith(f"{person}:"):
            return [whisper(heard, Said(_word("slack_not_yours")))]
        first = await self._replaced(heard)
        return [*first, *calls_for(heard, await self._reply(heard, seen_before), self.url)]

    async def _reply(self, heard: Heard, seen_before: bool) -> Reply:
        if not heard.text:
            return Reply(Said(_word(heard.otherwise)), private=heard.place is not None and heard.place.inside)
        if seen_before:
            played = await self._played(heard)
            if played is not None:
                return played
        output = SlackOutput()
        message = UserMessage(
            heard.text, output, heard.conversation, input_channel=NAME, message_id=heard.key
        )
        await self.on_new_message(message)
        parsed = message.parse_data or {}
        tracker = await self.tracker_store.retrieve(heard.conversation)
        if tracker is None and (parsed.get("intent") or {}).get("name") == ERASING_INTENT:
            self._erase(heard)
        slots = tracker.current_slot_values() if tracker else {}
        return Reply(Said.of(output.answers), is_private(parsed, slots))

    async def _played(self, heard: Heard) -> Reply | None:
        """The stored answer, when whoever had the message in hand got as far as that."""
        tracker = await self.tracker_store.retrieve_full_tracker(heard.conversation)
        turn = history.find(tracker.events, heard.key) if tracker else None
        if tracker is None or turn is None:
            return None
        parsed: Mapping[str, Any] = tracker.latest_message.parse_data if tracker.latest_message else {}
        return Reply(Said.of(turn["messages"]), is_private(parsed, tracker.current_slot_values()))

    async def _replaced(self, heard: Heard) -> list[Call]:
        """The message whose button was pressed, showing what was chosen."""
        if heard.choice is None:
            return []
        tracker = await self.tracker_store.retrieve_full_tracker(heard.choice.conversation)
        turn = history.find(tracker.events, heard.choice.message) if tracker else None
        return [] if turn is None else [replaced(heard.choice, Said.of(turn["messages"]), self.url)]

    async def _last(self, heard: Heard) -> Said | None:
        tracker = await self.tracker_store.retrieve_full_tracker(heard.who.person)
        answered = [turn for turn in history.turns(tracker.events if tracker else []) if turn["messages"]]
        return Said.of(answered[-1]["messages"]) if answered else None

    async def _kept(self, heard: Heard) -> dict[str, dict[str, Any]]:
        """All that is kept of a person, by conversation."""
        store = self.tracker_store
        return {
            conversation: history.exported(await store.retrieve_full_tracker(conversation))
            for conversation in senders_under(store, heard.who.person)
        }

    def _erase(self, heard: Heard) -> None:
        """Leave nothing of what a person said in a workspace."""
        person = heard.who.person
        erase_under(self.tracker_store, person)
        with self.outbox.engine.begin() as connection:
            self.outbox.forget(
                connection,
                lambda row: (row.line == person) | row.line.startswith(f"{person}:", autoescape=True),
            )
        scrub(self.outbox.engine)

    async def _forget_team(self, heard: Heard) -> None:
        """Leave nothing of a workspace, this entry included."""
        team = heard.who.team
        await self.access.forget(heard.who)
        erase_under(self.tracker_store, f"{PREFIX}{team}")
        with self.inbox.engine.begin() as connection:
            for queue in (self.inbox, self.outbox):
                queue.forget(connection, lambda row: row.team == team)
        scrub(self.inbox.engine)
        logger.info("A workspace took Négo away: nothing is kept of it")


def _word(name: str) -> str:
    return wording().render(name).text
