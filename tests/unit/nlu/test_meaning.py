from collections import OrderedDict
from typing import Any

import numpy as np
import pytest

from nego.nlu.meaning import DIMENSIONS, meaning, meanings


def test_a_sentence_becomes_a_vector_of_length_one() -> None:
    rows = meanings(["combien gagne un plombier ?", "bonjour"])
    assert rows.shape == (2, DIMENSIONS)
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1.0, 1.0], abs=1e-3)


@pytest.mark.parametrize("nothing", ["", "   "])
def test_no_word_has_no_meaning(nothing: str) -> None:
    assert not meanings([nothing, "bonjour"])[0].any()


def test_no_sentence_gives_no_row() -> None:
    assert meanings([]).shape == (0, DIMENSIONS)


@pytest.mark.parametrize(
    ("sentence", "near", "far"),
    [
        ("combien ça gagne", "ça rapporte quoi comme salaire", "quel temps fait-il demain"),
        ("quelles études faut-il faire", "quel diplôme est demandé", "je voudrais une pizza"),
    ],
)
def test_sentences_that_mean_the_same_are_neighbours(sentence: str, near: str, far: str) -> None:
    own, other, stranger = meanings([sentence, near, far])
    assert own @ other > own @ stranger


def test_a_sentence_means_the_same_alone_and_among_others() -> None:
    sentences = [f"combien gagne un plombier avec {years} ans d'expérience" for years in range(70)]
    assert meanings(sentences)[65] == pytest.approx(meanings([sentences[65]])[0], abs=1e-4)


def test_the_meaning_of_one_sentence_is_remembered_and_cannot_be_changed() -> None:
    first = meaning("combien gagne un xjob ?")
    assert first == pytest.approx(meanings(["combien gagne un xjob ?"])[0], abs=1e-6)
    assert meaning("combien gagne un xjob ?") is first
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 0.0


def test_what_is_remembered_holds_no_sentence_and_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    remembered: OrderedDict[bytes, Any] = OrderedDict()
    monkeypatch.setattr("nego.nlu.meaning._remembered", remembered)
    monkeypatch.setattr("nego.nlu.meaning._REMEMBERED", 2)
    kept = meaning("bonjour")
    for sentence in ("merci", "bonjour", "au revoir"):
        meaning(sentence)
    assert len(remembered) == 2
    assert meaning("bonjour") is kept
    assert all(len(key) == 16 and b"bon" not in key for key in remembered)
