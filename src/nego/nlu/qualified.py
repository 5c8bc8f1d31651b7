"""A job named by what sets it apart from the one in force: « et libéral ? » after « infirmier ».

« Chef de projet » and « dans l'informatique » make one name; so do « infirmier », of « infirmier libéral »,
and « de bloc »: the name in force is completed as a whole first, then its beginnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nego.knowledge.resolution.words import words
from nego.knowledge.resolve import JobMention, resolver
from nego.nlu.sentence import Sentence, Span, job_entity
from nego.nlu.words import asking_among, asks_nothing, without_set_aside
from nego.reading.around import is_bare
from nego.reading.setting import find_setting
from nego.text import normalize

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*'?")
_SURE = 0.95  # score of a name that is known but for its spelling
_LONGEST = 8  # words of a message that is but a qualification
_DETAILS = frozenset({"period", "basis", "location", "experience"})


def with_qualified_job(sentence: Sentence, job: str | None, near: bool = False) -> Sentence:
    """The sentence with the job that it names by completing the first words of ``job``, the name in force.

    Where nothing completes it, what stands beside the words of a follow-up may be a name by itself, as in
    « on reste sur plombier ». Only a name that is known as it stands counts (``near``: or nearly so),
    and only where the message says nothing else.
    """
    if any(span.kind not in _DETAILS for span in sentence.spans):
        return sentence
    parts = (job or "").split()
    heads = [" ".join(parts[:size]) for size in range(len(parts), -1, -1)]
    setting = find_setting(sentence.text) if job is not None else None
    again: Sentence | None = None
    for (start, end), head in _completions(sentence, heads, near):
        says_where = setting is not None and setting.start < end and start < setting.end
        if setting is not None and not head and setting.start <= start and end <= setting.end:
            continue  # « en réa » is where one works, no « anesthésiste-réanimateur »
        mention = _known(f"{head} {sentence.text[start:end]}".strip(), near)
        if mention is not None:
            entity = {**job_entity(mention), "start": start, "end": end, "value": sentence.text[start:end]}
            spans = [*sentence.spans, Span(start, end, "job", (entity,))]
            found = Sentence(sentence.text, tuple(sorted(spans, key=lambda span: span.start)))
            if mention.candidates[0].canonical != job:
                return found
            # « De cuisine » names the « commis de cuisine » in force again; its whole name and « ok » do not,
            # nor « en IME » an « éducateur » again: it says where.
            again = again or (found if head not in ("", job) and not says_where else None)
    return again or sentence


def _completions(
    sentence: Sentence, heads: Sequence[str], near: bool
) -> Iterator[tuple[tuple[int, int], str]]:
    """Stretches with the first words that may complete them, where a name may come of it."""
    in_force = words(heads[0])
    for start, end in _qualifications(sentence):
        said = words(sentence.text[start:end])
        # What the whole name in force can't carry, no beginning of it can.
        if near or any(resolver().may_be_all(name, _SURE) for name in ((*in_force, *said), said)):
            yield from (((start, end), head) for head in heads)


def _qualifications(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Stretches outside the details, longest first, beside which nothing is asked."""
    plain = without_set_aside(sentence.text)
    places = [
        match.span()
        for match in _WORD.finditer(plain)
        if not any(match.start() < span.end and span.start < match.end() for span in sentence.spans)
    ]
    if not places or len(places) > _LONGEST or asks_nothing(_said(sentence, places)):
        return
    asking = asking_among([plain[start:end] for start, end in places]) or [0]
    for size in range(len(places), asking[-1] - asking[0], -1):
        for first in range(max(0, asking[-1] - size + 1), min(asking[0], len(places) - size) + 1):
            inside, others = places[first : first + size], [*places[:first], *places[first + size :]]
            start, end = inside[0][0], inside[-1][1]
            broken = any(start < span.start < end for span in sentence.spans)
            if not broken and not _is_bare(_said(sentence, inside)) and asks_nothing(_said(sentence, others)):
                yield start, end


def _is_bare(said: str) -> bool:
    """Whether the words are but those around a detail or another follow-up: they qualify nothing."""
    return all(asks_nothing(word) or is_bare([word]) for word in normalize(said).split())


def _said(sentence: Sentence, places: list[tuple[int, int]]) -> str:
    return " ".join(sentence.text[start:end] for start, end in places)


def _known(name: str, near: bool) -> JobMention | None:
    """The one job whose name is all of ``name``."""
    mention = resolver().whole(name, 0.0 if near else _SURE)
    if mention is None or mention.ambiguous:
        return None
    if not near and (mention.near or mention.candidates[0].score < _SURE):
        return None
    return mention
