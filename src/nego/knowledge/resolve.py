"""Job resolution: which jobs a French sentence names, however they are written.

A sentence is cut into chunks that may name a job (`resolution.chunks`); a chunk is read as a known name
(`resolution.index`), else as the name nearest to its words (`resolution.matching`, `resolution.spelling`).
What is only near is said to be near, what several jobs share is ambiguous, and what fills the place of a job
without being one is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nego.knowledge.loading import knowledge
from nego.knowledge.model import Knowledge
from nego.knowledge.resolution.chunks import Chunk, Hit, find_chunks, find_hits
from nego.knowledge.resolution.index import Key, NameIndex, key_of
from nego.knowledge.resolution.language import Language, french_words, load_language
from nego.knowledge.resolution.matching import Match, Matcher
from nego.knowledge.resolution.spelling import Speller
from nego.knowledge.resolution.words import Word, words
from nego.text import normalize

# Calibrated on tests/data/job_mentions_dev.tsv and non_jobs_dev.tsv; benchmarks/resolution.py prints both sides.
ACCEPT_CARRIED = 0.70
ACCEPT_FREE = 0.90
NEAR_BELOW = 0.85
_MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A job a wording may name. `rome` is the code of the wording itself where ROME lists it; `score` 0..1."""

    job_id: str
    canonical: str
    rome: str | None
    score: float


