"""Rasa without what Négo does not use: the one place where Négo changes what Rasa itself loads.

Rasa 3.6 imports TensorFlow and transformers at every start, for components (DIET, TED, response selector)
that `config.yml` may not use. That is two thirds of the time to import Rasa (33 s against 10 s on two busy
cores) and 320 MB. Here their modules are replaced by stand-ins of the same names, with empty classes that
nothing is an instance of, as long as the configuration names only components that do without. So are what
draws plots (31 MB) and what splits training data for TensorFlow, which loads scikit-learn (53 MB). Rasa's
channels to a dozen services (45 MB) are left out unless `credentials.yml` names one. `rasa train`,
`rasa shell` and the other commands of Rasa itself are left alone.

Raises nothing and changes nothing for a configuration that needs more, or once Rasa is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from nego.paths import ROOT

# The modules of Rasa that import TensorFlow, and what others import from them.
STAND_INS: Mapping[str, tuple[str, ...]] = {
    "rasa.nlu.classifiers.diet_classifier": ("DIETClassifier",),
    "rasa.nlu.selectors.response_selector": ("ResponseSelector",),
    "rasa.nlu.extractors.crf_entity_extractor": ("CRFEntityExtractor", "CRFEntityExtractorOptions"),
    "rasa.core.policies.ted_policy": ("TEDPolicy",),
    "rasa.utils.train_utils": (),
    "rasa.utils.plotting": (),
    "rasa.utils.tensorflow.model_data": (
        "Data",
        "FeatureArray",
        "FeatureSignature",
        "RasaModelData",
        "ragged_array_to_ndarray",
    ),
}
# Where Rasa lists its own components, which it imports to register them.
COMPONENTS = "rasa.engine.recipes.default_components"
CHANNELS = "rasa.core.channels"
LIGHT_CHANNELS = frozenset({"rest", "callback"})
LIGHT_COMPONENTS = frozenset({"MemoizationPolicy", "AugmentedMemoizationPolicy", "RulePolicy"})


def leave_out(config: Path = ROOT / "config.yml", credentials: Path = ROOT / "credentials.yml") -> bool:
    """Put the stand-ins in place if `config` allows it, those of channels if `credentials` does too; returns
    whether they are. To be called before the first import of Rasa's engine."""
    if any(isinstance(finder, _StandIns) for finder in sys.meta_path):
        return True
    if COMPONENTS in sys.modules or not is_light(config):
        return False
    files = {COMPONENTS: "light_components.py"}
    if CHANNELS not in sys.modules and has_light_channels(credentials):
        files[CHANNELS] = "light_channels.py"
    sys.meta_path.insert(0, _StandIns(files))
    return True


def has_light_channels(credentials: Path) -> bool:
    """Whether a Rasa credentials file names only Négo's own channels and those that need no service."""
    try:
        read = yaml.safe_load(credentials.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError):
        return False
    return isinstance(read, dict) and all(
        isinstance(name, str) and (name.startswith("nego.") or name in LIGHT_CHANNELS) for name in read
    )


def is_light(config: Path) -> bool:
    """Whether the pipeline and policies of a Rasa configuration do without TensorFlow. An unreadable or
    incomplete file does not: Rasa is the one to say what is wrong with it."""
    try:
        read = yaml.safe_load(config.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError):
        return False
    parts = [read.get(part) if isinstance(read, dict) else None for part in ("pipeline", "policies")]
    if not all(isinstance(part, list) and part for part in parts):
        return False
    return all(_is_light_component(entry) for part in parts if part for entry in part)


def _is_light_component(entry: Any) -> bool:
    name = entry.get("name") if isinstance(entry, dict) else entry
    return isinstance(name, str) and (name.startswith("nego.") or name in LIGHT_COMPONENTS)


class _StandIns(MetaPathFinder, Loader):
    """Finds the stand-ins before the modules themselves, and fills them with empty classes; ``files`` beside
    this one stand for whole modules."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name in self._files:
            # A package keeps its own folder: the modules in it are found there.
            folders = [str(Path(folder) / name.rpartition(".")[2]) for folder in path or ()]
            return spec_from_file_location(
                name,
                Path(__file__).with_name(self._files[name]),
                submodule_search_locations=folders if name == CHANNELS else None,
            )
        return ModuleSpec(name, self) if name in STAND_INS else None

    def exec_module(self, module: ModuleType) -> None:
        for name in STAND_INS[module.__name__]:
            setattr(module, name, type(name, (), {"__module__": module.__name__}))
