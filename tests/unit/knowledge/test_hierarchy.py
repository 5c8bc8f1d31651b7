"""« Son chef », « son assistant »: the job above, the job beside."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from nego.knowledge.hierarchy import assistant_of, problems, relatives_of, superior_of, trainer_of
from nego.knowledge.model import Knowledge
from nego.paths import KNOWLEDGE


def test_the_file_names_known_jobs_and_one_superior_each() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("job_id", "superior"),
    [
        ("comptable", "chef-comptable"),
        ("chef-comptable", "directeur-administratif-et-financier"),
        ("developpeur-web", "lead-developer"),
        ("cuisinier", "chef-de-cuisine"),
        ("president-directeur-general", None),
        ("rome-11996", "rome-12026"),  # chauffeur routier, of the code of conducteur routier
    ],
)
def test_superior(facts: Knowledge, job_id: str, superior: str | None) -> None:
    found = superior_of(facts.job(job_id), facts)
    assert (found.id if found else None) == superior


def test_nobody_is_above_themselves_however_far_up(facts: Knowledge) -> None:
    for job in facts.jobs.values():
        seen, above = {job.id}, superior_of(job, facts)
        while above is not None and above.id not in seen:
            seen.add(above.id)
            above = superior_of(above, facts)
        assert above is None, f"{job.id}: {sorted(seen)}"


def test_an_unlisted_job_takes_the_first_superior_among_its_next_jobs(facts: Knowledge) -> None:
    listed = {"chef", "cadre", "directeur", "responsable", "lead", "maître", "officier"}
    pairs = yaml.safe_load((KNOWLEDGE / "hierarchy.yml").read_text(encoding="utf-8"))["superiors"]
    below = {job_id for jobs in pairs.values() for job_id in jobs}
    unlisted = (job for job in facts.jobs.values() if job.origin == "curated" and job.id not in below)
    found = [superior_of(job, facts) for job in unlisted]
    assert any(found)
    assert all(job is None or job.name.lower().split()[0].rstrip("s") in listed for job in found)


def test_assistant(facts: Knowledge) -> None:
    assert assistant_of(facts.job("plombier"), facts) is None
    helped = assistant_of(facts.job("comptable"), facts)
    assert helped is not None
    assert helped.id == "assistant-comptable"


@pytest.mark.parametrize(
    ("job_id", "trainer"),
    [
        ("infirmier", "cadre-de-sante"),
        ("developpeur-web", "formateur-informatique"),
        ("macon", "rome-38237"),  # of a code beginning with F
        ("coiffeur", "rome-15125"),
        ("journaliste", "formateur-d-adultes"),
        ("formateur-d-adultes", None),
    ],
)
def test_trainer(facts: Knowledge, job_id: str, trainer: str | None) -> None:
    found = trainer_of(facts.job(job_id), facts)
    assert (found.id if found else None) == trainer


def test_who_assists_nobody_listed_is_the_first_supervised(facts: Knowledge) -> None:
    below = assistant_of(facts.job("lead-developer"), facts)
    assert below is not None
    assert superior_of(below, facts) == facts.job("lead-developer")


def test_the_jobs_around_one_from_near_to_far(facts: Knowledge) -> None:
    around = [job.id for job in relatives_of(facts.job("chef-comptable"), facts)]
    assert around[0] == "directeur-administratif-et-financier"
    assert around.index("directeur-general") < around.index("comptable")
    assert "assistant-comptable" in around


def test_faults_are_told_with_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "hierarchy.yml"
    path.write_text(
        "superiors:\n  chef-comptable: [comptable, zorglub]\n  directeur-financier: [comptable]\n"
        "assistants: {}\ntrainer: zorglubine\ntrainers: {}\ntrainers_by_code: {}\ncolleagues: {}\n",
        encoding="utf-8",
    )
    assert problems(path) == [
        "hierarchy.yml : « zorglub » n'est pas un métier connu",
        "hierarchy.yml : « zorglubine » n'est pas un métier connu",
        "hierarchy.yml : « comptable » a deux supérieurs",
    ]
