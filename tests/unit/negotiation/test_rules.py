"""The file of parameters."""

from __future__ import annotations

from pathlib import Path

import pytest

from nego.negotiation.rules import RULES_FILE, RulesError, odds, parameters


def test_every_parameter_says_what_it_rests_on() -> None:
    for name, parameter in parameters().items():
        assert parameter.value > 0, name
        assert len(parameter.reference) > 15, name
        assert 2010 <= parameter.year <= 2026, name


def test_odds_have_a_source_and_a_year() -> None:
    found = {item.code: item for item in odds()}
    assert found["negotiate"].share == 0.60
    assert (found["got_what_they_asked"].share, found["got_more"].share) == (0.51, 0.14)
    assert all(item.source.startswith("Apec") and item.year == 2023 for item in found.values())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  in_line:", "  in_lime:"),
        ("    value: 0.05\n", ""),
        ("    unit: part de la valeur centrale", "    units: part"),
        ("    share: 0.60", "    share: 60"),
        ("    population: cadres qui changent d'entreprise\n", ""),
        ("odds:", "odd:"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, old: str, new: str) -> None:
    broken = tmp_path / "rules.yml"
    text = RULES_FILE.read_text(encoding="utf-8")
    assert old in text
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RulesError):
        (parameters(broken), odds(broken))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesError):
        parameters(tmp_path / "rules.yml")
