import csv
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nego.paths import KNOWLEDGE
from nego.reading.gazetteer import gazetteer
from nego.reading.places import find_places

PLACES = yaml.safe_load((KNOWLEDGE / "places.yml").read_text(encoding="utf-8"))
IDF, AURA, OCCITANIE, PACA = (
    "Île-de-France",
    "Auvergne-Rhône-Alpes",
    "Occitanie",
    "Provence-Alpes-Côte d'Azur",
)
NAQ, GRAND_EST, CENTRE, HDF = "Nouvelle-Aquitaine", "Grand Est", "Centre-Val de Loire", "Hauts-de-France"


@pytest.mark.parametrize(
    ("text", "said", "name", "level", "region"),
    [
        ("combien gagne un comptable à Lyon ?", "Lyon", "Lyon", "city", AURA),
        ("comptable lyon", "lyon", "Lyon", "city", AURA),
        ("COMPTABLE A PARIS", "PARIS", "Paris", "city", IDF),
        ("Paris 15e", "Paris 15e", "Paris", "city", IDF),
        ("paris 15eme arrondissement", "paris 15eme arrondissement", "Paris", "city", IDF),
        ("et à tours ?", "tours", "Tours", "city", CENTRE),
        ("tours", "tours", "Tours", "city", CENTRE),
        ("un poste près de Tours", "Tours", "Tours", "city", CENTRE),
        ("sur angers", "angers", "Angers", "city", "Pays de la Loire"),
        ("un job à Nice", "Nice", "Nice", "city", PACA),
        ("à Mâcon", "Mâcon", "Mâcon", "city", "Bourgogne-Franche-Comté"),
        ("à Vienne", "Vienne", "Vienne", "city", AURA),
        ("dans la Vienne", "Vienne", "Vienne", "department", NAQ),
        ("dans le 69", "69", "Rhône", "department", AURA),
        ("le 93", "93", "Seine-Saint-Denis", "department", IDF),
        ("comptable du 93", "93", "Seine-Saint-Denis", "department", IDF),
        ("dans le 9-3", "9-3", "Seine-Saint-Denis", "department", IDF),
        ("dans le neuf trois", "neuf trois", "Seine-Saint-Denis", "department", IDF),
        ("en 2A", "2A", "Corse-du-Sud", "department", "Corse"),
        ("dans le 974", "974", "La Réunion", "region", "La Réunion"),
        ("infirmier (75)", "75", "Paris", "department", IDF),
        ("dans le Lot", "Lot", "Lot", "department", OCCITANIE),
        ("dans le nord", "nord", "Nord", "department", HDF),
        ("en haute savoie", "haute savoie", "Haute-Savoie", "department", AURA),
        ("en IDF", "IDF", IDF, "region", IDF),
        ("en région parisienne", "région parisienne", IDF, "region", IDF),
        ("en banlieue", "en banlieue", IDF, "region", IDF),
        ("PACA", "PACA", PACA, "region", PACA),
        ("en AURA", "AURA", AURA, "region", AURA),
        ("dans le grand est", "grand est", GRAND_EST, "region", GRAND_EST),
        ("en Alsace", "Alsace", "Alsace", "region", GRAND_EST),
        ("à la Réunion", "la Réunion", "La Réunion", "region", "La Réunion"),
        ("au pays basque", "pays basque", "Pays basque", "department", NAQ),
        ("st etienne", "st etienne", "Saint-Étienne", "city", AURA),
        ("à aix", "aix", "Aix-en-Provence", "city", PACA),
        ("sur paname", "paname", "Paris", "city", IDF),
        ("travailler au Mans", "au Mans", "Le Mans", "city", "Pays de la Loire"),
        ("en province", "en province", "hors Île-de-France", "province", None),
        ("en Suisse", "Suisse", "Suisse", "abroad", None),
        ("un poste à l'étranger", "à l'étranger", "l'étranger", "abroad", None),
        ("en France", "en France", "France", "country", None),
        ("en outre-mer", "outre-mer", "Outre Mer", "overseas", None),
    ],
)
def test_place(text: str, said: str, name: str, level: str, region: str | None) -> None:
    (place,) = find_places(text)
    assert (place.text, place.name, place.level, place.region) == (said, name, level, region)
    assert text[place.start : place.end] == said
    assert not place.misspelt


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("combien gagne un dev a marseile", "Marseille"),
        ("comptable montpelier", "Montpellier"),
        ("à toulouze", "Toulouse"),
        ("strasbour", "Strasbourg"),
        ("à clermon ferrand", "Clermont-Ferrand"),
        ("à boulogne bilancourt", "Boulogne-Billancourt"),
    ],
)
def test_misspelt_town(text: str, name: str) -> None:
    assert [place.name for place in find_places(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "un lot de travaux",
        "conducteur de manche",
        "nice to meet you",
        "salaire macon",
        "salaire d'un maçon",
        "chez Orange",
        "il aura combien ?",
        "la réunion de demain",
        "ministère de la défense",
        "paris sportifs",
        "en somme c'est peu",
        "code ROME M1203",
        "conseiller France Travail",
        "chauffeur de limousine",
        "le sens du travail",
        "dans 10 ans",
        "en 2025",
        "le 12 mars",
        "à partir du 15",
        "et 50 ?",
        "à domicile",
        "à mi-temps",
        "à distance",
        "aide à la personne",
        "chef d'orchestre",
        "il coûte cher",
        "tours de magie",
        "je monte en gamme",
        "pour 12 mois",
        "le 3 juin",
        "un poste à pourvoir",
        "",
        "à",
        "75",
        "42 000 € pour un dev",
    ],
)
def test_no_place(text: str) -> None:
    assert find_places(text) == ()


def test_two_places() -> None:
    assert [place.name for place in find_places("plutôt Paris ou Lyon ?")] == ["Paris", "Lyon"]


def test_every_department_is_read_by_number() -> None:
    assert len(gazetteer().departments) == 101
    for number in gazetteer().departments:
        (place,) = find_places(f"dans le {number}")
        assert place.department or place.region


def test_every_name_is_read_after_its_preposition() -> None:
    for region in PLACES["regions"]:
        for department in region["departments"].values():
            for town in department["towns"]:
                at = f"au {town[3:]}" if town.startswith("Le ") else f"à {town}"
                assert [place.region for place in find_places(f"un poste {at}")] == [region["name"]], town


def test_regions_are_those_of_the_ratios() -> None:
    with (KNOWLEDGE / "ratios" / "regions.csv").open(encoding="utf-8", newline="") as lines:
        ratios = {row["region"] for row in csv.DictReader(lines)}
    assert ratios <= {region["name"] for region in PLACES["regions"]}


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(
                [
                    "à",
                    "en",
                    "dans",
                    "le",
                    "93",
                    "paris",
                    "Tours",
                    "st",
                    "lot",
                    "aix",
                    "en",
                    "marseile",
                    "9",
                    "-",
                    "\ud800",
                    "15e",
                ],
            ),
            max_size=8,
        ).map(" ".join),
    )
)
def test_any_text_is_read_without_fault(text: str) -> None:
    found = find_places(text)
    assert all(text[place.start : place.end] == place.text != "" for place in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
