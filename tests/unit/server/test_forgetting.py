"""No text of a message stays in the memory of a server."""

from __future__ import annotations

import gc
import importlib
import pkgutil
from functools import _lru_cache_wrapper

import nego
from nego.nlu.sentence import read_sentence
from nego.server.forgetting import BY_TEXT, forget

SAID = "chez zyxwv à Lyon on me donne 43219 euros pour 5 ans d'expérience"


def remembering() -> list[object]:
    """All functions of the project that remember what they were given."""
    for module in pkgutil.walk_packages(nego.__path__, "nego."):
        if module.name.startswith(
            ("nego.nlu", "nego.pay", "nego.reading", "nego.knowledge", "nego.conversation")
        ):
            importlib.import_module(module.name)
    return [each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper)]


def holds(cache: object) -> bool:
    """Whether what was said, whole, is among the keys of a cache."""
    keys = [each for found in gc.get_referents(cache) if isinstance(found, dict) for each in found]
    return any(SAID in str(key) for key in keys)


def test_a_message_is_forgotten() -> None:
    functions = remembering()
    read_sentence(SAID)
    assert [each for each in functions if holds(each)]
    forget()
    assert not [each for each in functions if holds(each)]
    assert all(each.cache_info().currsize == 0 for each in BY_TEXT)
