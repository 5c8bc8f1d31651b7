from datetime import date

from nego.knowledge.coverage import HEADINGS, coverage, coverage_rows
from nego.knowledge.model import Knowledge


def test_almost_every_code_has_a_figure_with_its_evidence(facts: Knowledge) -> None:
    found = coverage(facts, date(2026, 11, 22))
    assert sum(found.codes.values()) == 1584
    assert found.share_of_codes() >= 0.998
    assert sum(found.appellations.values()) == 13120
    assert sum(found.described.values()) == 488
    rows = coverage_rows(found)
    assert len(rows) == len(HEADINGS) + 2
    assert len({len(row) for row in rows}) == 1
    assert rows[-1][1:3] == ("488", "1584")
