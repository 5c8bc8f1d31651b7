"""Which branches of the templates were rendered: a wording that keeps count."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, nodes, pass_context
from jinja2.runtime import Context

import nego.wording
from nego.wording import Wording


class Branches:
    """Every branch of every ``{% if %}`` of the templates by name and line, and those rendered so far."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.known: set[str] = set()
        self.seen: set[str] = set()
        branches = self

        class Counting(Environment):
            def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
                parsed = super()._parse(source, name, filename)
                for test in parsed.find_all(nodes.If):
                    branches._mark(test, source)
                return parsed

        with patch.context() as patched:
            patched.setattr(nego.wording, "Environment", Counting)
            patched.setitem(nego.wording.FILTERS, "seen_branch", self._see)
            self.wording = Wording(folder)

    @property
    def missed(self) -> list[str]:
        return sorted(self.known - self.seen)

    @pass_context
    def _see(self, _: Context, branch: str) -> str:
        """Called when rendered: a filter that takes the context is never folded into a constant."""
        self.seen.add(branch)
        return ""

    def _mark(self, test: nodes.If, source: str) -> None:
        line = source.splitlines()[test.lineno - 1].strip()
        for kind, body in (("if", test.body), ("else", test.else_)):
            if body:
                branch = f"{len(self.known)}. {kind} of line {test.lineno}: {line[:120]}"
                self.known.add(branch)
                mark = nodes.Filter(nodes.Const(branch), "seen_branch", [], [], None, None)
                body.insert(0, nodes.Output([mark]))
