"""What a job pays: figures as the knowledge has them, said for what they are."""

from __future__ import annotations

from typing import Any

import pytest

from actions.base import salary_question
from actions.salary import ActionSalary
from actions.training import ActionTraining
from nego.conversation import Context
from nego.french import decimal, euros
from nego.knowledge.loading import knowledge
from nego.knowledge.select import SalaryAnswer, answer_salary
from nego.rounding import shown
from tests.unit.actions.harness import LYON, Said, candidate, entity, in_force, job, named, plain, run

PMO = "project-management-officer-pmo"


def salary(job_id: str, *entities: dict[str, Any], **slots: Any) -> Said:
    return run(ActionSalary(), slots, job(job_id).name, named(job_id), *entities)


def chosen(job_id: str, **slots: Any) -> SalaryAnswer:
    context = Context(job_id=job_id, **slots)
    return shown(answer_salary(knowledge(), salary_question(context, job(job_id))))


@pytest.mark.parametrize(
    "words",
    [
        "3 188 €",
        "7 917 €",
        "brut par mois",
        "médiane 5 553 €",
        "66 630 € par an",
        "Michael Page",
        "2025",
        "Bac+4/5",
        "gestion de projet",
        "PMP et PRINCE2",
        "supervision du portefeuille",
        "méthodes communes",
        "communication entre les équipes",
        "ressources et des risques",
    ],
)
def test_pmo(words: str) -> None:
    assert words in salary(PMO).text


def test_pmo_fits_a_phone_and_starts_with_the_answer() -> None:
    said = salary(PMO)
    assert len(said.text) <= 700
    assert said.text.startswith("Un project management officer (PMO) gagne entre 3 188 € et 7 917 €")
    assert said.titles == ("Et en net ?", "La formation", "D'où vient ce chiffre ?")


def test_the_median_of_pmo_is_said_to_be_the_middle_of_its_range() -> None:
    assert (
        "La médiane est celle que la source affiche : c'est le milieu de sa fourchette." in salary(PMO).text
    )


@pytest.mark.parametrize(
    ("job_id", "slots"),
    [
        ("comptable", {}),
        ("infirmier", {}),
        ("plombier", {}),
        ("maitre-de-conferences", {}),
        ("directeur-juridique", {}),
        ("responsable-achats", {}),
        ("comptable", {"period": "year"}),
        ("plombier", {"basis": "net"}),
        ("infirmier", {"period": "hour"}),
        ("educateur-sportif", {"experience_level": "junior"}),
        ("comptable", {"region": "Auvergne-Rhône-Alpes", "location": "Lyon", "department": "Rhône"}),
    ],
)
def test_the_figures_said_are_the_figures_chosen(job_id: str, slots: dict[str, Any]) -> None:
    answer, said = chosen(job_id, **slots), salary(job_id, **slots)
    first = said.text.splitlines()[0]
    assert answer.amounts is not None
    for value in answer.amounts.given():
        assert plain(euros(value)) in first
    source = answer.figure.source if answer.figure else answer.statistic and answer.statistic.publisher
    assert source
    assert source in said.text


def test_a_family_statistic_is_said_to_be_one() -> None:
    answer, said = chosen("educateur-sportif"), salary("educateur-sportif")
    assert answer.evidence == "family"
    assert answer.statistic is not None
    assert f"famille professionnelle « {answer.statistic.family_label} »" in said.text
    assert answer.statistic.year in said.text


def test_estimates_are_rounded_and_said_to_be_estimates() -> None:
    said = salary("agent-de-securite-incendie-ssiap", LYON, entity("basis", "gross"))
    first = said.text.splitlines()[0]
    assert "à Lyon gagne environ" in first
    answer = chosen("agent-de-securite-incendie-ssiap", department="Rhône", region="Auvergne-Rhône-Alpes")
    assert answer.steps[0].ratio is not None
    assert f"Estimation : chiffre national × {decimal(answer.steps[0].ratio, 3)}" in said.text
    assert "ce département (Rhône)" in said.text
    assert "Le passage du net au brut est une estimation" in said.text


def test_a_grid_of_public_service_is_the_same_everywhere() -> None:
    said = salary("maitre-de-conferences", LYON)
    answer = chosen("maitre-de-conferences")
    assert answer.same_everywhere
    assert "Ce barème est le même partout en France." in said.text
    assert "Estimation" not in said.text


def test_a_place_without_ratio_is_admitted() -> None:
    mayotte = {**LYON, "value": "Mayotte", "level": "region", "region": "Mayotte", "department": "Mayotte"}
    assert "Je n'ai pas de chiffre à Mayotte" in salary("directeur-juridique", mayotte).text


def test_abroad_is_admitted() -> None:
    abroad = {"entity": "location", "value": "Genève", "level": "abroad", "region": None, "department": None}
    said = salary("directeur-juridique", abroad)
    assert "Je ne connais que la France : pour Genève" in said.text


