"""Turns as the widget and Slack show them, from the events that Rasa stores."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.core.actions.action import create_bot_utterance
from rasa.shared.core.events import UserUttered
from rasa_sdk.executor import CollectingDispatcher

from nego.channels.history import answer, turns


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"text": "A"}, {"text": "A"}),
        ({"text": "A", "apart": [1]}, {"text": "A", "apart": [1]}),
        ({"text": "A", "buttons": [{"title": "B", "payload": "b"}]},) * 2,
        ({"text": "A", "image": None, "response": "utter_a"}, {"text": "A"}),
    ],
)
def test_what_is_shown_of_an_answer_is_the_same_at_once_and_from_the_store(
    said: dict[str, Any], kept: dict[str, Any]
) -> None:
    dispatcher = CollectingDispatcher()
    dispatcher.utter_message(**said)
    uttered = create_bot_utterance(dispatcher.messages[0])
    assert answer(uttered.message()) == kept
    (turn,) = turns([UserUttered("a", input_channel="web"), uttered])
    assert turn["messages"] == [kept]
