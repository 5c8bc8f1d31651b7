"""The domain, the rules and the actions agree."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.validator import Validator

import actions
from actions.base import ACTION_OF, NegoAction
from nego.conversation import Context
from nego.paths import ROOT


def read(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    return loaded


def subclasses(parent: type[NegoAction]) -> Iterator[type[NegoAction]]:
    for child in parent.__subclasses__():
        yield child
        yield from subclasses(child)


def action_names() -> set[str]:
    """The names of the actions of the package: of classes that say what they do."""
    for module in pkgutil.iter_modules(actions.__path__):
        importlib.import_module(f"actions.{module.name}")
    mine = (child for child in subclasses(NegoAction) if child.__module__.startswith("actions."))
    return {child().name() for child in mine if not child.__abstractmethods__}


def test_the_domain_lists_the_actions() -> None:
    assert set(read("domain.yml")["actions"]) == action_names()


def test_every_question_has_an_action() -> None:
    assert set(ACTION_OF.values()) <= action_names()


def test_slots_are_the_fields_of_the_context() -> None:
    assert list(read("domain.yml")["slots"]) == [field.name for field in dataclasses.fields(Context)]


def test_every_intent_has_one_rule() -> None:
    ruled = Counter(
        step["intent"]
        for rule in read("data/rules.yml")["rules"]
        for step in rule["steps"]
        if "intent" in step
    )
    assert ruled == Counter(read("domain.yml")["intents"])


def test_rules_and_stories_run_known_actions() -> None:
    domain = read("domain.yml")
    known = {*domain["actions"], *domain["responses"]}
    flows = [*read("data/rules.yml")["rules"], *read("data/stories.yml")["stories"]]
    run = {step["action"] for flow in flows for step in flow["steps"] if "action" in step}
    assert run <= known
    assert set(domain["responses"]) <= run


def test_rasa_finds_nothing_to_say(caplog: pytest.LogCaptureFixture) -> None:
    importer = TrainingDataImporter.load_from_config(
        str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(ROOT / "data")]
    )
    with warnings.catch_warnings(record=True) as warned, caplog.at_level("WARNING"):
        warnings.simplefilter("always", UserWarning)
        warnings.filterwarnings("ignore", message="Slot auto-fill")  # Rasa's command line hides it as well
        validator = Validator.from_importer(importer)
        checked = {
            "domain": validator.verify_domain_validity(),
            "nlu": validator.verify_nlu(ignore_warnings=False),
            "actions": validator.verify_actions_in_stories_rules(),
            "slots": validator.verify_slot_mappings(),
            "stories": validator.verify_story_structure(ignore_warnings=False),
        }
    said = [str(w.message) for w in warned if issubclass(w.category, UserWarning)]
    assert all(checked.values()), f"{checked}\n{caplog.text}"
    assert not said, "\n".join(said)
    assert not caplog.records, caplog.text
