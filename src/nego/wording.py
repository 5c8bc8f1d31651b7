"""The words of the answers: French templates filled with results.

``templates/<skill>.yml`` holds, by name, the text of a message (Jinja2) and its buttons. A button is a title
and the French sentence it sends, as if the person had typed it; ``when`` (an expression) says if it is
offered. ``jobs`` (an expression) offers a list of jobs instead, each by its name.
``templates/words.j2`` holds the macros shared by all (periods, bases, sources). A line that begins with
``{{ apart }}`` stands apart where it is shown: it says where a figure comes from, or holds for all answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from nego import french
from nego.paths import TEMPLATES
from nego.reading.gazetteer import gazetteer

_BLANK_LINES = re.compile(r"\n\s*\n+")
_SPACES = re.compile(r"[ \t]+")
_CODE = re.compile(r"^[A-Z]\w{2,4} : ")
_REMARK = re.compile(r"\s*(?:\(.*|, agrégation .*)$")
_FILLED = re.compile("{[{%#]")
_MAX_BUTTONS = 5
_APART = "\ue000"  # of private use: no word has it


class WordingError(ValueError):
    """A template that is missing or badly formed; the message names file and entry."""


@dataclass(frozen=True)
class Button:
    """What a button shows and the sentence it sends."""

    title: str
    payload: str


@dataclass(frozen=True)
class Message:
    """One message to a person: paragraphs separated by line breaks, and its buttons in order.

    ``apart``: the paragraphs, counted from 0, that say where a figure comes from or hold for all answers.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    apart: tuple[int, ...] = ()

    def __add__(self, other: Message) -> Message:
        """The two as one message, one below the other."""
        lines = self.text.count("\n") + 1 if self.text else 0
        return Message(
            "\n".join(text for text in (self.text, other.text) if text),
            self.buttons + other.buttons,
            (*self.apart, *(lines + line for line in other.apart)),
        )


class _Text:
    """A text of one or several lines, some of which may be filled."""

    def __init__(self, environment: Environment, source: str) -> None:
        self._template = environment.from_string(source)
        self._fixed = None if _FILLED.search(source) else _tidy(self._template.render())

    def filled(self, values: Mapping[str, Any]) -> str:
        return _tidy(self._template.render(values)) if self._fixed is None else self._fixed


@dataclass(frozen=True)
class _Entry:
    text: _Text
    buttons: tuple[tuple[Any, _Text, _Text], ...]
    jobs: Any


class Wording:
    """Every template of a folder, compiled. Raises ``WordingError`` for a bad one."""

    def __init__(self, folder: Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
            auto_reload=False,
        )
        self._environment.filters.update(FILTERS)
        self._environment.globals["apart"] = _APART
        self._environment.globals["w"] = self._environment.get_template("words.j2").module
        self._entries: dict[str, _Entry] = {}
        for path in sorted(folder.glob("*.yml")):
            for name, raw in yaml.safe_load(path.read_text(encoding="utf-8")).items():
                if name in self._entries:
                    raise WordingError(f"{path.name}: « {name} » est défini deux fois")
                self._entries[name] = self._compile(path, name, raw)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all messages."""
        return tuple(self._entries)

    def render(self, name: str, /, **values: Any) -> Message:
        """The message ``name`` filled with ``values``.

        Raises ``WordingError`` for an unknown name and ``jinja2.UndefinedError`` for a missing value.
        """
        if name not in self._entries:
            raise WordingError(f"aucun message ne s'appelle « {name} »")
        entry = self._entries[name]
        offered = [
            Button(title.filled(values), payload.filled(values))
            for when, title, payload in entry.buttons
            if when is None or when(**values)
        ]
        if entry.jobs is not None:
            offered += [Button(job.canonical, job.canonical) for job in entry.jobs(**values)]
        lines = entry.text.filled(values).split("\n")
        return Message(
            "\n".join(line.replace(_APART, "").strip() for line in lines),
            tuple(offered[:_MAX_BUTTONS]),
            tuple(number for number, line in enumerate(lines) if line.startswith(_APART)),
        )

    def _compile(self, path: Path, name: str, raw: Mapping[str, Any]) -> _Entry:
        if not isinstance(raw, Mapping) or not isinstance(raw.get("text"), str):
            raise WordingError(f"{path.name}: « {name} » n'a pas de texte")
        compile_ = partial(_Text, self._environment)
        buttons = [
            (
                self._environment.compile_expression(b["when"]) if "when" in b else None,
                compile_(b["title"]),
                compile_(b.get("payload", b["title"])),
            )
            for b in raw.get("buttons", ())
        ]
        jobs = self._environment.compile_expression(raw["jobs"]) if "jobs" in raw else None
        return _Entry(compile_(raw["text"]), tuple(buttons), jobs)


@dataclass(frozen=True)
class Title:
    """The name of a job as one person said it: which of its two forms."""

    name: str
    form: french.Gender = "m"

    @property
    def gender(self) -> french.Gender:
        """The gender of the words around it: « une sage-femme », whoever does that job."""
        return "f" if french.is_feminine(self.text) else self.form

    @property
    def text(self) -> str:
        """The name inside a sentence."""
        return french.in_sentence(self.name)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "euros": french.euros,
    "signed_euros": lambda amount: _signed(amount, french.euros(round(abs(amount)))),
    "signed_percent": lambda ratio: _signed(ratio, _rounded_percent(abs(ratio))),
    "percent": french.percent,
    "number": french.decimal,
    "counted": french.counted,
    "de": french.de_,
    "join_list": french.join_list,
    "french_date": french.french_date,
    "iso_date": lambda text: french.french_date(date.fromisoformat(text)),
    "capfirst": lambda text: text[:1].upper() + text[1:],
    "title": Title,
    "un": lambda title: french.with_article(title.text, title.gender),
    "le": lambda title: french.the(title.text, title.gender),
    "du": lambda title: french.of_the(title.text, title.gender),
    "d_un": lambda title: french.of_a(title.text, title.gender),
    "family": lambda label: _CODE.sub("", label),
    "bare": lambda source: _REMARK.sub("", source),
    "department": lambda code: _department(code),
}


@lru_cache(maxsize=1)
def wording() -> Wording:
    """The project's own wording, read once."""
    return Wording(TEMPLATES)


def _signed(value: float, shown: str) -> str:
    return f"{'−' if value < 0 else '+'}{shown}"


def _rounded_percent(ratio: float) -> str:
    """Without decimals, but that a small share is not nothing."""
    return french.percent(ratio, 0 if ratio >= 0.005 else 1)


def _department(code: str) -> str:
    """The name of a département given by its number ("69", « département 69 »); else the text."""
    found = gazetteer().departments.get(code.removeprefix("département ").lower())
    return found.name if found else code


def _tidy(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in _BLANK_LINES.sub("\n", text).strip().splitlines())
    return "\n".join(line for line in lines if line)
