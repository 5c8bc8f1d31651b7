"""A shortened conversation leads to the same state as the whole one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from nego.server.recent import STATES, TURNS, recent, shortened

SLOT: dict[str, Any] = {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}
DOMAIN = Domain.from_dict(
    {
        "intents": ["ask", "thank"],
        "entities": ["job"],
        "slots": {"job": SLOT, "place": {**SLOT, "initial_value": "France"}},
        "actions": ["action_salary", "action_thank"],
    }
)


def said(intent: str) -> UserUttered:
    return UserUttered("…", {"name": intent, "confidence": 0.9}, [{"entity": "job", "value": "PMO"}])


def turn(intent: str, action: str, slot: str, value: str | None) -> list[Event]:
    listened = [ActionExecuted("action_listen"), said(intent)]
    return [*listened, ActionExecuted(action), BotUttered("…"), SlotSet(slot, value)]


TURN = st.builds(
    turn,
    st.sampled_from(["ask", "thank"]),
    st.sampled_from(["action_salary", "action_thank"]),
    st.sampled_from(["job", "place"]),
    st.sampled_from(["PMO", "Lyon", "France", None]),
)
SESSION = st.just([ActionExecuted("action_session_start"), SessionStarted(), SlotSet("place", "Lille")])


def tracker(events: list[Event]) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("somebody", events, DOMAIN.slots)


@given(st.lists(st.one_of(TURN, TURN, TURN, SESSION), max_size=12))
def test_the_state_is_the_same(turns: list[list[Event]]) -> None:
    whole = tracker([event for part in turns for event in part])
    short = tracker(shortened(list(whole.events), whole.slots.values()))
    assert short.current_slot_values() == whole.current_slot_values()
    assert short.latest_action_name == whole.latest_action_name
    assert short.latest_message == whole.latest_message
    assert short.followup_action == whole.followup_action
    states = [t.past_states(DOMAIN)[-STATES + 1 :] for t in (short, whole)]
    assert states[0] == states[1]


def test_slots_of_a_session_before_do_not_come_back() -> None:
    before, after = turn("ask", "action_salary", "job", "PMO"), turn("ask", "action_salary", "place", "Lyon")
    session: list[Event] = [ActionExecuted("action_session_start"), SessionStarted()]
    whole = tracker([*before, *session, *after * (TURNS + 1)])
    assert tracker(shortened(list(whole.events), whole.slots.values())).get_slot("job") is None


@given(st.lists(TURN, min_size=TURNS, max_size=20))
def test_its_length_does_not_grow(turns: list[list[Event]]) -> None:
    whole = tracker([event for part in turns for event in part])
    short = shortened(list(whole.events), whole.slots.values())
    assert len(short) <= TURNS * 5 + len(DOMAIN.slots)
    again = tracker(short)
    assert list(shortened(list(again.events), again.slots.values())) == short


@pytest.mark.parametrize("event", [ActiveLoop("form"), Restarted()], ids=["form", "restart"])
def test_a_conversation_that_reaches_further_back_is_kept_whole(event: Event) -> None:
    events = [event, *(part for _ in range(5) for part in turn("ask", "action_salary", "job", "PMO"))]
    assert recent(events) is None
    assert shortened(events, DOMAIN.slots) == events
