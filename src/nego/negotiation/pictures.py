"""Files made of templates/sheet/: HTML and SVG by Jinja2, PDF and PNG by Typst.

Typst comes in one wheel, needs nothing of the system, and uses the fonts of this environment only, so that
the same content gives the same bytes on every machine. What is filled in is data, never markup: HTML and SVG
are escaped, and Typst reads strings.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import typst
from fontTools.ttLib import TTFont
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from nego.negotiation.drawing import WIDTH, Drawing, layout
from nego.paths import TEMPLATES

FOLDER = TEMPLATES / "sheet"
PIXELS_PER_INCH = 192.0  # two pixels a unit of the drawing, for sharp text on a phone


def svg(drawn: Drawing, titled: bool = True, id_: str = "nego-drawing") -> str:
    """The drawing as SVG. `id_` has to be unique in a page that holds several."""
    return filled(
        "drawing.svg.j2", drawing=drawn, layout=layout(drawn), width=WIDTH, titled=titled, id=id_
    ).strip()


def png(drawn: Drawing) -> bytes:
    """The drawing as PNG, 1440 pixels wide."""
    return typeset("drawing.typ", {"svg": printable(svg(drawn)), "text": drawn.text, "width": WIDTH}, "png")


def filled(template: str, **values: Any) -> str:
    """A template of the folder, its values escaped."""
    return _environment().get_template(template).render(values)


def typeset(template: str, data: dict[str, Any], format_: Literal["pdf", "png"]) -> bytes:
    """A Typst template of the folder with `data`. A PDF is tagged and keeps to PDF/UA-1 or is refused.

    Raises typst.TypstError.
    """
    made = typst.compile(
        FOLDER / template,
        root=FOLDER,
        font_paths=[_fonts()],
        ignore_system_fonts=True,
        format=format_,
        ppi=PIXELS_PER_INCH if format_ == "png" else None,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"] if format_ == "pdf" else [],
    )
    if not isinstance(made, bytes):
        raise TypeError(f"{template} has several pages")
    return made


def printable(text: str) -> str:
    """The text with a question mark for each character that the font of the PDF does not have."""
    return "".join(character if ord(character) in _characters() else "?" for character in text)


@lru_cache(maxsize=1)
def _characters() -> frozenset[int]:
    with TTFont(str(_fonts() / "SourceSansPro-Regular.ttf")) as font:
        return frozenset(font.getBestCmap()) | {ord("\n")}


def _fonts() -> Path:
    return Path(str(files("font_source_sans_pro"))) / "files"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["dot"] = lambda number: f"{number:.1f}"
    return environment
