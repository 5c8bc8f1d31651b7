"""The intent of a message in its conversation: « et un plombier ? » after a question about training asks for
training again; « le deuxième » after a choice of jobs names the second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from nego.conversation.choosing import chosen
from nego.conversation.reading import JobRef
from nego.conversation.turns import ABOUT_OFFER
from nego.nlu.classifier import RANKING
from nego.nlu.component import PlainComponent
from nego.nlu.departments import with_department
from nego.nlu.ellipsis import ASKED, SUBJECTS, intent_in_context
from nego.nlu.guard import is_refused
from nego.nlu.negotiating import intent_in_negotiation, question_in_force
from nego.nlu.qualified import with_qualified_job
from nego.nlu.reader import sentence_of
from nego.nlu.restated import with_added_amount, with_restated_amount, with_restated_years
from nego.nlu.sentence import Sentence
from nego.reading.occasion import speaks_of_counter

CHOICES_SLOT = "choices"
JOB_SLOT = "job"
AMOUNT_SLOT = "amount"
AMOUNT_PERIOD_SLOT = "amount_period"
YEARS_SLOT = "experience_years"
ASKING_SLOT = "asking"
OCCASION_SLOT = "occasion"
PRESENT_SLOT = "present"
_ABOUT_AMOUNTS = ("convert", *ABOUT_OFFER)
_EXTRACTOR = "ContextualIntent"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ContextualIntent(PlainComponent):
    """Completes a message by what is in force: the question (slot `question`), the jobs proposed (`choices`),
    the job and the amount.

    Rasa hands the tracker to a component whose `process` has a parameter of that name; for `/model/parse` and
    a first message the tracker is empty. The classifier's own choice stays in the ranking.
    """

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Change the intents of elliptic messages in place."""
        for message in messages:
            if is_refused(message):
                continue
            question = question_in_force(tracker.get_slot)
            picked = _picked(message, tracker.get_slot(CHOICES_SLOT) or ())
            if picked is not None:
                message.set(ENTITIES, [_entity(picked, message.get(TEXT))], add_to_output=True)
                set_intent(message, ASKED[question or "salary"])
                continue
            ranking = [entry["name"] for entry in message.get(RANKING)]
            sentence = sentence_of(message)
            completed = _completed(sentence, ranking[0], tracker)
            is_completed = completed is not sentence
            if is_completed:
                found = [{**entity, "extractor": _EXTRACTOR} for entity in completed.entities]
                message.set(ENTITIES, found, add_to_output=True)
            intent = intent_in_context(completed, ranking, question, is_completed or None)
            set_intent(message, intent_in_negotiation(completed, intent, tracker.get_slot))
        return messages


def _completed(sentence: Sentence, intent: str, tracker: DialogueStateTracker) -> Sentence:
    """The sentence with what it names by half: another amount, a département, another job
    of the same first word.

    What asks about a subject names no job by it: « et la formation ? » is no « responsable formation ».
    """
    if question_in_force(tracker.get_slot) in _ABOUT_AMOUNTS:
        amount, period = tracker.get_slot(AMOUNT_SLOT), tracker.get_slot(AMOUNT_PERIOD_SLOT)
        asking = tracker.get_slot(ASKING_SLOT)
        sentence = with_restated_amount(sentence, amount, period, asking in ("amount", "floor"))
        if asking not in ("amount", "check"):
            sentence = _with_raise(sentence, tracker)
    else:
        sentence = with_restated_years(sentence, tracker.get_slot(YEARS_SLOT))
    job = tracker.get_slot(JOB_SLOT)
    if job is not None:
        sentence = with_department(sentence)
    return sentence if intent in SUBJECTS else with_qualified_job(sentence, job)


def _with_raise(sentence: Sentence, tracker: DialogueStateTracker) -> Sentence:
    """The sentence with its number read by the present pay, where that is known."""
    amount, period = tracker.get_slot(AMOUNT_SLOT), tracker.get_slot(AMOUNT_PERIOD_SLOT)
    asked = question_in_force(tracker.get_slot) in ("counter_offer", "advice")
    if tracker.get_slot(OCCASION_SLOT) == "raise":
        return with_added_amount(sentence, amount, period, asked)
    present = tracker.get_slot(PRESENT_SLOT)
    if present is None or not speaks_of_counter(sentence.text):
        return sentence
    return with_added_amount(sentence, present["amount"], present["period"])


def _picked(message: Message, choices: Sequence[Mapping[str, Any]]) -> JobRef | None:
    """The proposed job that the message picks; a message that surely names a job picks none."""
    sure = any(
        entity["entity"] == "job" and not (entity["ambiguous"] or entity["near"])
        for entity in message.get(ENTITIES, [])
    )
    proposed = [JobRef(choice["job_id"], choice["canonical"], choice["rome"]) for choice in choices]
    if sure or not proposed:
        return None
    return chosen(message.get(TEXT), proposed) or _named_by_half(sentence_of(message), proposed)


def _named_by_half(sentence: Sentence, proposed: Sequence[JobRef]) -> JobRef | None:
    """The job of which the message says a name without its first words, as for « avion » the « mécanicien
    avion »: any job where the name is sure, one of those proposed where it is only near."""
    heads = list(dict.fromkeys(job.canonical.split()[0] for job in proposed if " " in job.canonical))
    for near in (False, True):
        for head in heads:
            for span in with_qualified_job(sentence, head, near).of("job"):
                named = _as_ref(span.entities[0])
                if not near or named.job_id in {job.job_id for job in proposed}:
                    return named
    return None


def _as_ref(entity: Mapping[str, Any]) -> JobRef:
    return JobRef(entity["job_id"], entity["canonical"], entity["rome"])


def _entity(job: JobRef, text: str) -> dict[str, Any]:
    candidate = {"canonical": job.canonical, "job_id": job.job_id, "rome": job.rome, "score": 1.0}
    return {
        "entity": "job",
        "start": 0,
        "end": len(text),
        "value": text,
        **candidate,
        "ambiguous": False,
        "near": False,
        "candidates": [candidate],
        "extractor": _EXTRACTOR,
    }


def set_intent(message: Message, name: str) -> None:
    chosen_before = message.get(INTENT)
    if chosen_before["name"] == name:
        return
    intent = {"name": name, "confidence": chosen_before["confidence"]}
    message.set(INTENT, intent, add_to_output=True)
    others = [entry for entry in message.get(RANKING) if entry["name"] != name]
    message.set(RANKING, [intent, *others], add_to_output=True)
