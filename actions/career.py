"""The jobs that come after one."""

from __future__ import annotations

from actions.base import JobAction, title_of
from nego.conversation import JobRef, Turn
from nego.french import in_sentence
from nego.knowledge.about import next_jobs
from nego.knowledge.loading import knowledge
from nego.knowledge.model import Job
from nego.wording import Message, wording


class ActionCareer(JobAction):
    """Where a job leads; jobs close to it when nothing says where."""

    skill = "career"
    question = "career"

    def answer(self, turn: Turn, job: Job) -> Message:
        after = next_jobs(knowledge(), job)
        known = bool(after.jobs or after.others)
        return wording().render(
            "career" if known else "career_none",
            names=[in_sentence(name) for name in (*(other.name for other in after.jobs), *after.others)],
            jobs=[JobRef(other.id, other.name) for other in after.jobs or after.near],
            title=title_of(turn.context, job),
        )
