"""Reading `vocabulary/*.yml`: people's own wordings for a job.

A file maps a target to its wordings. A target is a curated id, `rome-<appellation>`, `onisep-<sheet>` or a
bare ROME code (the job of `Knowledge.job_for_code`). The lists stand at the top of the file or under
`wordings`; `capitals` has those that only count in capitals; `ambiguous` maps a word to several targets, and
wins over a list that gives the word to one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nego.knowledge.entries import Entry, read_yaml
from nego.knowledge.names import Wordings, wording_key
from nego.knowledge.problems import Problem

SECTIONS = frozenset({"wordings", "capitals", "ambiguous"})


@dataclass(frozen=True)
class Targets:
    """What a target may be: the ids of jobs, those sent to another job, and the job of each code."""

    ids: Mapping[str, str | None]
    redirects: Mapping[str, str]
    code_jobs: Mapping[str, str]

    def resolve(self, target: str) -> str | None:
        """The job id of a target, or None when nothing bears it."""
        if target in self.code_jobs:
            return self.code_jobs[target]
        if target not in self.ids:
            return None
        return self.redirects.get(target, target)

    def same_code(self, left: str, right: str) -> bool:
        """Two names of one ROME code lead to the same statistic: no clash."""
        return self.ids.get(left) is not None and self.ids.get(left) == self.ids.get(right)


@dataclass(frozen=True)
class Vocabulary:
    """Wordings of one job each, and words to ask about."""

    wordings: Mapping[str, tuple[str, ...]]
    ambiguous: Mapping[str, tuple[str, ...]]


def read_vocabulary(folder: Path, targets: Targets, words: Wordings, problems: list[Problem]) -> Vocabulary:
    """Reads every file and claims its wordings.

    A wording that something else owns already is a clash to correct, but no reason to refuse the facts: it
    stays with its owner.
    """
    wordings: dict[str, tuple[str, ...]] = {}
    ambiguous: dict[str, tuple[str, ...]] = {}
    lists: list[tuple[Entry, str]] = []
    for path in sorted((folder / "vocabulary").glob("*.yml")):
        file = f"vocabulary/{path.name}"
        content = read_yaml(folder, file, problems) or {}
        for word, job_ids in _ambiguous(file, content, targets, problems).items():
            ambiguous[word] = tuple(dict.fromkeys((*ambiguous.get(word, ()), *job_ids)))
        for word, job_id in _capitals(file, content, targets, problems):
            words.add_short(word, job_id)
        lists += _lists(file, content, targets, problems)
    asked = {wording_key(word): job_ids for word, job_ids in ambiguous.items()}
    for entry, job_id in lists:
        for wording in entry.texts(entry.label):
            choices = asked.get(wording_key(wording))
            if choices is not None and job_id not in choices:
                entry.warn(f"« {wording} » est aussi déclaré ambigu, sans ce métier")
            elif choices is None and _claim(entry, wording, job_id, targets, words):
                wordings[wording] = (job_id,)
    return Vocabulary(wordings, ambiguous)


def _section(
    file: str, content: Mapping[str, object], name: str, problems: list[Problem]
) -> Mapping[str, object]:
    block = content.get(name) or {}
    if isinstance(block, dict):
        return {str(key): value for key, value in block.items()}
    problems.append(Problem(file, name, "doit être un bloc"))
    return {}


def _lists(
    file: str, content: Mapping[str, object], targets: Targets, problems: list[Problem]
) -> list[tuple[Entry, str]]:
    """The wordings of each known target with its job, at the top of the file or under `wordings`."""
    top = {target: value for target, value in content.items() if target not in SECTIONS}
    found = []
    for block in (top, _section(file, content, "wordings", problems)):
        for target in block:
            entry = Entry(block, file, target, problems)
            job_id = targets.resolve(target)
            if job_id is None:
                entry.fault("métier inconnu")
            else:
                found.append((entry, job_id))
    return found


def _capitals(
    file: str, content: Mapping[str, object], targets: Targets, problems: list[Problem]
) -> list[tuple[str, str]]:
    """Words that only count in capitals, with their job."""
    block = _section(file, content, "capitals", problems)
    lists = _lists(file, dict(block), targets, problems)
    return [(word, job_id) for entry, job_id in lists for word in entry.texts(entry.label)]


def _claim(entry: Entry, wording: str, job_id: str, targets: Targets, words: Wordings) -> bool:
    if not wording_key(wording):
        entry.fault(f"« {wording} » ne contient aucune lettre")
        return False
    owner = words.claim(wording, job_id, "vocabulary")
    if owner.job_id == job_id:
        return True
    if not targets.same_code(owner.job_id, job_id):
        entry.warn(f"« {wording} » désigne déjà {owner.job_id} ({owner.kind} : {owner.name})")
    return False


def _ambiguous(
    file: str, content: Mapping[str, object], targets: Targets, problems: list[Problem]
) -> dict[str, tuple[str, ...]]:
    block = _section(file, content, "ambiguous", problems)
    result = {}
    for word in block:
        entry = Entry(block, file, f"ambiguous {word}", problems)
        job_ids = []
        for target in entry.texts(word):
            job_id = targets.resolve(target)
            if job_id is None:
                entry.fault(f"métier inconnu « {target} »")
            elif job_id not in job_ids:
                job_ids.append(job_id)
        result[word] = tuple(job_ids)
    return result
