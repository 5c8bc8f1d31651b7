"""Where a sentence may name a job: runs of words between verbs, pronouns, amounts and punctuation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nego.knowledge.resolution.index import Key, NameIndex
from nego.knowledge.resolution.language import Language
from nego.knowledge.resolution.words import Word

_BREAKS = '?!.,;:\n()[]|"«»'
_ARTICLES = frozenset({"le", "la", "les", "l"})
_BEFORE_ARTICLE = frozenset({"de", "a", "dans", "sur", "pour", "par", "en", "sous"})
_NEW_JOB = frozenset(
    ("un", "une", "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "votre", "notre")
    + ("ce", "cet", "cette", "ces")
)
_JOINING = frozenset({"et", "ou", "a", "que", "qu", "vs", "versus", "contre", "pour", "devenir"})
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


def _hits(found: Sequence[Word], index: NameIndex, language: Language) -> list[Hit]:
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


def find_chunks(found: Sequence[Word], index: NameIndex, language: Language) -> list[Chunk]:
    """The runs of words that may name a job, in order, each with what the sentence says around it."""
    blocked = _blocked(found, language)
    hits = [hit for hit in _hits(found, index, language) if not blocked.issuperset(range(hit.start, hit.end))]
    blocked -= {position for hit in hits for position in range(hit.start, hit.end)}
    inside = {position: hit for hit in hits if len(hit.key) > 1 for position in range(hit.start, hit.end)}
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for position, word in enumerate(found):
        hit = inside.get(position)
        if start is not None and (position in blocked or _ends(found, position, hit, language)):
            spans.append((start, position))
            start = None
        if start is None and position not in blocked and (hit or _begins(word, language)):
            start = position
    if start is not None:
        spans.append((start, len(found)))
    parts = [part for span in spans for part in _split(found, span, hits, language)]
    trimmed = [_trim(found, part, inside, language) for part in parts]
    spans = [(a, b) for a, b in trimmed if a < b]
    chunks = [_chunk(found, span, len(spans), language) for span in spans]
    return _carried_together(found, chunks, language)


def _carried_together(found: Sequence[Word], chunks: Sequence[Chunk], language: Language) -> list[Chunk]:
    """Of two chunks joined by "et", "ou", "que", "à", both name jobs when one does."""
    joined = list(chunks)
    for left, right in zip(range(len(chunks)), range(1, len(chunks)), strict=False):
        between = [word.text for word in found[chunks[left].end : chunks[right].start]]
        if not between or any(word not in _JOINING and word not in language.determiners for word in between):
            continue
        carried = joined[left].carried or joined[right].carried
        for side in (left, right):
            joined[side] = replace(joined[side], carried=carried)
    return joined


def _blocked(found: Sequence[Word], language: Language) -> set[int]:
    """The positions of phrases that hold the name of a job and mean something else."""
    texts = tuple(word.text for word in found)
    return {
        position
        for phrase in language.not_jobs
        for start in range(len(texts) - len(phrase) + 1)
        if texts[start] == phrase[0] and texts[start : start + len(phrase)] == phrase
        for position in range(start, start + len(phrase))
    }


def _begins(word: Word, language: Language) -> bool:
    return not (
        word.text in language.outside
        or word.text in language.determiners
        or word.text in language.stop_words
        or word.is_number
    )


def _ends(found: Sequence[Word], position: int, hit: Hit | None, language: Language) -> bool:
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
            joined = between in (["et"], ["ou"], ["a"]) or (not between and "/" in found[right.start].before)
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
    bare = _is_title(found, span, language) or (count == 1 and _is_bare(found, span, language))
    slot = carrier in language.slot_carriers and (
        bool(_INDEFINITE & set(between)) or carrier in _NAMED_BY_VERB
    )
    carried = bare or slot or carrier in language.carriers or after in language.carriers_after
    return Chunk(start, end, carried, slot, bare)


def _is_bare(found: Sequence[Word], span: tuple[int, int], language: Language) -> bool:
    """The message says nothing but the chunk, greetings and words of pay."""
    others = (word for i, word in enumerate(found) if not span[0] <= i < span[1])
    allowed = language.benign | language.determiners | language.about_pay
    return all(word.text in allowed or word.is_number for word in others)


def _is_title(found: Sequence[Word], span: tuple[int, int], language: Language) -> bool:
    """The message begins with the chunk and has no verb or pronoun: "serveur dans un bar"."""
    if any(word.text not in _INDEFINITE for word in found[: span[0]]):
        return False
    verbs = language.outside - language.benign - language.about_pay
    return not any(word.text in verbs for word in found[span[1] :])


def _broken(word: Word) -> bool:
    return any(mark in word.before for mark in _BREAKS)


def _strongly_broken(word: Word) -> bool:
    return any(mark in word.before for mark in "?!.;\n")
