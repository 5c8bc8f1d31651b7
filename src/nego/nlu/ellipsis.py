"""What a message that leaves its question unsaid asks for: the question in force goes on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from nego.conversation.reading import Reading
from nego.conversation.turns import ABOUT_OFFER
from nego.nlu.sentence import Sentence, Span
from nego.nlu.words import (
    asking_words,
    asks_for_pay,
    going_on_words,
    hinting_words,
    polite_words,
    refusing_words,
    speaks_of_people,
    tokens,
    without_set_aside,
)
from nego.nlu.words import asks_nothing as words_ask_nothing
from nego.pay.amount_words import find_pay_months, without_pay_months
from nego.reading.employer import without_employer
from nego.reading.mood import is_angry, is_distressed
from nego.reading.setting import find_setting, without_settings
from nego.reading.status import find_status
from nego.text import normalize

ASKED: Mapping[str, str] = {
    "salary": "ask_salary",
    "training": "ask_training",
    "missions": "ask_missions",
    "career": "ask_career",
    "compare": "compare_jobs",
    "convert": "convert_salary",
    "offer": "evaluate_offer",
    "counter_offer": "ask_counter_offer",
    "advice": "ask_negotiation_advice",
    "simulation": "start_simulation",
}
_ABOUT_PAY = ("compare", *ABOUT_OFFER)  # questions that a detail of pay goes on with
_OF_AMOUNTS = ("convert", *ABOUT_OFFER)
SUBJECTS = frozenset({"ask_training", "ask_missions", "ask_career", "ask_source"})
_SMALL_TALK = frozenset({"greet", "thank", "affirm", "deny", "goodbye"})
_ANSWERS = frozenset({"affirm", "deny"})
_LATER = frozenset({"dans"})
_NO_QUESTION = frozenset({"out_of_scope", "ask_help"})
_WHAT_IT_IS = re.compile(r"\bc est quoi (?:un|une|ce|cette|le metier)\b")
_ENDS = frozenset({"thank", "goodbye"})
# What is asked for in strong words is asked for all the same: « joue un DRH bien con ».
_SAID_IN_ANGER = frozenset({"start_simulation", "erase_data", "deny", "goodbye"})
_DETAILS = frozenset({"period", "basis", "location", "experience"})
_UNITS = frozenset({"period", "basis"})
_NEXT_ONE = re.compile(r"^(?:et )?(?:puis|ensuite) (?=celui|celle|ceux|pour)")
_THANKS_FOR = re.compile(
    r"\bmerci(?: \w+){0,3} pour (?=(?:le|la|l|les|ton|ta|tes|votre|vos|ce|cet|cette|ces|tout)\b)"
)
_NEITHER = re.compile(r"\bnon plus\b")
_NO_STATUS = frozenset({"ask_salary", "out_of_scope"})
_SHORT = 6
_OF_ONE = frozenset({"ask_salary", "convert_salary"})
_POSSESSED = re.compile(r"\b(?:mon|ma|mes|son|sa|ses|leurs?|notre|nos) +$")
_EITHER = re.compile(r"(?:a |en |au |aux )?,? ?(?:ou|ou bien|vs|versus)(?: (?:une?|les?|la|l'|d'une?|des))?")
_WHICH = re.compile(
    r"\b(?:qui|lequel|laquelle) (?:est |serait )?(?:le |la )?(?:gagne|touche|mieux|plus|moins)\b"
)
_NAMED = frozenset({"job", "unknown_job", "job_reference"})


def intent_in_context(
    sentence: Sentence, ranking: Sequence[str], question: str | None, bare: bool | None = None
) -> str:
    """The intent of a sentence whose classifier ranks intents so, with ``question`` in force.

    A polite word before a request is no small talk (« merci, et en net ? »). A job alone asks the question in
    force about that job; a detail of pay alone goes on with a comparison, a conversion or an offer, and else
    asks for pay, as one of the two jobs compared does; an amount alone is the one to convert or to judge. A
    word that asks speaks for itself. ``bare`` tells that none does, where that is known.
    """
    if is_distressed(sentence.text):
        return "out_of_scope"
    bare = asks_nothing(sentence) if bare is None else bare
    intent = _after_small_talk(sentence, ranking, bare)
    if _is_outburst(sentence, intent):
        return "out_of_scope"
    if intent in _NO_QUESTION and _sets_right(sentence):
        return ASKED[question or "salary"]
    if intent in _NO_QUESTION and _names_one(sentence) and asks_for_pay(_outside(sentence)):
        return "ask_salary"
    if intent == "compare_jobs" and question != "compare" and _names_but_a_setting(sentence):
        return "ask_salary"  # « à l'hôpital ça paie moins ? »: the job in force, elsewhere
    of_both = question is not None and (_points_at_both(sentence) or _asks_which(sentence, question))
    if (intent in _OF_ONE and of_both) or (intent == "ask_salary" and _names_either(sentence)):
        return "compare_jobs"
    if question in _OF_AMOUNTS and _is_about_months(sentence):
        return ASKED[question]
    if question == "convert" and intent in _NO_STATUS and _names_a_status_only(sentence):
        return "convert_salary"
    if not bare or intent in _SMALL_TALK or (intent in SUBJECTS and _hints_at_subject(sentence)):
        return intent
    return _of_what_is_named(sentence, intent, question)


def _of_what_is_named(sentence: Sentence, intent: str, question: str | None) -> str:
    """The intent of a message that names something and asks nothing; ``intent`` is the classifier's."""
    kinds = {span.kind for span in sentence.spans}
    if kinds == {"job"} and _WHAT_IT_IS.search(" ".join(tokens(sentence.text))):
        return "ask_missions"
    if question == "convert" and find_status(sentence.text) and kinds <= {"job", "unknown_job", *_UNITS}:
        return "convert_salary"
    if "amount" in kinds:
        return ASKED[question] if question in _OF_AMOUNTS and kinds <= {"amount", *_UNITS} else intent
    if _points_at_both(sentence):
        return ASKED[question] if question and intent not in SUBJECTS else intent
    if kinds & _NAMED == {"job_reference"} and question == "compare":
        return "ask_salary"
    if question in _ABOUT_PAY and _is_of_others(sentence):
        return "ask_salary"
    either = question is None and _names_either(sentence)
    if either or (intent == "compare_jobs" and len(sentence.of("job")) > 1):
        return "compare_jobs"
    if kinds & _NAMED:
        return _about_job(intent, question, with_details=bool(kinds & _DETAILS))
    if kinds or find_setting(sentence.text) is not None:
        return _about_detail(question, only_units=bool(kinds) and kinds <= _UNITS)
    return intent


