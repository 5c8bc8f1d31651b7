"""Whole turns on the real model: whatever is said, an answer, and never the apology for a failure.

The assistant runs in a process of its own: it imports Rasa without parts that other tests need.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.wording import wording
from tests.fuzz.counting import inputs, tried
from tests.fuzz.hostile import ODD, full, texts
from tests.serving import ROOT

STARTS = (
    "combien gagne un comptable",
    "on me propose 2 400 €",
    "entraîne-moi",
    "et en net",
    "combien demander",
)
APOLOGY = wording().render("error").text
said = st.lists(
    st.one_of(texts, full, st.tuples(st.sampled_from(STARTS), st.sampled_from(ODD)).map(" ".join)),
    min_size=1,
    max_size=4,
)

Converse = Callable[[list[str]], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def converse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Converse]:
    """Turns in, what was answered to each out: a conversation a call."""
    log = tmp_path_factory.mktemp("converse") / "log"
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [ROOT / "nego", "converse", "--jsonl"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            encoding="utf-8",
        ) as process,
    ):
        assert process.stdin
        assert process.stdout
        sent, got = process.stdin, process.stdout

        def play(turns: list[str]) -> list[dict[str, Any]]:
            sent.write(json.dumps({"turns": turns}) + "\n")
            sent.flush()
            line = got.readline()
            assert line, f"The assistant ended:\n{log.read_text(encoding='utf-8')}"
            answered: list[dict[str, Any]] = json.loads(line)["turns"]
            return answered

        yield play
        sent.close()
    assert process.returncode == 0
    assert "Traceback" not in log.read_text(encoding="utf-8")


@inputs(150)
@given(said)
def test_turns(converse: Converse, said: list[str]) -> None:
    tried("turns", len(said))
    for turn in converse(said):
        assert turn["replies"]
        assert APOLOGY not in turn["replies"]
