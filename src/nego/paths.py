"""Where the project's own files are. Négo runs from its checkout: facts and words stand beside the code."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KNOWLEDGE = ROOT / "knowledge"
TEMPLATES = ROOT / "templates"

DATA_SETTING = "NEGO_DATA"


def data_folder(root: Path = ROOT) -> Path:
    """Where conversations are kept: the folder NEGO_DATA, or .nego in the project."""
    return Path(os.environ.get(DATA_SETTING) or root / ".nego")
