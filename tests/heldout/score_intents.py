"""Score the intents of the held-out sentences: percentages and confusions, never a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scoring import INTENTS, Row, Tally, arguments, predictions, read_table

REFUSALS = ("out_of_scope", "nlu_fallback", None)


@dataclass(frozen=True)
class IntentScore:
    """By expected intent; ``refused`` counts in-scope sentences (right = not refused)."""

    by_intent: Tally
    refused: Tally
    confusions: Counter[tuple[str, str]]


def intent_of(answer: Row) -> str | None:
    """The intent's name, whether given as a name or as Rasa's dictionary."""
    intent = answer.get("intent")
    return intent.get("name") if isinstance(intent, dict) else intent


def score(rows: Sequence[Row], answers: Sequence[Row]) -> IntentScore:
    """Compare the expected intents with the answers of ``nego parse``."""
    result = IntentScore(Tally(), Tally(), Counter())
    for row, answer in zip(rows, answers, strict=True):
        expected, found = row["intent"], intent_of(answer)
        is_right = found == expected or (expected == "out_of_scope" and found in REFUSALS)
        result.by_intent.add(expected, is_right)
        if not is_right:
            result.confusions[expected, str(found)] += 1
        if expected != "out_of_scope":
            result.refused.add("in scope", found not in REFUSALS)
    return result


def main() -> None:
    path = arguments(__doc__ or "").parse_args().predictions
    rows = read_table(INTENTS)
    result = score(rows, predictions(path, "parse", ({"text": row["text"]} for row in rows)))
    print(f"intents right:          {result.by_intent.percent():.1f} % of {len(rows)}")
    print(f"out of scope refused:   {result.by_intent.percent('out_of_scope'):.1f} %")
    print(f"good questions refused: {100 - result.refused.percent():.1f} %")
    print("by intent, worst first:", *result.by_intent.lines(), sep="\n")
    print("confusions (expected -> found):")
    for (expected, found), times in result.confusions.most_common():
        print(f"  {times:3d}  {expected} -> {found}")


if __name__ == "__main__":
    main()
