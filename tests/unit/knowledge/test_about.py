from datetime import date

import pytest

from nego.knowledge.about import compare, missions_of, next_jobs, training_of
from nego.knowledge.model import Knowledge
from nego.knowledge.select import SalaryQuestion

ON = date(2026, 11, 22)
PMO = "project-management-officer-pmo"


def test_the_way_into_pmo(facts: Knowledge) -> None:
    answer = training_of(facts, facts.job(PMO))
    assert (answer.entry_level, answer.levels) == ("Bac+4", ("Bac+4", "Bac+5"))
    assert answer.fields == ("gestion de projet", "management", "ingénierie")
    assert answer.certifications == ("PMP", "PRINCE2")
    assert answer.regulated is False
    assert answer.lines[0].grade == "B"


@pytest.mark.parametrize(
    "words", ["portefeuille de projets", "méthodes communes", "communication entre les équipes", "ressources"]
)
def test_the_missions_of_pmo(facts: Knowledge, words: str) -> None:
    answer = missions_of(facts.job(PMO))
    assert any(words in mission for mission in answer.missions)
    assert not answer.read


@pytest.mark.parametrize(
    ("job_id", "level", "source", "how_sure"),
    [
        ("infirmier", "Bac+3", "ONISEP", None),
        ("rome-11987", "sans diplôme", "France Travail", "explicite"),
    ],
)
def test_entry_level_and_where_it_comes_from(
    facts: Knowledge, job_id: str, level: str, source: str, how_sure: str | None
) -> None:
    answer = training_of(facts, facts.job(job_id))
    assert (answer.entry_level, answer.entry_source, answer.how_sure) == (level, source, how_sure)


def test_a_regulated_job_is_said_so(facts: Knowledge) -> None:
    assert training_of(facts, facts.job("infirmier")).regulated is True


def test_a_level_that_was_not_found_is_not_said(facts: Knowledge) -> None:
    unknown = [code for code, item in facts.codes.items() if item.how_sure == "non trouvé"]
    assert unknown
    for code in unknown:
        job = facts.job_for_code(code)
        if not job.training:
            answer = training_of(facts, job)
            assert (answer.entry_level, answer.entry_source) == (None, None)


def test_next_jobs_are_those_of_the_facts(facts: Knowledge) -> None:
    answer = next_jobs(facts, facts.job(PMO))
    assert [job.id for job in answer.jobs] == ["directeur-de-programme"]
    assert "consultant senior" in answer.others
    assert answer.near == ()


def test_a_rome_name_has_near_jobs_but_no_next_one(facts: Knowledge) -> None:
    answer = next_jobs(facts, facts.job("rome-11987"))
    assert (answer.jobs, answer.others) == ((), ())
    assert answer.near
    assert answer.job not in answer.near


def test_two_jobs_compare_in_the_same_terms(facts: Knowledge) -> None:
    left = SalaryQuestion(facts.job(PMO), period="year", basis="gross")
    right = SalaryQuestion(facts.job("comptable"), period="year", basis="gross")
    answer = compare(facts, left, right, ON)
    assert answer.first.central is not None
    assert answer.second.central is not None
    assert answer.difference == answer.second.central - answer.first.central
    assert (answer.first_training.entry_level, answer.second_training.job.id) == ("Bac+4", "comptable")


def test_other_terms_do_not_compare(facts: Knowledge) -> None:
    left = SalaryQuestion(facts.job(PMO), period="year", basis="gross")
    right = SalaryQuestion(facts.job(PMO), period="month", basis="net")
    assert compare(facts, left, right, ON).difference is None
