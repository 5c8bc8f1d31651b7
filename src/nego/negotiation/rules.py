"""The parameters of the rules and the measured odds, from `knowledge/negotiation/rules.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from nego.negotiation.situation import Odds
from nego.paths import KNOWLEDGE

RULES_FILE = KNOWLEDGE / "negotiation" / "rules.yml"
ParameterName = Literal[
    "in_line",
    "range_low_width",
    "range_high_width",
    "significant_figures",
    "cap_over_evidence",
    "package_tolerance",
    "package_count",
    "variable_share",
    "bonus_share",
    "remote_day_value",
    "remote_days",
    "check_above_net_month",
    "check_above_market",
    "check_under_minimum",
    "usual_raise",
    "large_raise",
]


class RulesError(ValueError):
    """The file of parameters is incomplete or unreadable."""


@dataclass(frozen=True)
class Parameter:
    """One value in its `unit`, with what it rests on and the year of that."""

    value: float
    unit: str
    reference: str
    year: int
    url: str | None = None


@lru_cache(maxsize=2)
def parameters(path: Path = RULES_FILE) -> Mapping[ParameterName, Parameter]:
    """All parameters by name. Raises RulesError when one is missing, unknown or incomplete."""
    given = _section(path, "parameters")
    names = get_args(ParameterName)
    wrong = set(given) ^ set(names)
    if wrong:
        raise RulesError(f"{path.name}: missing or unknown: {', '.join(sorted(wrong))}")
    return {name: _built(path, name, Parameter, given[name]) for name in names}


def value(name: ParameterName) -> float:
    """The value of one parameter."""
    return parameters()[name].value


@lru_cache(maxsize=2)
def odds(path: Path = RULES_FILE) -> tuple[Odds, ...]:
    """The measured shares, in the order of the file. Raises RulesError."""
    given = _section(path, "odds")
    found = tuple(_built(path, name, Odds, {"code": name, **item}) for name, item in given.items())
    if not all(0 <= item.share <= 1 for item in found):
        raise RulesError(f"{path.name}: a share of odds is not between 0 and 1")
    return found


def _section(path: Path, name: str) -> dict[str, Any]:
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))[name]
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise RulesError(f"{path.name}: no {name}: {error}") from error
    if not isinstance(data, dict):
        raise RulesError(f"{path.name}: {name} is no mapping")
    return data


def _built(path: Path, name: str, kind: Any, item: Mapping[str, Any]) -> Any:
    try:
        return kind(**item)
    except TypeError as error:
        raise RulesError(f"{path.name}: {name}: {error}") from error
