"""Which command to run; each lives in its own module, imported only when asked for."""

from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    raise NotImplementedError(arguments)
