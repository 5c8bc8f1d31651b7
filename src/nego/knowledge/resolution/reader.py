"""Reading a run of words as a job: a name written out, else the name nearest to the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from nego.knowledge.model import Knowledge
from nego.knowledge.resolution.index import Key, NameIndex, Wording
from nego.knowledge.resolution.language import Language
from nego.knowledge.resolution.matching import Matcher
from nego.knowledge.resolution.results import Candidate
from nego.knowledge.resolution.scoring import Match
from nego.knowledge.resolution.words import Word

# Calibrated on tests/data/job_mentions_dev.tsv and non_jobs_dev.tsv; benchmarks/resolution.py measures.
ACCEPT_CARRIED = 0.75
ACCEPT_FREE = 0.90
NEAR_BELOW = 0.85
FULLER = 0.5
SURE = 0.93
ASKED_SCORE = 0.5
_MOST_CANDIDATES = 5
_OF = frozenset({"de", "d", "du", "des"})
_WORKS_AT = "chez"
_LONGEST_PLACE = 2  # words that mean something: « la clinique Pasteur »
_AT = frozenset({"dans", "chez", "en", "a", "au", "aux"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The jobs a run may name, best first; words `start` to `end` (half-open) of the run name them."""

    candidates: tuple[Candidate, ...]
    start: int
    end: int
    near: bool = False
    ambiguous: bool = False


