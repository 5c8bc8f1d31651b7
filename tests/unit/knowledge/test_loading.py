"""Every kind of fault is refused with a message that names the file, the entry and the reason."""

from pathlib import Path

import pytest

from nego.knowledge.loading import KnowledgeError, check, load_knowledge
from nego.paths import KNOWLEDGE
from tests.unit.knowledge.small_knowledge import FILES, spoil

JOBS = "jobs/bois.yml"
FAULTS = [
    # file, what is there, what is put instead, entry named, words of the reason
    (JOBS, "low: 1900", "low: 19OO", "menuisier F1", "« low » doit être un nombre"),
    (JOBS, "low: 1900", "low: true", "menuisier F1", "« low » doit être un nombre"),
    (JOBS, "low: 1900", "low: .inf", "menuisier F1", "« low » doit être un nombre"),
    (JOBS, "low: 1900", "low: 3000", "menuisier F1", "« low » (3000) dépasse « high » (2900)"),
    (JOBS, "median: 2300", "median: 3300", "menuisier F1", "dépasse « high »"),
    (JOBS, "median: 2300", "median: 1300", "menuisier F1", "sous « low »"),
    (JOBS, "median: 2300", "medain: 2300", "menuisier F1", "champ inconnu « medain »"),
    (JOBS, "low: 1900", "low: 19", "menuisier F1", "19 € n'est pas plausible pour « period: month »"),
    (JOBS, "low: 1900", "low: -1900", "menuisier F1", "n'est pas plausible"),
    (
        JOBS,
        "        low: 1900\n        median: 2300\n        high: 2900\n",
        "",
        "menuisier F1",
        "aucun montant",
    ),
    (JOBS, "period: month", "period: mois", "menuisier F1", "« period » doit être l'un de month, year, hour"),
    (JOBS, "        period: month\n", "", "menuisier F1", "« period » manque"),
    (JOBS, "level: all", "level: expert", "menuisier F1", "« level » doit être l'un de"),
    (JOBS, "year: 2024", "year: 2204", "menuisier F2", "« year » hors de l'intervalle"),
    (JOBS, "year: 2024", "year: 2024.5", "menuisier F2", "nombre entier"),
    (JOBS, "experience_years: [10, null]", "experience_years: [10, 2]", "menuisier F2", "[de, à] en années"),
    (JOBS, "{low: 30000,", "{low: 40000,", "menuisier F2 annual", "dépasse « high »"),
    (
        JOBS,
        "url: https://example.org/menuisier",
        "url: example.org",
        "menuisier F1",
        "doit commencer par http",
    ),
    (JOBS, "id: F2", "id: F1", "menuisier F1", "identifiant déjà pris"),
    (JOBS, "id: F2", "low: 1", "ligne 36", "« low » écrit deux fois"),
    (JOBS, "grade: A", "grade: Z", "menuisier training n° 1", "« grade » doit être l'un de A, B, C"),
    (JOBS, "source: ONISEP", "source: Inconnue", "menuisier training n° 1", "absente de sources.csv"),
    (JOBS, "levels: [CAP]", "levels: [BEPC]", "menuisier training n° 1", "niveau inconnu « BEPC »"),
    (JOBS, "rome: F1607", "rome: Z9999", "menuisier", "code ROME inconnu « Z9999 »"),
    (JOBS, "evolution: [ebeniste]", "evolution: [luthier]", "menuisier", "métier inconnu « luthier »"),
    (JOBS, "onisep: [12]", "onisep: [99]", "menuisier", "fiche inconnue 99"),
    (JOBS, "onisep: [12]", "onisep: [douze]", "menuisier", "liste de nombres"),
    (JOBS, "[poseur de fenêtres]", "poseur de fenêtres", "menuisier", "« aliases » doit être une liste"),
    (
        JOBS,
        "[poseur de fenêtres]",
        "[Ébéniste]",
        "menuisier",
        "alias « Ébéniste » est déjà un nom de ebeniste",
    ),
    (JOBS, "    name: Ébéniste\n", "", "ebeniste", "« name » manque"),
    (JOBS, "name: Ébéniste", "name: Menuisier", "ebeniste", "« Menuisier » est déjà un nom de menuisier"),
    (JOBS, "    figures:\n", "    figures: rien\n    x:\n", "menuisier", "« figures » doit être une liste"),
    (JOBS, "family: Bois\n", "", "", "« family » manque"),
    (JOBS, "family: Bois", "family: [Bois", "ligne 2", "YAML illisible"),
    ("sources.csv", "Cabinet,B,", "Bureau,B,", "menuisier F1", "source absente de sources.csv : « Cabinet »"),
    ("sources.csv", "Cabinet,B,", "Cabinet,A,", "menuisier F1", "grade B, mais sources.csv dit A"),
    ("sources.csv", "2,Journal", "2,Radio", "menuisier F1", "relais absent de sources.csv"),
    ("sources.csv", "ONISEP,A", "ONISEP,A,B", "ligne 3", "8 colonnes au lieu de 7"),
    ("rome/rome.csv", "name_masc", "nom", "en-tête", "colonnes manquantes : name_masc"),
    (
        "rome/rome.csv",
        "H2207,Ébéniste",
        "H2208,Ébéniste",
        "ligne 3 (H2208)",
        "absent de rome/rome_access.csv",
    ),
    ("rome/rome.csv", "F1607,N,N", "F1607,X,N", "ligne 2 (F1607)", "« cadre » doit être l'un de O, N"),
    ("rome/rome_access.csv", "F1607,CAP", "F1607,Brevet", "ligne 2 (F1607)", "« min_entry_level »"),
    (
        "rome/appellations.csv",
        "102,Ébéniste",
        "101,Ébéniste",
        "ligne 4 (101)",
        "appellation écrite deux fois",
    ),
    (
        "rome/appellations.csv",
        "poseuse,F1607",
        "poseuse,F1608",
        "ligne 3 (101)",
        "code ROME inconnu « F1608 »",
    ),
    ("rome/appellations.csv", "H2207,principale", "H2207,synonyme", "H2207", "0 appellation principale"),
    ("rome/esco_synonyms.csv", "F1607", "F16", "ligne 2 (charpentier-menuisier)", "code ROME inconnu"),
    ("onisep.csv", "2100,2400", "2500,2400", "ligne 3 (13)", "dépasse « high »"),
    ("onisep.csv", "2100,", "deux mille,", "ligne 3 (13)", "« junior_low » doit être un nombre"),
    (
        "onisep.csv",
        "true,,menuisier,",
        "true,,menuisiere,",
        "fiche 12 (menuisier)",
        "métier inconnu « menuisiere »",
    ),
    ("onisep.csv", "13,ébéniste", "12,ébéniste", "ligne 3 (12)", "fiche écrite deux fois"),
    (
        "statistics/families.csv",
        "1600,1850",
        "1900,1850",
        "ligne 2 (632D)",
        "percentiles ne sont pas dans l'ordre",
    ),
    ("statistics/families.csv", ",net,1500", ",neto,1500", "ligne 2 (632D)", "« basis » doit être l'un de"),
    (
        "statistics/statistics.csv",
        "insee_pcs",
        "insee_xyz",
        "ligne 2 (632D)",
        "absente de statistics/statistics",
    ),
    ("statistics/rome_families.csv", "632D", "632X", "ligne 2 (F1607)", "famille inconnue"),
    ("statistics/rome_families.csv", "F1607,insee", "F1699,insee", "ligne 2 (F1699)", "code ROME inconnu"),
    ("ratios/regions.csv", "0.95", "9.5", "ligne 2 (Bretagne)", "hors de l'intervalle plausible"),
    ("ratios/ages.csv", "0.92", "", "ligne 2 (débutant)", "« ratio_to_mean » manque"),
    (
        "ambiguous.csv",
        "menuisier|ebeniste",
        "menuisier|luthier",
        "ligne 2 (poseur)",
        "métier inconnu « luthier »",
    ),
    ("vocabulary/bois.yml", "onisep-14: [luth]", "onisep-99: [luth]", "onisep-99", "métier inconnu"),
    ("vocabulary/bois.yml", "[menuiserie]", "['!!']", "menuisier", "ne contient aucune lettre"),
    (
        "vocabulary/bois.yml",
        "[menuisier, H2207]",
        "[menuisier, H9]",
        "ambiguous boiseux",
        "métier inconnu « H9 »",
    ),
]


