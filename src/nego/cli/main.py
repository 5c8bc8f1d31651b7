"""Which command to run. Each has a module of its own, imported when asked for: Rasa is slow to import."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

HELP = Path(__file__).with_name("help.txt")
DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 5005

Command = Callable[[argparse.Namespace], int]


class CliError(Exception):
    """What stops a command: a French sentence for the person, and the exit code."""

    def __init__(self, reason: str, code: int = 1) -> None:
        super().__init__(reason)
        self.code = code


class _Parser(argparse.ArgumentParser):
    """argparse without its English: any mistake shows how the command is used."""

    def error(self, message: str) -> NoReturn:
        del message
        raise CliError(f"arguments incorrects. Usage : {self.usage}\nToutes les commandes : ./nego --help", 2)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        return _run(arguments or ["serve"])
    except CliError as error:
        print(f"Négo : {error}", file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader left (`| head`): nothing more to say, and closing stdout must not fail either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(arguments: Sequence[str]) -> int:
    name, rest = arguments[0], arguments[1:]
    if name in ("-h", "--help", "help") or "--help" in rest or "-h" in rest:
        print(HELP.read_text(encoding="utf-8"), end="")
        return 0
    if name == "--version":
        print(f"nego {version('nego')}")
        return 0
    if name not in PARSERS:
        raise CliError(f"commande inconnue : {name}. Les commandes : ./nego --help", 2)
    options = PARSERS[name]().parse_args(rest)
    module = import_module(f"nego.cli.{name}")
    run: Command = module.run
    return run(options)


def _serve() -> _Parser:
    parser = _Parser(usage="./nego serve [--host ADRESSE] [--port N]", add_help=False)
    parser.add_argument("--host", default=os.environ.get("NEGO_HOST", DEFAULT_HOST))
    parser.add_argument("--port", type=port, default=os.environ.get("NEGO_PORT", DEFAULT_PORT))
    return parser


def port(text: str) -> int:
    """A TCP port. Raises ``CliError``."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if not 0 < number < 65536:
        raise CliError(f"« {text} » n'est pas un port : il faut un nombre de 1 à 65535.", 2)
    return number


def _chat() -> _Parser:
    return _Parser(usage="./nego chat", add_help=False)


def _ask() -> _Parser:
    parser = _Parser(usage='./nego ask "question"', add_help=False)
    parser.add_argument("question", nargs="+")
    return parser


def _train() -> _Parser:
    parser = _Parser(usage="./nego train [--force]", add_help=False)
    parser.add_argument("--force", action="store_true")
    return parser


def _kb() -> _Parser:
    parser = _Parser(usage="./nego kb check", add_help=False)
    parser.add_argument("action", choices=["check"])
    return parser


def _jsonl(name: str) -> Callable[[], _Parser]:
    def parser() -> _Parser:
        made = _Parser(usage=f"./nego {name} --jsonl < lignes.jsonl", add_help=False)
        made.add_argument("--jsonl", action="store_true", required=True)
        return made

    return parser


def _sheet() -> _Parser:
    parser = _Parser(usage="./nego sheet --jsonl [--folder DOSSIER] < lignes.jsonl", add_help=False)
    parser.add_argument("--jsonl", action="store_true", required=True)
    parser.add_argument("--folder")
    return parser


def _purge() -> _Parser:
    return _Parser(usage="./nego purge", add_help=False)


def _about(name: str) -> Callable[[], _Parser]:
    def parser() -> _Parser:
        made = _Parser(usage=f"./nego {name} IDENTIFIANT", add_help=False)
        made.add_argument("person")
        return made

    return parser


PARSERS: dict[str, Callable[[], _Parser]] = {
    "serve": _serve,
    "chat": _chat,
    "ask": _ask,
    "train": _train,
    "kb": _kb,
    "parse": _jsonl("parse"),
    "converse": _jsonl("converse"),
    "net": _jsonl("net"),
    "offer": _jsonl("offer"),
    "sheet": _sheet,
    "purge": _purge,
    "erase": _about("erase"),
    "export": _about("export"),
}
