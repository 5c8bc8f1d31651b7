"""What a message that names a job and asks nothing asks for."""

from __future__ import annotations

from collections.abc import Mapping

from nego.nlu.sentence import MASKS, Sentence
from nego.nlu.words import linking_words, tokens

INHERITED: Mapping[str, str] = {
    "training": "ask_training",
    "missions": "ask_missions",
    "career": "ask_career",
    "compare": "compare_jobs",
}
_OPEN_INTENTS = frozenset({"ask_salary", "out_of_scope"})
_PAY_DETAILS = frozenset({"amount", "period", "basis", "location", "experience"})


def inherited_intent(sentence: Sentence, intent: str, question: str | None) -> str | None:
    """The intent of the question in force, where the message names one job and nothing else.

    A period, a basis, a place, experience or an amount are about pay and change no topic back; a word that
    asks (`combien`, `salaire`, `formation`) speaks for itself. None: the message keeps its intent.
    """
    if question is None or question not in INHERITED or intent not in _OPEN_INTENTS:
        return None
    kinds = {span.kind for span in sentence.spans}
    if not kinds & {"job", "unknown_job", "job_reference"} or kinds & _PAY_DETAILS:
        return None
    return INHERITED[question] if _names_a_job_only(sentence) else None


def _names_a_job_only(sentence: Sentence) -> bool:
    masks = frozenset(MASKS.values())
    rest = [word for word in tokens(_without_references(sentence)) if word not in masks]
    return all(word in linking_words() for word in rest)


def _without_references(sentence: Sentence) -> str:
    text = sentence.masked
    for span in sentence.of("job_reference"):
        text = text.replace(sentence.text[span.start : span.end], " ")
    return text
