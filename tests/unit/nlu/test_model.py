from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from nego.nlu.fitting import learn_vocabulary, train
from nego.nlu.model import LinearModel

GROUPS = {"words": 1.0}
NOTHING = np.zeros(2, dtype=np.float32)
LABELS_OF = {"mange": "eat", "bois": "drink", "dors": "sleep"}
SENTENCES = [f"{verb} {noun}" for verb in LABELS_OF for noun in "abcdefgh"]
LABELS = [LABELS_OF[sentence.split()[0]] for sentence in SENTENCES]


def counted(sentence: str) -> dict[str, Counter[str]]:
    return {"words": Counter(sentence.split())}


def trained(**leanings: float) -> LinearModel:
    counts, weights = [counted(sentence) for sentence in SENTENCES], [1.0] * len(LABELS)
    meanings = np.array([(label == "eat", label == "drink") for label in LABELS], dtype=np.float32)
    return train(counts, meanings, LABELS, weights, GROUPS, 1.0, leanings)


@pytest.fixture(scope="module")
def model() -> LinearModel:
    return trained()


@pytest.mark.parametrize(("sentence", "label"), [("mange z", "eat"), ("bois z", "drink"), ("bois", "drink")])
def test_the_likeliest_class_comes_first(model: LinearModel, sentence: str, label: str) -> None:
    shares = model.probabilities(counted(sentence), NOTHING)
    assert next(iter(shares)) == label
    assert sum(shares.values()) == pytest.approx(1.0)


def test_a_message_of_unknown_words_still_gets_probabilities(model: LinearModel) -> None:
    assert sum(model.probabilities(counted("zzz"), NOTHING).values()) == pytest.approx(1.0)


def test_a_saved_model_answers_as_before(model: LinearModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    again = LinearModel.load(tmp_path)
    asked = counted("mange a"), np.array([0.5, 0.5], dtype=np.float32)
    assert again.probabilities(*asked) == pytest.approx(model.probabilities(*asked))


@pytest.mark.parametrize(("meaning", "label"), [((1.0, 0.0), "eat"), ((0.0, 1.0), "drink")])
def test_unknown_words_are_told_apart_by_their_meaning(
    model: LinearModel, meaning: tuple[float, float], label: str
) -> None:
    shares = model.probabilities(counted("zzz"), np.array(meaning, dtype=np.float32))
    assert next(iter(shares)) == label


def test_training_twice_gives_the_same_model(model: LinearModel) -> None:
    again = trained()
    assert np.array_equal(again.coefficients, model.coefficients)
    assert np.array_equal(again.meaning, model.meaning)


def test_a_leaning_makes_a_class_likelier(model: LinearModel) -> None:
    asked = counted("zzz"), NOTHING
    assert trained(sleep=0.5).probabilities(*asked)["sleep"] > model.probabilities(*asked)["sleep"]


def test_each_group_is_as_long_as_its_weight() -> None:
    vocabulary = learn_vocabulary([counted("a b"), counted("a b c"), counted("c")], {"words": 2.0})
    _, values = vocabulary.vector(counted("a a b"))
    assert values @ values == pytest.approx(4.0)


def test_a_name_counts_by_how_rare_it_is_and_how_often_it_is_said() -> None:
    messages = [counted("a b"), counted("a b c"), counted("a c")]
    vocabulary = learn_vocabulary(messages, {"words": 1.0})
    columns, values = vocabulary.vector(counted("c a a z a"))
    said = dict(zip(columns, values, strict=True))
    often, rarely = vocabulary.columns["words"]["a"], vocabulary.columns["words"]["c"]
    assert set(said) == {often, rarely}
    assert said[often] / said[rarely] == pytest.approx((1 + np.log(3)) * 1.0 / (np.log(4 / 3) + 1))


def test_what_is_seen_once_is_no_feature() -> None:
    vocabulary = learn_vocabulary([counted("a b"), counted("a")], GROUPS)
    assert set(vocabulary.columns["words"]) == {"a"}


def test_loading_from_an_empty_folder_fails(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        LinearModel.load(tmp_path)
