"""Reading `vocabulary/*.yml`: people's own wordings for a job.

A file maps a target to its wordings. A target is a curated id, `rome-<appellation>`, `onisep-<sheet>` or a
bare ROME code (the job of `Knowledge.job_for_code`). The key `ambiguous` maps a word to several targets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nego.knowledge.entries import Entry, read_yaml
from nego.knowledge.names import Wordings, wording_key
from nego.knowledge.problems import Problem


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
    """Reads every file and claims its wordings; a wording that a stronger name owns is a clash."""
    wordings: dict[str, tuple[str, ...]] = {}
    ambiguous: dict[str, tuple[str, ...]] = {}
    asked: set[str] = set()
    contents = []
    for path in sorted((folder / "vocabulary").glob("*.yml")):
        file = f"vocabulary/{path.name}"
        content = read_yaml(folder, file, problems)
        if content is not None:
            contents.append((file, content))
            ambiguous.update(_ambiguous(file, content, targets, problems))
    asked = {wording_key(word) for word in ambiguous}
    for file, content in contents:
        for target in content:
            if target == "ambiguous":
                continue
            entry = Entry(content, file, target, problems)
            job_id = targets.resolve(target)
            if job_id is None:
                entry.fault("métier inconnu")
                continue
            for wording in entry.texts(target):
                if wording_key(wording) in asked:
                    entry.fault(f"« {wording} » est aussi déclaré ambigu")
                elif _claim(entry, wording, job_id, targets, words):
                    wordings[wording] = (job_id,)
    return Vocabulary(wordings, ambiguous)


def _claim(entry: Entry, wording: str, job_id: str, targets: Targets, words: Wordings) -> bool:
    if not wording_key(wording):
        entry.fault(f"« {wording} » ne contient aucune lettre")
        return False
    owner = words.claim(wording, job_id, "vocabulary")
    if owner.job_id == job_id:
        return True
    if not targets.same_code(owner.job_id, job_id):
        entry.fault(f"« {wording} » désigne déjà {owner.job_id} ({owner.kind} : {owner.name})")
    return False


def _ambiguous(
    file: str, content: Mapping[str, object], targets: Targets, problems: list[Problem]
) -> dict[str, tuple[str, ...]]:
    block = content.get("ambiguous")
    if block is None:
        return {}
    if not isinstance(block, dict):
        problems.append(Problem(file, "ambiguous", "doit donner une liste de métiers par mot"))
        return {}
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
        result[str(word)] = tuple(job_ids)
    return result
