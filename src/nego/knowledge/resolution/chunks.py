"""Where a sentence may name a job: runs of words between verbs, pronouns, amounts and punctuation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nego.knowledge.resolution.index import Key, NameIndex
from nego.knowledge.resolution.language import Language
from nego.knowledge.resolution.words import Word

_BREAKS = "?!.,;:\n()[]|\"«»"
_ARTICLES = frozenset({"le", "la", "les", "l"})
_BEFORE_ARTICLE = frozenset({"de", "a", "dans", "sur", "pour", "par", "en", "sous"})
_NEW_JOB = frozenset({"un", "une", "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "votre", "notre", "ce", "cet", "cette", "ces"})
_INDEFINITE = frozenset({"un", "une", "1"})
_NAMED_BY_VERB = frozenset({"devenir", "metier", "profession"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name written out: words `start` to `end` (half-open)."""

    start: int
    end: int
    key: Key


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words `start` to `end` (half-open) that may name a job.

    `carried`: the sentence says that a job stands here ("je suis …", "… gagne combien"), or the chunk is the
    whole message; `slot`: it asks about the thing named here as one asks about a job ("combien gagne un …").
    """

    start: int
    end: int
    carried: bool
    slot: bool
    bare: bool


def find_hits(found: Sequence[Word], index: NameIndex, language: Language) -> list[Hit]:
    """The names written out, leftmost and longest first, one-word names that end chunks left out."""
    hits: list[Hit] = []
    position = 0
    while position < len(found):
        longest = index.longest(found, position)
        if longest and not (len(longest[0]) == 1 and found[position].text in language.outside):
            hits.append(Hit(position, longest[1], longest[0]))
            position = longest[1]
        else:
            position += 1
    return hits


def find_chunks(found: Sequence[Word], hits: Sequence[Hit], language: Language) -> list[Chunk]:
    """The runs of words that may name a job, in order, each with what the sentence says around it."""
    inside = {position: hit for hit in hits if len(hit.key) > 1 for position in range(hit.start, hit.end)}
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for position, word in enumerate(found):
        hit = inside.get(position)
        if start is not None and _ends(found, position, start, hit, language):
            spans.append((start, position))
            start = None
        if start is None and (hit or _begins(word, language)):
            start = position
    if start is not None:
        spans.append((start, len(found)))
    parts = [part for span in spans for part in _split(found, span, hits, language)]
    trimmed = [_trim(found, part, inside, language) for part in parts]
    spans = [(a, b) for a, b in trimmed if a < b]
    return [_chunk(found, span, len(spans), language) for span in spans]


def _begins(word: Word, language: Language) -> bool:
    return not (
        word.text in language.outside
        or word.text in language.determiners
        or word.text in language.stop_words
        or word.is_number
    )


def _ends(found: Sequence[Word], position: int, start: int, hit: Hit | None, language: Language) -> bool:
    word = found[position]
    if hit and hit.start < position:
        return False
    if any(mark in word.before for mark in _BREAKS) or " - " in word.before:
        return True
    if hit:
        return False
    if word.text in _ARTICLES:
        return found[position - 1].text not in _BEFORE_ARTICLE
    if word.text in _NEW_JOB:
        return True
    return word.text not in language.stop_words and (word.text in language.outside or word.is_number)


def _split(
    found: Sequence[Word], span: tuple[int, int], hits: Sequence[Hit], language: Language
) -> list[tuple[int, int]]:
    """Two names joined by "et", "ou" or "/" are two chunks."""
    start, end = span
    for left in hits:
        for right in hits:
            between = [word.text for word in found[left.end : right.start]]
            if not (start <= left.start < left.end <= right.start < end):
                continue
            joined = between in (["et"], ["ou"]) or (not between and "/" in found[right.start].before)
            if joined and left.key != right.key:
                return [(start, left.end), *_split(found, (right.start, end), hits, language)]
    return [span]


def _trim(
    found: Sequence[Word], span: tuple[int, int], inside: dict[int, Hit], language: Language
) -> tuple[int, int]:
    start, end = span
    skip = language.stop_words | language.adjectives | language.determiners
    while start < end and start not in inside and found[start].text in skip and end - start > 1:
        start += 1
    while end > start and (end - 1) not in inside and found[end - 1].text in language.stop_words:
        end -= 1
    return start, end


def _chunk(found: Sequence[Word], span: tuple[int, int], count: int, language: Language) -> Chunk:
    start, end = span
    between: list[str] = []
    position = start - 1
    skip = language.determiners | language.stop_words | language.adjectives
    while position >= 0 and found[position].text in skip and not _broken(found[position + 1]):
        between.append(found[position].text)
        position -= 1
    carrier = found[position].text if position >= 0 and not _broken(found[position + 1]) else ""
    after = found[end].text if end < len(found) and not _strongly_broken(found[end]) else ""
    others = [word for i, word in enumerate(found) if not start <= i < end]
    bare = count == 1 and all(
        word.text in language.benign
        or word.text in language.determiners
        or word.text in language.money
        or word.is_number
        for word in others
    )
    slot = carrier in language.slot_carriers and (
        bool(_INDEFINITE & set(between)) or carrier in _NAMED_BY_VERB
    )
    carried = bare or slot or carrier in language.carriers or after in language.carriers_after
    return Chunk(start, end, carried, slot, bare)


def _broken(word: Word) -> bool:
    return any(mark in word.before for mark in _BREAKS)


def _strongly_broken(word: Word) -> bool:
    return any(mark in word.before for mark in "?!.;\n")
