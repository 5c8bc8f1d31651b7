import re

import pytest

from benchmarks.annotate import annotated

_MARK = re.compile(r"\[([^\]]*)\](?:\([a-z_]+\)|\{[^}]*\})")


@pytest.mark.parametrize(
    "text",
    [
        "combien gagne un comptable à Lyon ?",
        "45k brut annuel pour un développeur avec 5 ans d'expérience",
        "bonjour",
    ],
)
def test_the_text_without_its_marks_is_the_example(text: str) -> None:
    assert _MARK.sub(r"\1", annotated(text)) == text


def test_a_job_and_a_place_are_marked() -> None:
    marked = "combien gagne un [comptable](job) à [Lyon](location) ?"
    assert annotated("combien gagne un comptable à Lyon ?") == marked


def test_a_period_is_a_synonym_of_its_name() -> None:
    assert annotated("et par an ?") == 'et [par an]{"entity": "period", "value": "year"} ?'


def test_brackets_of_the_person_are_not_marks() -> None:
    assert annotated("un comptable [senior]") == "un comptable [senior]"
