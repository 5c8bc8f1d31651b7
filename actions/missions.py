"""What people do in a job."""

from __future__ import annotations

from actions.base import JobAction, title_of
from nego.conversation import Turn
from nego.knowledge.about import missions_of
from nego.knowledge.loading import knowledge
from nego.knowledge.model import Job
from nego.wording import Message, wording


class ActionMissions(JobAction):
    """The work, and whether it was read in a source or is general knowledge."""

    skill = "missions"
    question = "missions"

    def answer(self, turn: Turn, job: Job) -> Message:
        missions = missions_of(job)
        code = knowledge().codes.get(job.rome or "")
        name = "missions" if missions.missions else "missions_none"
        return wording().render(
            name,
            missions=missions,
            label=code.official_label if code else None,
            title=title_of(turn.context, job),
        )
