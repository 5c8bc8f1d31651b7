"""The intent of an elliptic message is that of the question in force: « et un plombier ? » after a question
about training asks for training again."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from nego.nlu.classifier import RANKING
from nego.nlu.ellipsis import inherited_intent
from nego.nlu.guard import is_refused
from nego.nlu.reader import sentence_of

QUESTION_SLOT = "question"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ContextualIntent(GraphComponent):
    """Replaces `ask_salary`, which a message naming nothing but a job gets, by the intent of the question in
    force (slot `question`). The classifier's own choice stays in the ranking.

    Rasa hands the tracker to a component whose `process` has a parameter of that name; for `/model/parse` and
    a first message the tracker is empty and nothing changes.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ContextualIntent:
        return cls()

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Change the intents of elliptic messages in place."""
        for message in messages:
            if not is_refused(message):
                self._inherit(message, tracker.get_slot(QUESTION_SLOT))
        return messages

    def _inherit(self, message: Message, question: str | None) -> None:
        chosen = message.get(INTENT)
        inherited = inherited_intent(sentence_of(message), chosen["name"], question)
        if inherited is None:
            return
        intent = {"name": inherited, "confidence": chosen["confidence"]}
        message.set(INTENT, intent, add_to_output=True)
        others = [entry for entry in message.get(RANKING) if entry["name"] != inherited]
        message.set(RANKING, [intent, *others], add_to_output=True)
