"""Memory in few large pages. What a turn looks at lies all over half a gigabyte of words and rules, and the
processor finds the place of each small page anew after every pause: 6 % of a turn.

Linux 6.1 and later do it when asked, whatever else is set for the machine.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

PAGE = 2 * 1024 * 1024
_MAPS = Path("/proc/self/maps")
_COLLAPSE = 25  # MADV_COLLAPSE of <linux/mman.h>
_OWN = ("", "[heap]")


def gather_memory() -> int:
    """Put what this process has in memory by now into large pages; how many there are of it.

    Where that can't be done (another system, an older kernel, no room), pages stay as they are.
    """
    if not sys.platform.startswith("linux"):
        return 0
    advise = ctypes.CDLL(None, use_errno=True).madvise
    addresses = [address for line in _MAPS.read_text().splitlines() for address in large_pages(line)]
    results = [advise(ctypes.c_void_p(at), ctypes.c_size_t(PAGE), _COLLAPSE) for at in addresses]
    return results.count(0)


def large_pages(line: str) -> Iterator[int]:
    """The addresses of the large pages that lie wholly in a stretch of own data, by its line in the maps
    of a process: « 7f0000000000-7f0000800000 rw-p 00000000 00:00 0 »."""
    stretch, access, _, _, _, *name = line.split()
    if access != "rw-p" or "".join(name) not in _OWN:
        return
    start, end = (int(address, 16) for address in stretch.split("-"))
    yield from range(-(-start // PAGE) * PAGE, end - PAGE + 1, PAGE)
