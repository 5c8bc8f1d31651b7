"""What is remembered is what the policies say."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Sequence
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import LockStore
from rasa.core.policies.memoization import MemoizationPolicy
from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nego.server.actions import InProcessActions
from nego.server.policies import names_entities
from nego.server.predictions import Predictions
from nego.server.turns import NegoAgent
from nego.server.warmup import warm_up

DOMAIN = Domain.from_dict(
    {"intents": ["ask", "thank"], "entities": ["job", "place"], "actions": ["action_salary"]}
)


def conversation(*events: Event, domain: Domain = DOMAIN) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("somebody", list(events), domain.slots)


def said(intent: str, *entities: str, text: str = "…") -> list[Event]:
    found = [{"entity": name, "value": "x"} for name in entities]
    return [ActionExecuted("action_listen"), UserUttered(text, {"name": intent}, found)]


def loaded(model: Path) -> NegoAgent:
    made = NegoAgent(
        tracker_store=InMemoryTrackerStore(None),
        lock_store=LockStore.create(None),
        action_endpoint=InProcessActions("tests.unit.server.tiny_actions"),
    )
    made.load_model(model)
    return made


class Asked:
    """Counts what the policies were asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, tracker: DialogueStateTracker) -> PolicyPrediction:
        self.times += 1
        return PolicyPrediction([1.0, 0.0], "RulePolicy", events=[ActionExecuted("action_listen")])


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        (said("ask"), said("ask", text="other words"), 1),
        (said("ask"), said("thank"), 2),
        (said("ask"), said("ask", "job"), 2),
        (said("ask"), [*said("thank"), *said("ask")], 2),
        ([ActiveLoop("form"), *said("ask")], [ActiveLoop("form"), *said("ask")], 2),
    ],
    ids=["same", "intent", "entity", "turn before", "form"],
)
def test_policies_are_asked_once_for_what_they_see(
    first: list[Event], second: list[Event], asked: int
) -> None:
    policies = Asked()
    predictions = Predictions(DOMAIN, policies)
    for events in (first, second):
        predictions.next(conversation(*events))
    assert policies.times == asked


@pytest.mark.parametrize(
    ("learnt", "asked"),
    [
        ('[{"user": {"intent": "ask"}}]', 2),
        ('[{"user": {"intent": "ask", "entities": ["job"]}}]', 3),
    ],
)
def test_which_entities_are_there_counts_where_one_was_learnt(learnt: str, asked: int) -> None:
    rules = object.__new__(RulePolicy)
    rules.lookup = {"rules": {learnt: "action_salary"}}
    memory = object.__new__(MemoizationPolicy)
    memory.config = MemoizationPolicy.get_default_config()
    memory.lookup = {memory._create_feature_key([{"user": {"intent": "ask"}}]): "action_salary"}
    policies = Asked()
    predictions = Predictions(DOMAIN, policies, policies=[memory, rules])
    for entities in ((), ("job",), ("place",)):
        predictions.next(conversation(*said("ask", *entities)))
    assert policies.times == asked
    memory.lookup = {memory._create_feature_key([{"user": {"entities": ("job",)}}]): "action_salary"}
    assert names_entities(memory)
    assert names_entities(object())


def test_slots_that_count_are_always_asked_about() -> None:
    slot: dict[str, Any] = {"type": "text", "mappings": [{"type": "custom"}]}
    domain = Domain.from_dict({"intents": ["ask"], "slots": {"mood": slot}})
    policies = Asked()
    predictions = Predictions(domain, policies)
    for _ in range(2):
        predictions.next(conversation(*said("ask"), domain=domain))
    assert policies.times == 2


def test_conversations_share_no_events() -> None:
    """Rasa writes the time of a turn into the events of its prediction."""
    predictions = Predictions(DOMAIN, Asked())
    one, other = (predictions.next(conversation(*said("ask"))) for _ in range(2))
    one.events[0].timestamp = 1.0
    assert other.events[0].timestamp != 1.0