def test_self_employed_income_is_no_salary_and_offers_no_conversion() -> None:
    said = salary("pediatre")
    assert "tire de son activité" in said.text
    assert "C'est un revenu d'indépendant, pas un salaire." in said.text
    assert "Et en brut ?" not in said.titles


def test_a_follow_up_is_short() -> None:
    said = run(ActionSalary(), in_force("comptable"), "et en brut ?", entity("basis", "gross"))
    assert "Formation" not in said.text
    assert "Missions" not in said.text
    assert said.slots == {"basis": "gross"}


@pytest.mark.parametrize(
    ("text", "start", "level"),
    [
        ("combien gagne une infirmière confirmée ?", "Une infirmière", "confirmée"),
        ("infirmier", "Un", "confirmé"),
    ],
)
def test_gender_as_it_was_said(text: str, start: str, level: str) -> None:
    mention = named("infirmier", value="infirmière" if "infirmière" in text else "infirmier")
    said = run(ActionSalary(), {}, text, mention, entity("experience_level", "confirmed"))
    assert said.text.startswith(start)
    first = said.text.splitlines()[0]
    assert f"{level} gagne" in first or "ce niveau d'expérience" in said.text


def test_near_is_said_to_be_near() -> None:
    said = run(ActionSalary(), {}, "comptabeule", named("comptable", value="comptabeule", near=True))
    assert "Je ne connais pas « comptabeule » mot pour mot ; le plus proche est « Comptable »" in said.text


def test_what_is_ambiguous_is_asked_with_buttons() -> None:
    chef = named(
        "chef-de-cuisine",
        value="chef",
        ambiguous=True,
        candidates=[candidate("chef-de-cuisine"), candidate("chef-de-projet")],
    )
    said = run(ActionSalary(), in_force("comptable"), "et un chef ?", chef)
    assert "« chef » désigne plusieurs métiers. Lequel ?" in said.text
    assert said.titles == (job("chef-de-cuisine").name, job("chef-de-projet").name)
    assert set(said.slots) == {"choices"}


@pytest.mark.parametrize(
    ("nearest", "words"),
    [([], "rien d'approchant"), ([candidate("plombier")], "Les noms les plus proches")],
)
def test_an_unknown_job_is_admitted(nearest: list[Any], words: str) -> None:
    unknown = {"entity": "unknown_job", "value": "zorglubateur", "candidates": nearest}
    said = run(ActionSalary(), in_force("comptable"), "un zorglubateur", unknown)
    assert "Je ne connais pas le métier « zorglubateur »" in said.text
    assert words in said.text
    assert len(said.buttons) == len(nearest)
    assert "job_id" not in said.slots


def test_no_job_at_all_is_asked() -> None:
    said = run(ActionSalary(), {}, "ça gagne combien ?")
    assert said.text.startswith("De quel métier s'agit-il ?")


def test_the_manager_of_the_job_in_force() -> None:
    boss = entity("job_reference", "manager_of")
    said = run(ActionSalary(), in_force("comptable"), "et son chef ?", boss)
    assert said.text.startswith("Comme chef d'un comptable, je prends « Chef comptable ».")
    assert (said.slots["job_id"], said.slots["previous_job_id"]) == ("chef-comptable", "comptable")


def test_two_rungs_above_the_job_in_force() -> None:
    boss = entity("job_reference", "second_manager_of")
    said = run(ActionSalary(), in_force("comptable"), "et son N+2 ?", boss)
    assert said.text.startswith("Deux échelons au-dessus d'un comptable, je prends « Directeur administratif")


def test_who_teaches_the_job_in_force() -> None:
    teachers = entity("job_reference", "trainer_of")
    said = run(ActionSalary(), in_force("macon"), "et ceux qui les forment ?", teachers)
    assert said.text.startswith("Pour former un maçon, je prends « Formateur bâtiment ».")


def test_a_name_that_is_but_the_first_word_of_the_one_that_goes_with_the_job_in_force() -> None:
    clerk = {**named("rome-12655"), "value": "clerc", "start": 7}
    said = run(ActionSalary(), in_force("notaire"), "et son clerc", clerk)
    assert said.text.startswith("Je comprends « clerc » comme « Clerc de notaire »")
    assert (said.slots["job_id"], said.slots["previous_job_id"]) == ("clerc-de-notaire", "notaire")


def test_the_two_jobs_talked_of_are_answered_both() -> None:
    two = {
        **in_force("plombier"),
        "previous_job": "Maçon",
        "previous_job_id": "macon",
        "previous_rome": "F1703",
    }
    said = run(ActionTraining(), two, "leurs études ?", entity("job_reference", "both"))
    assert said.text.index("Pour être plombier") < said.text.index("Pour être maçon")
    assert said.slots["question"] == "training"
    assert "job_id" not in said.slots
    alone = run(ActionTraining(), in_force("plombier"), "leurs études ?", entity("job_reference", "both"))
    assert alone.text.count("Pour être") == 1


