"""Score the held-out dialogues turn by turn, by field and by situation. Never prints a sentence.

A turn is right when every field that the file states is: the intent, the job and the details in force after
it, the jobs proposed, the words of the reply. Every turn must be answered, whatever was typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from score_intents import REFUSALS, intent_of
from scoring import DIALOGUES, Row, Tally, arguments, normalized, predictions, read_jsonl

PLAIN_SLOTS = {"question": "question", "period": "period", "basis": "basis", "level": "experience_level"}
NUMBER_SLOTS = {"years": "experience_years", "amount": "amount"}


@dataclass(frozen=True)
class DialogueScore:
    """Fields, whole turns by situation and by place in the dialogue, whole dialogues."""

    fields: Tally
    turns: Tally
    positions: Tally
    dialogues: Tally


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _squeezed(text: str) -> str:
    return normalized(text).replace(" ", "")


def _reply(answer: Row) -> str:
    return "\n".join(r if isinstance(r, str) else r.get("text") or "" for r in answer.get("replies") or ())


def _choices(slots: Row) -> set[str]:
    jobs = slots.get("choices") or ()
    return {str(job[key]) for job in jobs for key in ("rome", "job_id") if job.get(key)}


def _is_intent(expected: Any, answer: Row) -> bool:
    found = intent_of(answer)
    wanted = _as_list(expected)
    return found in wanted or ("out_of_scope" in wanted and found in REFUSALS)


def _is_job(turn: Row, slots: Row) -> bool:
    if turn["job"] is None:
        return slots.get("job_id") is None
    wanted = set(turn["job"])
    if {slots.get("rome"), slots.get("job_id")} & wanted:
        return True
    return bool(turn.get("asking_is_right")) and bool(_choices(slots) & wanted)


def _is_place(expected: Any, slots: Row) -> bool:
    found = {normalized(str(slots[key])) for key in ("location", "region", "department") if slots.get(key)}
    return any(normalized(place) in found for place in _as_list(expected))


def _is_number(expected: float, found: Any) -> bool:
    return found is not None and abs(float(found) - expected) <= 0.005 * max(abs(expected), 1)


def judge(turn: Row, answer: Row) -> Iterator[tuple[str, bool]]:
    """Each field that the file states about a turn, and whether the answer has it right."""
    slots = answer.get("slots") or {}
    if "intent" in turn:
        yield "intent", _is_intent(turn["intent"], answer)
    if "job" in turn:
        yield "job", _is_job(turn, slots)
    if "asks" in turn:
        yield "asks", set(turn["asks"]) <= _choices(slots)
    if "location" in turn:
        yield "location", _is_place(turn["location"], slots)
    for name in PLAIN_SLOTS.keys() & turn.keys():
        yield name, slots.get(PLAIN_SLOTS[name]) in _as_list(turn[name])
    for name in NUMBER_SLOTS.keys() & turn.keys():
        yield name, _is_number(turn[name], slots.get(NUMBER_SLOTS[name]))
    yield from _judge_words(turn, _reply(answer))


def _judge_words(turn: Row, reply: str) -> Iterator[tuple[str, bool]]:
    yield "replied", bool(reply.strip())
    if "contains_any" in turn:
        yield "says", any(_squeezed(words) in _squeezed(reply) for words in turn["contains_any"])
    if "not_contains" in turn:
        yield "does not say", not any(words in reply for words in turn["not_contains"])


def score(dialogues: Sequence[Row], answers: Sequence[Row]) -> DialogueScore:
    """Compare the dialogues with the answers of ``nego converse``."""
    result = DialogueScore(Tally(), Tally(), Tally(), Tally())
    for dialogue, answer in zip(dialogues, answers, strict=True):
        whole = True
        for place, (turn, said) in enumerate(zip(dialogue["turns"], answer["turns"], strict=True), 1):
            judged = list(judge(turn, said))
            for name, is_right in judged:
                result.fields.add(name, is_right)
            is_right = all(right for _, right in judged)
            result.turns.add(dialogue["situation"], is_right)
            result.positions.add(f"turn {place}", is_right)
            whole = whole and is_right
        result.dialogues.add("whole dialogues", whole)
    return result


def questions(dialogues: Sequence[Row]) -> list[Row]:
    """What ``nego converse`` is given: the users' words only."""
    return [{"id": d["id"], "turns": [turn["user"] for turn in d["turns"]]} for d in dialogues]


def main() -> None:
    path = arguments(__doc__ or "").parse_args().predictions
    dialogues = read_jsonl(DIALOGUES)
    result = score(dialogues, predictions(path, "converse", questions(dialogues)))
    print(f"turns right:     {result.turns.percent():.1f} % of {result.turns.asked.total()}")
    print(f"dialogues right: {result.dialogues.percent():.1f} % of {len(dialogues)}")
    print("by field, worst first:", *result.fields.lines(), sep="\n")
    print("turns by situation, worst first:", *result.turns.lines(), sep="\n")
    print("turns by place in the dialogue, worst first:", *result.positions.lines(), sep="\n")


if __name__ == "__main__":
    main()
