"""Job resolution: which jobs a French sentence names, however they are written.

A sentence is cut into chunks that may name a job (`resolution.chunks`); a chunk is read as a known name
(`resolution.index`), else as the name nearest to its words (`resolution.matching`, `resolution.spelling`).
What is only near is said to be near, what several jobs share is ambiguous, and what fills the place of a job
without being one is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from nego.knowledge.kept import kept
from nego.knowledge.loading import knowledge
from nego.knowledge.model import Knowledge
from nego.knowledge.resolution.chunks import Chunker
from nego.knowledge.resolution.context import Chunk
from nego.knowledge.resolution.index import NameIndex
from nego.knowledge.resolution.language import Language, french_words, load_language
from nego.knowledge.resolution.matching import Matcher
from nego.knowledge.resolution.reader import ASKED_SCORE, Reader
from nego.knowledge.resolution.results import Candidate, JobMention, JobReading, UnknownJob
from nego.knowledge.resolution.spelling import Speller
from nego.knowledge.resolution.tools import says_nothing_else, shows_a_person
from nego.knowledge.resolution.words import Word, stem, words
from nego.reading.gazetteer import gazetteer
from nego.text import normalize

__all__ = ["Candidate", "JobMention", "JobReading", "JobResolver", "UnknownJob", "resolver"]

_LONGEST_HEDGE = 6


class JobResolver:
    """Finds jobs in sentences. Built once from the knowledge; deterministic and never changed afterwards."""

    def __init__(self, known: Knowledge, language: Language | None = None) -> None:
        self._language = language or load_language()
        self._known = known
        self._hedges: dict[str, list[tuple[str, ...]]] = {}
        for hedge in self._language.hedges:
            self._hedges.setdefault(hedge[0], []).append(hedge)
        ambiguous = {**self._language.generic_heads, **known.ambiguous}
        self._index = NameIndex(known, self._language.stop_words, ambiguous)
        speller = Speller(self._index.forms, self._language, french_words(), _place_words())
        self._chunker = Chunker(self._index, speller, self._language)
        self._matcher = Matcher(self._index, speller, self._language)
        self._reader = Reader(known, self._index, self._matcher, self._language)

    def find(self, sentence: str, at_least: float = 0.0) -> JobReading:
        """The jobs a sentence names, with offsets in the sentence as given. Raises nothing.

        Who needs no name below the score ``at_least`` is answered sooner: such a name may be left out.
        """
        found = self._spelt_out(words(sentence))
        jobs: list[JobMention] = []
        unknown: list[UnknownJob] = []
        for chunk in self._chunker.find(found):
            read = self._read(sentence, found[chunk.start : chunk.end], chunk, at_least)
            if isinstance(read, UnknownJob):
                unknown.append(read)
            elif read:
                jobs.extend(self._job_or_tool(read, found))
        return JobReading(tuple(jobs), tuple(unknown))

    def _job_or_tool(self, mention: JobMention, found: Sequence[Word]) -> tuple[JobMention, ...]:
        """The mention, none where its name is that of a tool, or one to ask about where it may be either."""
        jobs = self._language.tool_names.get(normalize(mention.text))
        start = next(i for i, word in enumerate(found) if word.start == mention.start)
        span = (found, start, start + 1, self._language)
        if jobs is None or shows_a_person(*span):
            return (mention,)
        if not says_nothing_else(*span):
            return ()
        users = (self._known.job(job_id) for job_id in jobs)
        either = (Candidate(job.id, job.name, job.rome, ASKED_SCORE) for job in users)
        return (replace(mention, candidates=(*mention.candidates, *either), near=False, ambiguous=True),)

    def whole(self, name: str, at_least: float = 0.0) -> JobMention | None:
        """The job that all of ``name`` names, if ``find`` finds one: a part of it is not looked at.

        ``at_least`` as for ``find``.
        """
        found = self._spelt_out(words(name))
        chunk = next(iter(self._chunker.find(found)), None)
        if chunk is None or (found[chunk.start].start, found[chunk.end - 1].end) != (0, len(name)):
            return None
        read = self._read(name, found[chunk.start : chunk.end], chunk, at_least)
        if not isinstance(read, JobMention) or (read.start, read.end) != (0, len(name)):
            return None
        return next(iter(self._job_or_tool(read, found)), None)

    def may_be_all(self, found: Sequence[Word], at_least: float) -> bool:
        """False where ``find`` names no job by all of the words with the score ``at_least``: a quick look."""
        spelt = self._spelt_out(found)
        if any(map(self._chunker.never_inside, spelt)):
            return False
        return self._matcher.may_be_all(spelt, at_least)

    def resolve(self, name: str) -> tuple[Candidate, ...]:
        """The jobs a name alone may mean, best first; empty when it is near none."""
        found = words(name)
        reading = self._reader.read(found, carried=True) if found else None
        return reading.candidates if reading else ()

    def _spelt_out(self, found: Sequence[Word]) -> tuple[Word, ...]:
        """The words without hedges, with SMS spellings of question words written out; a word of job names
        stays. The dot of a clipped word ends nothing: "resp. marketing"."""
        spelt: list[Word] = []
        for word in _without_hedges(found, self._hedges):
            plain = self._language.sms.get(word.text)
            if plain and word.text not in self._index.forms:
                word = replace(word, text=plain, stem=stem(plain))
            if (
                word.before == ". "
                and spelt
                and spelt[-1].text in self._language.clipped
                and word.raw.islower()
            ):
                word = replace(word, before=" ")
            spelt.append(word)
        return tuple(spelt)

    def _read(
        self, sentence: str, run: Sequence[Word], chunk: Chunk, at_least: float
    ) -> JobMention | UnknownJob | None:
        reading = self._reader.read(run, chunk.carried, chunk.bare, at_least)
        if reading:
            start, end = run[reading.start].start, run[reading.end - 1].end
            text = sentence[start:end]
            return JobMention(start, end, text, reading.candidates, reading.near, reading.ambiguous)
        if not chunk.slot or any(word.text in self._language.nobody for word in run):
            return None
        start, end = run[0].start, run[-1].end
        return UnknownJob(start, end, sentence[start:end], self._reader.nearest(run))


def _without_hedges(found: Sequence[Word], hedges: Mapping[str, Sequence[tuple[str, ...]]]) -> list[Word]:
    """The words without what is said while looking for one: "je sais pas, vendeuse". ``hedges`` are by
    their first word."""
    kept: list[Word] = []
    position, left_out = 0, False
    while position < len(found):
        word = found[position]
        begun = hedges.get(word.text, ())
        texts = tuple(each.text for each in found[position : position + _LONGEST_HEDGE]) if begun else ()
        hedge = next((phrase for phrase in begun if texts[: len(phrase)] == phrase), None)
        if hedge is None:
            kept.append(replace(word, before=f", {word.before}") if left_out else word)
        position, left_out = position + (len(hedge) if hedge else 1), hedge is not None
    return kept


def _place_words() -> frozenset[str]:
    """The places that are one word: never a misspelt job."""
    return frozenset(key for key in gazetteer().entries if " " not in key)


@lru_cache(maxsize=1)
def resolver() -> JobResolver:
    """The resolver over the default knowledge: seconds to build, so kept for the next process."""
    facts = knowledge()
    return kept("resolver", lambda: JobResolver(facts), {"knowledge": facts})
