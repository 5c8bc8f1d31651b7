"""Picking one of the jobs proposed."""

from __future__ import annotations

import pytest

from nego.conversation.choosing import chosen
from nego.conversation.reading import JobRef

CHEFS = tuple(
    JobRef(name.lower().replace(" ", "-"), name)
    for name in ("Chef de cuisine", "Chef de projet", "Chef de chantier", "Chef de rayon")
)


@pytest.mark.parametrize(
    ("text", "job_id"),
    [
        ("2", "chef-de-projet"),
        ("le premier", "chef-de-cuisine"),
        ("La première !", "chef-de-cuisine"),
        ("non le deuxième", "chef-de-projet"),
        ("euh plutôt le troisième svp", "chef-de-chantier"),
        ("numéro 4", "chef-de-rayon"),
        ("le dernier", "chef-de-rayon"),
        ("celui de cuisine", "chef-de-cuisine"),
        ("de projet", "chef-de-projet"),
        ("chantiers", "chef-de-chantier"),
        ("je voulais dire chef de rayon", "chef-de-rayon"),
    ],
)
def test_a_short_answer_picks_a_job(text: str, job_id: str) -> None:
    picked = chosen(text, CHEFS)
    assert picked is not None
    assert picked.job_id == job_id


@pytest.mark.parametrize(
    "text", ["", "oui", "chef", "7", "et en net ?", "combien gagne un plombier", "5 ans", "merci"]
)
def test_what_picks_none_or_several_picks_none(text: str) -> None:
    assert chosen(text, CHEFS) is None


def test_nothing_proposed_nothing_picked() -> None:
    assert chosen("le premier", ()) is None
