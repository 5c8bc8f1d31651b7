"""What Slack sends and answers, as its documentation shows it: a file each, with the address of the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def payload(name: str, **changes: Any) -> dict[str, Any]:
    """The documented payload, with these fields of its first level changed."""
    shape = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return {**shape["payload"], **changes}
