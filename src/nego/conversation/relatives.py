"""« Son chef », « son assistant »: the job in force replaced by the one above or beside it."""

from __future__ import annotations

from dataclasses import replace

from nego.conversation.reading import JobRef, Reading
from nego.conversation.turns import Problem, Turn
from nego.knowledge.hierarchy import assistant_of, superior_of
from nego.knowledge.model import Knowledge

_RELATIVES = {"manager_of": superior_of, "assistant_of": assistant_of}


def follow_reference(turn: Turn, reading: Reading, facts: Knowledge) -> Turn:
    """Move from the job understood to the one the message names through it, if it does."""
    relation = next((name for name in reading.references if name in _RELATIVES), None)
    job_id = turn.context.job_id
    if relation is None or turn.problem is not None or job_id is None:
        return turn
    relative = _RELATIVES[relation](facts.job(job_id), facts)
    if relative is None:
        return replace(turn, problem=Problem("no_relative", turn.context.job or ""))
    moved = turn.context.with_job(JobRef(relative.id, relative.name, relative.rome))
    return Turn(moved, new_job=True, relative_of=turn.context.job, relation=relation)
