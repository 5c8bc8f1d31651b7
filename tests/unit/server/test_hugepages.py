from __future__ import annotations

import subprocess
import sys

import pytest

from nego.server.hugepages import PAGE, large_pages


@pytest.mark.parametrize(
    ("line", "pages"),
    [
        ("200000-600000 rw-p 00000000 00:00 0", [0x200000, 0x400000]),
        ("1ff000-601000 rw-p 00000000 00:00 0 ", [0x200000, 0x400000]),
        ("201000-600000 rw-p 00000000 00:00 0          [heap]", [0x400000]),
        ("201000-5ff000 rw-p 00000000 00:00 0", []),
        ("200000-400000 r--p 00000000 00:00 0", []),
        ("200000-400000 rw-s 00000000 00:00 0", []),
        ("200000-400000 rw-p 00000000 08:01 1 /usr/lib/libc.so.6", []),
        ("200000-400000 rw-p 00000000 00:00 0 [stack]", []),
    ],
)
def test_large_pages_lie_wholly_in_own_data(line: str, pages: list[int]) -> None:
    assert list(large_pages(line)) == pages


def test_data_stays_what_it_is() -> None:
    """In a process of its own, of which it changes the memory."""
    program = (
        "from nego.server.hugepages import PAGE, gather_memory\n"
        "data = [bytes([number % 251]) * 1000 for number in range(40_000)]\n"
        "gathered = gather_memory()\n"
        "print(gathered >= 0, all(each == bytes([n % 251]) * 1000 for n, each in enumerate(data)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["True", "True"]
    assert PAGE == 2**21
