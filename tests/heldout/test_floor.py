"""Floors that the trained assistant must reach on words it has never seen, and proof that it has not.

A floor is a little under what the last measure gave, so that a loss is seen; the target stands beside it.

A failure tells counts only: the sentences stay blind to whoever tunes the assistant.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

import pytest
import score_dialogues
import score_intents
import score_jobs
import yaml
from scoring import DIALOGUES, INTENTS, JOBS, ROOT, Row, ask_nego, normalized, read_jsonl, read_table

PROGRAM = (sys.executable, "-m", "nego.cli")
TRAINING_DATA = ROOT / "data" / "nlu.yml"
# Percentages: floor, target.
INTENTS_RIGHT = (94, 95)
EACH_INTENT_RIGHT = (85, 85)
OUT_OF_SCOPE_REFUSED = (94, 95)
GOOD_QUESTIONS_REFUSED = (2.5, 3)
MENTIONS_RIGHT = (94, 95)
NON_JOBS_MATCHED = (1.3, 1)
TURNS_RIGHT = (94, 95)
ANNOTATION = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")


def parse(rows: Sequence[Row]) -> list[Row]:
    return ask_nego("parse", [{"text": row["text"]} for row in rows], PROGRAM)


@pytest.fixture(scope="module")
def intents() -> score_intents.IntentScore:
    rows = read_table(INTENTS)
    return score_intents.score(rows, parse(rows))


@pytest.fixture(scope="module")
def jobs() -> score_jobs.JobScore:
    rows = read_table(JOBS)
    return score_jobs.score(rows, [score_jobs.found_in(answer) for answer in parse(rows)])


@pytest.fixture(scope="module")
def dialogues() -> score_dialogues.DialogueScore:
    rows = read_jsonl(DIALOGUES)
    return score_dialogues.score(rows, ask_nego("converse", score_dialogues.questions(rows), PROGRAM))


@pytest.mark.e2e
def test_intents_overall(intents: score_intents.IntentScore) -> None:
    assert intents.by_intent.percent() >= INTENTS_RIGHT[0]


@pytest.mark.e2e
@pytest.mark.parametrize("intent", sorted({row["intent"] for row in read_table(INTENTS)}))
def test_each_intent(intents: score_intents.IntentScore, intent: str) -> None:
    floor = OUT_OF_SCOPE_REFUSED if intent == "out_of_scope" else EACH_INTENT_RIGHT
    assert intents.by_intent.percent(intent) >= floor[0]


@pytest.mark.e2e
def test_good_questions_are_not_refused(intents: score_intents.IntentScore) -> None:
    assert 100 - intents.refused.percent() < GOOD_QUESTIONS_REFUSED[0]


@pytest.mark.e2e
def test_job_mentions(jobs: score_jobs.JobScore) -> None:
    assert jobs.mentions.percent() >= MENTIONS_RIGHT[0]


@pytest.mark.e2e
def test_sentences_without_a_job(jobs: score_jobs.JobScore) -> None:
    assert 100 - jobs.others.percent() < NON_JOBS_MATCHED[0]


@pytest.mark.e2e
def test_dialogue_turns(dialogues: score_dialogues.DialogueScore) -> None:
    assert dialogues.turns.percent() >= TURNS_RIGHT[0]


def training_sentences() -> set[str]:
    blocks = yaml.safe_load(TRAINING_DATA.read_text("utf-8"))["nlu"]
    lines = [line for block in blocks for line in (block.get("examples") or "").splitlines()]
    return {normalized(ANNOTATION.sub(r"\1", line.strip().removeprefix("- "))) for line in lines}


@pytest.mark.parametrize("path", [INTENTS, JOBS], ids=["intents", "jobs"])
def test_no_sentence_is_in_the_training_data(path) -> None:
    trained = training_sentences()
    assert len(trained) > 500
    lines = [number for number, row in enumerate(read_table(path), 2) if normalized(row["text"]) in trained]
    assert len(lines) == 0, f"{len(lines)} lines of {path.name} are in data/nlu.yml: {lines}"


def test_files_are_large_and_sound() -> None:
    intents, jobs, dialogues = read_table(INTENTS), read_table(JOBS), read_jsonl(DIALOGUES)
    counts = {i: sum(row["intent"] == i for row in intents) for i in {row["intent"] for row in intents}}
    assert len(counts) == 19
    assert min(counts.values()) >= 65
    assert counts["ask_salary"] >= 220
    assert counts["out_of_scope"] >= 350
    assert sum(bool(row["expected"]) for row in jobs) >= 700
    assert sum(not row["expected"] for row in jobs) >= 400
    assert len(dialogues) >= 120
    assert all(3 <= len(dialogue["turns"]) <= 8 for dialogue in dialogues)
    assert len({normalized(row["text"]) for row in intents}) >= 0.99 * len(intents)
