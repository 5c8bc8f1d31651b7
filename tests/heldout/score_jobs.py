"""Score the jobs found in the held-out mentions, and in sentences without a job. Never prints a sentence.

A mention is right when the job found is one of the accepted ones. Where the file says ``?CODE`` the name must
be asked about: ambiguous, with those codes among the candidates (a bare ``?`` takes any candidates). Asking
between jobs that are all accepted is right too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring import JOBS, Row, Tally, arguments, predictions, read_table


@dataclass(frozen=True)
class Found:
    """One job found in a sentence: the names (ROME code and job id) of each candidate, best first."""

    candidates: tuple[frozenset[str], ...]
    ambiguous: bool


@dataclass(frozen=True)
class JobScore:
    """``mentions`` by kind of wording; ``others`` by kind of sentence without a job (right = none found)."""

    mentions: Tally
    others: Tally
    faults: Tally


def _names(candidate: Row) -> frozenset[str]:
    return frozenset(str(candidate[key]) for key in ("rome", "job_id") if candidate.get(key))


def found_in(answer: Row) -> list[Found]:
    """Jobs in an answer of ``nego parse``."""
    return [
        Found((_names(entity), *map(_names, entity.get("candidates") or ())), bool(entity.get("ambiguous")))
        for entity in answer.get("entities") or ()
        if entity["entity"] == "job"
    ]


def found_by_resolver(text: str) -> list[Found]:
    """Jobs that the resolver alone finds, without the trained model."""
    from nego.knowledge.resolve import resolver

    return [
        Found(
            tuple(frozenset(x for x in (c.rome, c.job_id) if x) for c in mention.candidates),
            mention.ambiguous,
        )
        for mention in resolver().find(text).jobs
    ]


def is_accepted(found: Found, expected: str) -> bool:
    """Whether one job found is what the file accepts."""
    words = expected.split("|")
    named = {word for word in words if not word.startswith("?")}
    asked = [word[1:] for word in words if word.startswith("?")]
    if not found.ambiguous:
        return bool(found.candidates[0] & named)
    known = frozenset().union(*found.candidates)
    if asked and all(code in known for code in asked if code):
        return True
    return all(candidate & named for candidate in found.candidates)


def fault(found: Sequence[Found], expected: str) -> str | None:
    """What is wrong with the jobs found, None when right."""
    if not found:
        return "not found"
    if all(is_accepted(one, expected) for one in found):
        return None
    if any(is_accepted(one, expected) for one in found):
        return "found, with another job beside it"
    if "?" in expected:
        return "not asked about"
    return "asked about for nothing" if any(one.ambiguous for one in found) else "another job"


def score(rows: Sequence[Row], found: Sequence[Sequence[Found]]) -> JobScore:
    """Compare the jobs found with the accepted ones."""
    result = JobScore(Tally(), Tally(), Tally())
    for row, jobs in zip(rows, found, strict=True):
        if not row["expected"]:
            result.others.add(row["kind"], not jobs)
            continue
        wrong = fault(jobs, row["expected"])
        result.mentions.add(row["kind"], wrong is None)
        result.faults.add(wrong or "right", wrong is None)
    return result


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--resolver", action="store_true", help="ask the resolver, not the trained model")
    options = parser.parse_args()
    rows = read_table(JOBS)
    if options.resolver:
        found = [found_by_resolver(row["text"]) for row in rows]
    else:
        asked = ({"text": row["text"]} for row in rows)
        found = [found_in(answer) for answer in predictions(options.predictions, "parse", asked)]
    result = score(rows, found)
    print(f"job mentions right: {result.mentions.percent():.1f} % of {result.mentions.asked.total()}")
    print(f"non-jobs matched:   {100 - result.others.percent():.1f} % of {result.others.asked.total()}")
    print("mentions by kind, worst first:", *result.mentions.lines(), sep="\n")
    print("faults:", *(f"  {n:4d}  {kind}" for kind, n in result.faults.asked.most_common()), sep="\n")
    print("sentences without a job, none found, worst first:", *result.others.lines(), sep="\n")


if __name__ == "__main__":
    main()