def test_a_sound_folder_has_no_problem(folder: Path) -> None:
    assert check(folder) == []


@pytest.mark.parametrize(("file", "old", "new", "entry", "reason"), FAULTS)
def test_a_fault_names_file_entry_and_reason(
    folder: Path, file: str, old: str, new: str, entry: str, reason: str
) -> None:
    spoil(folder, file, old, new)
    matching = [problem for problem in check(folder) if entry == problem.entry and reason in problem.reason]
    assert matching, [str(problem) for problem in check(folder)]
    with pytest.raises(KnowledgeError) as error:
        load_knowledge(folder)
    assert error.value.problems
    assert error.value.file in FILES
    assert error.value.reason in str(error.value)


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("[ébéniste]", "« ébéniste » désigne déjà ebeniste"),
        ("[chêne]", "« chêne » est aussi déclaré ambigu"),
    ],
)
def test_a_clash_of_wordings_is_reported_and_does_not_refuse_the_facts(
    folder: Path, new: str, reason: str
) -> None:
    spoil(folder, "vocabulary/bois.yml", "[menuiserie]", new)
    (problem,) = check(folder)
    assert problem.file == "vocabulary/bois.yml"
    assert reason in problem.reason
    assert not problem.blocking
    assert load_knowledge(folder).job("menuisier").name == "Menuisier"


