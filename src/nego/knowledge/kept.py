"""What takes seconds to build from the facts, kept on disk for the next process.

A kept object is named after the content of all that it is made of: the files of ``knowledge/``, Négo's code,
the versions of Python and spaCy. A change of any of them builds it anew; nothing is to be deleted by hand.
The files are this project's own and stay in ``.nego/cache``, outside git.
"""

from __future__ import annotations

import gc
import hashlib
import io
import logging
import os
import pickle
import platform
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from nego.paths import KNOWLEDGE, ROOT

CACHE = ROOT / ".nego" / "cache"
_CODE = ROOT / "src" / "nego"
_LENGTH = 16
T = TypeVar("T")

logger = logging.getLogger(__name__)


def kept(name: str, build: Callable[[], T], shared: Mapping[str, object] | None = None) -> T:
    """The object kept under ``name``, else the one that ``build`` makes, then kept.

    Objects in ``shared`` are not stored with it: it holds those of this process, by name. A file that can't
    be read is built again and one that can't be written is not kept; both are logged.
    """
    shared = shared or {}
    path = CACHE / f"{name}-{_digest()}.pickle"
    if path.exists():
        try:
            found: T = _read(path, shared)
            return found
        except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError) as error:
            logger.warning("%s can't be read and is built again: %s", path.name, error)
    made = build()
    try:
        _write(path, made, shared)
    except OSError as error:
        logger.warning("%s can't be kept: %s", path.name, error)
    return made


@lru_cache(maxsize=1)
def _digest() -> str:
    digest = hashlib.sha256(f"{platform.python_version()} {version('spacy')}".encode())
    for path in _inputs():
        content = path.read_bytes()
        digest.update(f"{path.relative_to(ROOT).as_posix()} {len(content)} ".encode() + content)
    return digest.hexdigest()[:_LENGTH]


def _inputs() -> Iterator[Path]:
    yield from sorted(path for path in KNOWLEDGE.rglob("*") if path.is_file())
    yield from sorted(_CODE.rglob("*.py"))


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BufferedIOBase, shared: Mapping[str, object]) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._names = {id(value): name for name, value in shared.items()}

    def persistent_id(self, obj: Any) -> str | None:
        return self._names.get(id(obj))


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BufferedIOBase, shared: Mapping[str, object]) -> None:
        super().__init__(file)
        self._shared = shared

    def persistent_load(self, pid: str) -> object:
        return self._shared[pid]


def _read(path: Path, shared: Mapping[str, object]) -> Any:
    collecting = gc.isenabled()
    gc.disable()  # a million small objects, none of them garbage: collecting triples the time
    try:
        with path.open("rb") as file:
            return _Unpickler(file, shared).load()
    finally:
        if collecting:
            gc.enable()


def _write(path: Path, made: object, shared: Mapping[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as file:
        _Pickler(file, shared).dump(made)
    unfinished.replace(path)
    name = path.name.rpartition("-")[0]
    for old in path.parent.glob(f"{name}-*.pickle"):
        if old != path:
            old.unlink(missing_ok=True)
