"""Whole turns on the real model: whatever is said, an answer, and never the apology for a failure."""

from __future__ import annotations

import asyncio
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.server.preparing import prepare_rasa
from tests.fuzz.counting import inputs, tried
from tests.fuzz.hostile import ODD, texts

STARTS = (
    "combien gagne un comptable",
    "on me propose 2 400 €",
    "entraîne-moi",
    "et en net",
    "combien demander",
)
said = st.lists(
    st.one_of(texts, st.tuples(st.sampled_from(STARTS), st.sampled_from(ODD)).map(" ".join)),
    min_size=1,
    max_size=4,
)


@pytest.fixture(scope="module")
def agent() -> object:
    prepare_rasa()
    from nego.cli.model import answering_agent

    return answering_agent()


@inputs(150)
@given(said)
def test_turns(agent: object, caplog: pytest.LogCaptureFixture, said: list[str]) -> None:
    from nego.server.talk import Conversation
    from nego.server.turns import NegoAgent

    assert isinstance(agent, NegoAgent)
    conversation = Conversation(agent)
    tried("turns", len(said))
    with caplog.at_level(logging.ERROR):
        for text in said:
            assert asyncio.run(conversation.say(text))
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