def _names_a_status_only(sentence: Sentence) -> bool:
    """« Et en non cadre ? »"""
    short = len(tokens(sentence.text)) <= _SHORT
    return short and find_status(sentence.text) is not None and not sentence.of("location")


def _names_but_a_setting(sentence: Sentence) -> bool:
    """Whether the message says where or how the job in force is done, and names no other."""
    others = (span for span in sentence.spans if span.kind in _NAMED and not _points_at_itself(span))
    return find_setting(sentence.text) is not None and not any(others)


def _asks_which(sentence: Sentence, question: str) -> bool:
    """« Et de nuit, qui gagne le plus ? » about two jobs compared."""
    named = any(span.kind in _NAMED and not _points_at_itself(span) for span in sentence.spans)
    return question == "compare" and not named and _WHICH.search(normalize(sentence.text)) is not None


def _names_either(sentence: Sentence) -> bool:
    """« Un serveur le week-end ou un barman, ça paye combien ? »: two sure jobs, of which an answer about the
    last alone would forget one."""
    text = without_settings(sentence.text)
    for span in sentence.spans:
        if span.kind in _DETAILS:
            text = text[: span.start] + " " * span.length + text[span.end :]
    for first, second in pairwise(sentence.of("job")):
        both = (*first.entities, *second.entities)
        told_apart = len({entity["job_id"] for entity in both}) > 1
        if told_apart and not any(entity["ambiguous"] for entity in both):
            return _EITHER.fullmatch(normalize(text[first.end : second.start])) is not None
    return False


def _names_one(sentence: Sentence) -> bool:
    """Whether the message surely names a job, or points at the one above or beside the job in force."""
    sure = any(not entity["ambiguous"] for span in sentence.of("job") for entity in span.entities)
    return sure or any(not _points_at_itself(span) for span in sentence.of("job_reference"))


def _points_at_both(sentence: Sentence) -> bool:
    return any(entity["value"] == "both" for span in sentence.of("job_reference") for entity in span.entities)


def _is_of_others(sentence: Sentence) -> bool:
    """Whether the job named is somebody else's: « et mon chef de rayon ? », « et ma sœur qui est kiné »."""
    jobs = sentence.of("job")
    if not jobs or any(span.kind == "amount" for span in sentence.spans):
        return False
    before = normalize(sentence.text[: jobs[-1].start]) + " "
    return _POSSESSED.search(before) is not None or speaks_of_people(_outside(sentence))


