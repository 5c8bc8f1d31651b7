"""What all actions share: reading the tracker, answering once, and never leaving a person in silence."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, get_args

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from nego.conversation import (
    Context,
    JobRef,
    Problem,
    Question,
    Reading,
    Turn,
    both,
    follow_reference,
    understand,
)
from nego.conversation.page import salary_question, title_of
from nego.conversation.rehearsing import rehearsal_in_force
from nego.knowledge.loading import knowledge
from nego.knowledge.model import Job
from nego.links import Kind, page_address
from nego.metrics import ERRORS, FALLBACKS
from nego.negotiation.drawing import Drawing
from nego.negotiation.rehearsal import reminder
from nego.wording import Message, wording

__all__ = ["JobAction", "NegoAction", "Reply", "explain", "heard", "salary_question", "say", "title_of"]

ACTION_OF: dict[Question, str] = {question: f"action_{question}" for question in get_args(Question)}

TERMINAL = "terminal"
_REMINDERS = 2

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reply:
    """What an action leaves: one message, the context, and another action to run next (then no message).

    ``drawing`` and ``page`` go with the message, as data for channels that show them.
    """

    context: Context
    message: Message | None = None
    then: str | None = None
    drawing: Drawing | None = None
    page: bool = False
    events: list[EventType] = field(default_factory=list)


class NegoAction(Action, ABC):
    """An action named after its skill. Subclasses write ``reply``; errors are answered here, once."""

    skill: ClassVar[str]
    reminds: ClassVar[bool] = True  # of what Négo has asked and this answer interrupts

    def name(self) -> str:
        return f"action_{self.skill}"

    @abstractmethod
    def reply(self, context: Context, reading: Reading) -> Reply:
        """The answer to one message in a context."""

    def goes_on(self, context: Context) -> Message:
        """A line that leads back to the rehearsal that the answer interrupts, if one goes on."""
        game = rehearsal_in_force(context)
        return reminder(game) if game is not None else Message("")

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        before = Context.from_slots(tracker.slots)
        try:
            reply = self.reply(before, Reading.from_message(tracker.latest_message))
        except Exception:
            logger.exception("%s failed", self.name())
            ERRORS.labels("action").inc()
            say(dispatcher, wording().render("error"))
            return []
        reply = _with_reminder(reply) if self.reminds and reply.message is not None else reply
        if reply.message is not None and reply.context.asking is None:
            reply = replace(reply, message=reply.message + self.goes_on(reply.context))
        if reply.message is not None:
            first = not any(event.get("event") == "bot" for event in tracker.events)
            message = reply.message + _where_the_page_is(reply, tracker)
            message = message + wording().render("disclosure") if first else message
            say(dispatcher, message, _beside(reply, tracker))
        events = [SlotSet(name, value) for name, value in reply.context.changes_since(before).items()]
        follow_up = [FollowupAction(reply.then)] if reply.then else []
        return [*events, *reply.events, *follow_up]


def _with_reminder(reply: Reply) -> Reply:
    """A line that leads back to what was asked, twice at most: then it is dropped, as erasing is at once."""
    context = reply.context
    if reply.message is None or context.asking is None:
        return reply
    if context.asking == "erase" or (context.reminded or 0) >= _REMINDERS:
        return replace(reply, context=context.awaiting(None))
    reminder = wording().render("offer_pending", context=context)
    told = replace(reply.message + reminder, buttons=reminder.buttons + reply.message.buttons[:3])
    return replace(reply, message=told, context=replace(context, reminded=(context.reminded or 0) + 1))


class JobAction(NegoAction):
    """An action that answers one question about one job; what is missing or unclear is asked first."""

    question: ClassVar[Question]

    def reply(self, context: Context, reading: Reading) -> Reply:
        pair = both(context, reading)
        if pair:
            return self._about_both(context.with_details(reading), pair)
        turn = follow_reference(understand(context, reading, self.question), reading, knowledge())
        if turn.problem is not None:
            return Reply(turn.context, explain(turn.problem, turn.context))
        assert turn.context.job_id is not None
        message = self.answer(turn, knowledge().job(turn.context.job_id))
        return Reply(turn.context, heard(turn) + message)

    def _about_both(self, context: Context, pair: tuple[JobRef, ...]) -> Reply:
        """The answer about each of two jobs; the first stays in force."""
        facts, asked = knowledge(), replace(context, question=self.question, choices=None)
        answers = [self.answer(Turn(asked.with_job(ref)), facts.job(ref.job_id)) for ref in pair]
        return Reply(asked, replace(sum(answers, Message("")), buttons=answers[0].buttons))

    @abstractmethod
    def answer(self, turn: Turn, job: Job) -> Message:
        """The answer about a job that is known and sure."""


def explain(problem: Problem, context: Context) -> Message:
    """The message that says why a question can't be answered yet, with the jobs to choose from."""
    FALLBACKS.labels(problem.kind).inc()
    return wording().render(problem.kind, problem=problem, context=context)


def heard(turn: Turn) -> Message:
    """A line that tells which job was taken, when it is not the very one that was said."""
    if turn.relative_of is not None:
        return wording().render("relative", turn=turn)
    if turn.heard is not None:
        return wording().render("heard", said=turn.heard.text, context=turn.context)
    return Message("")


def _in_terminal(tracker: Tracker) -> bool:
    return bool(tracker.get_latest_input_channel() == TERMINAL)


def _where_the_page_is(reply: Reply, tracker: Tracker) -> Message:
    """A line about the whole page, if one goes with the message."""
    return wording().render("sheet_file", terminal=_in_terminal(tracker)) if reply.page else Message("")


def _beside(reply: Reply, tracker: Tracker) -> list[dict[str, Any]]:
    """What goes with a message; a terminal shows no drawing, and no server of pages is behind it."""
    if _in_terminal(tracker):
        return []
    found = [{"type": "drawing", **reply.drawing.data()}] if reply.drawing is not None else []
    if reply.page:
        addresses = {kind: page_address(tracker.sender_id, kind) for kind in get_args(Kind)}
        found.append({"type": "sheet", "url": addresses["pdf"], **addresses})
    return found


def say(
    dispatcher: CollectingDispatcher, message: Message, beside: list[dict[str, Any]] | None = None
) -> None:
    """Send one message with its buttons and what goes with it.

    Which of its lines stand apart is metadata of the message, for the channels that lay messages out.
    """
    buttons = [{"title": button.title, "payload": button.payload} for button in message.buttons]
    marks = {"apart": list(message.apart)} if message.apart else {}
    dispatcher.utter_message(message.text, buttons=buttons or None, json_message=beside or None, **marks)
