"""The files of the widget as they are sent, and how much they weigh."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from nego.server.static import DEMO, TYPES, WIDGET, read_file

MAX_BYTES = 20 * 1024
SCRIPTS = [WIDGET / "nego.js", *sorted((WIDGET / "nego").glob("*.js"))]


def test_the_widget_weighs_at_most_20_kb_compressed() -> None:
    assert len(SCRIPTS) > 5
    assert sum(len(read_file(path).zipped) for path in SCRIPTS) <= MAX_BYTES


def test_what_is_weighed_is_all_that_is_loaded() -> None:
    imported = {
        (path.parent / name).resolve()
        for path in SCRIPTS
        for name in re.findall(r'from "(\./[\w./]+)"', path.read_text(encoding="utf-8"))
    }
    assert imported == set(SCRIPTS[1:])


FILES = [path for path in WIDGET.rglob("*") if path.is_file()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_is_of_a_known_kind_and_compressed_whole(path: Path) -> None:
    file = read_file(path)
    assert file.headers["Content-Type"] == TYPES[path.suffix]
    assert gzip.decompress(file.zipped) == file.plain == path.read_bytes()


def test_scripts_are_for_all_sites_and_the_demo_page_for_ours() -> None:
    assert read_file(WIDGET / "nego.js").headers["Access-Control-Allow-Origin"] == "*"
    policy = read_file(WIDGET / DEMO).headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "*" not in policy


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_html_is_made_of_texts(path: Path) -> None:
    forbidden = r"(inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc|DOMParser"
    assert not re.search(forbidden, re.sub(r"(?m)^\s*//.*$", "", path.read_text(encoding="utf-8")))
