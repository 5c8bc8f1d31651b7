"""Copies of both assistants to train and start, away from the models and conversations of the project."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
USUAL_FILES = Path(__file__).parent / "usual"

PROJECT = ("src", "actions", "data", "knowledge", "templates", "config.yml", "domain.yml")
SETTINGS = ("credentials.yml", "endpoints.yml")
NLU = Path("data/nlu.yml")


@dataclass(frozen=True)
class Workspace:
    """A folder with one assistant in it, and the environment to run it in."""

    folder: Path

    @property
    def models(self) -> Path:
        return self.folder / "models"

    @property
    def conversations(self) -> Path:
        """Where Négo keeps them."""
        return self.folder / "conversations" / "conversations.db"

    def model(self) -> Path:
        """The trained model. Raises FileNotFoundError when there is none."""
        found = sorted(self.models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
        if not found:
            raise FileNotFoundError(f"no model in {self.models}")
        return found[-1]

    def environment(self) -> dict[str, str]:
        """Python finds the copied code before the installed one, and compiles each module only once."""
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {
            **inherited,
            "PYTHONPYCACHEPREFIX": str(self.folder.parent / "bytecode"),
            "PYTHONPATH": os.pathsep.join((str(self.folder / "src"), str(self.folder))),
            "RASA_TELEMETRY_ENABLED": "false",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "PYTHONWARNINGS": "ignore",
            "SANIC_HOST": "127.0.0.1",
            "NEGO_DATA": str(self.conversations.parent),
        }


def copy_project(folder: Path, names: tuple[str, ...]) -> Workspace:
    """Copy files and folders of the project as they are now; what was copied before is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        source, target = ROOT / name, folder / name
        if target.is_dir():
            shutil.rmtree(target)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return Workspace(folder)


def nego_workspace(folder: Path, examples: Path) -> Workspace:
    """Négo as it is now, with these training examples; not trained, with no conversation yet."""
    space = copy_project(folder, (*PROJECT, *SETTINGS))
    shutil.copy(examples, folder / NLU)
    for old in (space.models, folder / "conversations"):
        if old.is_dir():
            shutil.rmtree(old)
    return space


def usual_workspace(folder: Path, actions_port: int) -> Workspace:
    """The usual pipeline around the same code, domain, rules and stories, without training examples."""
    space = copy_project(folder, PROJECT)
    (folder / NLU).unlink()
    shutil.copy(USUAL_FILES / "config.yml", folder / "config.yml")
    shutil.copy(USUAL_FILES / "credentials.yml", folder / "credentials.yml")
    shutil.copy(USUAL_FILES / "rules.yml", folder / "data" / "usual_rules.yml")
    endpoints = {"action_endpoint": {"url": f"http://127.0.0.1:{actions_port}/webhook"}}
    (folder / "endpoints.yml").write_text(yaml.safe_dump(endpoints), encoding="utf-8")
    return space


def python(*arguments: str) -> list[str]:
    """A command of this Python."""
    return [sys.executable, *arguments]
