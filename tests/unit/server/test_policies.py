"""What is read in the tables of policies is what they look at."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rasa.core.policies.memoization import AugmentedMemoizationPolicy, MemoizationPolicy
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    SessionStarted,
    SlotSet,
    UserUttered,
)

from nego.server.policies import States, TooFarBack, check_policies, endings, played, states

LISTEN = {"prev_action": {"action_name": "action_listen"}}
ASK = {**LISTEN, "user": {"intent": "ask"}}
ANSWER = {"prev_action": {"action_name": "action_salary"}, "user": {"intent": "ask"}}
SEEN_ASK = (("ask", False, False), ("action_listen", None))
SEEN_ANSWER = (("ask", False, False), ("action_salary", None))


def memory(*learnt: list[dict[str, Any]]) -> MemoizationPolicy:
    policy = object.__new__(MemoizationPolicy)
    policy.config = MemoizationPolicy.get_default_config()
    policy.lookup = {policy._create_feature_key(states): "action_salary" for states in learnt}
    return policy


def rules(*learnt: list[dict[str, Any]], **others: Any) -> RulePolicy:
    policy = object.__new__(RulePolicy)
    policy.lookup = {"rules": {json.dumps(states): "action_salary" for states in learnt}, **others}
    return policy


def test_endings_of_what_is_learnt() -> None:
    found = endings([memory([{}, ASK]), rules([ASK, ANSWER]), memory([LISTEN])])
    nothing, listening = (None, None), (None, ("action_listen", None))
    assert found == {(nothing, SEEN_ASK), (SEEN_ASK,), (SEEN_ASK, SEEN_ANSWER), (SEEN_ANSWER,), (listening,)}


@pytest.mark.parametrize(
    "policy",
    [
        memory([{**ASK, "slots": {"job": [1.0]}}]),
        memory([{**ASK, "user": {"entities": ("job",), "intent": "ask"}}]),
        rules([LISTEN]),
        rules([ASK], rules_for_loop_unhappy_path={json.dumps([ASK]): "handling"}),
        object(),
    ],
    ids=["slot", "entity", "rule for any message", "loop", "another kind"],
)
def test_a_policy_that_may_look_at_more(policy: Any) -> None:
    assert endings([memory([ASK]), policy]) is None


def test_states_of_a_conversation() -> None:
    domain = Domain.from_dict({"intents": ["ask"], "entities": ["job"], "actions": ["action_salary"]})
    job = {"entity": "job", "value": "PMO"}
    events = [
        ActionExecuted("action_session_start"),
        SessionStarted(),
        ActionExecuted("action_listen"),
        UserUttered("…", {"name": "ask"}),
        DefinePrevUserUtteredFeaturization(False),
        ActionExecuted("action_salary"),
        BotUttered("…"),
        SlotSet("job", "PMO"),
        ActionExecuted("action_listen"),
        UserUttered("…", {"name": "ask"}, [job]),
    ]
    before = ((None, None), SEEN_ASK, SEEN_ANSWER)
    assert states(events, domain, entities=False) == (*before, (("ask", True, False), SEEN_ASK[1]))
    seen = states(events, domain, entities=True)[-1]
    assert seen == (("ask", frozenset({"job"}), False), SEEN_ASK[1])


@pytest.mark.parametrize(
    "ending",
    [(SEEN_ASK,), (SEEN_ASK, SEEN_ANSWER), (SEEN_ANSWER, SEEN_ASK), ((None, None), SEEN_ASK, SEEN_ANSWER)],
    ids=["question", "answer", "another question", "start"],
)
def test_an_ending_is_played(ending: States) -> None:
    domain = Domain.from_dict({"intents": ["ask"], "actions": ["action_salary"]})
    events = played(ending)
    assert states(events, domain, entities=False)[-len(ending) :] == ending
    assert (len(states(events, domain, entities=False)) == len(ending)) == (ending[0] == (None, None))


def test_a_policy_that_may_look_further_back_is_refused() -> None:
    with pytest.raises(TooFarBack, match="Policy"):
        check_policies([AugmentedMemoizationPolicy.__new__(AugmentedMemoizationPolicy)])
