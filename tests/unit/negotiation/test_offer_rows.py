"""Rows of `./nego offer --jsonl`, on the project's own facts."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nego.negotiation.offer_rows import judge_row
from nego.paths import ROOT

TODAY = date(2026, 11, 22)
WORDS = {"below", "in_line", "above", "below_minimum", "unknown"}
ROW: dict[str, Any] = {"job": "menuisier", "amount": 2450, "period": "month", "basis": "gross"}


def judged(**fields: object) -> dict[str, Any]:
    return judge_row({**ROW, **fields}, TODAY)


def test_a_row_is_kept_and_completed() -> None:
    row = {**ROW, "location": "Lyon", "experience": 3, "who": "Zoé"}
    done = judge_row(row, TODAY)
    assert {name: done[name] for name in row} == row
    assert done["verdict"] in WORDS
    assert done["annual_gross"] == 29400
    assert set(done["gap"]) == {"euros", "percent", "to"}
    assert done["evidence"] in {"job_A", "job_B", "job_C", "family", "none"}
    assert done["market"]["source"]
    assert json.loads(json.dumps(done)) == done


def test_percentiles_where_the_source_gives_them() -> None:
    done = judged(job="boulanger", amount=2100, location="Lyon")
    assert done["position"]["between"] == [25, 50]
    assert 25 < done["percentile"] == done["position"]["percentile"] < 50


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({"amount": 1800}, "below_minimum"),
        ({"amount": 11.5, "period": "hour"}, "below_minimum"),
        ({"amount": 1800, "working_time": 0.8}, "below"),
        ({"amount": 60000, "period": "year"}, "above"),
        ({"amount": 450000}, "unknown"),
    ],
)
def test_verdicts(fields: dict[str, object], verdict: str) -> None:
    assert judged(**fields)["verdict"] == verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"amount": 29400, "period": "year"}, {"amount": 2450}),
        ({"amount": 29400, "period": "year", "months": 13}, {"amount": 29400 / 13, "months": 13}),
        ({"amount": 2450, "months": 13}, {"amount": 2450, "thirteenth_month": True}),
        ({"amount": 1225, "working_time": 0.5}, {"amount": 2450}),
    ],
)
def test_one_pay_said_in_two_ways_is_one_pay(one: dict[str, object], other: dict[str, object]) -> None:
    here, there = judged(**one), judged(**other)
    for name in ("verdict", "annual_gross", "gap", "position"):
        assert here[name] == there[name]


def test_an_absurd_amount_is_to_be_checked() -> None:
    done = judged(amount=42000)
    assert (done["verdict"], done["position"], done["gap"]) == ("unknown", None, None)
    assert done["check"] == {"code": "too_high", "likely_period": "year"}


@pytest.mark.parametrize("job", ["Menuisière", "menuisier (h/f)", "menuisié"])
def test_jobs_are_read_as_people_write_them(job: str) -> None:
    assert judged(job=job)["market"]["job"] == "Menuisier"


@pytest.mark.parametrize("location", ["Lyon", "lyon", "Rhône", "69", 69, "69003", "Lyon 3e"])
def test_places_of_one_departement(location: object) -> None:
    assert judged(location=location)["market"]["central"] == judged(location="Rhône")["market"]["central"]
    assert "region_missing" not in judged(location=location)["would_change"]


@pytest.mark.parametrize("location", ["Trifouillis-les-Oies", "télétravail", "00"])
def test_a_place_that_is_not_known_is_told(location: str) -> None:
    done = judged(location=location)
    assert done["verdict"] in WORDS
    assert done["would_change"][-1] == "location_unknown"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (None, "objet JSON"),
        ([], "objet JSON"),
        ("x", "objet JSON"),
        ({}, "« amount »"),
        ({"amount": 2450}, "« job »"),
        ({"job": "menuisier"}, "« amount »"),
        ({**ROW, "job": None}, "« job »"),
        ({**ROW, "job": ""}, "« job »"),
        ({**ROW, "job": 12}, "« job »"),
        ({**ROW, "job": "x" * 10_000}, "trop long"),
        ({**ROW, "job": "zzzzyx"}, "Métier inconnu"),
        ({**ROW, "job": "prof"}, "plusieurs métiers : Professeur"),
        ({**ROW, "job": "plombier, notaire"}, "Plusieurs métiers"),
        ({**ROW, "job": "🙂"}, "Métier inconnu"),
        ({**ROW, "amount": "2450"}, "« amount » doit être un nombre"),
        ({**ROW, "amount": True}, "« amount » doit être un nombre"),
        ({**ROW, "amount": -5}, "négatif"),
        ({**ROW, "amount": float("nan")}, "nombre fini"),
        ({**ROW, "amount": float("inf")}, "nombre fini"),
        ({**ROW, "amount": 10**400}, "nombre fini"),
        ({**ROW, "amount": 1e12}, "trop élevé"),
        ({**ROW, "period": "week"}, "Période inconnue"),
        ({**ROW, "period": "day"}, "tarif journalier"),
        ({**ROW, "basis": "brut"}, "Base inconnue"),
        ({**ROW, "months": 0}, "mois"),
        ({**ROW, "months": "treize"}, "« months »"),
        ({**ROW, "location": "Genève"}, "France"),
        ({**ROW, "location": ["Lyon"]}, "« location »"),
        ({**ROW, "experience": "beaucoup"}, "Expérience inconnue"),
        ({**ROW, "experience": -1}, "« experience »"),
        ({**ROW, "experience": float("nan")}, "« experience »"),
        ({**ROW, "experience": [3]}, "« experience »"),
        ({**ROW, "status": "chef"}, "Statut inconnu"),
        ({**ROW, "variable": -1}, "variable"),
        ({**ROW, "working_time": 2}, "temps plein"),
        ({**ROW, "thirteenth_month": "oui"}, "thirteenth_month"),
        ({**ROW, "date": "hier"}, "Date illisible"),
        ({**ROW, "date": "1990-01-01"}, "01/01/1990"),
    ],
)
def test_a_bad_row_gives_an_error_in_french(row: object, told: str) -> None:
    done = judge_row(row, TODAY)
    assert told in done["error"]
    assert done["error"].endswith(".")
    assert "verdict" not in done


ANYTHING = st.one_of(
    st.none(), st.floats(), st.integers(), st.text(max_size=20), st.booleans(), st.lists(st.integers())
)


@settings(max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from(
            ["amount", "period", "basis", "months", "location", "experience", "status", "variable", "date"]
        ),
        ANYTHING,
    )
)
def test_never_raises(fields: dict[str, object]) -> None:
    done = judge_row({"job": "menuisier", **fields}, TODAY)
    assert ("error" in done) != (done.get("verdict") in WORDS)


@settings(max_examples=100)
@given(ANYTHING)
def test_never_raises_whatever_the_job(job: object) -> None:
    done = judge_row({**ROW, "job": job}, TODAY)
    assert ("error" in done) != (done.get("verdict") in WORDS)


def test_the_command_answers_line_by_line_and_loads_no_rasa() -> None:
    rows = json.dumps({**ROW, "date": "2026-11-22"}) + "\nnot json\n"
    code = (
        "import sys; from nego.cli.main import main; code = main(['offer', '--jsonl']);"
        "heavy = {'rasa', 'tensorflow'} & set(sys.modules);"
        "sys.exit(code or len(heavy))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=rows.encode(), capture_output=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    first, second = (json.loads(line) for line in done.stdout.decode().splitlines())
    assert first["verdict"] in WORDS
    assert set(second) == {"error"}
