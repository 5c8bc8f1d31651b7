"""The training a job asks for."""

from __future__ import annotations

from actions.base import JobAction, title_of
from nego.conversation import Turn
from nego.knowledge.about import training_of
from nego.knowledge.loading import knowledge
from nego.knowledge.model import Job
from nego.wording import Message, wording


class ActionTraining(JobAction):
    """Level, diplomas, certifications, regulated or not, and who says so."""

    skill = "training"
    question = "training"

    def answer(self, turn: Turn, job: Job) -> Message:
        training = training_of(knowledge(), job)
        name = "training" if training.known else "training_none"
        return wording().render(name, training=training, title=title_of(turn.context, job))
