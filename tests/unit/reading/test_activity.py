"""Jobs told by what is done."""

from __future__ import annotations

import pytest

from nego.knowledge.loading import knowledge
from nego.nlu.sentence import read_sentence
from nego.reading.activity import find_activity, known_activities


@pytest.mark.parametrize(
    ("text", "said", "jobs"),
    [
        ("il pose du carrelage, il gagne combien ?", "pose du carrelage", "carreleur"),
        ("je conduis un bus, c'est payé combien ?", "conduis un bus", "conducteur-de-bus"),
        ("combien gagne quelqu'un qui conduit un train", "conduit un train", "conducteur-de-train"),
        ("mon frère répare des voitures, quel salaire ?", "répare des voitures", "mecanicien-automobile"),
        ("je livre des colis, je devrais gagner combien", "livre des colis", "livreur"),
        ("elle fait des ongles, ça rapporte combien ?", "fait des ongles", "rome-18212"),
        ("elle fait les fiches de paie, elle gagne quoi", "fait les fiches de paie", "gestionnaire-de-paie"),
        ("conduire un bus ça paye combien ?", "conduire un bus", "conducteur-de-bus"),
        ("quelle formation pour conduire un bus ?", "conduire un bus", "conducteur-de-bus"),
        (
            "ma sœur soigne les animaux, elle gagne quoi",
            "soigne les animaux",
            "veterinaire auxiliaire-veterinaire",
        ),
    ],
)
def test_an_activity_and_its_jobs(text: str, said: str, jobs: str) -> None:
    activity = find_activity(text)
    assert activity is not None
    assert (text[activity.start : activity.end], " ".join(activity.jobs)) == (said, jobs)


@pytest.mark.parametrize(
    "text",
    [
        "combien ça coûte de réparer une voiture",
        "je dois payer combien pour réparer une voiture",
        "je cherche quelqu'un qui pose du carrelage, combien ?",
        "il pose du carrelage",
        "je prends le bus, combien ça fait",
        "",
    ],
)
def test_no_activity_whose_pay_is_asked(text: str) -> None:
    assert find_activity(text) is None


def test_all_activities_are_those_of_known_jobs() -> None:
    for jobs in known_activities():
        assert jobs
        for job_id in jobs:
            knowledge().job(job_id)


def test_a_named_job_goes_before_what_is_done() -> None:
    (job,) = read_sentence("je suis pompier et je conduis un camion, je gagne combien ?").of("job")
    assert job.entities[0]["job_id"] == "sapeur-pompier-professionnel"


def test_one_job_is_said_by_its_name_and_several_are_asked() -> None:
    (job,) = read_sentence("il pose du carrelage, il gagne combien ?").of("job")
    assert (job.entities[0]["value"], job.entities[0]["near"]) == ("Carreleur", True)
    (job,) = read_sentence("elle soigne les animaux, quel salaire ?").of("job")
    assert job.entities[0]["ambiguous"]
    assert len(job.entities[0]["candidates"]) == 2
