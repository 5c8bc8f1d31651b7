"""A bare number that stands for a département: « 93 ? » after a job is « dans le 93 »."""

from __future__ import annotations

import re

from nego.nlu.sentence import Sentence, Span, place_entity
from nego.reading.places import find_places

_BARE = re.compile(r"\W*(?:(?:et|ou|dans|pour)\s+)?(?:le\s+)?(?P<number>\d\d|2[ab])\W*", re.IGNORECASE)


def with_department(sentence: Sentence) -> Sentence:
    """The sentence with its number read as a département, where it says nothing else."""
    bare = _BARE.fullmatch(sentence.text)
    if bare is None or sentence.spans:
        return sentence
    for place in find_places(f"dans le {bare['number']}"):
        start, end = bare.span("number")
        entity = {**place_entity(place), "start": start, "end": end}
        return Sentence(sentence.text, (Span(start, end, "location", (entity,)),))
    return sentence
