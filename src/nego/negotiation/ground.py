"""What the words rest on: order of arguments, objections, law, from `knowledge/negotiation/`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from nego.paths import KNOWLEDGE

ARGUMENTS_FILE = KNOWLEDGE / "negotiation" / "arguments.yml"
LAW_FILE = KNOWLEDGE / "negotiation" / "law.yml"

ArgumentCode = Literal["experience", "results", "skills", "other_offer"]
ObjectionCode = Literal["budget", "grid", "junior", "current_pay"]
LawCode = Literal["questions_at_hiring", "old_payslips", "pay_transparency"]
LawState = Literal["in_force", "to_check"]


class GroundError(ValueError):
    """A file of references that is incomplete or unreadable."""


@dataclass(frozen=True)
class Reference:
    """What a piece of advice rests on and the year of that."""

    reference: str
    year: int


@dataclass(frozen=True)
class LawNote:
    """One rule of law. `since`: the day it applies from, or by which it was to be transposed (`to_check`).

    `source` is the page read, published on `source_date`.
    """

    code: LawCode
    rule: str
    state: LawState
    since: date
    source: str
    source_date: date
    url: str


@lru_cache(maxsize=2)
def argument_order(path: Path = ARGUMENTS_FILE) -> dict[ArgumentCode, Reference]:
    """The arguments in the order they are said. Raises GroundError."""
    return _references(path, "arguments", get_args(ArgumentCode))


@lru_cache(maxsize=2)
def objections(path: Path = ARGUMENTS_FILE) -> dict[ObjectionCode, Reference]:
    """What the answers to the usual objections rest on, in the order of the file. Raises GroundError."""
    return _references(path, "objections", get_args(ObjectionCode))


@lru_cache(maxsize=2)
def law(path: Path = LAW_FILE) -> dict[LawCode, LawNote]:
    """What the law says, by code. Raises GroundError."""
    given = _read(path)
    _same_names(path, "law", given, get_args(LawCode))
    notes: dict[LawCode, LawNote] = {}
    for code in get_args(LawCode):
        notes[code] = _built(path, code, LawNote, {"code": code, **given[code]})
    for code, note in notes.items():
        dated = isinstance(note.since, date) and isinstance(note.source_date, date)
        if note.state not in get_args(LawState) or not dated:
            raise GroundError(f"{path.name}: {code}: state or dates")
    return notes


def section(path: Path, name: str) -> dict[str, Any]:
    """One mapping of a file. Raises GroundError."""
    found = _read(path).get(name)
    if not isinstance(found, dict):
        raise GroundError(f"{path.name}: no {name}")
    return found


def _references(path: Path, name: str, codes: tuple[str, ...]) -> dict[Any, Reference]:
    given = section(path, name)
    _same_names(path, name, given, codes)
    return {code: _built(path, code, Reference, item) for code, item in given.items()}


def _read(path: Path) -> dict[str, Any]:
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise GroundError(f"{path.name}: {error}") from error
    if not isinstance(found, dict):
        raise GroundError(f"{path.name}: no mapping")
    return found


def _same_names(path: Path, name: str, given: dict[str, Any], codes: tuple[str, ...]) -> None:
    wrong = set(given) ^ set(codes)
    if wrong:
        raise GroundError(f"{path.name}: {name}: missing or unknown: {', '.join(sorted(wrong))}")


def _built(path: Path, name: str, kind: Any, item: Any) -> Any:
    try:
        return kind(**item)
    except TypeError as error:
        raise GroundError(f"{path.name}: {name}: {error}") from error
