"""Messages that answer what Négo has asked for a negotiation, or go on with one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from nego.conversation.turns import ABOUT_OFFER
from nego.conversation.wishes import (
    Wish,
    drops,
    skips,
    speaks_of_interview,
    speaks_of_law,
    told_results,
    told_skills,
    wish_of,
)
from nego.nlu.ellipsis import ASKED
from nego.nlu.sentence import Sentence, Span, SpanKind
from nego.nlu.words import asking_words, tokens
from nego.pay.amounts import names_other_currency
from nego.pay.extras import find_extras
from nego.reading.occasion import (
    Role,
    asks_basis,
    asks_full_time_pay,
    asks_if_realistic,
    asks_offer_again,
    asks_verdict,
    asks_which_offer,
    find_occasion,
    goes_up,
    matches_offer,
    offers_raise,
    role_of,
    says_occasion,
    says_which_is_better,
    speaks_of_counter,
    weighs_offers,
)

_OTHERWISE = frozenset({"erase_data", "ask_help"})
# Intents of a message whose words say that it asks for something else.
_SUBJECTS = frozenset({"ask_training", "ask_missions", "ask_career", "compare_jobs"})
_UNSURE = frozenset({"out_of_scope", "ask_salary", "affirm", "deny", "convert_salary", "ask_source"})
_TAKEN_ALONG: tuple[Wish, ...] = ("sheet", "email")  # said of nothing else once a negotiation was talked of
_TOLD = ("amount_offered", "wanted", "floor", "asked_once")
_NO_STORY = frozenset({"thank", "goodbye", "greet", "affirm"})
_UNWEIGHED = frozenset({"out_of_scope", "compare_jobs", "ask_salary"})
_JUDGED = frozenset({"evaluate_offer", *_UNSURE})
_ASKING = ("counter_offer", "advice")
_OF_ASKING = ("wanted", "floor")
_NAMED: tuple[SpanKind, ...] = ("job", "unknown_job", "amount", "location", "experience")
_EMPLOYER = re.compile(
    r"\W*(?:(?:et|c['’]est|cest|ce serait|mais|donc|alors|finalement)\W+)*(?:chez|pour)\b", re.IGNORECASE
)


def question_in_force(slot: Callable[[str], Any]) -> str | None:
    """What a message that names only a detail asks: what Négo waits for, else the last question."""
    question: str | None = slot("asking_for") or slot("question")
    return question


def intent_in_negotiation(sentence: Sentence, intent: str, slot: Callable[[str], Any]) -> str:
    """The intent of a message while an offer or what to ask for is talked of; ``intent`` where it is none.

    « Laisse tomber » gives up what was asked; « passer » answers without an answer; a story answers the
    question about results; « l'e-mail », « la fiche » or an objection ask for words; « c'est à 80 % » goes on
    with the offer; an amount that is wanted or refused is for the figure to ask for.
    """
    wish = wish_of(sentence.text)
    if intent == "start_simulation":
        return "ask_negotiation_advice" if wish in _TAKEN_ALONG else intent
    which = slot("other_offer") is not None and asks_which_offer(sentence.text)
    goes_on = question_in_force(slot) in ABOUT_OFFER and (wish is not None or which)
    if intent in _OTHERWISE and not (intent == "ask_help" and goes_on):
        return intent
    whatever = _whatever_the_question(sentence, intent, wish, slot)
    if whatever is not None:
        return whatever
    question = question_in_force(slot)
    if question not in ABOUT_OFFER:
        return intent
    about = _about_pay(sentence, intent, slot, question) or _answering(sentence, intent, slot, question)
    return about or _going_on(sentence, intent, wish, question) or intent


def _whatever_the_question(
    sentence: Sentence, intent: str, wish: Wish | None, slot: Callable[[str], Any]
) -> str | None:
    """The intent of a message that says by itself what it is about; None where it does not."""
    if slot("asking") is not None and drops(sentence.text):
        return "deny"
    if wish in _TAKEN_ALONG and _is_taken_along(sentence, slot):
        return "ask_negotiation_advice"
    if _is_counter_offer(sentence, intent, slot):
        return "evaluate_offer"
    if intent == "evaluate_offer" and _tells_what_is_wanted(sentence):
        return "ask_counter_offer"
    if slot("amount_offered") and not _names(sentence):
        which = slot("other_offer") is not None and asks_which_offer(sentence.text)
        part_time = (
            intent in _UNSURE and (slot("working_time") or 1) < 1 and asks_full_time_pay(sentence.text)
        )
        if which or part_time:
            return "evaluate_offer"
    if intent == "convert_salary" and _wants_only(sentence) and not _asks(sentence.text):
        return "ask_counter_offer"
    if intent == "convert_salary" and says_which_is_better(sentence.text) and _weighs(sentence):
        return "evaluate_offer"
    lawful = intent == "out_of_scope" and _asks_if_lawful(sentence)
    abroad = intent == "ask_salary" and names_other_currency(sentence.text) and asks_verdict(sentence.text)
    if lawful or abroad or (intent in _UNSURE and _asks_verdict_of_job(sentence)):
        return "evaluate_offer"
    again = slot("amount_offered") and not _names(sentence) and asks_offer_again(sentence.text)
    return "evaluate_offer" if again or (intent in _UNWEIGHED and _weighs(sentence)) else None


def _about_pay(sentence: Sentence, intent: str, slot: Callable[[str], Any], question: str) -> str | None:
    """The intent of a message about the pay talked of or the minimum wage; None where it is not."""
    if _is_about_minimum_wage(sentence):
        return "convert_salary"
    if question in _ASKING and not _names(sentence) and asks_if_realistic(sentence.text):
        return "ask_counter_offer"
    if question in _ASKING and intent in _JUDGED and _adds_only(sentence):
        return "ask_counter_offer"
    if not slot("amount_offered") or _names(sentence):
        return None
    if asks_basis(sentence.text):
        return "convert_salary"
    return "evaluate_offer" if asks_verdict(sentence.text) else None


def _answering(sentence: Sentence, intent: str, slot: Callable[[str], Any], question: str) -> str | None:
    """The intent of a message that answers what Négo asks; None where it does not."""
    asking, text = slot("asking"), sentence.text
    if asking in ("floor", "profile") and skips(text):
        return ASKED[question]
    if _asks(text):
        return None
    amount_of_floor = asking == "floor" and sentence.of("amount")
    job_for_words = asking == "job" and slot("wish") and sentence.of("job")
    story = asking == "profile" and intent not in _NO_STORY and "offered" not in _roles(sentence)
    return ASKED[question] if amount_of_floor or job_for_words or story else None


def _going_on(sentence: Sentence, intent: str, wish: Wish | None, question: str) -> str | None:
    """The intent of a message that goes on with the negotiation; None where it does not."""
    if says_occasion(sentence.text) is not None and not sentence.of("amount"):
        return ASKED[question]
    names = sentence.of("job") or sentence.of("amount")
    if wish is not None and intent not in _SUBJECTS and not names:
        return "ask_negotiation_advice"
    if intent == "ask_help" and wish is not None:
        return "ask_negotiation_advice"
    if intent not in _UNSURE:
        return None
    if not _asks(sentence.text) and _tells_of_self(sentence):
        return ASKED[question]
    if _wants_only(sentence):
        return "ask_counter_offer"
    return ASKED[question] if _tells_employer(sentence) or find_extras(sentence.text) else None


def _tells_of_self(sentence: Sentence) -> bool:
    """« 10 ans d'expérience et le CACES 3 », « j'ai lancé trois produits, +12 % de ventes »."""
    if sentence.of("job") or set(_roles(sentence)) - {None, "past"}:
        return False
    said = sentence.of("experience") or told_skills(sentence.text)
    return bool(told_results(sentence.text) or (said and not sentence.of("amount")))


def _tells_employer(sentence: Sentence) -> bool:
    """« Chez Carrefour à Marseille »: where the work is, and no question."""
    named = sentence.of("job") or sentence.of("unknown_job") or sentence.of("amount")
    return bool(sentence.of("location")) and not named and _EMPLOYER.match(sentence.text) is not None


def _is_taken_along(sentence: Sentence, slot: Callable[[str], Any]) -> bool:
    """Whether « la fiche » or « l'e-mail » is that of a negotiation: one was talked of, or it says so."""
    talked = any(slot(name) for name in _TOLD) or question_in_force(slot) in ABOUT_OFFER
    return talked or find_occasion(sentence.text) is not None or speaks_of_interview(sentence.text)


