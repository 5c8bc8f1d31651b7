"""Who owns a wording: the one job that each known name leads to.

The same words are often a curated name, a ROME name, an ONISEP title and an alias at once. A wording has
one owner, the first of:

1. the own names of a curated job (name, feminine, plurals), whatever code ROME gives to those words;
2. the official ROME names. A ROME name that is also a name or alias of a curated job *of the same code* is
   that curated job. A curated alias that is the ROME name of another code is left to ROME; when the curated
   job has no code at all the alias stays with it;
3. the aliases of curated jobs;
4. the titles of ONISEP sheets. A sheet linked to a curated job is that job; a sheet titled like a ROME name
   or a curated alias is the job that owns the words; only the others are jobs of their own;
5. the wordings of `vocabulary/`, 6. the aliases of ONISEP sheets, 7. the synonyms of ESCO;
8. ROME names that hold initials, with the words or the initials left out (`initials_forms`).

Words are compared without case, accents, punctuation or spacing. Short aliases (PM, AS) are listed as they
are: they only count in capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from nego.knowledge.model import Appellation, EscoSynonym, Job, Name, NameKind, OnisepSheet, RomeCode

_SPELT = str.maketrans(
    {"œ": "oe", "æ": "ae", "’": " ", "–": " ", "—": " ", "·": " ", "\u00a0": " ", "\u202f": " "}
)
_INITIALS = re.compile(r"\s*(?:\(([A-Z]{2,6})\)|-\s?([A-Z]{2,6})\s?-)")
_SMALL_WORDS = frozenset({"de", "du", "des", "et", "en", "la", "le", "les", "à", "au", "aux", "d", "l"})
_NOT_WORD = re.compile(r"[^a-z0-9+#]+")


@lru_cache(maxsize=65_536)
def wording_key(wording: str) -> str:
    """What two wordings share when they are the same words: `Œnologue ` and `oenologue` have one key."""
    plain = unicodedata.normalize("NFKD", wording.lower().translate(_SPELT))
    return _NOT_WORD.sub(" ", plain.encode("ascii", "ignore").decode()).strip()


@dataclass(frozen=True)
class NamedThings:
    """Everything that has names."""

    curated: Mapping[str, Job]
    codes: Mapping[str, RomeCode]
    appellations: tuple[Appellation, ...]
    onisep: tuple[OnisepSheet, ...]
    esco: tuple[EscoSynonym, ...]


class Wordings:
    """The owner of each wording; the first to claim it keeps it."""

    def __init__(self) -> None:
        self._owners: dict[str, Name] = {}
        self._shorts: list[Name] = []

    def claim(self, wording: str, job_id: str, kind: NameKind) -> Name:
        """The owner of the wording after the claim: the claimer, or whoever came first."""
        return self._owners.setdefault(wording_key(wording), Name(wording, job_id, kind))

    def add_short(self, wording: str, job_id: str) -> None:
        self._shorts.append(Name(wording, job_id, "short"))

    def owner(self, wording: str) -> Name | None:
        return self._owners.get(wording_key(wording))

    def all(self) -> tuple[Name, ...]:
        return (*self._owners.values(), *self._shorts)


def own_names(job: Job) -> Iterable[tuple[str, NameKind]]:
    """The names a curated job bears itself. The facts leave a regular plural (name + s) out."""
    yield job.name, "name"
    yield job.feminine, "feminine"
    yield job.plural or f"{job.name}s", "plural"
    yield job.feminine_plural or f"{job.feminine}s", "plural"


def appellation_redirects(curated: Mapping[str, Job], appellations: Iterable[Appellation]) -> dict[str, str]:
    """`rome-…` id to the job that it is: a curated job, or the first ROME name of the same words and code."""
    titles = {wording_key(job.name): job for job in curated.values()}
    by_code: dict[tuple[str, str | None], Job] = {}
    for job in curated.values():
        for wording in (job.name, job.feminine, *job.aliases, *job.short_aliases):
            by_code.setdefault((wording_key(wording), job.rome), job)
    redirects: dict[str, str] = {}
    firsts: dict[tuple[str, str], str] = {}
    for item in sorted(appellations, key=lambda appellation: not appellation.principal):
        key = wording_key(item.name)
        feminine = wording_key(item.feminine)
        owner = titles.get(key) or by_code.get((key, item.rome)) or by_code.get((feminine, item.rome))
        first = firsts.setdefault((key, item.rome), item.job_id)
        if owner is not None:
            redirects[item.job_id] = owner.id
        elif first != item.job_id:
            redirects[item.job_id] = first
    return redirects


def base_wordings(things: NamedThings, redirects: Mapping[str, str]) -> Wordings:
    """Ranks 1 to 3 of the module's rule."""
    words = Wordings()
    for job in things.curated.values():
        for wording, kind in own_names(job):
            words.claim(wording, job.id, kind)
    codeless = {
        wording_key(alias): job
        for job in things.curated.values()
        if job.rome is None
        for alias in job.aliases
    }
    for item in things.appellations:
        for wording in (item.name, item.feminine):
            if wording_key(wording) not in codeless:
                words.claim(wording, redirects.get(item.job_id, item.job_id), "rome")
    for job in things.curated.values():
        for alias in job.aliases:
            words.claim(alias, job.id, "alias")
        for short in job.short_aliases:
            words.add_short(short, job.id)
    return words


