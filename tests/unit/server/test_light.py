"""Rasa without TensorFlow, each case in a process of its own: what is imported can't be taken back."""

import subprocess
import sys
from pathlib import Path

import pytest

from nego.paths import ROOT
from nego.server.light import COMPONENTS, STAND_INS, has_light_channels, is_light

USUAL = "pipeline:\n- name: DIETClassifier\npolicies:\n- name: RulePolicy\n"


def run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True, cwd=ROOT
    )
    return done.stdout.strip().splitlines()[-1]


def test_rasa_comes_up_without_tensorflow() -> None:
    program = (
        "from nego.server.preparing import prepare_rasa; prepare_rasa()\n"
        "import sys, nego.server.loading, rasa.model_training\n"
        "from rasa.engine.recipes.default_recipe import DefaultV1Recipe\n"
        "DefaultV1Recipe._from_registry('RulePolicy')\n"
        "print(sorted({'tensorflow', 'transformers', 'sklearn', 'twilio'} & sys.modules.keys()))"
    )
    assert run(program) == "[]"


def test_a_server_answers_without_what_only_training_needs() -> None:
    program = (
        "from nego.server.preparing import prepare_rasa; prepare_rasa()\n"
        "import sys, nego.server.http, nego.server.loading, nego.nlu.classifier, nego.nlu.contextual\n"
        "from nego.nlu.sentence import read_sentence\n"
        "read_sentence('combien gagne un PMO ?')\n"  # made once for the next process
        "print(*sorted({'sklearn', 'matplotlib', 'socketio', 'twilio'} & sys.modules.keys()), '-')"
    )
    assert run(program) == "-"


@pytest.mark.parametrize(
    ("credentials", "left_out"),
    [
        ((ROOT / "credentials.yml").read_text("utf-8"), True),
        ("rest:\n", True),
        ("rest:\ntwilio: {account_sid: x}\n", False),
        ("- rest\n", False),
        ("rest: [", False),
    ],
    ids=["the project's own", "rest", "a service", "no mapping", "no YAML"],
)
def test_channels_to_services_are_left_out_unless_named(
    tmp_path: Path, credentials: str, left_out: bool
) -> None:
    path = tmp_path / "credentials.yml"
    path.write_text(credentials, encoding="utf-8")
    assert has_light_channels(path) is left_out


@pytest.mark.parametrize("names", ["rest", "twilio"])
def test_channels_are_rasas_own_by_their_names(tmp_path: Path, names: str) -> None:
    path = tmp_path / "credentials.yml"
    path.write_text(f"{names}:\n", encoding="utf-8")
    program = (
        "import sys; from pathlib import Path; from nego.server.light import leave_out\n"
        f"assert leave_out(credentials=Path({str(path)!r}))\n"
        "from rasa.core.channels import BUILTIN_CHANNELS, CollectingOutputChannel, UserMessage\n"
        "from rasa.core.channels.console import CmdlineInput\n"  # any other is found in the folder
        "print(BUILTIN_CHANNELS['rest'].__module__, 'twilio' in BUILTIN_CHANNELS)"
    )
    assert run(program) == f"rasa.core.channels.rest {names == 'twilio'}"


def test_nothing_changes_once_rasa_is_imported(tmp_path: Path) -> None:
    program = (
        f"import sys, types; sys.modules[{COMPONENTS!r}] = types.ModuleType('x')\n"
        "from nego.server.light import leave_out; print(leave_out())"
    )
    assert run(program) == "False"


def test_rasa_still_has_what_the_stand_ins_stand_for() -> None:
    """Fails when Rasa moves or renames a module: the stand-ins must then follow."""
    program = (
        "import importlib\n"
        f"for module, names in {dict(STAND_INS)!r}.items():\n"
        "    loaded = importlib.import_module(module)\n"
        "    assert loaded.__file__ and all(hasattr(loaded, name) for name in names), module\n"
        f"print(importlib.import_module({COMPONENTS!r}).DEFAULT_COMPONENTS[-2].__name__)"
    )
    assert run(program) == "MemoizationPolicy"


@pytest.mark.parametrize(
    ("config", "light"),
    [
        pytest.param((ROOT / "config.yml").read_text("utf-8"), True, id="the project's own"),
        pytest.param(USUAL, False, id="DIET"),
        pytest.param(USUAL.replace("DIETClassifier", "nego.nlu.x.Y"), True, id="own components"),
        pytest.param("pipeline:\n- nego.x.Y\npolicies:\n- RulePolicy\n", True, id="names alone"),
        pytest.param("pipeline:\n- name: nego.x.Y\n", False, id="no policies"),
        pytest.param("pipeline: [1]\npolicies: [RulePolicy]", False, id="no name"),
        pytest.param("- a\n- b\n", False, id="no mapping"),
        pytest.param("pipeline: [", False, id="no YAML"),
    ],
)
def test_what_a_configuration_needs(tmp_path: Path, config: str, light: bool) -> None:
    (tmp_path / "config.yml").write_text(config, encoding="utf-8")
    assert is_light(tmp_path / "config.yml") is light


def test_a_missing_configuration_needs_all(tmp_path: Path) -> None:
    assert not is_light(tmp_path / "none.yml")


def test_matrices_are_multiplied_in_one_thread() -> None:
    program = (
        "from nego.server.preparing import prepare_rasa; prepare_rasa()\n"
        "import numpy, threadpoolctl\n"
        "print({part['num_threads'] for part in threadpoolctl.threadpool_info()})"
    )
    assert run(program) == "{1}"
