"""A job name is no place, no amount, no period: checked on one name in ten of ROME."""

import csv

from nego.paths import KNOWLEDGE
from nego.pay.amounts import find_amounts, find_bases, find_periods
from nego.reading.places import find_places

# Names that really say one: "Correspondant de presse à l'étranger", "Trieur de peaux en brut".
SAID = ("étranger", "brut")


def test_job_names_hold_nothing_else() -> None:
    with (KNOWLEDGE / "rome" / "appellations.csv").open(encoding="utf-8", newline="") as lines:
        names = [row["masc"] for row in csv.DictReader(lines)][::10]
    sentences = [f"combien gagne un {name} ?" for name in names if not name.lower().endswith(SAID)]
    assert len(sentences) > 1000
    for sentence in sentences:
        found = [find(sentence) for find in (find_places, find_amounts, find_periods, find_bases)]
        assert not any(found), sentence