def _about_job(intent: str, question: str | None, with_details: bool) -> str:
    if question is None or question == "convert":
        return intent if intent == "compare_jobs" else "ask_salary"
    return "ask_salary" if with_details and question not in _ABOUT_PAY else ASKED[question]


def _about_detail(question: str | None, only_units: bool) -> str:
    goes_on = question in _ABOUT_PAY or (question == "convert" and only_units)
    return ASKED[question] if question and goes_on else "ask_salary"


def _after_small_talk(sentence: Sentence, ranking: Sequence[str], bare: bool) -> str:
    """The first intent of the ranking, or the first that is no small talk where the message also asks."""
    first = ranking[0]
    if first not in _SMALL_TALK or not _also_asks(sentence, first):
        return first
    if bare:
        return "ask_salary"
    others = (name for name in ranking if name not in _SMALL_TALK and name != "out_of_scope")
    return next(others, first)


def _is_outburst(sentence: Sentence, intent: str) -> bool:
    """Whether the message is angry, names nothing and asks nothing: « c'est une blague, ce salaire »."""
    said = set(tokens(sentence.text))
    if intent in _SAID_IN_ANGER and not (intent == "deny" and not refusing_words() & said):
        return False
    if any(span.kind != "job_reference" for span in sentence.spans) or not is_angry(sentence.text):
        return False
    return not asking_words() & said


def _sets_right(sentence: Sentence) -> bool:
    """Whether the message names a job and sets another aside: « un boucher, pas un boulanger »."""
    reading = Reading.from_message({"text": sentence.text, "entities": sentence.entities})
    return 0 < len(reading.affirmed_jobs()) < len(reading.jobs)


def _hints_at_subject(sentence: Sentence) -> bool:
    """Whether words that ask nothing by themselves make a subject likely: « le bac pour comptable ».

    Beside a detail of pay they are but the person's own: « j'ai un bac+5 et 2 ans d'expérience ».
    """
    if any(span.kind in _DETAILS or span.kind == "amount" for span in sentence.spans):
        return False
    said = _NEXT_ONE.sub("", " ".join(tokens(_outside(sentence))))
    return bool(hinting_words() & set(said.split()))


def _is_about_months(sentence: Sentence) -> bool:
    """Whether the message says how many monthly pays a year, and nothing else: « et sur 13 mois ? »."""
    if find_pay_months(sentence.text) is None:
        return False
    return all(span.kind == "period" for span in sentence.spans) and words_ask_nothing(
        without_pay_months(sentence.text)
    )


def _also_asks(sentence: Sentence, intent: str) -> bool:
    said = set(tokens(sentence.text))
    if intent == "thank" and "?" not in sentence.text:
        said = set(tokens(_THANKS_FOR.sub("merci ", normalize(sentence.text))))
    if intent in _ENDS and not going_on_words() & said and ("merci" in said or not asks_nothing(sentence)):
        return False
    if intent == "deny" and _NEITHER.search(normalize(sentence.text)):
        return False
    reading = Reading.from_message({"text": sentence.text, "entities": sentence.entities})
    if reading.jobs:
        # « Oui chef », « bonjour docteur »: a title that may mean many jobs asks about none.
        return any(not job.ambiguous for job in reading.affirmed_jobs())
    if any(kind not in ("same", "both") for kind in reading.references) or sentence.of("amount"):
        return True
    return _tells_a_detail(sentence, intent, said)


def _tells_a_detail(sentence: Sentence, intent: str, said: set[str]) -> bool:
    """Whether a detail in small talk counts: not in « bonjour de Lyon » nor in « à dans une heure »."""
    details = any(span.kind in _DETAILS for span in sentence.spans)
    if intent in _ANSWERS or going_on_words() & said:
        return details
    return details and not (polite_words() | _LATER) & said


def asks_nothing(sentence: Sentence) -> bool:
    """Whether the words outside what the sentence names ask nothing by themselves."""
    return words_ask_nothing(_outside(sentence))


def _outside(sentence: Sentence) -> str:
    """The words that are in no span, nor set aside, nor name a setting or, beside a job, an employer."""
    text = without_settings(without_set_aside(sentence.text))
    text = without_employer(text) if sentence.of("job") else text
    outside, at = [], 0
    for span in sentence.spans:
        if _points_at_itself(span):
            continue
        outside.append(text[at : span.start])
        at = max(at, span.end)
    outside.append(text[at:])
    return " ".join(outside)


def _points_at_itself(span: Span) -> bool:
    """Whether a reference means the job in force: its words may ask (« son salaire ? »)."""
    return span.kind == "job_reference" and all(entity["value"] == "same" for entity in span.entities)
