"""The component that reads jobs, amounts, places and experience off a message."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from nego.nlu.component import PlainComponent
from nego.nlu.guard import is_refused
from nego.nlu.sentence import Sentence, read_sentence

SENTENCE = "nego_sentence"
_EXTRACTOR = "SentenceReader"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SentenceReader(PlainComponent):
    """Sets the entities of a message and keeps its `Sentence` for the components after it."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Read the messages that the guard lets through."""
        for message in messages:
            if is_refused(message):
                continue
            sentence = read_sentence(message.get(TEXT))
            message.set(SENTENCE, sentence)
            found = [{**entity, "extractor": _EXTRACTOR} for entity in sentence.entities]
            message.set(ENTITIES, found, add_to_output=True)
        return messages


def sentence_of(message: Message) -> Sentence:
    """What was read of a message, read now where no component has yet (training examples)."""
    sentence = message.get(SENTENCE)
    return sentence if isinstance(sentence, Sentence) else read_sentence(message.get(TEXT))
