"""Each wording has one owner, and every id leads to a job."""

from pathlib import Path

import pytest

from nego.knowledge.loading import load_knowledge
from nego.knowledge.model import Knowledge
from nego.knowledge.names import initials_forms, wording_key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Œnologue", "oenologue"),
        ("Chef d’équipe", "chef d'equipe"),
        ("Aide-soignant", " aide  soignant "),
        ("Ingénieur·e", "ingénieur e"),
    ],
)
def test_same_words_have_one_key(left: str, right: str) -> None:
    assert wording_key(left) == wording_key(right)


def test_programming_languages_keep_their_signs() -> None:
    assert (
        len({wording_key("développeur C"), wording_key("développeur C++"), wording_key("développeur C#")})
        == 3
    )


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Infirmier coordinateur (IDEC)", ("Infirmier coordinateur",)),
        (
            "Technicien en Contrôle Non Destructif (CND) en mécanique",
            ("Technicien en Contrôle Non Destructif en mécanique", "Technicien en CND en mécanique"),
        ),
        ("Secrétaire d'Administration Scolaire -SAS-", ("Secrétaire d'Administration Scolaire",)),
        ("Conchyliculteur (coquillages)", ()),
        ("Menuisier", ()),
    ],
)
def test_a_name_is_said_without_its_initials_or_with_them_alone(name: str, forms: tuple[str, ...]) -> None:
    assert initials_forms(name) == forms


@pytest.mark.parametrize(
    ("wording", "job_id", "kind"),
    [
        ("menuisier", "menuisier", "name"),
        ("menuisière", "menuisier", "feminine"),
        ("menuisiers", "menuisier", "plural"),
        ("poseur de fenêtres", "menuisier", "alias"),
        ("menuisier poseur", "rome-101", "rome"),
        ("ébéniste d'art", "rome-103", "rome"),
        ("luthier", "onisep-14", "onisep"),
        ("facteur de violons", "onisep-14", "onisep"),
        ("charpentier menuisier", "menuisier", "esco"),
        ("menuiserie", "menuisier", "vocabulary"),
        ("tailleur de meubles", "ebeniste", "vocabulary"),
        ("artiste du bois", "ebeniste", "vocabulary"),
        ("LUT", "onisep-14", "short"),
    ],
)
def test_the_owner_of_a_wording(folder: Path, wording: str, job_id: str, kind: str) -> None:
    owners = {wording_key(name.name): name for name in load_knowledge(folder).names()}
    assert owners[wording_key(wording)][1:] == (job_id, kind)


@pytest.mark.parametrize(
    ("job_id", "owner"),
    [
        ("rome-100", "menuisier"),
        ("rome-102", "ebeniste"),
        ("onisep-12", "menuisier"),
        ("onisep-13", "rome-103"),
    ],
)
def test_the_same_job_under_another_id_leads_to_its_owner(folder: Path, job_id: str, owner: str) -> None:
    assert load_knowledge(folder).job(job_id).id == owner


def test_a_sheet_adds_its_facts_to_the_rome_name_of_the_same_words(folder: Path) -> None:
    job = load_knowledge(folder).job("rome-103")
    assert [(figure.low, figure.high, figure.range_kind) for figure in job.figures] == [(2100, 2400, "start")]
    assert [line.entry_level for line in job.training] == ["Bac"]


def test_a_sheet_with_several_codes_has_none_of_its_own(folder: Path) -> None:
    job = load_knowledge(folder).job("onisep-14")
    assert (job.rome, job.rome_near) == (None, ("H2207", "F1607"))


def test_ambiguous_words_come_from_both_files(folder: Path) -> None:
    assert load_knowledge(folder).ambiguous == {
        "poseur": ("menuisier", "ebeniste"),
        "boiseux": ("menuisier", "ebeniste"),
        "chêne": ("ebeniste", "onisep-14"),
    }


def test_a_curated_alias_that_is_another_code_s_name_is_left_to_rome(facts: Knowledge) -> None:
    owners = {wording_key(name.name): name.job_id for name in facts.names() if name.kind != "short"}
    codes: dict[str, set[str]] = {}
    for item in facts.appellations:
        codes.setdefault(wording_key(item.name), set()).add(item.rome)
    wrong = [
        (alias, job.id)
        for job in facts.jobs.values()
        if job.origin == "curated" and job.rome
        for alias in job.aliases
        if wording_key(alias) in codes and job.rome not in codes[wording_key(alias)]
        if owners[wording_key(alias)] == job.id
    ]
    assert wrong == []


def test_rome_names_lead_to_their_own_code(facts: Knowledge) -> None:
    owners = {
        wording_key(name.name): facts.job(name.job_id) for name in facts.names() if name.kind != "short"
    }
    names = [(name, item.rome) for item in facts.appellations for name in (item.name, item.feminine)]
    right = sum(owners[wording_key(name)].rome == rome for name, rome in names)
    assert right / len(names) > 0.999


def test_every_name_leads_to_a_job_and_belongs_to_one(facts: Knowledge) -> None:
    keys = [wording_key(name.name) for name in facts.names() if name.kind != "short"]
    assert len(keys) == len(set(keys))
    assert all(name.job_id in facts.jobs for name in facts.names())
    assert all(facts.job_for_code(code) for code in facts.codes)
    assert all(facts.job(item.job_id) for item in (*facts.appellations, *facts.onisep))
