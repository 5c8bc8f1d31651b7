"""« Son chef », « son assistant », « la directrice »: a job named through the one in force; « leurs études »:
the two talked of."""

from __future__ import annotations

from dataclasses import replace

from nego.conversation.context import Context
from nego.conversation.reading import JobRef, NamedJob, Reading
from nego.conversation.turns import Problem, ProblemKind, Turn
from nego.knowledge.hierarchy import (
    assistant_of,
    relatives_of,
    second_superior_of,
    superior_of,
    trainer_of,
)
from nego.knowledge.model import Job, Knowledge
from nego.text import normalize

_RELATIVES = {
    "manager_of": superior_of,
    "second_manager_of": second_superior_of,
    "assistant_of": assistant_of,
    "trainer_of": trainer_of,
}
_SUPERIORS = frozenset({"chef", "cheffe", "responsable", "directeur", "directrice", "manager"})
_UNKNOWN: dict[str, ProblemKind] = {
    "manager_of": "no_superior",
    "second_manager_of": "no_superior",
    "assistant_of": "no_assistant",
    "trainer_of": "no_trainer",
}


def follow_reference(turn: Turn, reading: Reading, facts: Knowledge) -> Turn:
    """Move from the job understood to the one the message names through it, if it does."""
    if turn.context.job_id is None:
        return turn
    job = facts.job(turn.context.job_id)
    if turn.problem is not None and turn.problem.kind == "ambiguous_job":
        return _with_the_one_beside(turn, job, reading, facts)
    if turn.new_job and turn.problem is None and turn.context.before is not None:
        turn = _with_the_fuller_name(turn, turn.context.before, reading, facts)
    relation = next((name for name in reading.references if name in _RELATIVES), None)
    if relation is None or turn.problem is not None:
        return turn
    relative = _RELATIVES[relation](job, facts)
    if relative is None:
        return replace(turn, problem=Problem(_UNKNOWN[relation], turn.context.job or ""))
    return _moved(turn, relative, relation)


def _with_the_one_beside(turn: Turn, job: Job, reading: Reading, facts: Knowledge) -> Turn:
    """« La directrice » after a primary school teacher is the one of the school; so is what goes with the job
    talked of before that one: « et l'assistante ? », then « et le prothésiste ? » after a dentist.
    « Je reviens au prof » is the one talked of; « sa cheffe d'équipe », whoever is above."""
    named = next(iter(reading.wanted_jobs()[-1:]), None)
    if named is None or not named.definite:
        return turn
    before = turn.context.before
    meant = {candidate.job_id for candidate in named.candidates}
    talked_of = next((ref for ref in (turn.context.in_force, before) if ref and ref.job_id in meant), None)
    if talked_of is not None:
        return Turn(turn.context.with_job(talked_of), new_job=talked_of is before)
    for one in (job, *((facts.job(before.job_id),) if before else ())):
        relative = next((each for each in relatives_of(one, facts) if _may_be(named, each)), None)
        if relative is not None:
            return replace(_moved(turn, relative, "named"), heard=named, relative_of=one.name)
    superior = superior_of(job, facts) if named.possessed and _head(named.text) in _SUPERIORS else None
    return turn if superior is None else _moved(turn, superior, "manager_of")


def _with_the_fuller_name(turn: Turn, before: JobRef, reading: Reading, facts: Knowledge) -> Turn:
    """« Son clerc » after a notary is the « clerc de notaire »: a name that is but the first word of his."""
    named = next(iter(reading.wanted_jobs()[-1:]), None)
    if named is None or not named.possessed or len(named.text.split()) > 1:
        return turn
    around = relatives_of(facts.job(before.job_id), facts)
    relative = next((each for each in around if _head(each.name) == _head(named.text)), None)
    if relative is None or turn.context.job_id in {each.id for each in around}:
        return turn
    back = replace(turn, context=turn.context.with_job(before))
    return replace(_moved(back, relative, "named"), heard=named)


def both(context: Context, reading: Reading) -> tuple[JobRef, ...]:
    """The two jobs that a message points at together (« leurs études ? »); none where it does not."""
    if "both" not in reading.references or reading.jobs or context.in_force is None or context.before is None:
        return ()
    return (context.in_force, context.before)


def _may_be(named: NamedJob, job: Job) -> bool:
    """Whether ``job`` is one of the jobs that an ambiguous name may mean, or has their first word."""
    heads = {_head(named.text), *(_head(candidate.canonical) for candidate in named.candidates)}
    return job.id in {candidate.job_id for candidate in named.candidates} or _head(job.name) in heads


def _head(name: str) -> str:
    return normalize(name).split()[0]


def _moved(turn: Turn, relative: Job, relation: str) -> Turn:
    moved = turn.context.with_job(JobRef(relative.id, relative.name, relative.rome))
    return Turn(moved, new_job=True, relative_of=turn.context.job, relation=relation)
