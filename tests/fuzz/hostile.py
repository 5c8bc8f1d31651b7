"""What hostile people and broken programs send."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

ODD = (
    *("/restart", "/ask_salary{}", "{{7*7}}", "${jndi:ldap://x}", "' OR 1=1 --", "<script>alert(1)</script>"),
    *(
        "../../etc/passwd",
        "\x00",
        "\u202e",
        "\u200b",
        "\ufeff",
        "💶" * 9,
        "é" * 1001,
        "9" * 400,
        "1e309",
        "-0",
        "NaN",
    ),
    *("٣٠٠٠ €", "½ k€", "combien gagne", "SMIC", "45k", "2 400 € brut par mois", "de l'heure", "à Lyon"),
    *("5 ans d'expérience", "efface mes données", "entraîne-moi", "stop"),
)

UNITS = ("cent", "mille", "10%", "12k", "é", "e", "k€", "à Lyon", "ingenieurdeveloppeur", "et", "·e", "R&D")
MOST = 1000  # characters that are read
full = st.tuples(
    st.lists(st.sampled_from(UNITS), min_size=1, max_size=3), st.sampled_from(("", " ", "-", "/", " et "))
).map(lambda pair: (pair[1].join([*pair[0], ""]) * MOST)[:MOST])
"""The same again and again, as long as a message may be."""

texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(ODD), max_size=5).map(" ".join),
    st.tuples(st.sampled_from(ODD), st.text(max_size=20)).map("".join),
)

_plain: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([None, True, 0, -1, 2**70, 1.5, float("nan"), float("inf"), "", [], {}]), texts
)
values: st.SearchStrategy[Any] = st.one_of(
    _plain, _plain, st.lists(_plain, max_size=2), st.dictionaries(st.text(max_size=4), _plain, max_size=2)
)


def objects(**known: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Objects with some of the known fields, each good or anything at all, and others."""
    fields = {name: st.one_of(good, values) for name, good in known.items()}
    some = st.fixed_dictionaries({}, optional=fields)
    return st.tuples(some, st.dictionaries(st.text(max_size=8), values, max_size=2)).map(
        lambda pair: {**pair[1], **pair[0]}
    )


def bodies(**known: st.SearchStrategy[Any]) -> st.SearchStrategy[bytes]:
    """Bytes that are such an object as JSON, whole or cut, or that are nothing at all."""
    written = objects(**known).map(lambda row: json.dumps(row).encode())
    cut = st.tuples(written, st.integers(0, 30)).map(lambda pair: pair[0][: -pair[1] or None])
    return st.one_of(
        written, written, cut, st.binary(max_size=80), values.map(lambda v: json.dumps(v).encode())
    )
