from __future__ import annotations

import pytest

from nego.reading.employer import find_employer, without_employer


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("caissière chez leclerc", "caissière"),
        ("caissière chez Leclerc depuis 6 ans", "caissière depuis 6 ans"),
        ("serveur au Flunch", "serveur"),
        ("conseiller bancaire au Crédit Agricole", "conseiller bancaire"),
        ("conducteur à la RATP ?", "conducteur ?"),
        ("hôtesse de l'air chez Air France, combien", "hôtesse de l'air , combien"),
        ("technicien chez L'Oréal", "technicien"),
        ("plombier chez moi", "plombier chez moi"),
        ("ménage chez un particulier", "ménage chez un particulier"),
        ("passer au statut cadre", "passer au statut cadre"),
    ],
)
def test_an_employer_is_blanked_and_nothing_else(text: str, left: str) -> None:
    found = without_employer(text)
    assert " ".join(found.split()) == left
    assert len(found) == len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("chez Lidl ça paie plus ?", "chez Lidl"),
        ("vendeur chez Leroy Merlin à Lyon", "chez Leroy Merlin"),
        ("et à Carrefour ?", None),
        ("plombier chez moi", None),
    ],
)
def test_only_chez_surely_leads_to_an_employer(text: str, words: str | None) -> None:
    found = find_employer(text)
    assert (found.words if found else None) == words