def test_a_wording_given_to_two_names_of_one_code_is_no_clash(folder: Path) -> None:
    spoil(folder, "vocabulary/bois.yml", "[menuiserie]", "[poseur de portes]")
    assert check(folder) == []


@pytest.mark.parametrize("file", [name for name in FILES if not name.startswith("vocabulary")])
@pytest.mark.parametrize("damage", ["missing", "empty", "half", "binary", "folder"])
def test_a_damaged_file_is_a_clear_error_never_a_traceback(folder: Path, file: str, damage: str) -> None:
    path = folder / file
    content = path.read_bytes()
    path.unlink()
    if damage == "empty":
        path.write_bytes(b"")
    elif damage == "half":
        path.write_bytes(content[: content.rindex(b",") - 3])
    elif damage == "binary":
        path.write_bytes(b"\xff\xfe\x00\x81" + content)
    elif damage == "folder":
        path.mkdir()
    problems = check(folder)
    assert problems, "damage not seen"
    assert all(problem.file and problem.reason for problem in problems)


def test_all_faults_are_listed_in_one_run(folder: Path) -> None:
    spoil(folder, "jobs/bois.yml", "low: 1900", "low: rien")
    spoil(folder, "ratios/ages.csv", "0.92", "92")
    spoil(folder, "vocabulary/bois.yml", "onisep-14: [luth]", "onisep-99: [luth]")
    assert {problem.file for problem in check(folder)} == {
        "jobs/bois.yml",
        "ratios/ages.csv",
        "vocabulary/bois.yml",
    }


def test_the_message_counts_the_other_faults(folder: Path) -> None:
    spoil(folder, "jobs/bois.yml", "low: 1900", "low: rien")
    spoil(folder, "ratios/ages.csv", "0.92", "92")
    with pytest.raises(KnowledgeError, match=r"jobs/bois\.yml, menuisier F1 : .*\(et 1 autre"):
        load_knowledge(folder)


def test_the_project_s_own_facts_are_sound() -> None:
    assert [str(problem) for problem in check(KNOWLEDGE)] == []
