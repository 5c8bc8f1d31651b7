"""Jobs joined by « et », « ou » with words between that say where or how the first is done."""

from __future__ import annotations

import pytest

from nego.nlu.joined import with_jobs_apart
from nego.nlu.sentence import read_sentence


@pytest.mark.parametrize(
    ("text", "jobs"),
    [
        ("infirmière de nuit ou aide soignante, qui gagne le plus ?", ["Infirmier", "Aide-soignant"]),
        ("boulanger de nuit ou pâtissier", ["Boulanger", "Pâtissier"]),
        ("kiné en libéral ou ostéopathe ?", ["Masseur-kinésithérapeute", "Ostéopathe"]),
        ("sage-femme à l'hôpital et puéricultrice", ["Sage-femme", "Infirmier puériculteur"]),
        ("cuisinier à Lyon ou serveur ?", ["Cuisinier", "Serveur"]),
        ("soudeur en intérim ou chaudronnier ?", ["Soudeur", "Chaudronnier"]),
        ("plombier à son compte ou électricien", ["Plombier", "Électricien"]),
        ("fleuriste le dimanche ou coiffeuse", ["Fleuriste", "Coiffeur"]),
        ("caissière à mi-temps ou vendeuse", ["Caissier", "Vendeur"]),
        ("psychologue en cabinet ou bien psychiatre", ["Psychologue", "Psychiatre"]),
        ("comptable débutant vs contrôleur de gestion", ["Comptable", "Contrôleur de gestion"]),
        ("boulanger à Paris de nuit ou pâtissier à Lyon ?", ["Boulanger", "Pâtissier"]),
        ("maçon à Lyon / plombier à Lyon", ["Maçon", "Plombier"]),
        ("boucher ou charcutier ?", ["Boucher", "Charcutier"]),
        ("ambulancier de nuit, brancardier, qui gagne le plus ?", ["Ambulancier", "Brancardier"]),
    ],
)
def test_two_jobs_with_a_detail_between_them(text: str, jobs: list[str]) -> None:
    sentence = read_sentence(text)
    assert [span.entities[0]["canonical"] for span in sentence.of("job")] == jobs
    assert not any(span.entities[0]["near"] for span in sentence.of("job"))
    assert all(span.entities[0]["value"] == text[span.start : span.end] for span in sentence.of("job"))


@pytest.mark.parametrize(
    "text",
    [
        "boulanger-pâtissier",
        "agent d'accueil et d'information",
        "animateur en radio et télévision",
        "infirmier en psychiatrie et en gériatrie",
        "développeur à Paris ou à Lyon",
    ],
)
def test_one_job_stays_one(text: str) -> None:
    assert len(read_sentence(text).of("job")) == 1


def test_a_text_without_a_joined_detail_is_left_alone() -> None:
    assert with_jobs_apart("infirmière de nuit", ()) == "infirmière de nuit"
    assert with_jobs_apart("boulanger ou pâtissier", ()) == "boulanger ou pâtissier"
    assert with_jobs_apart("", ()) == ""
