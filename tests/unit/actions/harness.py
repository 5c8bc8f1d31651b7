"""Running an action as Rasa does, without Rasa: slots and a parsed message in, what was said and set out."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import NegoAction
from nego.knowledge.loading import knowledge
from nego.knowledge.model import Job
from nego.knowledge.select import SalaryQuestion, answer_salary

BOT_SPOKE = {"event": "bot", "text": "Bonjour"}


@dataclass(frozen=True)
class Said:
    """What an action did: its texts with plain spaces, its buttons, the slots it set, its other events, the
    lines of its texts that stand apart."""

    texts: tuple[str, ...]
    buttons: tuple[tuple[str, str], ...]
    slots: Mapping[str, Any]
    others: tuple[Mapping[str, Any], ...]
    apart: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(title for title, _ in self.buttons)


def run(
    action: NegoAction,
    slots: Mapping[str, Any] | None = None,
    text: str = "",
    *entities: Mapping[str, Any],
    first: bool = False,
    problem: str | None = None,
) -> Said:
    """Run ``action`` on one message.

    ``first``: nothing was said before in the conversation; ``problem``: why the message can't be read.
    """
    placed = [{"start": max(text.find(str(e["value"])), 0), **e} for e in entities]
    tracker = Tracker(
        "test",
        dict(slots or {}),
        {"text": text, "entities": placed, "input_problem": problem},
        [] if first else [BOT_SPOKE],
        False,
        None,
        {},
        "action_listen",
    )
    dispatcher = CollectingDispatcher()
    events = asyncio.run(action.run(dispatcher, tracker, {}))
    return Said(
        texts=tuple(plain(message["text"]) for message in dispatcher.messages),
        buttons=tuple(
            (plain(button["title"]), plain(button["payload"]))
            for message in dispatcher.messages
            for button in message["buttons"] or ()
        ),
        slots={event["name"]: event["value"] for event in events if event["event"] == "slot"},
        others=tuple(event for event in events if event["event"] != "slot"),
        apart=tuple(
            plain(message["text"].split("\n")[line])
            for message in dispatcher.messages
            for line in message.get("apart", ())
        ),
    )


def plain(text: str) -> str:
    """No-break spaces as plain ones."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def job(job_id: str) -> Job:
    return knowledge().job(job_id)


@lru_cache(maxsize=1)
def without_figure() -> Job:
    """A job whose pay nothing tells, of its own or of its family."""
    facts = knowledge()
    silent = (job for job in facts.jobs.values() if not job.figures)
    return next(j for j in silent if answer_salary(facts, SalaryQuestion(j)).evidence == "none")


def named(job_id: str, **more: Any) -> dict[str, Any]:
    """The entity of a job named by its own name."""
    found = job(job_id)
    return {
        "entity": "job",
        "value": found.name,
        "canonical": found.name,
        "job_id": found.id,
        "rome": found.rome,
        **more,
    }


def in_force(job_id: str, **more: Any) -> dict[str, Any]:
    """The slots of a conversation about one job."""
    found = job(job_id)
    return {"job": found.name, "job_id": found.id, "rome": found.rome, "question": "salary", **more}


def candidate(job_id: str) -> dict[str, Any]:
    """A job among those a message may mean."""
    found = job(job_id)
    return {"canonical": found.name, "job_id": found.id, "rome": found.rome, "score": 0.5}


def amount(value: float, **stated: Any) -> dict[str, Any]:
    return {"entity": "amount", "value": value, "period": "month", **stated}


def entity(kind: str, value: Any) -> dict[str, Any]:
    return {"entity": kind, "value": value}


LYON = {
    "entity": "location",
    "value": "Lyon",
    "level": "city",
    "region": "Auvergne-Rhône-Alpes",
    "department": "Rhône",
}
