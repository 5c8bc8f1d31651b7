"""Training, missions, next jobs and their sources."""

from __future__ import annotations

import pytest

from actions.base import ACTION_OF
from actions.career import ActionCareer
from actions.missions import ActionMissions
from actions.source import ActionSource
from actions.training import ActionTraining
from nego.knowledge.about import missions_of, next_jobs, training_of
from nego.knowledge.loading import knowledge
from nego.knowledge.model import Job
from tests.unit.actions.harness import entity, in_force, job, named, run

PMO = "project-management-officer-pmo"


def first_job(**wanted: bool) -> Job:
    """The first job of the knowledge of which it is known, or not, what is asked."""
    facts = knowledge()
    kinds = {
        "trained": lambda j: training_of(facts, j).known,
        "sourced": lambda j: bool(j.training),
        "derived": lambda j: training_of(facts, j).how_sure is not None,
        "described": lambda j: bool(j.missions),
        "read": lambda j: missions_of(j).read,
        "coded": lambda j: j.rome is not None,
        "leads": lambda j: bool(j.evolution or j.evolution_other),
    }
    return next(
        j for j in facts.jobs.values() if all(kinds[kind](j) is value for kind, value in wanted.items())
    )


def test_training_of_pmo() -> None:
    said = run(ActionTraining(), {}, "PMO", named(PMO))
    assert said.text.startswith("Pour être project management officer (PMO), on demande le niveau Bac+4/5 en")
    for words in ("gestion de projet", "management", "ingénierie", "PMP", "PRINCE2"):
        assert words in said.text


@pytest.mark.parametrize(
    "job_id", ["comptable", "infirmier", "medecin-generaliste", "aide-soignant", "avocat"]
)
def test_training_says_what_the_knowledge_has(job_id: str) -> None:
    training = training_of(knowledge(), job(job_id))
    said = run(ActionTraining(), {}, job(job_id).name, named(job_id))
    assert training.entry_level is not None
    assert training.entry_level in said.text
    assert all(diploma in said.text for diploma in training.diplomas)
    assert ("Profession réglementée" in said.text) == bool(training.regulated)
    assert f"Source : {training.entry_source}" in said.text


def test_training_without_diploma() -> None:
    without = next(
        j for j in knowledge().jobs.values() if training_of(knowledge(), j).entry_level == "sans diplôme"
    )
    said = run(ActionTraining(), {}, without.name, named(without.id))
    assert "aucun diplôme n'est demandé" in said.text


def test_training_derived_from_rome_says_so() -> None:
    derived = first_job(trained=True, derived=True)
    said = run(ActionTraining(), {}, derived.name, named(derived.id))
    assert "Source : France Travail, fiche ROME (niveau " in said.text


def test_training_of_the_job_in_force_keeps_it() -> None:
    said = run(ActionTraining(), in_force("comptable"), "et la formation ?")
    assert "comptable" in said.text
    assert said.slots == {"question": "training"}


def test_unknown_training_is_admitted() -> None:
    unknown = first_job(trained=False)
    said = run(ActionTraining(), {}, unknown.name, named(unknown.id))
    assert said.text.startswith("Je n'ai rien de sûr sur la formation")


def test_missions_of_pmo() -> None:
    said = run(ActionMissions(), {}, "PMO", named(PMO))
    assert said.text.startswith("Missions d'un project management officer (PMO) : ")
    assert all(mission in said.text for mission in job(PMO).missions)


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (True, "Lu dans : "),
        (False, "C'est une description générale du métier, pas celle d'une source précise."),
    ],
)
def test_missions_say_whether_they_were_read(read: bool, words: str) -> None:
    found = first_job(described=True, read=read)
    said = run(ActionMissions(), {}, found.name, named(found.id))
    assert found.missions[0] in said.text
    assert words in said.text


def test_without_missions_the_rome_name_is_told() -> None:
    unknown = first_job(described=False, coded=True)
    said = run(ActionMissions(), {}, unknown.name, named(unknown.id))
    assert "Je n'ai pas de description des missions" in said.text
    assert knowledge().codes[unknown.rome or ""].official_label in said.text


def test_next_jobs() -> None:
    said = run(ActionCareer(), {}, "comptable", named("comptable"))
    after = next_jobs(knowledge(), job("comptable"))
    assert said.text.startswith("Un comptable peut devenir ")
    assert said.titles == tuple(other.name for other in after.jobs)


def test_without_next_jobs_the_near_ones_are_offered() -> None:
    unknown = first_job(leads=False)
    said = run(ActionCareer(), {}, unknown.name, named(unknown.id))
    near = next_jobs(knowledge(), unknown).near
    assert "Je n'ai pas d'évolution connue" in said.text
    assert said.titles == tuple(other.name for other in near)[:5]


def test_source_of_a_figure() -> None:
    said = run(ActionSource(), in_force(PMO), "d'où ça vient ?")
    for words in ("Michael Page", "JDN Salaires", "2025", "Note B", "https://", "Méthode"):
        assert words in said.text
    assert said.slots == {}


@pytest.mark.parametrize(
    ("question", "job_id", "words"),
    [
        ("salary", "educateur-sportif", "Le chiffre est celui de la famille"),
        ("training", "comptable", "La formation pour être comptable vient de"),
        ("missions", "comptable", "Lu dans"),
        ("missions", "cogniticien", "description générale du cogniticien"),
        ("career", "comptable", "connaissance générale"),
        ("convert", "comptable", "Urssaf"),
        ("offer", PMO, "Michael Page"),
        ("compare", PMO, "Michael Page"),
    ],
)
def test_source_of_each_kind_of_answer(question: str, job_id: str, words: str) -> None:
    assert words in run(ActionSource(), in_force(job_id, question=question), "la source ?").text


def test_every_question_has_an_action_and_a_source() -> None:
    for question in ACTION_OF:
        said = run(ActionSource(), in_force("comptable", question=question), "la source ?")
        assert "s'est mal passé" not in said.text


def test_source_of_a_training_read_in_rome() -> None:
    derived = first_job(trained=True, derived=True, sourced=False)
    said = run(ActionSource(), in_force(derived.id, question="training"), "la source ?")
    assert "est déduit de la fiche ROME" in said.text


def test_source_of_missions_that_are_not_known() -> None:
    unknown = first_job(described=False)
    said = run(ActionSource(), in_force(unknown.id, question="missions"), "la source ?")
    assert "donc pas de source" in said.text


def test_source_before_any_answer_is_the_method() -> None:
    assert "Je ne fais pas de moyenne entre sources" in run(ActionSource(), {}, "tes sources ?").text


@pytest.mark.parametrize("action", [ActionTraining(), ActionMissions(), ActionCareer()])
def test_what_is_missing_is_asked(action: ActionTraining) -> None:
    assert "De quel métier s'agit-il ?" in run(action, {}, "et alors ?").text
    unknown = {**entity("unknown_job", "zorglubateur"), "candidates": []}
    assert "zorglubateur" in run(action, {}, "un zorglubateur", unknown).text
