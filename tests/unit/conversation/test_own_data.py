"""To see what is kept and to erase it are said with the same words; only one of them can be undone."""

from __future__ import annotations

import pytest
import yaml

from nego.conversation.own_data import (
    asks_for_own_data,
    means_to_erase_all,
    speaks_of_erasing,
    takes_own_data,
    tells_what_was_taken,
)
from nego.paths import ROOT

TAKING = (
    "exporte mes données",
    "export de mes données",
    "je veux mes données",
    "Donne-moi mes données",
    "envoyez-moi toutes mes données",
    "télécharger mes données",
    "je voudrais une copie de mes données personnelles",
    "une copie de tout ce que vous avez sur moi",
    "j'aimerais récupérer notre conversation",
    "je veux voir mes données",
    "j'exerce mon droit à la portabilité de mes données",
)
ASKING = (
    "droit d'accès RGPD",
    "quelles données gardes-tu sur moi ?",
    "qu'est-ce que tu sais de moi ?",
    "tu gardes quoi sur moi ?",
    "rends-moi mes données puis efface-les",
    "que fais-tu de mes données ?",
    "vous faites quoi de mes infos",
)
ERASING = (
    "efface mes données",
    "je ne veux plus que tu aies mes données",
    "je veux mes données effacées",
    "tu peux effacer les données que tu gardes sur moi ?",
    "que gardes-tu sur moi ? oublie tout",
    "je veux disparaître de vos fichiers",
    "oublie-moi",
)
TAKEN = (
    "on m'a supprimé ma prime",
    "ils ont effacé mes heures sup",
    "mon patron veut me supprimer le 13e mois",
    "elle nous a retiré les tickets resto",
)


@pytest.mark.parametrize("text", [*TAKING, *ASKING])
def test_asking_for_what_is_kept(text: str) -> None:
    assert asks_for_own_data(text)


@pytest.mark.parametrize("text", TAKING)
def test_a_copy_is_asked_for_in_so_many_words(text: str) -> None:
    assert takes_own_data(text)


@pytest.mark.parametrize("text", ERASING)
def test_erasing(text: str) -> None:
    assert not asks_for_own_data(text)
    assert not takes_own_data(text)


@pytest.mark.parametrize(
    "text",
    [
        *ERASING,
        "efface",
        "reset",
        "supprime stp",
        "tu peux m'oublier",
        "efface ce que j'ai dit",
        "fais table rase",
    ],
)
def test_erasing_everything_is_meant(text: str) -> None:
    assert means_to_erase_all(text)


@pytest.mark.parametrize(
    "text",
    [
        *TAKEN,
        "supprime le poste de mon CV",
        "efface le dernier message",
        "supprime seulement mon nom",
        "mon poste a été supprimé",
        "enlève les primes du calcul",
        "oublie la première offre",
    ],
)
def test_less_may_be_meant_or_something_else(text: str) -> None:
    assert not means_to_erase_all(text)


@pytest.mark.parametrize("text", TAKEN)
def test_what_others_have_taken_is_no_wish_to_erase(text: str) -> None:
    assert tells_what_was_taken(text)


def test_a_mere_yes_speaks_of_no_erasing() -> None:
    assert [
        text for text in ("oui", "ok vas-y", "oui efface", "supprime ma prime") if speaks_of_erasing(text)
    ] == [
        "oui efface",
        "supprime ma prime",
    ]


def test_most_examples_of_erasing_mean_everything() -> None:
    blocks = yaml.safe_load((ROOT / "data" / "nlu.yml").read_text(encoding="utf-8"))["nlu"]
    examples = next(block["examples"] for block in blocks if block.get("intent") == "erase_data").splitlines()
    meant = [means_to_erase_all(line.removeprefix("- ")) for line in examples]
    assert sum(meant) / len(meant) > 0.95


def test_no_example_of_erasing_or_of_anything_else_asks_for_a_copy() -> None:
    examples = {
        entry["intent"]: [line.removeprefix("- ") for line in entry["examples"].splitlines()]
        for entry in yaml.safe_load((ROOT / "data" / "nlu.yml").read_text(encoding="utf-8"))["nlu"]
        if "intent" in entry
    }
    erasing = examples.pop("erase_data")
    assert len(erasing) > 500
    assert [text for text in erasing if asks_for_own_data(text) or tells_what_was_taken(text)] == []
    assert [text for texts in examples.values() for text in texts if takes_own_data(text)] == []
