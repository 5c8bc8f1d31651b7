import re
from itertools import pairwise

import pytest

from nego.nlu.features import features
from nego.nlu.sentence import MASKS, read_sentence


def entities(text: str) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for entity in read_sentence(text).entities:
        found.setdefault(entity["entity"], []).append(entity["value"])
    return found


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("combien gagne un comptable ?", "combien gagne un xjob ?"),
        ("quelle formation pour devenir infirmière", "quelle formation pour devenir xjob"),
        ("on me propose 38k à Lyon", "on me propose xamount xplace"),
        ("bonjour", "bonjour"),
        ("et par an ?", "et par an ?"),
    ],
)
def test_masking_replaces_what_is_named_by_its_kind(text: str, masked: str) -> None:
    assert (
        re.sub(r"\s+(?=\?)| {2,}", " ", read_sentence(text).masked).replace("à xplace", "xplace").strip()
        == masked
    )


def test_two_jobs_of_a_comparison() -> None:
    found = entities("qui gagne le plus entre un plombier et un électricien ?")
    assert found["job"] == ["plombier", "électricien"]


def test_a_job_carries_its_candidates() -> None:
    job = next(e for e in read_sentence("combien gagne un comptable ?").entities if e["entity"] == "job")
    assert job["job_id"] == "comptable"
    assert job["candidates"][0]["job_id"] == "comptable"
    assert {"start", "end", "value", "canonical", "rome", "score", "ambiguous", "near"} <= set(job)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("et par an ?", "period", "year"),
        ("en net", "basis", "net"),
        ("38k brut par an", "amount", 38000.0),
        ("38k brut par an", "basis", "gross"),
        ("38k brut par an", "period", "year"),
        ("et à Lyon ?", "location", "Lyon"),
        ("avec 5 ans d'expérience", "experience_years", 5.0),
        ("et son chef ?", "job_reference", "manager_of"),
        ("la personne au-dessus ?", "job_reference", "manager_of"),
        ("et encore au-dessus", "job_reference", "manager_of"),
        ("et le N+2", "job_reference", "second_manager_of"),
        ("le chef de son chef", "job_reference", "second_manager_of"),
        ("et l'échelon en dessous", "job_reference", "assistant_of"),
        ("et les gens qui l'assistent", "job_reference", "assistant_of"),
        ("et les mecs sous ses ordres", "job_reference", "assistant_of"),
        ("et ceux qui les forment ?", "job_reference", "trainer_of"),
        ("à qui est-ce qu'il rend des comptes", "job_reference", "manager_of"),
        ("et celui qui les dirige tous", "job_reference", "manager_of"),
        ("qui le dirige ?", "job_reference", "manager_of"),
        ("retour en arrière", "job_reference", "previous"),
        ("leurs diplômes", "job_reference", "both"),
        ("et celui d'avant ?", "job_reference", "previous"),
        ("ce métier paye combien", "job_reference", "same"),
    ],
)
def test_entities_by_kind(text: str, kind: str, value: object) -> None:
    assert value in entities(text)[kind]


@pytest.mark.parametrize(
    ("text", "job_id"),
    [
        ("combien gagne le chef du plombier", "plombier"),
        ("combien gagne le supérieur hiérarchique d'un vendeur", "vendeur"),
        ("combien touche celui qui dirige les comptables", "comptable"),
    ],
)
def test_a_job_named_through_another(text: str, job_id: str) -> None:
    sentence = read_sentence(text)
    assert [span.entities[0]["job_id"] for span in sentence.of("job")] == [job_id]
    assert [span.entities[0]["value"] for span in sentence.of("job_reference")] == ["manager_of"]


@pytest.mark.parametrize("text", ["et le deuxième à Lille ?", "et son chef à Lille ?", "et l'autre à Lille"])
def test_a_reference_leaves_the_place_beside_it_alone(text: str) -> None:
    sentence = read_sentence(text)
    assert [span.kind for span in sentence.spans] == ["job_reference", "location"]


@pytest.mark.parametrize("text", ["agent immobilier dans le var ça gagne", "un technicien fibre en Vendée"])
def test_a_name_that_is_only_near_takes_in_no_place(text: str) -> None:
    (job,) = read_sentence(text).of("job")
    assert not job.entities[0]["near"]
    assert read_sentence(text).of("location")


@pytest.mark.parametrize("text", ["je suis caissière à 25h par semaine", "caissiere 25h/semaine 1150 net"])
def test_working_time_is_no_part_of_a_name(text: str) -> None:
    (job,) = read_sentence(text).of("job")
    assert job.entities[0]["canonical"] == "Caissier"
    assert not job.entities[0]["near"]


@pytest.mark.parametrize(
    "text",
    ["combien gagne un chef de projet à Lyon avec 5 ans d'expérience", "2 500 € brut en net pour un maçon"],
)
def test_masked_spans_do_not_overlap_and_offsets_are_right(text: str) -> None:
    spans = [span for span in read_sentence(text).spans if span.kind in MASKS]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    for span in spans:
        for entity in span.entities:
            assert 0 <= entity["start"] < entity["end"] <= len(text)


def test_unmasked_forgets_jobs_and_keeps_amounts() -> None:
    sentence = read_sentence("un comptable à 38k")
    assert "comptable" in sentence.unmasked.masked
    assert "xamount" in sentence.unmasked.masked


def test_two_jobs_look_alike_to_the_classifier() -> None:
    assert features(read_sentence("combien gagne un plombier")) == features(
        read_sentence("combien gagne un comptable")
    )
