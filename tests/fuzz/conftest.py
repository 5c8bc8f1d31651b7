from __future__ import annotations

import pytest

from tests.fuzz.counting import TALLY


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if TALLY:
        each = ", ".join(f"{count} {entrance}" for entrance, count in sorted(TALLY.items()))
        terminalreporter.write_line(f"fuzz: {sum(TALLY.values())} inputs ({each})")
