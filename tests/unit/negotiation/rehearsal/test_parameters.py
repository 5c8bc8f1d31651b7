"""The file of parameters: complete, referenced, and refused otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from nego.negotiation.rehearsal.parameters import REHEARSAL_FILE, parameters
from nego.negotiation.rules import RulesError
from nego.paths import KNOWLEDGE

RULES = (KNOWLEDGE / "negotiation.md").read_text(encoding="utf-8")


def test_every_lesson_points_at_a_rule_that_exists() -> None:
    for lesson, rule in parameters().lessons.items():
        if rule.rule.isdigit():
            assert f"\n| {rule.rule} |" in RULES, lesson
        else:
            assert rule.rule in ("law", "silence"), lesson


def test_every_value_has_a_reference() -> None:
    assert all(item.reference and item.year for item in parameters().values.values())


def test_shares_are_shares() -> None:
    for manner in parameters().manners.values():
        shares = (manner.opening_gap, manner.base_reach, manner.rate, *manner.weights.values())
        assert all(0 < share <= 1 for share in shares)
        assert manner.base_reach + sum(manner.weights.values()) >= 1  # all arguments reach the budget


@pytest.mark.parametrize("section", ["values", "temperaments", "temperament_references", "lessons"])
def test_an_incomplete_file_is_refused(section: str, tmp_path: Path) -> None:
    raw = yaml.safe_load(REHEARSAL_FILE.read_text(encoding="utf-8"))
    raw[section].popitem()
    bad = tmp_path / "rehearsal.yml"
    bad.write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(RulesError):
        parameters(bad)


def test_an_argument_without_weight_is_refused(tmp_path: Path) -> None:
    raw = yaml.safe_load(REHEARSAL_FILE.read_text(encoding="utf-8"))
    del raw["temperaments"]["cordial"]["weights"]["skill"]
    bad = tmp_path / "rehearsal.yml"
    bad.write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(RulesError):
        parameters(bad)
