"""`./nego sheet --jsonl`: what to say and take along, row by row, and pages as files. Loads no model."""

from __future__ import annotations

import argparse
from itertools import count
from pathlib import Path

from nego.cli import jsonl
from nego.cli.main import CliError
from nego.cli.streams import results
from nego.negotiation.pictures import png, svg
from nego.negotiation.sheet import Sheet, html, pdf
from nego.negotiation.sheet_rows import sheet_row


def run(options: argparse.Namespace) -> int:
    """Rows as in ``nego.negotiation.sheet_rows``; with a folder, "files" names those of each page."""
    folder = None if options.folder is None else _made(Path(options.folder))
    numbers = count(1)

    def answer(row: jsonl.Row) -> jsonl.Row:
        number = next(numbers)
        told, page = sheet_row(row)
        if page is None or folder is None:
            return told
        return {**told, "files": _written(page, folder, number)}

    return jsonl.run(jsonl.one_by_one(answer), results())


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CliError(f"impossible de créer le dossier {folder} : {error.strerror}.") from error
    return folder


def _written(page: Sheet, folder: Path, number: int) -> list[str]:
    """The page and its drawing, `fiche-1.html` and so on; the names of the files."""
    contents = {
        f"fiche-{number}.html": html(page).encode(),
        f"fiche-{number}.pdf": pdf(page),
        f"dessin-{number}.svg": svg(page.drawing).encode(),
        f"dessin-{number}.png": png(page.drawing),
    }
    for name, content in contents.items():
        try:
            (folder / name).write_bytes(content)
        except OSError as error:
            raise CliError(f"impossible d'écrire {folder / name} : {error.strerror}.") from error
    return list(contents)
