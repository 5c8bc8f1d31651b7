"""First component: only clean sentences of a person go further."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from nego.nlu.component import PlainComponent
from nego.text import MAX_CHARACTERS, InputProblem, clean, input_problem

INPUT_PROBLEM = "input_problem"
REFUSED_INTENT = "out_of_scope"

# What Rasa's last component takes for an order of the program.
_ORDER_PREFIX = "/"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class MessageGuard(PlainComponent):
    """Cleans the text and stops what is no sentence.

    A message that cannot be read (empty, too long, emoji, markup, a typed `/restart` or `/intent{…}`) gets
    the intent `out_of_scope` with confidence 1, no entity, and its `input_problem` in the parse; later
    components leave it alone. `RegexMessageHandler` runs after every pipeline and obeys a text that begins
    with a slash, so no text that leaves here does.
    """

    def process(self, messages: list[Message]) -> list[Message]:
        """Clean the messages in place."""
        for message in messages:
            self._guard(message)
        return messages

    def _guard(self, message: Message) -> None:
        raw = message.get(TEXT) or ""
        problem = input_problem(raw)
        message.set(TEXT, harmless(raw), add_to_output=True)
        message.set(ENTITIES, [], add_to_output=True)
        if problem is not None:
            _refuse(message, problem)


def harmless(text: str) -> str:
    """The first `MAX_CHARACTERS` of the text, cleaned, without leading slashes."""
    return clean(text[:MAX_CHARACTERS]).lstrip(_ORDER_PREFIX + " ")


def is_refused(message: Message) -> bool:
    """Whether the guard has stopped the message."""
    return message.get(INPUT_PROBLEM) is not None


def _refuse(message: Message, problem: InputProblem) -> None:
    message.set(INPUT_PROBLEM, problem, add_to_output=True)
    message.set(INTENT, {"name": REFUSED_INTENT, "confidence": 1.0}, add_to_output=True)
    message.set("intent_ranking", [{"name": REFUSED_INTENT, "confidence": 1.0}], add_to_output=True)
