"""The intent of a message, from its sentence with jobs, amounts, places and experience masked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, overload

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

import nego
from nego.nlu.features import Features, features
from nego.nlu.guard import REFUSED_INTENT, is_refused
from nego.nlu.meaning import Meanings, common_words, expect_words, meaning, meanings
from nego.nlu.model import LinearModel
from nego.nlu.reader import sentence_of
from nego.nlu.sentence import Sentence, read_sentence
from nego.paths import KNOWLEDGE
from nego.text import clean

RANKING = "intent_ranking"
_WORDS = "words.json"
_EXPECTED_WORDS = 2_500  # nine in ten of those said in the training examples


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class MaskedIntentClassifier(GraphComponent):
    """Classifies the masked sentence; an intent less sure than `threshold` becomes `out_of_scope`.

    Options: `strength` (C of the machines), `groups` (weight of each group of features), `meaning` (length of
    the vector of meaning), `caution` (margins added to the score of `out_of_scope`: a wrong answer costs a
    person more than a refusal that says what Négo can do), `unmasked_weight` (what an example counts for when
    it is learnt a second time without its masks, so that a job or a place that nobody recognises does not
    make a good question unreadable), `threshold`, `ranking_length`.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "strength": 1.0,
            "groups": {"words": 1.0, "characters": 1.0, "stretches": 1.0, "reading": 0.5},
            "meaning": 1.0,
            "caution": 0.25,
            "unmasked_weight": 0.5,
            "threshold": 0.0,
            "ranking_length": 5,
        }

    def __init__(
        self,
        config: Mapping[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: LinearModel | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MaskedIntentClassifier:
        return cls({**cls.get_default_config(), **config}, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> MaskedIntentClassifier:
        """Read the trained model. Raises ValueError when the storage holds none."""
        with model_storage.read_from(resource) as folder:
            model = LinearModel.load(Path(folder))
            expect_words(json.loads((Path(folder) / _WORDS).read_text(encoding="utf-8")))
        return cls({**cls.get_default_config(), **config}, model_storage, resource, model)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """What training also depends on: the words in `knowledge/` and the code that reads sentences."""
        return _digest(KNOWLEDGE, "*.*") + _digest(Path(nego.__file__).parent, "*.py")

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the training examples and keep the model in the storage."""
        # Imported here: a server never trains, and scikit-learn is a tenth of its memory.
        from nego.nlu.fitting import train

        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        sentences, intents, weights = self._lessons(examples)
        model = train(
            _Counted(sentences),
            self._meanings(sentences),
            intents,
            weights,
            self._config["groups"],
            self._config["strength"],
            {REFUSED_INTENT: self._config["caution"]},
        )
        words = common_words((sentence.masked for sentence in sentences), _EXPECTED_WORDS)
        with self._model_storage.write_to(self._resource) as folder:
            model.save(Path(folder))
            (Path(folder) / _WORDS).write_text(json.dumps(words), encoding="utf-8")
        return self._resource

    def _lessons(self, examples: Sequence[Message]) -> tuple[list[Sentence], list[str], list[float]]:
        """Sentences, intents and weights: each example, and once more unmasked where it has masks."""
        lessons: list[tuple[Sentence, str, float]] = []
        for example in examples:
            sentence, intent = read_sentence(clean(example.get(TEXT))), str(example.get(INTENT))
            lessons.append((sentence, intent, 1.0))
            if sentence.unmasked != sentence:
                lessons.append((sentence.unmasked, intent, self._config["unmasked_weight"]))
        sentences, intents, weights = zip(*lessons, strict=True)
        return list(sentences), list(intents), list(weights)

    def _meanings(self, sentences: Sequence[Sentence]) -> Meanings:
        length: float = self._config["meaning"]
        return length * meanings([sentence.masked for sentence in sentences])

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and ranking of the messages that the guard lets through."""
        for message in messages:
            if not is_refused(message):
                ranking = self.rank(sentence_of(message))
                message.set(INTENT, ranking[0], add_to_output=True)
                message.set(RANKING, ranking[: self._config["ranking_length"]], add_to_output=True)
        return messages

    def rank(self, sentence: Sentence) -> list[dict[str, Any]]:
        """Intents with their probabilities, the chosen one first. Raises ValueError before training."""
        if self._model is None:
            raise ValueError("the intent classifier has not been trained")
        length: float = self._config["meaning"]
        shares = self._model.probabilities(features(sentence), length * meaning(sentence.masked))
        ranking = [{"name": name, "confidence": share} for name, share in shares.items()]
        if ranking[0]["confidence"] < self._config["threshold"]:
            ranking.sort(key=lambda entry: entry["name"] != REFUSED_INTENT)
        return ranking


class _Counted(Sequence[Features]):
    """The features of sentences, counted when they are looked at: all at once they are a gigabyte."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences

    def __len__(self) -> int:
        return len(self._sentences)

    @overload
    def __getitem__(self, index: int) -> Features: ...

    @overload
    def __getitem__(self, index: slice) -> _Counted: ...

    def __getitem__(self, index: int | slice) -> Features | _Counted:
        found = self._sentences[index]
        return features(found) if isinstance(found, Sentence) else _Counted(found)


def _digest(folder: Path, pattern: str) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob(pattern) if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
