"""Where a job is done, said by the name of who pays: « caissière chez Leclerc », « serveur au Flunch ».

Négo has no figure by employer; such a name asks nothing and changes no job.
"""

from __future__ import annotations

import re

from nego.reading.setting import Setting
from nego.text import blanked

_NAME = r"[A-Z0-9À-ÖØ-Þ][\w&'’.-]*"
_NAMES = rf"{_NAME}(?: (?:(?:de|du|des|et) )?{_NAME}){{0,3}}"
# « Chez » leads to whom one works for, but for persons: « chez moi », « chez un particulier ».
_PERSONS = (
    r"(?:moi|toi|soi|lui|elles?|eux|nous|vous|une?|les|des|mes|ma|mon|ses|sa|son|tes|ta|ton|ce|cet|cette)\b"
)
_AT = rf"\bchez (?:la |le |l['’])?(?!{_PERSONS})(?:{_NAMES}|\w[\w&'’.-]*)"
# Elsewhere, only a capital shows a name.
_IN = rf"\b(?:à la|à l['’]|au|aux|à|pour|dans le groupe) ?(?:groupe )?{_NAMES}"
_EMPLOYER = re.compile(rf"{_AT}|{_IN}")
_SURELY = re.compile(_AT)


def find_employer(text: str) -> Setting | None:
    """« Chez Leclerc », where one works: a setting that no figure is for. A name behind another word than
    « chez » may as well be a place."""
    match = _SURELY.search(text)
    return None if match is None else Setting(*match.span(), match.group())


def without_employer(text: str) -> str:
    """``text`` with the employers it names blanked, offsets kept."""
    return _EMPLOYER.sub(blanked, text)