@dataclass(frozen=True, slots=True)
class JobMention:
    """A job named in a sentence. `candidates` is best first and never empty; `near`: the best is only near
    what was written; `ambiguous`: the user must be asked which one."""

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]
    near: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class UnknownJob:
    """Something asked about as a job that is no known job, with the nearest ones."""

    start: int
    end: int
    text: str
    nearest: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class JobReading:
    """What a sentence says of jobs, in the order of the sentence."""

    jobs: tuple[JobMention, ...]
    unknown: tuple[UnknownJob, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a chunk was read as; `end` is relative to the chunk."""

    candidates: tuple[Candidate, ...]
    start: int
    end: int
    ambiguous: bool
    exact: bool


class JobResolver:
    """Finds jobs in sentences. Built once from the knowledge; immutable and deterministic afterwards."""

    def __init__(self, known: Knowledge, language: Language | None = None) -> None:
        self._language = language or load_language()
        self._known = known
        self._index = NameIndex(known, self._language.stop_words)
        self._speller = Speller(
            self._index.weights, self._language.clipped, self._language.same_word, french_words()
        )
        self._matcher = Matcher(self._index, self._speller, self._language)
        self._ambiguous = self._ambiguous_words()

    def find(self, sentence: str) -> JobReading:
        """The jobs a sentence names, with offsets in the sentence as given. Never raises."""
        found = words(sentence)
        hits = find_hits(found, self._index, self._language)
        jobs: list[JobMention] = []
        unknown: list[UnknownJob] = []
        for chunk in find_chunks(found, hits, self._language):
            read = self._read_chunk(found, chunk, hits)
            if isinstance(read, JobMention):
                jobs.append(read_in(sentence, read))
            elif isinstance(read, UnknownJob):
                unknown.append(
                    UnknownJob(read.start, read.end, sentence[read.start : read.end], read.nearest)
                )
        return JobReading(tuple(jobs), tuple(unknown))

    def resolve(self, name: str) -> tuple[Candidate, ...]:
        """The jobs a name alone may mean, best first; empty when it is near none."""
        found = words(name)
        if not found:
            return ()
        reading = self._read(found, carried=True)
        return reading.candidates if reading else ()

    def _ambiguous_words(self) -> dict[Key, tuple[str, ...]]:
        entries = {**self._language.generic_heads, **self._known.ambiguous}
        return {key_of(words(word), self._language.stop_words): tuple(ids) for word, ids in entries.items()}

    def _read_chunk(
        self, found: Sequence[Word], chunk: Chunk, hits: Sequence[Hit]
    ) -> JobMention | UnknownJob | None:
        run = found[chunk.start : chunk.end]
        reading = self._read(run, chunk.carried)
        if reading is None and not chunk.carried:
            reading = self._free_hit(chunk, hits, found)
        if reading and (chunk.carried or not self._everyday(run[reading.start : reading.end])):
            start, end = run[reading.start].start, run[reading.end - 1].end
            near = not reading.exact and reading.candidates[0].score < NEAR_BELOW
            return JobMention(start, end, "", reading.candidates, near, reading.ambiguous)
        if chunk.slot and reading is None:
            nearest = self._candidates(self._matcher.best(run))
            return UnknownJob(run[0].start, run[-1].end, "", nearest)
        return None

    def _read(self, run: Sequence[Word], carried: bool) -> _Reading | None:
        run = list(run)
        longest = self._index.longest(run, 0)
        if longest and all(self._matcher.is_noise(word) for word in run[longest[1] :]):
            return self._exact(longest[0], run, 0, longest[1])
        matches = self._matcher.best(run)
        if not matches or matches[0].score < (ACCEPT_CARRIED if carried else ACCEPT_FREE):
            return None
        used = matches[0].used
        end = max(used) + 1
        while end < len(run) and not self._matcher.is_noise(run[end]):
            end += 1
        ambiguous = matches[0].key in self._ambiguous
        if ambiguous:
            return self._exact(matches[0].key, run, min(used), end)
        return _Reading(self._candidates(matches), min(used), end, False, False)

    def _free_hit(self, chunk: Chunk, hits: Sequence[Hit], found: Sequence[Word]) -> _Reading | None:
        """A long name inside a run of other words, where nothing says that a job is meant."""
        inside = [h for h in hits if chunk.start <= h.start and h.end <= chunk.end and len(h.key) > 1]
        if not inside:
            return None
        best = max(inside, key=lambda h: len(h.key))
        return self._exact(
            best.key, found[chunk.start : chunk.end], best.start - chunk.start, best.end - chunk.start
        )

    def _exact(self, key: Key, run: Sequence[Word], start: int, end: int) -> _Reading:
        if key in self._ambiguous:
            jobs = [self._known.job(job_id) for job_id in self._ambiguous[key]]
            candidates = tuple(Candidate(job.id, job.name, job.rome, 0.5) for job in jobs)
            return _Reading(candidates, start, end, len(candidates) > 1, True)
        text = normalize(" ".join(word.text for word in run[start:end]))
        wordings = sorted(self._index.by_key[key], key=lambda w: (_plain(w.text) != text, w.rank))
        same = [w for w in wordings if (_plain(w.text) == text) == (_plain(wordings[0].text) == text)]
        candidates = _distinct(Candidate(w.job_id, w.canonical, w.rome, 1.0) for w in wordings)
        tied = {w.job_id for w in same if w.rank == same[0].rank}
        return _Reading(candidates[:_MOST_CANDIDATES], start, end, len(tied) > 1, True)

    def _candidates(self, matches: Iterable[Match]) -> tuple[Candidate, ...]:
        found = (
            Candidate(w.job_id, w.canonical, w.rome, round(match.score, 3))
            for match in matches
            for w in self._index.by_key[match.key][:1]
        )
        return _distinct(found)[:_MOST_CANDIDATES]

    def _everyday(self, run: Sequence[Word]) -> bool:
        content = [word for word in run if word.text not in self._language.stop_words]
        return len(content) == 1 and content[0].stem in self._language.everyday


def read_in(sentence: str, mention: JobMention) -> JobMention:
    """The mention with its text as written."""
    return JobMention(
        mention.start,
        mention.end,
        sentence[mention.start : mention.end],
        mention.candidates,
        mention.near,
        mention.ambiguous,
    )


def _plain(text: str) -> str:
    return " ".join(word.text for word in words(text))


def _distinct(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    found: dict[str, Candidate] = {}
    for candidate in candidates:
        found.setdefault(candidate.job_id, candidate)
    return tuple(found.values())


@lru_cache(maxsize=1)
def resolver() -> JobResolver:
    """The resolver over the default knowledge, built at the first call (about two seconds)."""
    return JobResolver(knowledge())
