from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from nego.paths import ROOT
from nego.server import fingerprint as module
from nego.server.fingerprint import CODE, fingerprint

PROJECT = ("config.yml", "domain.yml", "data/nlu.yml", "knowledge/jobs/it.yml", "src/nego/nlu/reader.py")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in PROJECT:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def write(name: str, text: str = "other") -> Callable[[Path], object]:
    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")

    return change


@pytest.mark.parametrize(
    "change",
    [
        write("config.yml"),
        write("domain.yml"),
        write("data/nlu.yml"),
        write("data/new.yml"),
        write("knowledge/jobs/it.yml"),
        write("src/nego/nlu/reader.py"),
        lambda root: (root / "knowledge/jobs/it.yml").rename(root / "knowledge/jobs/web.yml"),
        lambda root: (root / "data/nlu.yml").unlink(),
    ],
)
def test_what_training_reads_changes_it(project: Path, change: Callable[[Path], object]) -> None:
    before = fingerprint(project)
    change(project)
    assert fingerprint(project) != before


@pytest.mark.parametrize(
    "change",
    [
        write("README.md"),
        write("actions/salary.py"),
        write("templates/salary.yml"),
        write("endpoints.yml"),
        write("src/nego/cli/chat.py"),
        write("src/nego/server/http.py"),
        write("src/nego/nlu/__pycache__/reader.cpython-310.pyc"),
        write("data/.nlu.yml.swp"),
    ],
)
def test_the_rest_does_not(project: Path, change: Callable[[Path], object]) -> None:
    before = fingerprint(project)
    change(project)
    assert fingerprint(project) == before


def test_another_version_of_a_library_changes_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(project)
    monkeypatch.setattr(module, "version", lambda library: "0")
    assert fingerprint(project) != before


def test_content_moved_between_files_changes_it(project: Path) -> None:
    write("data/a.yml", "12")(project)
    write("data/b.yml", "3")(project)
    before = fingerprint(project)
    write("data/a.yml", "1")(project)
    write("data/b.yml", "23")(project)
    assert fingerprint(project) != before


def imports_of(path: Path) -> set[Path]:
    """The files of nego that a file of nego imports, at any depth of its code."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    found = set()
    for name in names:
        base = ROOT / "src" / name.replace(".", "/")
        found |= {file for file in (base.with_suffix(".py"), base / "__init__.py") if file.is_file()}
    return found


def trained_components() -> set[Path]:
    components = (ROOT / "src/nego/nlu").rglob("*.py")
    return {path for path in components if "is_trainable=True" in path.read_text(encoding="utf-8")}


def test_all_the_code_that_training_uses_is_counted() -> None:
    seen: set[Path] = set()
    todo = trained_components()
    assert todo
    while todo:
        path = todo.pop()
        seen.add(path)
        todo |= imports_of(path) - seen
    counted = {ROOT / name for name in CODE}
    missing = {path for path in seen if not counted & {path, *path.parents}} - {ROOT / "src/nego/__init__.py"}
    assert missing == set()