def claim_sheets(words: Wordings, sheets: Iterable[OnisepSheet]) -> dict[str, str]:
    """Rank 4: claims the titles; the redirects of the sheets that are no job of their own."""
    redirects: dict[str, str] = {}
    for sheet in sheets:
        target = sheet.job_ids[0] if sheet.job_ids else sheet.job_id
        owner = words.claim(sheet.name, target, "onisep")
        if sheet.job_ids:
            redirects[sheet.job_id] = sheet.job_ids[0]
        elif owner.job_id != sheet.job_id:
            redirects[sheet.job_id] = owner.job_id
        words.claim(sheet.feminine, redirects.get(sheet.job_id, sheet.job_id), "onisep")
    return redirects


def claim_rest(
    words: Wordings, things: NamedThings, redirects: Mapping[str, str], code_jobs: Mapping[str, str]
) -> None:
    """Ranks 6 to 8."""
    for sheet in things.onisep:
        for alias in sheet.aliases:
            words.claim(alias, redirects.get(sheet.job_id, sheet.job_id), "onisep")
    for synonym in things.esco:
        if synonym.rome in code_jobs:
            words.claim(synonym.name, code_jobs[synonym.rome], "esco")


def claim_initials_forms(words: Wordings, things: NamedThings, redirects: Mapping[str, str]) -> None:
    """Rank 8: what several codes could claim ("géophysicien") goes to the code's principal name first."""
    for item in sorted(things.appellations, key=lambda appellation: not appellation.principal):
        for name in (item.name, item.feminine):
            for form in initials_forms(name):
                words.claim(form, redirects.get(item.job_id, item.job_id), "rome")


def initials_forms(name: str) -> tuple[str, ...]:
    """A name that holds its initials, said in each way: « Technicien en Contrôle Non Destructif (CND) » is
    « technicien en contrôle non destructif » and « technicien en CND ». Initials alone are too often
    something else (SASU, CRM). Empty for a name without initials."""
    match = _INITIALS.search(name)
    if match is None:
        return ()
    before, initials, after = name[: match.start()], match[1] or match[2], name[match.end() :]
    start = _spelt_out_at(before, initials)
    forms = [before + after]
    if start is not None and start > 0:
        forms.append(before[:start] + initials + after)
    return tuple(form.strip() for form in forms)


def _spelt_out_at(before: str, initials: str) -> int | None:
    """Where the words that the initials stand for begin."""
    words = [word for word in re.finditer(r"\w+", before) if word[0].lower() not in _SMALL_WORDS]
    said = words[-len(initials) :]
    first = "".join(wording_key(word[0])[:1] for word in said).upper()
    return said[0].start() if first == initials else None


def jobs_of_codes(things: NamedThings, redirects: Mapping[str, str]) -> dict[str, str]:
    """The job a bare code stands for: the curated job that bears the code's principal name, else the only
    curated job matched exactly to the code, else the principal name itself."""
    exact: dict[str, list[str]] = {}
    for job in things.curated.values():
        if job.rome and job.rome_match == "exact":
            exact.setdefault(job.rome, []).append(job.id)
    result = {}
    for item in things.appellations:
        if not item.principal:
            continue
        target = redirects.get(item.job_id, item.job_id)
        alone = exact.get(item.rome, [])
        result[item.rome] = alone[0] if target == item.job_id and len(alone) == 1 else target
    return result
