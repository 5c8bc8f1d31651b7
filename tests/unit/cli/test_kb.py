from __future__ import annotations

from pathlib import Path

import pytest

from nego.cli import kb
from nego.cli.main import main
from nego.knowledge.loading import knowledge
from nego.knowledge.problems import Problem
from nego.paths import ROOT


def test_columns() -> None:
    assert kb.table([("preuve", "codes"), ("famille", "12"), ("", "1584")]).splitlines() == [
        "preuve   codes",
        "───────  ─────",
        "famille     12",
        "          1584",
    ]


@pytest.mark.parametrize(("count", "told"), [(1, "1 faute dans"), (2, "2 fautes dans")])
def test_faults_are_listed_and_fail(
    count: int, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def check(folder: Path) -> list[Problem]:
        return [Problem("jobs/it.yml", f"pmo {n}", "médiane négative") for n in range(count)]

    monkeypatch.setattr(kb, "check", check)
    assert main(["kb", "check"]) == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines()[0] == "✗ knowledge/jobs/it.yml, pmo 0 : médiane négative"
    assert len(captured.out.splitlines()) == count
    assert told in captured.err


def test_the_readme_counts_what_there_is() -> None:
    jobs, figures, sheets, codes, names = (f"{count:,}" for count in kb.contents(knowledge()))
    told = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert (
        f"{jobs} jobs described one by one with {figures} sourced figures, {sheets} ONISEP sheets, "
        f"the {codes} codes and {names} names of the ROME"
    ) in told
