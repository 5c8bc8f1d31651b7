"""The launcher on machines of many kinds, each made of a few fake programs on a PATH of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from nego.paths import ROOT

TOOLS = ("bash", "cat", "chmod", "cmp", "dirname", "env", "head", "mkdir", "readlink", "rm", "sed")

UV = """#!/usr/bin/env bash
case "$1" in
--version) echo "uv VERSION (fake)" ;;
sync)
    echo "$@" >> "$CALLS"
    [ -z "${SYNC_FAILS:-}" ] || exit 1
    mkdir -p .venv/bin
    for tool in python ruff mypy; do cp "$FAKES/venv-tool" ".venv/bin/$tool"; done
    ;;
esac
"""
VENV_TOOL = """#!/usr/bin/env bash
[ "$1" = -c ] && exit 0
echo "ran $(basename "$0") $*"
[ "$(basename "$0")" != "${TOOL_FAILS:-}" ]
"""
PYTHON = """#!/usr/bin/env bash
case "$*" in
"-c import sys, ensurepip"*) exit 0 ;;
"-m venv .uv") mkdir -p .uv/bin; cp "$FAKES/venv-python" .uv/bin/python ;;
*) exit 1 ;;
esac
"""
VENV_PYTHON = """#!/usr/bin/env bash
[ -z "${PIP_FAILS:-}" ] || { echo "no network" >&2; exit 1; }
cp "$FAKES/uv" .uv/bin/uv
"""
BROKEN = "#!/usr/bin/env bash\necho 'pyenv: command not found' >&2\nexit 127\n"
OLD_UV = UV.replace("VERSION", "0.1.24")
GOOD_UV = UV.replace("VERSION", "0.9.2")


@dataclass(frozen=True)
class Machine:
    """A fresh clone of the project and a PATH with nothing on it but what is installed here."""

    folder: Path
    bin: Path
    fakes: Path

    def install(self, name: str, script: str) -> None:
        write(self.bin / name, script)

    def run(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": str(self.bin),
            "HOME": str(self.fakes),
            "FAKES": str(self.fakes),
            "CALLS": str(self.fakes / "calls"),
            "LC_ALL": "C.UTF-8",
            **settings,
        }
        return subprocess.run(
            [str(self.folder / "nego"), *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    @property
    def syncs(self) -> int:
        calls = self.fakes / "calls"
        return len(calls.read_text(encoding="utf-8").splitlines()) if calls.exists() else 0


def write(path: Path, script: str) -> None:
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    folder, programs, fakes = tmp_path / "a clone", tmp_path / "bin", tmp_path / "fakes"
    (folder / "src/nego/cli").mkdir(parents=True)
    programs.mkdir()
    fakes.mkdir()
    for name in ("pyproject.toml", "uv.lock", "src/nego/cli/help.txt"):
        shutil.copy(ROOT / name, folder / name)
    # The Pythons of the machine that runs these tests don't exist on this one.
    launcher = (ROOT / "nego").read_text(encoding="utf-8")
    for place in ("/usr/", "/opt/"):
        launcher = launcher.replace(f"\n{place}", "\n/nonexistent/")
    write(folder / "nego", launcher)
    for tool in (*TOOLS, "cp", "basename"):
        (programs / tool).symlink_to(str(shutil.which(tool)))
    for name, script in {"uv": GOOD_UV, "venv-tool": VENV_TOOL, "venv-python": VENV_PYTHON}.items():
        write(fakes / name, script)
    return Machine(folder, programs, fakes)


@pytest.mark.parametrize(
    ("arguments", "ran"),
    [
        ([], "serve"),
        (["serve", "--port", "5006"], "serve --port 5006"),
        (["--port", "5006"], "serve --port 5006"),
        (["ask", "combien gagne un PMO ?"], "ask combien gagne un PMO ?"),
        (["kb", "check"], "kb check"),
    ],
)
def test_a_command_goes_to_the_environment(machine: Machine, arguments: list[str], ran: str) -> None:
    machine.install("uv", GOOD_UV)
    done = machine.run(*arguments)
    assert (done.returncode, done.stdout) == (0, f"ran python -m nego.cli {ran}\n")
    assert "Environnement prêt" in done.stderr
    assert not (machine.folder / ".uv").exists()


def no_uv(machine: Machine) -> None:
    machine.install("python3", PYTHON)


def uv_is_a_dead_shim(machine: Machine) -> None:
    machine.install("uv", BROKEN)
    machine.install("python3", PYTHON)


def uv_is_too_old(machine: Machine) -> None:
    machine.install("uv", OLD_UV)
    machine.install("python3", PYTHON)


def pythons_are_dead_shims_but_one(machine: Machine) -> None:
    for name in ("uv", "python3.10", "python3", "python3.11"):
        machine.install(name, BROKEN)
    machine.install("python3.12", PYTHON)


def only_pyenv_knows_a_python(machine: Machine) -> None:
    for name in ("uv", "python3.10", "python3"):
        machine.install(name, BROKEN)
    python = machine.fakes / ".pyenv/versions/3.11.7/bin"
    python.mkdir(parents=True)
    write(python / "python3", PYTHON)


@pytest.mark.parametrize(
    "setting",
    [no_uv, uv_is_a_dead_shim, uv_is_too_old, pythons_are_dead_shims_but_one, only_pyenv_knows_a_python],
)
def test_a_private_uv_is_made_where_none_works(machine: Machine, setting: Callable[[Machine], None]) -> None:
    setting(machine)
    done = machine.run("train")
    assert (done.returncode, done.stdout) == (0, "ran python -m nego.cli train\n"), done.stderr
    assert (machine.folder / ".uv/bin/uv").exists()


def test_the_private_uv_is_kept(machine: Machine) -> None:
    no_uv(machine)
    machine.run("train")
    (machine.folder / "uv.lock").write_text("other", encoding="utf-8")
    (machine.bin / "python3").unlink()
    assert machine.run("train").returncode == 0
    assert machine.syncs == 2


@pytest.mark.parametrize("found", [None, BROKEN])
def test_without_any_python_it_says_what_to_install(machine: Machine, found: str | None) -> None:
    if found:
        machine.install("python3", found)
    done = machine.run()
    assert done.returncode == 1
    assert "apt install python3 python3-venv" in done.stderr
    assert not (machine.folder / ".uv").exists()


def test_without_network_it_says_so(machine: Machine) -> None:
    no_uv(machine)
    done = machine.run(PIP_FAILS="yes")
    assert done.returncode == 1
    assert "impossible d'installer uv avec pip" in done.stderr
    assert not (machine.folder / ".uv").exists()


def test_an_environment_in_step_is_left_alone(machine: Machine) -> None:
    machine.install("uv", GOOD_UV)
    machine.run("train")
    done = machine.run("train")
    assert machine.syncs == 1
    assert done.stderr == ""


def lock_changes(machine: Machine) -> Machine:
    (machine.folder / "uv.lock").write_text("other", encoding="utf-8")
    return machine


def project_changes(machine: Machine) -> Machine:
    (machine.folder / "pyproject.toml").write_text("other", encoding="utf-8")
    return machine


def python_disappears(machine: Machine) -> Machine:
    write(machine.folder / ".venv/bin/python", BROKEN)
    return machine


def folder_moves(machine: Machine) -> Machine:
    moved = machine.folder.with_name("elsewhere")
    machine.folder.rename(moved)
    return Machine(moved, machine.bin, machine.fakes)


@pytest.mark.parametrize("change", [lock_changes, project_changes, python_disappears, folder_moves])
def test_an_environment_out_of_step_is_made_again(
    machine: Machine, change: Callable[[Machine], Machine]
) -> None:
    machine.install("uv", GOOD_UV)
    machine.run("train")
    changed = change(machine)
    assert changed.run("train").returncode == 0
    assert machine.syncs == 2


def test_an_environment_that_could_not_be_made_is_tried_again(machine: Machine) -> None:
    machine.install("uv", GOOD_UV)
    done = machine.run(SYNC_FAILS="yes")
    assert done.returncode == 1
    assert "Négo a besoin de Python 3.10" in done.stderr
    assert machine.run("train").returncode == 0
    assert machine.syncs == 2


def test_it_runs_from_any_folder_and_through_a_link(machine: Machine, tmp_path: Path) -> None:
    machine.install("uv", GOOD_UV)
    link = tmp_path / "link"
    link.symlink_to("a clone/nego")
    environment = {**os.environ, "PATH": str(machine.bin), "FAKES": str(machine.fakes), "CALLS": os.devnull}
    told = subprocess.check_output([link, "train"], cwd="/", env=environment, text=True)
    assert told == "ran python -m nego.cli train\n"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--help"], 0, "./nego test"),
        (["--version"], 0, "nego "),
        (["nope"], 2, "commande inconnue : nope"),
    ],
)
def test_what_needs_no_environment_makes_none(
    machine: Machine, arguments: list[str], code: int, told: str
) -> None:
    done = machine.run(*arguments)
    assert done.returncode == code
    assert told in done.stdout + done.stderr
    assert not (machine.folder / ".venv").exists()


def test_the_tests_are_ruff_mypy_and_pytest(machine: Machine) -> None:
    machine.install("uv", GOOD_UV)
    done = machine.run("test", "tests/unit", "-k", "salary")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "ran ruff check .",
        "ran ruff format --check --quiet .",
        "ran mypy ",
        "ran python -m pytest tests/unit -k salary",
    ]


@pytest.mark.parametrize(("tool", "named"), [("ruff", "ruff"), ("mypy", "mypy"), ("python", "pytest")])
def test_one_that_fails_fails_all_after_the_others_ran(machine: Machine, tool: str, named: str) -> None:
    machine.install("uv", GOOD_UV)
    done = machine.run("test", TOOL_FAILS=tool)
    assert done.returncode == 1
    assert "ran python -m pytest" in done.stdout
    assert done.stderr.endswith(f"échec de : {named}\n")