def several(text: str, *job_ids: str) -> dict[str, Any]:
    refs = [{**named(job_id), "score": 1.0} for job_id in job_ids]
    candidates = [{key: ref[key] for key in ("job_id", "canonical", "rome", "score")} for ref in refs]
    return {**refs[0], "value": text, "ambiguous": True, "candidates": candidates}


@pytest.mark.parametrize(
    ("text", "in_force_id", "job_id"),
    [
        ("et la directrice ?", "professeur-des-ecoles", "directeur-d-ecole"),
        ("et son directeur ?", "infirmier", "directeur-d-etablissement-sanitaire"),
        ("et un directeur ?", "professeur-des-ecoles", None),
        ("et le directeur ?", "tatoueur", None),
    ],
)
def test_an_ambiguous_name_said_as_the_one_that_goes_with_the_job_in_force(
    text: str, in_force_id: str, job_id: str | None
) -> None:
    said_name = text.split()[2]
    mention = several(said_name, "directeur-general", "directeur-commercial")
    said = run(ActionSalary(), in_force(in_force_id), text, {**mention, "start": text.index(said_name)})
    assert said.slots.get("job_id") == job_id
    assert said.text.startswith(f"Je comprends « {said_name} »" if job_id else f"« {said_name} » désigne")


def test_a_job_without_known_manager() -> None:
    boss = entity("job_reference", "manager_of")
    said = run(ActionSalary(), in_force("president-directeur-general"), "et son chef ?", boss)
    assert "Donnez-moi son nom" in said.text


@pytest.mark.parametrize(
    ("problem", "words"),
    [("negative", "négative"), ("absurd", "pas celui d'une paie"), ("overflow", "pas celui d'une paie")],
)
def test_a_bad_amount_is_refused(problem: str, words: str) -> None:
    bad = {"entity": "amount", "value": 1, "problem": problem}
    said = run(ActionSalary(), in_force("comptable"), "1", bad, entity("period", "year"))
    assert words in said.text
    assert said.slots == {}


@pytest.mark.parametrize(
    ("job_id", "text", "words"),
    [
        (
            "masseur-kinesitherapeute",
            "et en libéral ?",
            "C'est le chiffre de l'exercice libéral ou indépendant.",
        ),
        ("masseur-kinesitherapeute", "et à l'hôpital ?", "C'est le chiffre du public."),
        ("aide-soignant", "et de nuit ?", "Je n'ai pas de chiffre à part pour « de nuit »"),
        ("psychologue", "et pour les enfants ?", "Je n'ai pas de chiffre à part pour « pour les enfants »"),
    ],
)
def test_a_setting_is_answered_with_its_figure_or_said_to_have_none(
    job_id: str, text: str, words: str
) -> None:
    said = run(ActionSalary(), in_force(job_id), text)
    assert words in said.text
    assert said.slots["setting"]["words"] in text


def test_the_setting_of_one_job_is_not_that_of_another() -> None:
    slots = in_force("aide-soignant", setting={"words": "de nuit", "sector": None})
    assert run(ActionSalary(), slots, "et à Lyon ?").slots.get("setting", slots["setting"]) is not None
    assert run(ActionSalary(), slots, "et un plombier ?", named("plombier")).slots["setting"] is None


def test_who_goes_with_the_job_talked_of_before() -> None:
    dentist = job("chirurgien-dentiste")
    slots = in_force("assistant-dentaire", previous_job=dentist.name, previous_job_id=dentist.id)
    mention = several("prothésiste", "prothesiste-dentaire", "estheticien")
    said = run(ActionSalary(), slots, "et le prothésiste", mention)
    assert said.text.startswith("Je comprends « prothésiste » comme « Prothésiste dentaire », puisque nous")
    assert said.slots["job_id"] == "prothesiste-dentaire"


@pytest.mark.parametrize(
    ("text", "name", "job_id"),
    [
        ("je reviens au prof", "prof", "professeur-des-ecoles"),
        ("et un prof ?", "prof", None),
        ("et sa cheffe d'équipe ?", "cheffe d'équipe", "responsable-d-entrepot"),
    ],
)
def test_an_ambiguous_name_is_the_one_talked_of_or_the_one_above(
    text: str, name: str, job_id: str | None
) -> None:
    teacher = job("professeur-des-ecoles")
    current = "preparateur-de-commandes" if name != "prof" else "assistant-dentaire"
    slots = in_force(current, previous_job=teacher.name, previous_job_id=teacher.id)
    others = (
        ("professeur-des-ecoles", "professeur-certifie")
        if name == "prof"
        else ("chef-d-equipe-btp", "chef-d-equipe-industrie")
    )
    said = run(ActionSalary(), slots, text, several(name, *others))
    assert said.slots.get("job_id") == job_id
