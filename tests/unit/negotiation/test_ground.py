"""The files of references: arguments, objections and law."""

from __future__ import annotations

from pathlib import Path

import pytest

from nego.negotiation.ground import (
    ARGUMENTS_FILE,
    LAW_FILE,
    GroundError,
    argument_order,
    law,
    objections,
)


def test_the_order_that_works() -> None:
    assert list(argument_order()) == ["experience", "results", "skills", "other_offer"], "Apec 2019, rule 10"
    assert list(objections()) == ["budget", "grid", "junior", "current_pay"]
    for reference in (*argument_order().values(), *objections().values()):
        assert len(reference.reference) > 15
        assert 1975 <= reference.year <= 2026


def test_law_is_dated_and_sourced() -> None:
    assert law()["questions_at_hiring"].rule == "C. trav. art. L1221-6"
    assert law()["pay_transparency"].state == "to_check"
    for note in law().values():
        assert note.url.startswith("https://")
        assert note.since.year >= 1975


@pytest.mark.parametrize(
    ("old", "new"),
    [("  results:\n", "  result:\n"), ("    year: 2023", "    years: 2023"), ("arguments:", "argument:")],
)
def test_broken_arguments_are_refused(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(GroundError, match=r"broken\.yml"):
        argument_order(_broken(tmp_path, ARGUMENTS_FILE, old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("state: to_check", "state: maybe"),
        ("source_date: 2026-03-06", "source_date: mars"),
        ("pay_transparency:", "transparency:"),
        ("  url: https://legavox", "  link: https://legavox"),
    ],
)
def test_broken_law_is_refused(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(GroundError, match=r"broken\.yml"):
        law(_broken(tmp_path, LAW_FILE, old, new))


def _broken(folder: Path, file: Path, old: str, new: str) -> Path:
    text = file.read_text(encoding="utf-8")
    assert old in text
    broken = folder / "broken.yml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    return broken
