"""Facts are written by hand: whatever a file has become, its faults are listed, and nothing breaks."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nego.knowledge.loading import check
from tests.fuzz.counting import inputs, tried
from tests.fuzz.hostile import texts
from tests.unit.knowledge.small_knowledge import FILES, write

NAMES = sorted(FILES)


@inputs(500)
@given(st.data())
def test_a_file_with_a_piece_of_it_changed(tmp_path: Path, data: st.DataObject) -> None:
    tried("knowledge files")
    name = data.draw(st.sampled_from(NAMES))
    text = FILES[name]
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    end = min(end, start + data.draw(st.sampled_from([0, 1, 5, 10_000])))
    put = data.draw(
        st.one_of(
            texts, st.sampled_from(["- ", ": ", "[", "{", "&a", "*a", "!!python/object", '"', ",", "\t"])
        )
    )
    write(tmp_path)
    changed = (text[:start] + put + text[end:]).encode("utf-8", errors="surrogatepass")
    (tmp_path / name).write_bytes(data.draw(st.sampled_from([changed, changed, changed + b"\xff"])))
    for problem in check(tmp_path):
        assert str(problem)
