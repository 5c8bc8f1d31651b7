"""Where a sentence may name a job: runs of words between verbs, pronouns, amounts and punctuation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nego.knowledge.resolution.context import Chunk, Span, carried_together, chunk_in_context
from nego.knowledge.resolution.index import Key, NameIndex
from nego.knowledge.resolution.language import Language
from nego.knowledge.resolution.spelling import SAME_SOUND, Speller
from nego.knowledge.resolution.words import BREAKS, Word

_ARTICLES = frozenset({"le", "la", "les", "l"})
_BEFORE_ARTICLE = frozenset({"de", "a", "dans", "sur", "pour", "par", "en", "sous"})
_POSSESSIVE = ("mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "votre", "notre")
_NEW_JOB = frozenset({"un", "une", *_POSSESSIVE, "ce", "cet", "cette", "ces"})
_SUBJECTS = frozenset({"je", "j", "tu", "il", "elle", "on", "ils", "elles"})
_AND = frozenset({"et", "ou"})
_JOINING = (["et"], ["ou"], ["a"])


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name written out: words `start` to `end` (half-open)."""

    start: int
    end: int
    key: Key

    @property
    def positions(self) -> range:
        return range(self.start, self.end)


class Chunker:
    """Cuts sentences into chunks that may name a job."""

    def __init__(self, index: NameIndex, speller: Speller, language: Language) -> None:
        self._index, self._speller = index, speller
        titles = {form for form, root in index.forms.items() if (root,) in index.by_key}
        self._language = replace(language, verbs=language.verbs - titles)
        self._never_first = language.outside | language.determiners | language.stop_words
        self._not_jobs: dict[str, list[tuple[str, ...]]] = {}
        for phrase in language.not_jobs:
            self._not_jobs.setdefault(phrase[0], []).append(phrase)

    def find(self, found: Sequence[Word]) -> list[Chunk]:
        """The chunks of a sentence, in order, each with what the sentence says around it."""
        blocked = self._blocked(found)
        hits = [hit for hit in self._hits(found) if not blocked.issuperset(hit.positions)]
        blocked -= {position for hit in hits for position in hit.positions}
        inside = {position: hit for hit in hits if len(hit.key) > 1 for position in hit.positions}
        spans = [
            self._trimmed(found, part, inside)
            for span in self._runs(found, inside, blocked)
            for part in _split(found, span, hits)
        ]
        spans = [
            (start, end)
            for start, end in spans
            if start < end and (start in inside or not self._is_done(found, start))
        ]
        chunks = (chunk_in_context(found, span, len(spans) == 1, self._language) for span in spans)
        return carried_together(found, [chunk for chunk in chunks if chunk], self._language)

    def never_inside(self, word: Word) -> bool:
        """True for a word that is in no chunk: small, and in no name of a job."""
        small = word.text in _NEW_JOB or self._is_outside(word)
        return small and word.text not in self._index.stop_words and word.stem not in self._index.weights

    def _hits(self, found: Sequence[Word]) -> list[Hit]:
        """The names written out, leftmost and longest first; not the one-word names that end chunks."""
        hits: list[Hit] = []
        position = 0
        while position < len(found):
            longest = self._shorter_of_two(found, position, self._index.longest(found, position))
            if longest and not (len(longest[0]) == 1 and self._is_outside(found[position])):
                hits.append(Hit(position, longest[1], longest[0]))
            position = hits[-1].end if hits and hits[-1].start == position else position + 1
        return hits

    def _shorter_of_two(
        self, found: Sequence[Word], start: int, longest: tuple[Key, int] | None
    ) -> tuple[Key, int] | None:
        """ "Développeur et data scientist" is not "développeur data": a longer name begins inside. "Pas
        peintre, plâtrier" are two, not a "peintre plâtrier", and so are "boucher ou charcutier"."""
        for position in range(start + 1, longest[1] if longest else start):
            if found[position].follows(",") and self._index.longest(found, position):
                left = self._index.longest(found[:position], start)
                if left and left[1] == position:
                    return left
            if found[position].text in _AND:
                left = self._index.longest(found[:position], start)
                right = self._index.longest(found, position + 1)
                if not (left and right and longest):
                    continue
                either = found[position].text == "ou" or self._are_two(left[0], right[0])
                if right[1] > longest[1] or either:
                    return left
        return longest

    def _are_two(self, left: Key, right: Key) -> bool:
        """ "Boulanger et pâtissier" are asked about side by side: both are titles of described jobs."""
        return self._index.is_title(left) and self._index.is_title(right)

    def _blocked(self, found: Sequence[Word]) -> set[int]:
        """The positions of phrases that hold the name of a job and mean something else."""
        texts = tuple(word.text for word in found)
        return {
            position
            for start, text in enumerate(texts)
            for phrase in self._not_jobs.get(text, ())
            if texts[start : start + len(phrase)] == phrase
            for position in range(start, start + len(phrase))
        }

    def _runs(self, found: Sequence[Word], inside: Mapping[int, Hit], blocked: set[int]) -> list[Span]:
        spans: list[Span] = []
        start: int | None = None
        for position, word in enumerate(found):
            hit = inside.get(position)
            if start is not None and (position in blocked or self._ends(found, position, hit)):
                spans.append((start, position))
                start = None
            begins = hit or not (word.text in self._never_first or word.is_number) or self._is_initials(word)
            if start is None and begins and position not in blocked:
                start = position
        return spans if start is None else [*spans, (start, len(found))]

    def _ends(self, found: Sequence[Word], position: int, hit: Hit | None) -> bool:
        """True when the word cannot go on a chunk that reaches up to it."""
        word = found[position]
        if hit and hit.start < position:
            return False
        if word.follows(BREAKS) or " - " in word.before:
            return True
        if hit:
            return False
        if word.text in _ARTICLES:
            return found[position - 1].text not in _BEFORE_ARTICLE
        if word.text in self._language.stop_words and word.text not in _NEW_JOB:
            return False
        outside = word.text in _NEW_JOB or self._is_outside(word) or word.is_number
        return outside and not self._goes_on(found, position)

    def _is_done(self, found: Sequence[Word], position: int) -> bool:
        """ "Il coache", "je pilote": a pronoun does what the word says; not "elle infirmière"."""
        word = found[position]
        after_subject = position > 0 and found[position - 1].text in _SUBJECTS and not word.follows(BREAKS)
        return after_subject and word.text in self._language.verb_forms

    def _is_outside(self, word: Word) -> bool:
        return word.text in self._language.outside and not self._is_initials(word)

    def _is_initials(self, word: Word) -> bool:
        """True for initials that are a small word too, in capitals: "AS de nuit"."""
        return word.raw.isupper() and word.text in self._language.initials_in_capitals

    def _goes_on(self, found: Sequence[Word], position: int) -> bool:
        """True when a name holds the word right after the last one: "reponsable formation"."""
        small = self._language.stop_words
        before = next(word.text for word in reversed(found[:position]) if word.text not in small)
        sure = (meaning for meaning, value in self._speller.near(before) if value > SAME_SOUND)
        return any((meaning, found[position].stem) in self._index.pairs for meaning in sure)

    def _trimmed(self, found: Sequence[Word], span: Span, inside: Mapping[int, Hit]) -> Span:
        start, end = span
        while end - start > 1 and start not in inside and found[start].text in self._language.small:
            start += 1
        while end > start and (end - 1) not in inside and found[end - 1].text in self._language.stop_words:
            end -= 1
        return start, end


def _split(found: Sequence[Word], span: Span, hits: Sequence[Hit]) -> list[Span]:
    """Two names joined by "et", "ou", "à" or "/" are two chunks."""
    start, end = span
    within = [hit for hit in hits if start <= hit.start and hit.end <= end]
    for left, right in pairwise(within):
        between = [word.text for word in found[left.end : right.start]]
        joined = between in _JOINING or (not between and "/" in found[right.start].before)
        if joined and left.key != right.key:
            return [(start, left.end), *_split(found, (right.start, end), hits)]
    return [span]