def _roles(sentence: Sentence) -> list[Role | None]:
    """Whose the amounts of pay are."""
    return [role_of(sentence.text, span.start, span.end) for span in sentence.of("amount")]


def _wants_only(sentence: Sentence) -> bool:
    roles = _roles(sentence)
    return bool(roles) and all(role in _OF_ASKING for role in roles)


def _tells_what_is_wanted(sentence: Sentence) -> bool:
    """« J'ai 35k, je voudrais 50k » and « ma limite c'est 33k » have no pay judged, nor has « je veux 5 %
    d'augmentation, c'est réaliste ? » beside the present one."""
    roles = _roles(sentence)
    if _wants_only(sentence) or ("wanted" in roles and not _asks(sentence.text)):
        return True
    spans = sentence.of("amount")
    raised = any(role == "wanted" and _is_added(span) for role, span in zip(roles, spans, strict=True))
    return raised and not {"offered", "other_offer"} & set(roles)


def _is_added(span: Span) -> bool:
    """« 10 % », « 100 € de plus »."""
    return span.entities[0].get("kind") in ("percent", "raise")


def _is_counter_offer(sentence: Sentence, intent: str, slot: Callable[[str], Any]) -> bool:
    """« Mon patron s'aligne (à 2 450) », « il me propose 2 400 pour que je reste »: to be judged beside the
    offer of another employer; « ils montent à 2 450 » where the present pay is in force beside one."""
    text, hiring = sentence.text, slot("occasion") == "hiring"
    if intent == "ask_counter_offer" and _asks(text):
        return False
    other = slot("other_offer") is not None or (hiring and slot("amount_offered"))
    if not sentence.of("amount"):
        return bool(other) and matches_offer(text)
    added = all(map(_is_added, sentence.of("amount")))
    own = other and (offers_raise(text) or (not hiring and (added or goes_up(text))))
    return "offered" in _roles(sentence) and (speaks_of_counter(text) or bool(own))


