"""A job named by what sets it apart from the one in force."""

from __future__ import annotations

import pytest

from nego.nlu.qualified import with_qualified_job
from nego.nlu.sentence import read_sentence


@pytest.mark.parametrize(
    ("text", "in_force", "job_id"),
    [
        ("et libéral ?", "Infirmier", "infirmier-liberal"),
        ("ah et en libéral ?", "Infirmier", "infirmier-liberal"),
        ("et en management ?", "Consultant en stratégie", "consultant-en-management"),
        ("et de bloc avec 3 ans d'expérience", "Infirmier", "infirmier-de-bloc-operatoire"),
        ("dans l'informatique", "Chef de projet", "chef-de-projet-informatique"),
        ("et dans le digital ?", "Chef de projet informatique", "chef-de-projet-digital"),
        ("bon on reste sur plombier", "Comptable", "plombier"),
        ("on revient au CM", None, "community-manager"),
        ("plutôt unique", "Comptable", "comptable-unique"),
        ("pas process, qualité !", "Ingénieur procédés", "ingenieur-qualite"),
        ("qualité, pas process", "Ingénieur procédés", "ingenieur-qualite"),
    ],
)
def test_a_qualification_completes_the_name_in_force(text: str, in_force: str | None, job_id: str) -> None:
    sentence = with_qualified_job(read_sentence(text), in_force)
    assert [span.entities[0]["job_id"] for span in sentence.of("job")] == [job_id]


def test_a_name_that_is_nearly_known_counts_where_it_is_said_to() -> None:
    sentence = read_sentence("en cabine")
    assert with_qualified_job(sentence, "Infirmier de bloc") is sentence
    near = with_qualified_job(read_sentence("avion"), "Mécanicien automobile", near=True)
    assert [span.entities[0]["job_id"] for span in near.of("job")] == ["mecanicien-aeronautique"]


@pytest.mark.parametrize(
    ("text", "in_force"),
    [
        ("et libéral ?", None),
        ("et libéral ?", "Comptable"),
        ("mais pas libéral", "Infirmier"),
        ("thx", "Cuisinier"),
        ("et le salaire ?", "Comptable"),
        ("et à l'hôpital ?", "Infirmier"),
        ("et en réa ?", "Infirmier libéral"),
        ("en cardio", "Infirmier"),
        ("et en ime ?", "Éducateur spécialisé"),
        ("et près d'Annecy ?", "Responsable logistique"),
        ("quelle formation en libéral ?", "Infirmier"),
        ("merci", "Infirmier"),
        ("", "Infirmier"),
    ],
)
def test_what_completes_no_known_name_is_left_alone(text: str, in_force: str | None) -> None:
    sentence = read_sentence(text)
    assert with_qualified_job(sentence, in_force) is sentence
