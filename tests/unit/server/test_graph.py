"""The graph gives what Rasa's own runner gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.core.policies.policy import Policy
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.engine.exceptions import GraphRunError
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nego.server.graph import InOrderRunner


def load(model: Path, folder: Path, runner: type[GraphRunner]) -> tuple[ModelMetadata, Any]:
    folder.mkdir()
    return load_predict_graph_runner(folder, model, LocalModelStorage, runner)


def inputs(text: str, metadata: ModelMetadata) -> dict[str, Any]:
    said = UserUttered(text, {"name": "count", "confidence": 1.0})
    tracker = DialogueStateTracker.from_events(
        "somebody", [ActionExecuted("action_listen"), said], metadata.domain.slots
    )
    return {PLACEHOLDER_MESSAGE: [UserMessage(text)], PLACEHOLDER_TRACKER: tracker}


def test_both_targets_give_what_dask_gives(tiny_model: Path, tmp_path: Path) -> None:
    metadata, ours = load(tiny_model, tmp_path / "ours", InOrderRunner)
    _, rasas = load(tiny_model, tmp_path / "rasas", DaskGraphRunner)
    for text in ("bonjour", "compte", "rien de connu"):
        for targets in ([metadata.nlu_target], [metadata.core_target], [metadata.core_target] * 2):
            given = inputs(text, metadata)
            found, expected = ours.run(given, targets), rasas.run(given, targets)
            assert found.keys() == expected.keys()
            if targets == [metadata.nlu_target]:
                assert [message.as_dict() for message in found[metadata.nlu_target]] == [
                    message.as_dict() for message in expected[metadata.nlu_target]
                ]
            else:
                assert found == expected


def test_a_missing_input_is_an_error(tiny_model: Path, tmp_path: Path) -> None:
    metadata, ours = load(tiny_model, tmp_path / "ours", InOrderRunner)
    with pytest.raises(GraphRunError, match="Missing input"):
        ours.run({}, [metadata.core_target])


def test_components_by_kind(tiny_model: Path, tmp_path: Path) -> None:
    _, ours = load(tiny_model, tmp_path / "ours", InOrderRunner)
    assert [type(policy).__name__ for policy in ours.components(RulePolicy)] == ["RulePolicy"]
    assert len(ours.components(Policy)) == 2
