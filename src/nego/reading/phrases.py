"""Phrases of the word lists as patterns over folded text (lower case, no accents).

`a/b` is one word or the other, `(e)` letters that may be there, `[…]` words that may be there, `*` the rest
of a word, `NAME` any word of that set, `^` and `$` the beginning of the message and the end of a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

Sets = Mapping[str, Sequence[str]]

_TOKEN = re.compile(r"\[[^\]]*\]|[^\s\[\]]+")
_LETTERS = re.compile(r"\\\(([a-z]+)\\\)")
_GAP = r"(?:[ -]+|(?!\w))"
_ELIDED = " ?'? ?"
_CLAUSE_END = r"(?= *(?:$|[?!.,;:)]|svp\b|stp\b|alors\b))"
_WHOLE_WORD = r"(?<![ -])(?!\w)"


def pattern(phrases: Iterable[str], sets: Sets | None = None) -> re.Pattern[str]:
    """One pattern for all phrases; of two that begin alike the one listed first wins.

    Raises as `source` does.
    """
    return re.compile(source(phrases, sets))


def source(phrases: Iterable[str], sets: Sets | None = None) -> str:
    """The regular expression of any of the phrases, whole words only.

    Raises KeyError for an unknown set, re.error (when compiled) for a phrase that makes no pattern.
    """
    return rf"(?<!\w)(?:{'|'.join(_phrase(phrase, sets or {}) for phrase in phrases)})"


def _phrase(phrase: str, sets: Sets) -> str:
    pieces: list[str] = []
    end = _WHOLE_WORD
    for token in _TOKEN.findall(phrase):
        if token.startswith("["):
            pieces.append(f"(?:{''.join(_word(word, sets) for word in token[1:-1].split())})?")
        elif token == "$":
            end += _CLAUSE_END
        else:
            pieces.append("^" if token == "^" else _word(token, sets))
    return "".join(pieces) + end


def _word(token: str, sets: Sets) -> str:
    """A word with the gap behind it; an elided one may be glued or spaced ("d exp", "dexp")."""
    choices: list[str] = []
    for choice in token.split("/"):
        choices += sets[choice] if choice.isupper() else [choice]
    written = [_written(choice) for choice in choices]
    return written[0] if len(written) == 1 else f"(?:{'|'.join(written)})"


def _written(word: str) -> str:
    if word.endswith("'"):
        return re.escape(word[:-1]) + _ELIDED
    return _LETTERS.sub(r"(?:\1)?", re.escape(word)).replace(r"\*", r"\w*").replace("'", _ELIDED) + _GAP
