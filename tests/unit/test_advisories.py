"""Each advisory about what is locked has a written exception, about what is really locked and loaded."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import tomli
import yaml
from packaging.version import Version

from nego.paths import ROOT

LISTED: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "advisories.yml").read_text(encoding="utf-8"))
KNOWN: list[dict[str, Any]] = LISTED["known"]
ACCEPTED: list[dict[str, Any]] = LISTED["accepted"]
LOCKED = {
    package["name"]: package["version"]
    for package in tomli.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    if "version" in package
}
_LOADED = """
from nego.server.preparing import prepare_rasa
prepare_rasa()
import sys
import nego.server.http, nego.server.loading, nego.server.warmup
print(*(name for name in sys.argv[1:] if name in sys.modules))
"""


def applying(locked: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Package and id of each known advisory about one of the locked versions."""
    for entry in KNOWN:
        if entry["package"] not in locked:
            continue
        version = Version(locked[entry["package"]])
        if Version(str(entry.get("introduced", "0"))) <= version < Version(str(entry["fixed"])):
            yield from ((entry["package"], each) for each in entry["ids"])


def without_exception(locked: Mapping[str, str]) -> set[tuple[str, str]]:
    """Those that nobody has written an exception for."""
    accepted = {(entry["package"], each) for entry in ACCEPTED for each in entry["ids"]}
    return set(applying(locked)) - accepted


def test_each_advisory_about_what_is_locked_has_a_written_exception() -> None:
    assert without_exception(LOCKED) == set()


@pytest.mark.parametrize(
    ("package", "version", "found"),
    [
        ("jinja2", "3.1.5", {"CVE-2025-27516"}),
        ("jinja2", "3.1.6", set()),
        ("pyasn1", "0.6.3", {"CVE-2026-59885"}),
        ("keras", "2.12.0", set()),
        ("keras", "3.0.0", {"CVE-2025-9905", "CVE-2026-1462"}),
    ],
)
def test_a_version_with_an_advisory_is_noticed(package: str, version: str, found: set[str]) -> None:
    assert without_exception({**LOCKED, package: version}) == {(package, each) for each in found}


@pytest.mark.parametrize("entry", KNOWN, ids=lambda entry: f"{entry['package']}-{entry['fixed']}")
def test_an_advisory_says_where_it_was_read(entry: dict[str, Any]) -> None:
    assert entry["package"] in LOCKED
    assert entry["seen"] == "memory" or entry["seen"].startswith("https://")
    assert all(name.startswith(("CVE-", "GHSA-", "SNYK-")) for name in entry["ids"])


@pytest.mark.parametrize("entry", [*ACCEPTED, *LISTED["end_of_life"]], ids=lambda entry: entry["package"])
def test_an_exception_is_about_the_locked_version_and_says_what_stands_in_front(
    entry: dict[str, Any],
) -> None:
    assert LOCKED[entry["package"]] == str(entry["locked"])
    assert len(entry["front"]) > 20


@pytest.mark.parametrize("entry", ACCEPTED, ids=lambda entry: entry["package"])
def test_an_exception_goes_when_the_locked_version_is_fixed(entry: dict[str, Any]) -> None:
    assert {(entry["package"], each) for each in entry["ids"]} <= set(applying(LOCKED))


def test_what_is_said_not_to_be_loaded_is_not() -> None:
    modules = sorted({entry["module"] for entry in ACCEPTED})
    command = [sys.executable, "-c", _LOADED, *modules]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    said = {entry["module"]: entry["loaded"] for entry in ACCEPTED}
    assert said == {module: module in loaded for module in modules}
