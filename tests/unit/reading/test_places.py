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
        "les plus de 50 ans",
        "c'est une formation de 18 mois",
        "formation en 10 mois",
        "un CDD de 6 mois",
        "cdd 6 mois",
        "contrat de 18 mois",
        "mission de 3 mois",
        "période d'essai de 4 mois",
        "préavis de 3 mois",
        "stage de 6 mois",
        "un stage 6 mois",
        "6 mois de salaire",
        "au chômage depuis 6 mois",
        "dans 6 mois",
        "retraite à 62 ans",
        "partir à la retraite dans 5 ans",
        "ma retraite",
        "ça fait 2 ans que je cherche",
        "ça fait 3 mois que j'attends",
        "13 mois",
        "sur 13 mois",
        "12 mois",
        "un 13e mois",
        "14 mois de salaire",
        "au début du mois",
        "le début du mois",
        "fin de mois",
        "rue de Paris",
        "12 rue de Lyon",
        "avenue de Bordeaux",
        "j'habite rue de Marseille",
        "hôtel de Paris",
        "Air France",
        "Banque de France",
        "France Travail",
        "France Télévisions",
        "Crédit Agricole Nord de France",
        "gare de Lyon",
        "place de Clichy",
        "OL Lyon",
        "le PSG",
        "saucisson de Lyon",
        "sens de la vie",
        "ça n'a pas de sens",
        "trop nice",
        "tours de passe passe",
        "sous réserve",
        "un lot",
        "dans le lot de travaux",
        "c'est cher",
        "je suis une manche",
        "perdre le nord",
        "il était une fois",
        "le mois prochain",
        "mois de mai",
        "au mois de juin",
    ],
)
def test_no_place(text: str) -> None:
    assert find_places(text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ah et paris ?", "Paris"),
        ("ok sur bordeaux alors", "Bordeaux"),
        ("et paris du coup ?", "Paris"),
        ("ah ok, et tours ?", "Tours"),
        ("bon et nice alors", "Nice"),
        ("d'accord et pau ?", "Pau"),
        ("hum et brest ?", "Brest"),
        ("mdr et sur nancy ?", "Nancy"),
        ("et genre nice ?", "Nice"),
        ("ouais mais nice", "Nice"),
        ("cool et vannes ?", "Vannes"),
        ("super, et laval ?", "Laval"),
        ("merci et angers ?", "Angers"),
        ("nickel. et cannes ?", "Cannes"),
        ("du côté de Lens", "Lens"),
        ("tours net", "Tours"),
        ("nice en brut", "Nice"),
        ("nice par an", "Nice"),
        ("metz à l'année", "Metz"),
        ("brest net mensuel", "Brest"),
        ("angers et en net", "Angers"),
        ("et nancy en junior", "Nancy"),
        ("plutôt valence", "Valence"),
        ("non, vienne", "Vienne"),
        ("non je voulais dire sens", "Sens"),
        ("je parle de tours", "Tours"),
        ("je suis de nice", "Nice"),
        ("jsuis a laval", "Laval"),
        ("jhabite vers agen", "Agen"),
        ("je bosse à dole", "Dole"),
        ("je cherche sur auch", "Auch"),
        ("pour nice ?", "Nice"),
        ("et pour brest", "Brest"),
        ("même question pour tours", "Tours"),
        ("idem à nice", "Nice"),
        ("pareil pour vannes", "Vannes"),
        ("pareil mais à Albi", "Albi"),
        ("la même à Castres", "Castres"),
        ("toulouse stp", "Toulouse"),
        ("et sinon brest ?", "Brest"),
        ("vs nice", "Nice"),
        ("nice ou cannes", "Nice+Cannes"),
        ("à rennes ou vannes", "Rennes+Vannes"),
        ("et si je vais à tours", "Tours"),
        ("et si je pars à nice", "Nice"),
        ("si je déménage à brest", "Brest"),
        ("en déménageant sur tours", "Tours"),
        ("sur la région de tours", "Tours"),
        ("région de nice", "Nice"),
        ("bassin nantais", "Nantes"),
        ("dans le var", "Var"),
        ("dans le 13", "Bouches-du-Rhône"),
        ("et le 31 ?", "Haute-Garonne"),
        ("et dans le 59 en net", "Nord"),
        ("le 92 débutant", "Hauts-de-Seine"),
        ("dpt 44", "Loire-Atlantique"),
        ("dans les landes", "Landes"),
        ("en moselle", "Moselle"),
        ("en savoie", "Savoie"),
        ("moselle", "Moselle"),
        ("creuse ?", "Creuse"),
        ("la creuse ?", "Creuse"),
        ("et la sarthe", "Sarthe"),
        ("le gers alors", "Gers"),
        ("en suisse", "Suisse"),
        ("et la suisse ?", "Suisse"),
        ("partout en France", "France"),
        ("au national", "France"),
        ("toute la France", "France"),
        ("en général en France", "France"),
        ("en france en général", "France"),
        ("dans toute la france", "France"),
        ("sur toute la france", "France"),
        ("france entière", "France"),
        ("au niveau national", "France"),
        ("moyenne nationale", "France"),
        ("la france", "France"),
        ("et en france ?", "France"),
        ("tout le pays", "France"),
        ("peu importe la ville", "France"),
        ("peu importe la région", "France"),
        ("peu importe où", "France"),
        ("n'importe où en france", "France"),
        ("toutes régions confondues", "France"),
        ("dans tout le pays", "France"),
        ("à l'échelle nationale", "France"),
        ("où que ce soit", "France"),
        ("toutes villes confondues", "France"),
        ("au plan national", "France"),
        ("en province", "hors Île-de-France"),
        ("hors paris", "hors Île-de-France"),
        ("en région", "hors Île-de-France"),
        ("en rp", "Île-de-France"),
        ("région parisienne débutant", "Île-de-France"),
        ("en idf net", "Île-de-France"),
        ("sur paris intra muros en brut annuel", "Paris"),
        ("LILLE SENIOR", "Lille"),
        ("NICE DEBUTANT", "Nice"),
        ("a marseile junior", "Marseille"),
        ("touloose", "Toulouse"),
        ("bordo", "Bordeaux"),
        ("à montpel", "Montpellier"),
        ("lyon centre", "Lyon"),
        ("Nice centre", "Nice"),
        ("centre de tours", "Tours"),
        ("au mans en net", "Le Mans"),
        ("le havre junior", "Le Havre"),
        ("la rochelle 5 ans", "La Rochelle"),
        ("sens", "Sens"),
        ("st denis", "Saint-Denis"),
        ("à saint denis", "Saint-Denis"),
        ("en corse ?", "Corse"),
        ("nord", "Nord"),
        ("dans le nord", "Nord"),
        ("ah oui et pour Gap du coup", "Gap"),
        ("Bon, Vire alors", "Vire"),
        ("lyon 10 ans", "Lyon"),
        ("10 ans à lyon", "Lyon"),
        ("à lyon avec 10 ans", "Lyon"),
        ("paris 5 ans net", "Paris"),
        ("lyon débutant", "Lyon"),
        ("débutant à lyon", "Lyon"),
        ("nantes senior", "Nantes"),
        ("junior paris", "Paris"),
        ("à nantes en net", "Nantes"),
        ("tours débutant", "Tours"),
        ("nice avec 5 ans", "Nice"),
        ("brest confirmé", "Brest"),
        ("nancy senior en net", "Nancy"),
        ("et à pau avec 10 ans d'expérience", "Pau"),
        ("débutante sur metz", "Metz"),
        ("15 ans d'expérience à Bordeaux brut annuel", "Bordeaux"),
    ],
)
def test_place_in_a_follow_up(text: str, names: str) -> None:
    assert "+".join(place.name for place in find_places(text)) == names


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