class Reader:
    """Reads runs of words. `carried` says that the sentence shows that a job stands there."""

    def __init__(self, known: Knowledge, index: NameIndex, matcher: Matcher, language: Language) -> None:
        self._known, self._index, self._matcher, self._language = known, index, matcher, language

    def read(
        self, run: Sequence[Word], carried: bool, bare: bool = False, at_least: float = 0.0
    ) -> Reading | None:
        """The jobs the run names, or None. `bare`: see `Chunk`; names below the score `at_least` may be
        left out."""
        longest = self._index.longest(run, 0)
        if longest and all(self._matcher.is_noise(word) for word in run[longest[1] :]):
            key, end = longest
            if bare and self._is_other_thing(run, 0, end):
                return None
            whole = self._whole(run) if end < len(run) else None
            return whole or self._written_out(key, run, 0, end, carried)
        if longest and not bare:
            rest = [word for word in run[longest[1] :] if word.text not in self._language.stop_words]
            if self._is_place(rest):
                return self._written_out(longest[0], run, 0, longest[1], carried)
            if _is_employer(run[longest[1] :], rest):
                return self._whole(run) or self._written_out(longest[0], run, 0, longest[1], carried)
        return self._nearest(run, carried, bare, at_least) or self._inside(run, carried, bare)

    def _is_place(self, told: Sequence[Word]) -> bool:
        """Whether the words behind a name are those of a place: no longer name can come of it."""
        return bool(told) and all(
            self._matcher.is_place(word) and not self._matcher.names_jobs(word) for word in told
        )

    def nearest(self, run: Sequence[Word]) -> tuple[Candidate, ...]:
        """The jobs nearest to the run, however far."""
        return self._candidates(self._matcher.best(run))

    def _whole(self, run: Sequence[Word]) -> Reading | None:
        """A job that every word of the run names: in "dév java" the product tells which developer."""
        content = {i for i, word in enumerate(run) if word.text not in self._language.stop_words}
        sure = (match for match in self._matcher.best(run, SURE) if match.score >= SURE)
        whole = [match for match in sure if match.used == content]
        return Reading(self._candidates(whole), min(content), max(content) + 1) if whole else None

    def _nearest(self, run: Sequence[Word], carried: bool, bare: bool, at_least: float) -> Reading | None:
        accepted = max(ACCEPT_CARRIED if carried else ACCEPT_FREE, at_least)
        matches = self._matcher.best(run, accepted)
        if not matches or matches[0].score < accepted:
            return None
        best = matches[0]
        start, end = min(best.used), max(best.used) + 1
        small = self._language.stop_words
        last = len(run)
        while last > end and (run[last - 1].text in small or self._matcher.is_noise(run[last - 1])):
            last -= 1
        end = last
        if bare and len(best.used) == 1 and self._is_other_thing(run, start, max(best.used) + 1):
            return None
        if self._is_person(run, start, end) or self._common_word(run[start:end], carried):
            return None
        if not carried and self._is_rare(best.key):
            return None
        if self._is_initials_only(best.key, run[start].text):
            return None
        if best.key in self._index.ambiguous:
            fuller = self._fuller(matches, best)
            if not fuller:
                return self._asked(best.key, start, end)
            return Reading(self._candidates(fuller), start, end, near=True)
        return Reading(self._candidates(matches), start, end, near=best.score < NEAR_BELOW)

    def _fuller(self, matches: Sequence[Match], best: Match) -> list[Match]:
        """The names that more of the words carry than the general one: "agent de collete"."""
        return [
            match
            for match in matches
            if match.used > best.used and match.score >= FULLER and match.key not in self._index.ambiguous
        ]

    def _inside(self, run: Sequence[Word], carried: bool, bare: bool) -> Reading | None:
        """The longest name written out anywhere in the run; one word is enough where a job is expected."""
        found: list[tuple[int, Key, int]] = []
        for start in range(len(run)):
            longest = self._index.longest(run, start)
            enough = carried and all(self._matcher.is_noise(word) for word in run[:start])
            if longest and (len(longest[0]) > 1 or enough):
                found.append((start, *longest))
        if not found:
            return None
        start, key, end = max(found, key=lambda hit: (len(hit[1]), -hit[0]))
        if bare and self._is_other_thing(run, start, end):
            return None
        reading = self._written_out(key, run, start, end, carried)
        return reading and Reading(reading.candidates, start, end, carried, reading.ambiguous)

    def _is_other_thing(self, run: Sequence[Word], start: int, end: int) -> bool:
        """True for a word of things too with a complement of its own: "facteur aggravant".

        Not when it says where one works, or is a word of job ads: "serveur dans un bar".
        """
        if end == len(run) or end - start > 1 or run[start].stem not in self._language.things:
            return False
        after = run[end]
        said_in_ads = after.text in self._language.ad_noise or self._matcher.is_place(after)
        return after.text in _OF or not (after.text in _AT or said_in_ads)

    def _written_out(
        self, key: Key, run: Sequence[Word], start: int, end: int, carried: bool
    ) -> Reading | None:
        if self._is_person(run, start, end) or self._common_word(run[start:end], carried):
            return None
        if key in self._index.ambiguous:
            return self._asked(key, start, end)
        wordings = self._closest(key, run[start:end])
        if not wordings or (not carried and self._is_rare(key)):
            return None
        candidates = _distinct(Candidate(w.job_id, w.canonical, w.rome, 1.0) for w in wordings)
        first = wordings[0]
        same = (w for w in wordings if (w.text, w.rank) == (first.text, first.rank))
        shared = len({w.rome or w.job_id for w in same}) > 1
        return Reading(candidates[:_MOST_CANDIDATES], start, end, ambiguous=shared)

    def _closest(self, key: Key, written: Sequence[Word]) -> list[Wording]:
        """The wordings of a key: those spelt as written, else all but initials; best kind, nearest first."""
        text = " ".join(word.text for word in written)
        wordings = self._index.by_key[key]
        same = [w for w in wordings if w.text == text]
        others = (w for w in wordings if not w.initials)
        return same or sorted(others, key=lambda w: (w.rank, Levenshtein.distance(w.text, text)))

    def _asked(self, key: Key, start: int, end: int) -> Reading:
        jobs = [self._known.job(job_id) for job_id in self._index.ambiguous[key]]
        candidates = tuple(Candidate(job.id, job.name, job.rome, ASKED_SCORE) for job in jobs)
        return Reading(candidates, start, end, ambiguous=len(candidates) > 1)

    def _candidates(self, matches: Iterable[Match]) -> tuple[Candidate, ...]:
        found: list[Candidate] = []
        for match in matches:
            for wording in self._index.by_key.get(match.key, ())[:1]:
                score = round(match.score, 3)
                found.append(Candidate(wording.job_id, wording.canonical, wording.rome, score))
        return _distinct(found)[:_MOST_CANDIDATES]

    def _is_rare(self, key: Key) -> bool:
        """True for one word that only ROME or ONISEP take for a job: too little where nothing shows one."""
        wordings = self._index.by_key.get(key, [])
        return len(key) == 1 and bool(wordings) and not wordings[0].is_own

    def _is_initials_only(self, key: Key, written: str) -> bool:
        """True for initials that another word leads to: "armée" is no "ARM"."""
        wordings = self._index.by_key.get(key, ())
        return len(key) == 1 and bool(wordings) and all(w.initials and w.text != written for w in wordings)

    def _common_word(self, written: Sequence[Word], carried: bool) -> bool:
        """True for an everyday word where nothing shows a job, and for initials that are a small word."""
        word = written[0]
        if len(written) == 1 and word.text in self._language.initials_in_capitals and not word.raw.isupper():
            return True
        return not carried and self._everyday(written)

    def _everyday(self, written: Sequence[Word]) -> bool:
        content = [word for word in written if word.text not in self._language.stop_words]
        if len(content) != 1:
            return False
        word = content[0]
        return word.stem in self._language.everyday or (len(word.text) <= 3 and not word.raw.isupper())

    def _is_person(self, run: Sequence[Word], start: int, end: int) -> bool:
        """ "Julie Meunier", "Boucher Alexandre": a capital beside a capitalised word that names nothing."""
        titled = run[start].text in self._language.titles and start + 1 < len(run)
        if titled and self._is_surname(run[start + 1], beside_small=not run[start].is_capitalised):
            return True
        if not run[start].is_capitalised:
            return False
        if start > 0 and self._is_first_name(run[start - 1]):
            return True
        surname = end - start == 1 and (self._everyday(run[start:end]) or not self._index.longest(run, start))
        return surname and end < len(run) and self._is_first_name(run[end])

    def _is_surname(self, word: Word, beside_small: bool) -> bool:
        """True for a capitalised word that is no part of a title: "docteur House", not "Maître Nageur"."""
        known = word.text in self._language.ad_noise or self._matcher.is_place(word)
        named = beside_small or not self._matcher.names_jobs(word)
        return word.is_capitalised and not known and named

    def _is_first_name(self, word: Word) -> bool:
        known = word.text in self._language.ad_noise or self._matcher.is_place(word)
        return word.is_capitalised and not known and self._matcher.is_unknown(word)


def _is_employer(rest: Sequence[Word], told: Sequence[Word]) -> bool:
    """Whether what stands behind a name says who pays: "chez leclerc", "à la clinique Pasteur". ``told`` are
    the words of ``rest`` that mean something."""
    if not told or rest[0].text == _WORKS_AT:
        return bool(told)
    once = rest[0].text in _AT and not any(word.text in _AT for word in rest[1:])
    return once and rest[0].raw.islower() and len(told) <= _LONGEST_PLACE and told[-1].raw[:1].isupper()


def _distinct(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    found: dict[str, Candidate] = {}
    for candidate in candidates:
        found.setdefault(candidate.job_id, candidate)
    return tuple(found.values())
