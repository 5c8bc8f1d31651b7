"""Typed reading of one entry (a CSV row or a YAML mapping): every fault is collected, none is raised.

After a fault the getter returns a harmless value so that the rest of the file is checked in the same run.
Callers must not use what was built when `problems` is not empty.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import yaml

from nego.knowledge.problems import Problem

Choice = TypeVar("Choice", bound=str)
LIST_SEPARATOR = " | "


class Entry:
    """The values of one entry, with where it stands for the messages."""

    __slots__ = ("file", "label", "problems", "values")

    def __init__(self, values: Mapping[str, object], file: str, label: str, problems: list[Problem]) -> None:
        self.values = values
        self.file = file
        self.label = label
        self.problems = problems

    def fault(self, reason: str) -> None:
        self.problems.append(Problem(self.file, self.label, reason))

    def warn(self, reason: str) -> None:
        self.problems.append(Problem(self.file, self.label, reason, blocking=False))

    def only(self, known: Collection[str]) -> None:
        """A misspelt field must not pass for a missing one."""
        for name in self.values:
            if name not in known:
                self.fault(f"champ inconnu « {name} »")

    def optional(self, name: str) -> str | None:
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            self.fault(f"« {name} » doit être un texte, lu : {value!r}")
            return None
        return value.strip() or None

    def text(self, name: str) -> str:
        value = self.optional(name)
        if value is None:
            self.fault(f"« {name} » manque")
            return ""
        return value

    def number(self, name: str) -> float | None:
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, str) and isinstance(self, CsvEntry):
            value = _parsed(value)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            self.fault(f"« {name} » doit être un nombre, lu : {self.values[name]!r}")
            return None
        return value

    def required_number(self, name: str) -> float:
        value = self.number(name)
        if value is None and self.values.get(name) in (None, ""):
            self.fault(f"« {name} » manque")
        return value or 0.0

    def integer(self, name: str) -> int | None:
        value = self.number(name)
        if value is None:
            return None
        if value != int(value):
            self.fault(f"« {name} » doit être un nombre entier, lu : {value!r}")
        return int(value)

    def required_integer(self, name: str) -> int:
        value = self.integer(name)
        if value is None and self.values.get(name) in (None, ""):
            self.fault(f"« {name} » manque")
        return value or 0

    def optional_flag(self, name: str) -> bool | None:
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if isinstance(self, CsvEntry):
            value = {"true": True, "false": False}.get(str(value))
        if not isinstance(value, bool):
            self.fault(f"« {name} » doit être true ou false, lu : {self.values[name]!r}")
            return None
        return value

    def flag(self, name: str) -> bool:
        return self.optional_flag(name) or False

    def optional_choice(self, name: str, choices: tuple[Choice, ...]) -> Choice | None:
        value = self.optional(name)
        if value is None:
            return None
        if value not in choices:
            self.fault(f"« {name} » doit être l'un de {', '.join(choices)} ; lu : {value}")
            return None
        return value

    def choice(self, name: str, choices: tuple[Choice, ...], default: Choice | None = None) -> Choice:
        """One of `choices`; without a default a missing value is a fault."""
        value = self.optional_choice(name, choices)
        if value is None and default is None and self.values.get(name) in (None, ""):
            self.fault(f"« {name} » manque")
        return value or default or choices[0]

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name)
        if value is None or value == "":
            return ()
        if isinstance(self, CsvEntry):
            return tuple(str(value).split(LIST_SEPARATOR))
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self.fault(f"« {name} » doit être une liste de textes, lu : {value!r}")
            return ()
        return tuple(value)

    def entries(self, name: str) -> Iterator[Mapping[str, object]]:
        """The mappings of a list, each checked to be one."""
        value = self.values.get(name)
        if value is None:
            return
        if not isinstance(value, list):
            self.fault(f"« {name} » doit être une liste")
            return
        for position, item in enumerate(value, 1):
            if isinstance(item, dict):
                yield item
            else:
                self.fault(f"« {name} » n° {position} doit être un bloc de champs, lu : {item!r}")


class CsvEntry(Entry):
    """A CSV row: every value is text."""

    __slots__ = ()


def _parsed(value: str) -> float | str:
    try:
        return int(value) if value.lstrip("-").isdigit() else float(value)
    except ValueError:
        return value


def read_text(folder: Path, file: str, problems: list[Problem]) -> str | None:
    """The content of a UTF-8 file, or None after having noted why it cannot be read."""
    try:
        return (folder / file).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        problems.append(Problem(file, "", "le fichier manque"))
    except IsADirectoryError:
        problems.append(Problem(file, "", "c'est un dossier, un fichier est attendu"))
    except UnicodeDecodeError as error:
        problems.append(Problem(file, f"octet {error.start}", "le fichier n'est pas en UTF-8"))
    except OSError as error:
        problems.append(Problem(file, "", f"le fichier ne se lit pas ({error.strerror})"))
    return None


def read_table(
    folder: Path, file: str, columns: tuple[str, ...], key: str, problems: list[Problem]
) -> Iterator[CsvEntry]:
    """The rows of a CSV file that has exactly `columns`; `key` is the column that names a row."""
    text = read_text(folder, file, problems)
    if text is None:
        return
    rows = csv.reader(io.StringIO(text), strict=True)
    try:
        header = tuple(next(rows, ()))
        if header != columns:
            problems.append(Problem(file, "en-tête", _header_fault(header, columns)))
            return
        for row in rows:
            label = f"ligne {rows.line_num}"
            if len(row) != len(columns):
                reason = f"{len(row)} colonnes au lieu de {len(columns)}"
                problems.append(Problem(file, label, reason))
                continue
            values = dict(zip(columns, row, strict=True))
            yield CsvEntry(values, file, f"{label} ({values[key]})", problems)
    except csv.Error as error:
        problems.append(Problem(file, f"ligne {rows.line_num}", f"CSV illisible ({error})"))


def _header_fault(header: tuple[str, ...], columns: tuple[str, ...]) -> str:
    missing = [name for name in columns if name not in header]
    unknown = [name for name in header if name not in columns]
    if missing:
        return f"colonnes manquantes : {', '.join(missing)}"
    if unknown:
        return f"colonnes inconnues : {', '.join(unknown)}"
    return f"l'ordre des colonnes doit être : {', '.join(columns)}"


class _StrictLoader(yaml.CSafeLoader):
    """YAML where a key written twice in one block is a fault instead of the last one winning."""


def _mapping(loader: _StrictLoader, node: yaml.MappingNode) -> dict[object, object]:
    result: dict[object, object] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str | int | float | bool | None):
            raise yaml.constructor.ConstructorError(None, None, "clé illisible", key_node.start_mark)
        if key in result:
            raise yaml.constructor.ConstructorError(
                None, None, f"« {key} » écrit deux fois", key_node.start_mark
            )
        result[key] = loader.construct_object(value_node, deep=True)
    return result


_StrictLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_yaml(folder: Path, file: str, problems: list[Problem]) -> dict[str, object] | None:
    """The top mapping of a YAML file, or None after having noted why it cannot be read."""
    text = read_text(folder, file, problems)
    if text is None:
        return None
    try:
        content = yaml.load(text, Loader=_StrictLoader)
    except yaml.YAMLError as error:
        problems.append(Problem(file, *_yaml_fault(error)))
        return None
    if not isinstance(content, dict):
        problems.append(Problem(file, "", "le fichier est vide ou ne contient pas de champs"))
        return None
    return {str(key): value for key, value in content.items()}


def _yaml_fault(error: yaml.YAMLError) -> tuple[str, str]:
    mark = getattr(error, "problem_mark", None)
    entry = "" if mark is None else f"ligne {mark.line + 1}"
    return entry, f"YAML illisible ({getattr(error, 'problem', None) or error})"
