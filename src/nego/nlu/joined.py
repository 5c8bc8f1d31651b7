"""Jobs joined by « et », « ou » with words between that say where or how the first is done.

« Boulanger de nuit ou pâtissier » names two jobs; read in one breath, it is a « boulanger-pâtissier ».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nego.knowledge.resolve import resolver
from nego.reading.setting import find_settings

_JOINS = re.compile(r",? +(?:et|ou|vs|versus|contre)\b|,| ?/", re.IGNORECASE)


def with_jobs_apart(text: str, details: Iterable[tuple[int, int]]) -> str:
    """``text``, offsets kept, in the wording in which most jobs are sure.

    ``details`` are stretches that say where or how a job is done, beside the settings that are found here.
    """
    settings = ((setting.start, setting.end) for setting in find_settings(text))
    wordings = tuple(_wordings(text, (*details, *settings)))
    return max((text, *wordings), key=_sure_jobs) if wordings else text


def _sure_jobs(text: str) -> int:
    return sum(not mention.near for mention in resolver().find(text).jobs)


def _wordings(text: str, details: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Wordings of ``text`` in which the joined names can't run into one another, offsets kept; none where no
    detail is followed by a joining word.

    A comma before that word comes first, as it keeps names that hold a detail (« veilleur de nuit »); then
    the detail is blanked too, so that but the joining word stands between the names.
    """
    joined = [(start, end) for start, end in _merged(text, details) if _JOINS.match(text, end)]
    if not joined:
        return
    for _, end in joined:
        text = f"{text[:end]},{text[end + 1 :]}" if text[end] == " " else text
    yield text
    for start, end in joined:
        text = text[:start] + " " * (end - start) + text[end:]
    yield text


def _merged(text: str, details: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches in order, those that overlap or have but a space between them as one."""
    ordered = iter(sorted(details))
    start, end = next(ordered, (0, 0))
    for following in ordered:
        if text[end : following[0]].strip():
            yield start, end
            start, end = following
        else:
            end = max(end, following[1])
    yield start, end
