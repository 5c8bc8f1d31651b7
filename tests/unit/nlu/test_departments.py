"""A bare number that stands for a département."""

from __future__ import annotations

import pytest

from nego.nlu.departments import with_department
from nego.nlu.sentence import read_sentence


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        ("93", "Seine-Saint-Denis", "93"),
        ("et 69 ?", "Rhône", "69"),
        ("2a", "Corse-du-Sud", "2a"),
    ],
)
def test_a_number_alone(text: str, name: str, written: str) -> None:
    (span,) = with_department(read_sentence(text)).of("location")
    assert (span.entities[0]["value"], text[span.start : span.end]) == (name, written)


@pytest.mark.parametrize("text", ["93 000", "et 5 ?", "99", "et 35 k€ ?", "93 fois", "oui", ""])
def test_other_messages_stay_as_they_are(text: str) -> None:
    sentence = read_sentence(text)
    assert with_department(sentence) is sentence
