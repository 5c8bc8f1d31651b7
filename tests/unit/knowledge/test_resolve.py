"""Job resolution over the project's knowledge: wordings by phenomenon, ROME names, non-jobs."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nego.knowledge.loading import knowledge
from nego.knowledge.model import Appellation
from nego.knowledge.resolution.words import words
from nego.knowledge.resolve import JobMention, resolver

DATA = Path(__file__).parents[2] / "data"


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def _plain(text: str) -> str:
    return " ".join(word.text for word in words(text))


def _one(sentence: str) -> JobMention:
    reading = resolver().find(sentence)
    assert len(reading.jobs) == 1, f"{sentence}: {reading}"
    return reading.jobs[0]


@pytest.mark.parametrize(
    ("sentence", "job_id"),
    [
        ("what is the salary of a nurse in France?", "infirmier"),
        ("how much do nurses get paid", "infirmier"),
        ("how much are welders paid", "soudeur"),
        ("average pay for a plumber", "plombier"),
        ("how much do translators make", "rome-20408"),
    ],
)
def test_english_questions_about_pay(sentence: str, job_id: str) -> None:
    assert _one(sentence).candidates[0].job_id == job_id


def test_jobs_in_a_row_before_a_question_about_pay() -> None:
    reading = resolver().find("boucher, boulanger, qui gagne le plus ?")
    assert [mention.candidates[0].job_id for mention in reading.jobs] == ["boucher", "boulanger"]


@pytest.mark.parametrize(
    "sentence",
    [
        "combien gagne un docker ?",
        "docker au Havre, quel salaire ?",
        "je suis docker",
        "les dockers gagnent combien",
        "docker ou cariste ?",
        "mon mari est docker à Marseille",
    ],
)
def test_a_tool_that_is_a_job_where_a_person_shows(sentence: str) -> None:
    mention = resolver().find(sentence).jobs[0]
    assert (mention.candidates[0].canonical, mention.ambiguous) == ("Docker", False)


@pytest.mark.parametrize("sentence", ["docker", "Docker", "salaire docker", "salaire docker kubernetes"])
def test_a_tool_by_itself_is_asked_about(sentence: str) -> None:
    mention = _one(sentence)
    assert [candidate.canonical for candidate in mention.candidates] == ["Docker", "Ingénieur DevOps"]
    assert mention.ambiguous


@pytest.mark.parametrize(
    "sentence", ["je connais docker et git, combien demander ?", "docker c'est quoi", "excel"]
)
def test_a_tool_beside_other_words_is_no_job(sentence: str) -> None:
    assert resolver().find(sentence).jobs == ()


def test_a_tool_beside_a_job_is_no_other_job() -> None:
    assert _one("combien gagne un dev docker").candidates[0].canonical == "Développeur informatique"


@pytest.mark.parametrize(
    ("sentence", "job_id"),
    [
        # as the knowledge writes it, feminine, plural, no accents
        ("combien gagne un PMO ?", "project-management-officer-pmo"),
        ("salaire d'une infirmière", "infirmier"),
        ("les developpeuses web gagnent combien", "developpeur-web"),
        # clipped words and slang
        ("dév back", "developpeur-back-end"),
        ("chef de proj", "chef-de-projet"),
        ("resp marketing", "responsable-marketing"),
        ("combien touche un toubib", "medecin-generaliste"),
        ("prof des écoles", "professeur-des-ecoles"),
        # English titles
        ("data scientist", "data-scientist"),
        ("software engineer salary in france", "ingenieur-logiciel"),
        # spelling and sound
        ("combien gagne un dévelopeur java", "developpeur-java"),
        ("boullanger", "boulanger"),
        ("un plonbier ça gagne combien", "plombier"),
        ("chaufeur poids lourd", "conducteur-routier"),
        ("kombien gagne un boulanjé", "boulanger"),
        ("je suis technic1 de labo médical", "technicien-de-laboratoire-medical"),
        ("direktric marketing", "directeur-marketing"),
        ("konptable", "comptable"),
        ("enfermier", "infirmier"),
        ("konsiller bancaire", "conseiller-bancaire"),
        ("radiolog", "radiologue"),
        # said while looking for the word
        ("je sais pas, vendeuse", "vendeur"),
        ("pharmacienne je pense", "pharmacien"),
        ("que doit faire un acheteur au quotidien", "acheteur"),
        ("on repart sur tatoueur, la formation", "tatoueur"),
        ("bah infirmier je crois bien", "infirmier"),
        ("secr. médicale", "secretaire-medical"),
        ("resp. marketing", "responsable-marketing"),
        ("mon fils veut faire boulanger", "boulanger"),
        # the beginning of one job's name only
        ("vétér", "veterinaire"),
        ("combien gagne un chocol", "chocolatier"),
        ("danceur", "rome-13885"),
        ("dantiste", "chirurgien-dentiste"),
        ("notère", "notaire"),
        ("secrétère", "secretaire"),
        ("cuisinié", "cuisinier"),
        ("factrisse", "rome-15044"),
        ("oksiliaire de vie", "auxiliaire-de-vie"),
        ("conducteure de travo", "conducteur-de-travaux"),
        # said in one breath, clipped and misspelt, with a mark of its own
        ("sajfam", "sage-femme"),
        ("eduk spé", "educateur-specialise"),
        ("dev java", "developpeur-java"),
        ("combien gagne un développeur .NET", "developpeur-net"),
        ("opticienn", "opticien-lunetier"),
        ("en étan ambulancié on gagne koi", "ambulancier"),
        # an owner of its own
        ("combien gagne un ORL", "rome-17376"),
        ("analyste crédit", "rome-10936"),
        # inclusive writing and job ads
        ("combien gagne un·e comptable", "comptable"),
        ("Développeur·euse Java senior H/F - Lyon", "developpeur-java"),
        ("Infirmier DE de nuit", "infirmier"),
        ("Comptable unique CDI", "comptable-unique"),
        ("Ingénieur DevOps AWS Kubernetes", "ingenieur-devops"),
        # missing small words, hyphens, glued and split words, order
        ("chef projet", "chef-de-projet"),
        ("agent securité", "agent-de-securite"),
        ("aide soignante", "aide-soignant"),
        ("datascientist", "data-scientist"),
        ("web master", "webmaster"),
        # adjectives
        ("jeune comptable", "comptable"),
        ("un bon plombier gagne combien", "plombier"),
        # a longer title
        ("salaire infirmière en réanimation", "infirmier"),
        ("technicien de maintenance industrielle en 3x8", "technicien-de-maintenance-industrielle"),
        # initials that are a small word, initials of a ROME name, a word that only sounds like a known name
        ("CRS", "rome-15217"),
        ("infirmière coordinatrice en SSIAD", "rome-488662"),
        ("responsable RH", "responsable-des-ressources-humaines"),
        # where one works
        ("vigile chez leclerc", "agent-de-securite"),
        ("poissonnière au marché", "rome-17862"),
        ("psy en libéral tu gagnes combien", "psychologue"),
        # an everyday word after a carrier
        ("combien gagne un serveur", "serveur"),
        ("je suis avocat", "avocat"),
    ],
)
def test_wordings(sentence: str, job_id: str) -> None:
    mention = _one(sentence)
    assert mention.candidates[0].job_id == job_id
    assert not mention.ambiguous


@pytest.mark.parametrize(
    ("sentence", "job_ids"),
    [
        ("quitter mon poste de serveur pour devenir développeur", ["serveur", "developpeur-informatique"]),
        ("entre un comptable et un contrôleur de gestion", ["comptable", "controleur-de-gestion"]),
        ("entre développeur et data scientist", ["developpeur-informatique", "data-scientist"]),
        ("plombier ou électricien ?", ["plombier", "electricien"]),
        ("passer d'aide-soignante à infirmière", ["aide-soignant", "infirmier"]),
        ("je veux comparer boulanger et pâtissier", ["boulanger", "patissier"]),
    ],
)
def test_two_jobs(sentence: str, job_ids: list[str]) -> None:
    assert [mention.candidates[0].job_id for mention in resolver().find(sentence).jobs] == job_ids


@pytest.mark.parametrize(
    "word", ["assureur", "chef", "technicien", "un assistant", "prof", "consultant", "techos"]
)
def test_general_words_are_asked(word: str) -> None:
    mention = _one(f"combien gagne {word}")
    assert mention.ambiguous
    assert len(mention.candidates) > 1


@pytest.mark.parametrize("where", ["à Lyon", "en Bretagne", "à Marseille"])
@pytest.mark.parametrize(
    "name",
    ["conducteur de pelle", "directeur des travaux bâtiment", "technicien paie", "pharmacienne assistante"],
)
def test_a_place_behind_a_name_makes_it_no_other_name(name: str, where: str) -> None:
    alone, there = (resolver().find(text).jobs[0] for text in (f"salaire {name}", f"salaire {name} {where}"))
    assert there.text == name
    assert there.candidates == alone.candidates


def test_what_is_only_near_is_said_to_be_near() -> None:
    assert _one("salaire vendeur de tapis volants").near
    assert not _one("salaire vendeuse").near


def test_people_whom_no_job_makes_are_no_unknown_job() -> None:
    assert resolver().find("combien gagne un smicard ?").unknown == ()


@pytest.mark.parametrize("thing", ["chat", "python", "zblorg", "licorne"])
def test_a_slot_filled_with_no_job_is_unknown(thing: str) -> None:
    sentence = f"combien gagne un {thing} par mois ?"
    reading = resolver().find(sentence)
    assert reading.jobs == ()
    assert [unknown.text for unknown in reading.unknown] == [thing]
    assert sentence[reading.unknown[0].start : reading.unknown[0].end] == thing


@pytest.mark.parametrize(
    "sentence",
    [
        "le serveur est en panne",
        "j'ai mangé un avocat ce midi",
        "mon patron ne me paie pas",
        "c'est un facteur de risque",
        "la compta est fermée",
        "j'ai acheté un pc chez Boulanger",
        "je m'appelle Julie Meunier",
        "combien gagne Elon Musk",
        "il juge tout le monde",
        "je vais mettre ça de côté",
        "tu peux tester avec un autre chiffre",
        "mon comptable dit le contraire",
        "l'infirmière m'a fait une piqûre",
        "le juge a tranché",
        "appelle un médecin",
        "un facteur aggravant",
        "le conseiller virtuel",
        "un éditeur de texte",
        "docteur House",
        "les charges sociales",
        "comment installer python",
        "je garde mes enfants",
        "les journalistes mentent",
        "le plombier m'a facturé 200 euros",
        "l'électricien doit passer demain",
        "combien coûte un plombier",
        "rendez-vous avec un kiné",
        "conseiller les clients",
        "le reste à charge",
        "l'armée de terre",
        "et par an ?",
        "et lui ?",
        "ma cheffe refuse",
        "mon avocat conseille d'attendre",
        "un médecin m'a arrêté deux semaines",
        "il coache bien",
        "merci docteur",
        "oui chef",
        "chef, vous êtes là ?",
        "CAP petite enfance",
        "permis cariste",
        "combien prend un plombier pour déboucher un évier",
        "combien gagne un smicard",
        "c'est la hess",
        "hey ya qqn ?",
        "",
        "?!",
    ],
)
def test_what_names_no_job_matches_nothing(sentence: str) -> None:
    reading = resolver().find(sentence)
    assert (reading.jobs, reading.unknown) == ((), ())


def _expected(cell: str) -> set[str]:
    """Job ids and ROME codes of `id|=name|code`."""
    found: set[str] = set()
    for part in cell.split("|"):
        if part.startswith("="):
            exact = [c for c in resolver().resolve(part[1:])[:1] if c.score == 1]
            found.update(value for c in exact for value in (c.job_id, c.rome) if value)
        else:
            job = knowledge().jobs.get(part)
            found.update({part, job.rome} if job and job.rome else {part})
    return found


def _names(mention: JobMention, expected: set[str]) -> bool:
    candidates = mention.candidates if mention.ambiguous else mention.candidates[:1]
    return any(c.job_id in expected or c.rome in expected for c in candidates)


def test_people_s_own_wordings() -> None:
    rows = _rows("job_mentions_dev.tsv")
    missed = []
    for sentence, cells in rows:
        jobs = resolver().find(sentence).jobs
        expected = [_expected(cell) for cell in cells.split("&")]
        if len(jobs) != len(expected) or not all(map(_names, jobs, expected)):
            missed.append(sentence)
    assert len(missed) <= 0.05 * len(rows), missed


def test_sentences_without_a_job() -> None:
    rows = _rows("non_jobs_dev.tsv")
    matched = [sentence for (sentence,) in rows if resolver().find(sentence).jobs]
    assert len(matched) < 0.01 * len(rows), matched


def _articles(appellation: Appellation) -> list[tuple[str, str]]:
    return [("un", appellation.name), ("une", appellation.feminine)]


def test_rome_names_are_found_with_their_own_code() -> None:
    codes: dict[str, set[str]] = {}
    for appellation in knowledge().appellations:
        for name in (appellation.name, appellation.feminine):
            codes.setdefault(_plain(name), set()).add(appellation.rome)
    asked = [(article, name) for a in knowledge().appellations for article, name in _articles(a)]
    missed = []
    for article, name in asked:
        jobs = resolver().find(f"combien gagne {article} {name}").jobs
        if len(jobs) != 1 or jobs[0].candidates[0].rome not in codes[_plain(name)]:
            missed.append(name)
    assert len(missed) <= 0.01 * len(asked), missed


_FRAGMENTS = (
    "combien gagne",
    "un",
    "une",
    "comptable",
    "chef",
    "de",
    "d'",
    "l’",
    "·e",
    "(H/F)",
    "à Lyon",
    "PMO",
    "et",
    "ou",
    "dév",
    "boullanger",
    "?",
    ",",
    " - ",
    "35k",
    "\u200b",
    "🙂",
    "serveur",
    "en panne",
    "É",
    "œ",
    "�",
    "/",
)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_FRAGMENTS), max_size=14).map(" ".join)))
def test_never_raises_and_places_are_in_the_sentence(sentence: str) -> None:
    reading = resolver().find(sentence)
    assert reading == resolver().find(sentence)
    for found in (*reading.jobs, *reading.unknown):
        assert 0 <= found.start < found.end <= len(sentence)
        assert sentence[found.start : found.end] == found.text
    for mention in reading.jobs:
        assert mention.candidates
        assert all(0 < candidate.score <= 1 for candidate in mention.candidates)
        assert not mention.ambiguous or len(mention.candidates) > 1


@settings(deadline=None)
@given(st.text(max_size=60))
def test_a_name_alone_never_raises(name: str) -> None:
    candidates = resolver().resolve(name)
    assert len({candidate.job_id for candidate in candidates}) == len(candidates)


def test_a_quick_look_passes_all_names_that_are_as_near_as_asked() -> None:
    near_enough = 0
    for sentence, *_ in _rows("job_mentions_dev.tsv"):
        for mention in resolver().find(sentence).jobs:
            alone = next(iter(resolver().find(mention.text).jobs), None)
            if alone is None or (alone.start, alone.end) != (0, len(mention.text)):
                continue
            score = alone.candidates[0].score - 0.001  # as rounded
            near_enough += score >= 0.95
            assert resolver().may_be_all(words(mention.text), score), mention.text
            assert resolver().find(mention.text, score).jobs[0] == alone
            assert resolver().whole(mention.text, score) == alone
    assert near_enough > 200


@pytest.mark.parametrize(
    "text",
    [
        "raconte-moi une blague",
        "infirmier raconte-moi une blague",
        "tu plombier",
        "infirmier que tu peux",
        "",
        "le de",
    ],
)
def test_a_quick_look_sees_what_is_no_name(text: str) -> None:
    assert not resolver().may_be_all(words(text), 0.95)


def test_a_word_of_hundreds_of_letters_takes_no_room() -> None:
    word = "ingenieurdeveloppeurcomptable" * 10
    resolver().find("comptable")
    tracemalloc.start()
    try:
        assert not resolver().find(word).jobs
        assert tracemalloc.get_traced_memory()[1] < 5_000_000  # bytes
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("text", ["le plombier", "un plombier gagne combien ?", "plombier ?", "", "bonjour"])
def test_a_part_that_names_a_job_is_not_all_of_the_text(text: str) -> None:
    assert resolver().whole(text) is None
