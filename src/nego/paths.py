"""Where the project's own files are. Négo runs from its checkout: facts and words stand beside the code."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KNOWLEDGE = ROOT / "knowledge"
TEMPLATES = ROOT / "templates"