def _adds_only(sentence: Sentence) -> bool:
    """« 10 %, c'est trop ? », of what is asked for."""
    spans = sentence.of("amount")
    told = told_results(sentence.text) or "offered" in _roles(sentence)
    return bool(spans) and all(map(_is_added, spans)) and not told


def _weighs(sentence: Sentence) -> bool:
    """« J'hésite entre 38k chez A et 41k chez B »: two pays, none of which is one's own."""
    pays = [span for span in sentence.of("amount") if span.entities[0].get("kind") == "salary"]
    own = {"current", "wanted", "floor"} & set(_roles(sentence))
    return len(pays) > 1 and not own and weighs_offers(sentence.text)


def _asks_if_lawful(sentence: Sentence) -> bool:
    """« 12 € de l'heure, c'est légal ? »: one pay, held against the minimum wage."""
    spans = sentence.of("amount")
    pay = len(spans) == 1 and spans[0].entities[0].get("kind") == "salary"
    return pay and speaks_of_law(sentence.text)


def _asks_verdict_of_job(sentence: Sentence) -> bool:
    """« Caissière, 12 € de l'heure, c'est bien payé ? »: one pay for a job that is named."""
    spans = sentence.of("amount")
    pay = len(spans) == 1 and spans[0].entities[0].get("kind") == "salary"
    return pay and bool(sentence.of("job")) and asks_verdict(sentence.text)


def _is_about_minimum_wage(sentence: Sentence) -> bool:
    """« C'est quoi le SMIC ? » in the middle of an offer."""
    spans = sentence.of("amount")
    smic = bool(spans) and all(span.entities[0].get("kind") == "smic" for span in spans)
    return smic and _asks(sentence.text) and set(_roles(sentence)) == {None}


def _names(sentence: Sentence) -> bool:
    return any(sentence.of(kind) for kind in _NAMED)


def _asks(text: str) -> bool:
    return "?" in text or bool(asking_words() & set(tokens(text)))
