"""The parameters of the rehearsal, from `knowledge/negotiation/rehearsal.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from nego.negotiation.rehearsal.model import Lesson, Temperament, Worth
from nego.negotiation.rules import Parameter, RulesError
from nego.paths import KNOWLEDGE

REHEARSAL_FILE = KNOWLEDGE / "negotiation" / "rehearsal.yml"
ValueName = Literal[
    "spread_without_range",
    "most_spread",
    "least_room_over_offer",
    "most_room_over_offer",
    "out_of_reach",
    "close_enough",
    "same_amount",
    "doubtful_offer",
    "bluff",
    "evasion",
    "threat",
    "raised_ask",
    "detail_missing",
    "bonus_share",
    "harder",
    "hardest",
]
Verdict = Literal["keep", "change"]
TEMPERAMENTS: tuple[Temperament, ...] = get_args(Temperament)


@dataclass(frozen=True)
class Manner:
    """How one temperament negotiates; the file says what each field means and rests on."""

    opening_gap: float
    base_reach: float
    rate: float
    turns: int
    budget_after: int
    weights: Mapping[Worth, float]
    remote_days: int
    bonus: bool
    training: bool
    review: bool


@dataclass(frozen=True)
class LessonRule:
    """What the feedback says of a move: keep or change, by which row of `negotiation.md`, said by whom."""

    verdict: Verdict
    rule: str
    source: str


@dataclass(frozen=True)
class Parameters:
    """The whole file. `lessons` are in the order in which they are chosen."""

    values: Mapping[ValueName, Parameter]
    manners: Mapping[Temperament, Manner]
    lessons: Mapping[Lesson, LessonRule]


@lru_cache(maxsize=2)
def parameters(path: Path = REHEARSAL_FILE) -> Parameters:
    """The parameters. Raises RulesError when one is missing, unknown, incomplete or without reference."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        values = _all_of(raw["values"], get_args(ValueName), Parameter, path)
        manners = _all_of(raw["temperaments"], TEMPERAMENTS, Manner, path)
        lessons = _all_of(raw["lessons"], get_args(Lesson), LessonRule, path)
        references = set(raw["temperament_references"])
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise RulesError(f"{path.name}: {error!r}") from error
    if references != set(Manner.__dataclass_fields__):
        raise RulesError(f"{path.name}: temperament_references do not match the fields of a temperament")
    for name, manner in manners.items():
        if set(manner.weights) != set(get_args(Worth)):
            raise RulesError(f"{path.name}: {name}: weights are not those of all arguments")
    return Parameters(values, manners, lessons)


def value(name: ValueName) -> float:
    """The value of one parameter."""
    return parameters().values[name].value


def _all_of(given: Mapping[str, Any], names: tuple[Any, ...], kind: Any, path: Path) -> dict[Any, Any]:
    """One `kind` for each of `names`, in the order of the file."""
    wrong = set(given) ^ set(names)
    if wrong:
        raise RulesError(f"{path.name}: missing or unknown: {', '.join(sorted(wrong))}")
    return {name: kind(**item) for name, item in given.items()}
