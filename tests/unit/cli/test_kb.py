from __future__ import annotations

from pathlib import Path

import pytest

from nego.cli import kb
from nego.cli.main import main
from nego.knowledge.problems import Problem


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
