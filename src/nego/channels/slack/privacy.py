"""What concerns a person's own pay, and is therefore for their eyes only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

INTENTS = frozenset(
    (
        "evaluate_offer",
        "ask_counter_offer",
        "ask_negotiation_advice",
        "start_simulation",
        "convert_salary",
        "erase_data",
    )
)
SLOTS = (
    "amount",
    "variable",
    "variable_share",
    "meal_vouchers",
    "wanted",
    "other_offer",
    "has_other_offer",
    "floor",
    "results",
    "skills",
    "asking",
    "rehearsal",
)
"""What a person said of themselves, or is asked for: from then on their conversation is private."""
_ASKED_OF_ALL = "job"


def is_private(parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    """Whether the answer to a message is about the person, by what was understood and what is remembered."""
    if (parsed.get("intent") or {}).get("name") in INTENTS:
        return True
    if any(entity.get("entity") == "amount" for entity in parsed.get("entities") or ()):
        return True
    return any(slots.get(name) not in (None, _ASKED_OF_ALL) for name in SLOTS)
