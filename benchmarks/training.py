"""Training both assistants, each by its own command, on the same examples, and what it costs."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml
from processes import Cost, run_measured
from workspace import NLU, ROOT, Workspace, nego_workspace, python, usual_workspace

_KEPT = "trained.json"
_IMPORTS = "import rasa.__main__, rasa.model_training, rasa.core.agent, spacy, tensorflow, rasa_sdk.endpoint"


@dataclass(frozen=True)
class Trained:
    """A training: its cost and the size of the model in bytes."""

    cost: Cost
    model_bytes: int


def choose_examples(target: Path, per_intent: int | None) -> None:
    """Write the project's training examples, at most `per_intent` of each intent, evenly taken."""
    data = yaml.safe_load((ROOT / NLU).read_text(encoding="utf-8"))
    for block in data["nlu"]:
        lines = block["examples"].splitlines(keepends=True) if "intent" in block else []
        if per_intent is not None and len(lines) > per_intent:
            block["examples"] = "".join(lines[i * len(lines) // per_intent] for i in range(per_intent))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def count_examples(path: Path) -> int:
    """Training examples in a file of Rasa's NLU format."""
    blocks = yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    return sum(len(block["examples"].splitlines()) for block in blocks if "intent" in block)


def train_nego(folder: Path, examples: Path) -> tuple[Workspace, Trained]:
    """Négo's own training command on a copy of the project."""
    space = nego_workspace(folder, examples)
    # What both import is compiled once, as on any machine that has run them before.
    subprocess.run(python("-c", _IMPORTS), env=space.environment(), check=True, capture_output=True)
    command = python("-m", "nego.cli", "train", "--force")
    cost = run_measured(command, folder, space.environment(), folder / "train.log")
    return space, Trained(cost, space.model().stat().st_size)


def train_usual(folder: Path, examples: Path, actions_port: int) -> tuple[Workspace, Trained]:
    """`rasa train` with the usual pipeline on a copy of the project; kept for `kept_usual`."""
    space = usual_workspace(folder, actions_port)
    annotate = python(str(ROOT / "benchmarks" / "annotate.py"), str(examples), str(folder / NLU))
    subprocess.run(annotate, env=space.environment(), check=True, stdout=subprocess.DEVNULL)
    command = python("-m", "rasa", "train", "--force", "--out", str(space.models))
    cost = run_measured(command, folder, space.environment(), folder / "train.log")
    trained = Trained(cost, space.model().stat().st_size)
    shutil.copy(examples, folder / NLU.name)
    (folder / _KEPT).write_text(json.dumps(asdict(trained)), encoding="utf-8")
    return space, trained


def kept_usual(folder: Path, actions_port: int) -> tuple[Workspace, Trained, Path]:
    """The usual assistant trained before, around the code as it is now, and the examples it was trained on.

    Raises FileNotFoundError when there is none.
    """
    kept = json.loads((folder / _KEPT).read_text(encoding="utf-8"))
    trained = Trained(Cost(**kept["cost"]), kept["model_bytes"])
    return usual_workspace(folder, actions_port), trained, folder / NLU.name
