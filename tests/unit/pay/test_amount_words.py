import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.pay.amount_words import find_bases, find_basis, find_period, find_periods, find_working_time


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("et par an ?", "year"),
        ("en annuel", "year"),
        ("à l'année", "year"),
        ("45k€/an", "year"),
        ("annuellement", "year"),
        ("et au mois", "month"),
        ("mensuel ?", "month"),
        ("par moi", "month"),
        ("il se fait combien par mois", "month"),
        ("il se fait par mois", "month"),
        ("pr mois", "month"),
        ("pr an ?", "year"),
        ("pr 1 an", "year"),
        ("1900/mois", "month"),
        ("et à l'heure ?", "hour"),
        ("de l'heure", "hour"),
        ("taux horaire", "hour"),
        ("2500 par mois, et par an ?", "year"),
        ("PAR AN", "year"),
        ("par\u00a0an", "year"),
        ("le mois prochain", None),
        ("mes horaires de travail", None),
        ("13 mois", None),
        ("je suis à l'heure", "hour"),
        ("3 ans", None),
        ("l'année dernière", None),
        ("par jour", None),
        ("plutôt mensuel que annuel", "month"),
        ("deux fois par an", None),
        ("nice par an", "year"),
        ("metz à l'année", "year"),
        ("brest net mensuel", "month"),
        ("sur paris intra muros en brut annuel", "year"),
        ("net mensuel", "month"),
        ("en net mensuel", "month"),
        ("à l'année en brut", "year"),
        ("brut par an", "year"),
        ("par moi net", "month"),
        ("par ans", "year"),
        ("a lanné", "year"),
        ("a l'annee", "year"),
        ("au mois", "month"),
        ("en mensuel", "month"),
        ("en mensuel net", "month"),
        ("mensuellement", "month"),
        ("a l'heure", "hour"),
        ("de lheure", "hour"),
        ("horaire brut", "hour"),
        ("par heure net", "hour"),
        ("tous les mois", "month"),
        ("chaque mois dans la poche", "month"),
        ("sur mon compte à la fin du mois", "month"),
        ("à la fin du mois", "month"),
        ("en fin de mois", "month"),
        ("brut/an", "year"),
        ("net/mois", "month"),
        ("brut annuel svp", "year"),
        ("sur l'année", "year"),
        ("sur un an", "year"),
        ("sur une année", "year"),
        ("pour un mois", "month"),
        ("pour une année", "year"),
        ("pour une heure", "hour"),
        ("par heure", "hour"),
        ("l'heure", "hour"),
        ("l'année", "year"),
        ("le mois", "month"),
        ("et le mois ?", "month"),
        ("en un mois", "month"),
        ("et en an ?", "year"),
        ("par mois pas par an", "month"),
        ("mensuel plutôt", "month"),
        ("par moi-même", None),
        ("fait par moi", None),
        ("au début de l'année", None),
        ("la fin de l'année", None),
        ("tout à l'heure", None),
        ("", None),
    ],
)
def test_period(text: str, period: str | None) -> None:
    found = find_period(text)
    assert (found and found.value) == period


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("en net ?", "net"),
        ("et net ?", "net"),
        ("c'est du net en fait", "net"),
        ("le roi du net", None),
        ("et en brut", "gross"),
        ("net avant impôt", "net"),
        ("nette", "net"),
        ("dans la poche", "net"),
        ("après charges", "net"),
        ("avant charges", "gross"),
        ("brt", "gross"),
        ("bruts", "gross"),
        ("2500net", "net"),
        ("du brut au net", "net"),
        ("NET", "net"),
        ("internet", None),
        ("brutal", None),
        ("vu sur le net", None),
        ("c'est net", None),
        ("clair et net", None),
        ("développeur .net", None),
        ("asp.net", None),
        ("pétrole brut", None),
        ("nettement mieux", None),
        ("tours net", "net"),
        ("nice en brut", "gross"),
        ("brest net mensuel", "net"),
        ("angers et en net", "net"),
        ("et dans le 59 en net", "net"),
        ("en idf net", "net"),
        ("sur paris intra muros en brut annuel", "gross"),
        ("au mans en net", "net"),
        ("net mensuel", "net"),
        ("en net mensuel", "net"),
        ("à l'année en brut", "gross"),
        ("brut par an", "gross"),
        ("par moi net", "net"),
        ("en mensuel net", "net"),
        ("horaire brut", "gross"),
        ("par heure net", "net"),
        ("chaque mois dans la poche", "net"),
        ("en poche", "net"),
        ("ce qui tombe sur mon compte", "net"),
        ("sur mon compte à la fin du mois", "net"),
        ("dans ma poche", "net"),
        ("en brute", "gross"),
        ("brut stp", "gross"),
        ("brut/an", "gross"),
        ("net/mois", "net"),
        ("brut annuel svp", "gross"),
        ("net d'impôts", "net"),
        ("après impôts", "net"),
        ("une fois les charges enlevées", "net"),
        ("charges déduites", "net"),
        ("sans les charges", "net"),
        ("avant prélèvements", "gross"),
        ("en net pas en brut", "net"),
        ("non en brut", "gross"),
        ("net et précis", None),
        ("brut de décoffrage", None),
        ("super brut", None),
        ("", None),
    ],
)
def test_basis(text: str, basis: str | None) -> None:
    found = find_basis(text)
    assert (found and found.value) == basis


def test_offsets_are_those_of_the_sentence() -> None:
    text = "Œnologue : ça fait combien par mois, en net ?"
    period, basis = find_period(text), find_basis(text)
    assert period is not None
    assert basis is not None
    assert (text[period.start : period.end], period.text) == ("par mois", "par mois")
    assert text[basis.start : basis.end] == "net"


def test_all_mentions_in_order() -> None:
    assert [m.value for m in find_bases("2500 brut en net")] == ["gross", "net"]
    assert [m.value for m in find_periods("2500 par mois, par an ?")] == ["month", "year"]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("à mi-temps", 0.5),
        ("mi temps", 0.5),
        ("à 80 %", 0.8),
        ("en 80%", 0.8),
        ("temps partiel 60 %", 0.6),
        ("28h par semaine", 0.8),
        ("28h", 0.8),
        ("35h", 1.0),
        ("39 heures", 39 / 35),
        ("je bosse 39h", 39 / 35),
        ("48 h", 1.0),
        ("temps plein", 1.0),
        ("80 % d'un temps plein", 0.8),
        ("80 % à 1700 net", 0.8),
        ("80 % payé 1700 net", 0.8),
        ("+10 % à 42k", None),
        ("10 % d'augmentation", None),
        ("je demande 10 %", None),
        ("sous 24h", None),
        ("on me laisse 24 h pour répondre", None),
        ("14h30", None),
        ("rdv à 9h", None),
        ("2500 €", None),
        ("", None),
    ],
)
def test_working_time(text: str, share: float | None) -> None:
    found = find_working_time(text)
    assert (found and found.value) == (share if share is None else pytest.approx(share))


@given(st.text(max_size=60))
def test_never_raise(text: str) -> None:
    for find in (find_period, find_basis, find_working_time):
        found = find(text)
        assert found is None or text[found.start : found.end] == found.text
