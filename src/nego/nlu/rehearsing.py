"""While a rehearsal goes on, what people say is said to the recruiter."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from nego.conversation import Context, Reading
from nego.conversation.rehearsing import START, belongs_to, rehearsal_of
from nego.nlu.component import PlainComponent
from nego.nlu.contextual import set_intent
from nego.nlu.guard import INPUT_PROBLEM

REHEARSAL_SLOT = "rehearsal"
ASKING_SLOT = "asking"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class RehearsalIntent(PlainComponent):
    """Gives the messages that are for the recruiter the intent whose action plays it.

    Comes last, after what a message asks for by itself and in the conversation; silence, which the guard
    refuses, is a move too.
    """

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Change the intents of moves in place."""
        game = rehearsal_of(Context(rehearsal=tracker.get_slot(REHEARSAL_SLOT)))
        if game is None:
            return messages
        for message in messages:
            reading = Reading.from_message(
                {
                    "text": message.get(TEXT),
                    "entities": message.get(ENTITIES, []),
                    "input_problem": message.get(INPUT_PROBLEM),
                }
            )
            if belongs_to(game, message.get(INTENT)["name"], reading, tracker.get_slot(ASKING_SLOT)):
                set_intent(message, START)
        return messages
