"""Messages that answer what Négo has asked for a negotiation, or go on with one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nego.conversation.turns import ABOUT_OFFER
from nego.conversation.wishes import drops, skips, wish_of
from nego.nlu.ellipsis import ASKED
from nego.nlu.sentence import Sentence
from nego.nlu.words import asking_words, tokens
from nego.pay.extras import find_extras

_OTHERWISE = frozenset({"erase_data", "ask_help"})
# Intents of a message whose words say that it asks for something else.
_SUBJECTS = frozenset({"ask_training", "ask_missions", "ask_career", "compare_jobs"})
_UNSURE = frozenset({"out_of_scope", "ask_salary", "affirm", "deny", "convert_salary"})


def question_in_force(slot: Callable[[str], Any]) -> str | None:
    """What a message that names only a detail asks: what Négo waits for, else the last question."""
    question: str | None = slot("asking_for") or slot("question")
    return question


def intent_in_negotiation(sentence: Sentence, intent: str, slot: Callable[[str], Any]) -> str:
    """The intent of a message while an offer or what to ask for is talked of; ``intent`` where it is none.

    « Laisse tomber » gives up what was asked; « passer » answers without an answer; a story answers the
    question about results; « l'e-mail », « la fiche » or an objection ask for words; « c'est à 80 % » goes on
    with the offer.
    """
    if intent == "start_simulation":
        return "ask_negotiation_advice" if wish_of(sentence.text) == "sheet" else intent
    asking, question = slot("asking"), question_in_force(slot)
    text = sentence.text
    if asking is not None and drops(text) and intent not in _OTHERWISE:
        return "deny"
    if question not in ABOUT_OFFER or intent in _OTHERWISE:
        return intent
    if asking in ("floor", "profile") and skips(text):
        return ASKED[question]
    if asking == "floor" and sentence.of("amount") and not _asks(text):
        return ASKED[question]
    names = sentence.of("job") or sentence.of("amount")
    if wish_of(text) is not None and intent not in _SUBJECTS and not names:
        return "ask_negotiation_advice"
    if asking == "profile" and intent not in ("thank", "goodbye", "greet", "affirm") and not _asks(text):
        return ASKED[question]
    if find_extras(text) and intent in _UNSURE:
        return ASKED[question]
    return intent


def _asks(text: str) -> bool:
    return "?" in text or bool(asking_words() & set(tokens(text)))
