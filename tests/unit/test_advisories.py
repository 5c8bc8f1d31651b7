"""The written exceptions for what Rasa pins are about what is really locked and really loaded."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
import tomli
import yaml
from packaging.version import Version

from nego.paths import ROOT

LISTED: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "advisories.yml").read_text(encoding="utf-8"))
ADVISORIES: list[dict[str, Any]] = LISTED["advisories"]
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


@pytest.mark.parametrize("entry", [*ADVISORIES, *LISTED["end_of_life"]], ids=lambda entry: entry["package"])
def test_an_exception_is_about_the_locked_version_and_says_what_stands_in_front(
    entry: dict[str, Any],
) -> None:
    assert LOCKED[entry["package"]] == str(entry["locked"])
    assert len(entry["front"]) > 20


@pytest.mark.parametrize("entry", ADVISORIES, ids=lambda entry: entry["package"])
def test_an_exception_goes_when_the_locked_version_is_fixed(entry: dict[str, Any]) -> None:
    assert Version(str(entry["locked"])) < Version(str(entry["fixed"]))
    assert all(name.startswith(("CVE-", "GHSA-")) for name in entry["ids"])


def test_what_is_said_not_to_be_loaded_is_not() -> None:
    modules = sorted({entry["module"] for entry in ADVISORIES})
    command = [sys.executable, "-c", _LOADED, *modules]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    said = {entry["module"]: entry["loaded"] for entry in ADVISORIES}
    assert said == {module: module in loaded for module in modules}
