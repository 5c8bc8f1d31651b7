"""A tiny assistant, trained in seconds, whose parts can be made to fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.model_training import train

FILES = {
    "config.yml": """
        recipe: default.v1
        assistant_id: tiny
        language: fr
        pipeline: [{name: KeywordIntentClassifier}]
        policies:
          - {name: MemoizationPolicy, max_history: 3}
          - {name: RulePolicy, core_fallback_threshold: 0.3, core_fallback_action_name: action_listen}
    """,
    "domain.yml": """
        version: "3.1"
        intents: [greet, count, crash, loop, hush]
        slots:
          counted: {type: any, influence_conversation: false, mappings: [{type: custom}]}
        responses:
          utter_greet: [{text: Bonjour., buttons: [{title: Compter, payload: compte}]}]
        actions: [action_count, action_crash, action_loop, action_hush]
    """,
    "data/nlu.yml": """
        version: "3.1"
        nlu:
          - {intent: greet, examples: "- bonjour\\n- salut"}
          - {intent: count, examples: "- compte\\n- additionne"}
          - {intent: crash, examples: "- casse\\n- brise"}
          - {intent: loop, examples: "- boucle\\n- tourne"}
          - {intent: hush, examples: "- chut\\n- silence"}
    """,
    "data/rules.yml": """
        version: "3.1"
        rules:
          - {rule: greet, steps: [{intent: greet}, {action: utter_greet}]}
          - {rule: count, steps: [{intent: count}, {action: action_count}]}
          - {rule: crash, steps: [{intent: crash}, {action: action_crash}]}
          - {rule: loop, steps: [{intent: loop}, {action: action_loop}]}
          - {rule: hush, steps: [{intent: hush}, {action: action_hush}]}
    """,
    "data/stories.yml": """
        version: "3.1"
        stories:
          - story: counted twice
            steps:
              - {intent: greet}
              - {action: utter_greet}
              - {intent: count}
              - {action: action_count}
              - {intent: count}
              - {action: action_count}
    """,
}


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tiny")
    for name, text in FILES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASA_MAX_CACHE_SIZE", "0")
        patch.setenv("RASA_TELEMETRY_ENABLED", "false")
        patch.setenv("LOG_LEVEL", "WARNING")
        patch.chdir(root)
        result = train("domain.yml", "config.yml", "data", output=str(root), force_training=True)
    return Path(result.model)