def test_the_least_used_is_forgotten() -> None:
    policies = Asked()
    predictions = Predictions(DOMAIN, policies, max_remembered=1)
    for intent in ("ask", "thank", "ask"):
        predictions.next(conversation(*said(intent)))
    assert policies.times == 3


class Walk:
    """Conversations with the policies of an agent, foreseen, and how often they were asked since."""

    def __init__(self, agent: NegoAgent) -> None:
        self.times = 0
        processor = agent.processor
        self._domain = processor.domain
        self._ask = partial(MessageProcessor._predict_next_with_tracker, processor)
        policies = processor.graph_runner.components(Policy)
        self._predictions = Predictions(self._domain, self._counted, policies=policies)
        self._predictions.foresee()
        self.times = 0

    def _counted(self, tracker: DialogueStateTracker) -> PolicyPrediction:
        self.times += 1
        return self._ask(tracker)

    def go(self, turns: Sequence[tuple[str, str]]) -> None:
        """Hold a conversation of intents and actions, what is remembered being what is said at each step."""
        events: list[Event] = [ActionExecuted("action_session_start"), SessionStarted()]
        for intent, action in turns:
            events += said(intent)
            for name in (action, "action_listen"):
                seen = [copy.copy(event) for event in events]
                found = self._predictions.next(conversation(*events, domain=self._domain))
                expected = self._ask(conversation(*seen, domain=self._domain))
                assert vars(found) == vars(expected)
                events += found.events
                if name == action:
                    events.append(ActionExecuted(action))


@pytest.fixture(scope="module")
def walk(tiny_model: Path) -> Walk:
    return Walk(loaded(tiny_model))


TURNS = st.tuples(
    st.sampled_from(["greet", "count", "hush", "loop"]), st.sampled_from(["utter_greet", "action_count"])
)


@given(st.lists(TURNS, min_size=1, max_size=5))
@settings(max_examples=200, deadline=None)
def test_what_is_remembered_is_what_the_policies_say(walk: Walk, turns: list[tuple[str, str]]) -> None:
    walk.go(turns)


def test_the_policies_are_not_asked_where_all_goes_as_learnt(tiny_model: Path) -> None:
    walk = Walk(loaded(tiny_model))
    answers = {"greet": "utter_greet", "count": "action_count", "hush": "action_hush", "loop": "action_loop"}
    for intents in product(answers, repeat=3):
        walk.go([(intent, answers[intent]) for intent in intents])
    assert walk.times == 0
    walk.go([("hush", "utter_greet")])
    assert walk.times == 1


def test_nobody_waits_for_policies_after_the_warm_up(tiny_model: Path) -> None:
    agent = loaded(tiny_model)
    warm_up(agent)
    policies = Asked()
    agent.processor.predictions._predict = policies
    message = UserMessage("additionne", CollectingOutputChannel(), "somebody", input_channel="rest")
    asyncio.run(agent.handle_message(message))
    assert message.parse_data["intent"]["name"] == "count"
    assert policies.times == 0


def test_a_conversation_goes_as_under_rasa(tiny_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ("bonjour", "compte", "compte", "bonjour", "salut", "compte", "compte", "bonjour", "chut") * 2

    def events(agent: NegoAgent) -> list[Any]:
        for text in texts:
            message = UserMessage(text, CollectingOutputChannel(), "somebody", input_channel="rest")
            asyncio.run(agent.handle_message(message))
        tracker = asyncio.run(agent.tracker_store.retrieve("somebody"))
        assert tracker is not None
        return list(tracker.events)

    remembered, plain = loaded(tiny_model), loaded(tiny_model)
    monkeypatch.setattr(
        plain.processor,
        "_predict_next_with_tracker",
        lambda tracker: MessageProcessor._predict_next_with_tracker(plain.processor, tracker),
    )
    assert events(remembered) == events(plain)
