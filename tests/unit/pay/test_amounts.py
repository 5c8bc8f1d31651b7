from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.french import euros
from nego.pay.amounts import AmountMention, find_amounts, guess_period, smic_in_euros
from nego.pay.periods import Period

# sentence, low, high, period ("?" after it: guessed), basis, months
PAYS = [
    ("45k", 45000, None, "year?", None, None),
    ("45 K€ brut annuel", 45000, None, "year", "gross", None),
    ("45 000 €", 45000, None, "year?", None, None),
    ("45\u202f000\u00a0€", 45000, None, "year?", None, None),
    ("45.000", 45000, None, "year?", None, None),
    ("45,000 euros", 45000, None, "year?", None, None),
    ("45 000,00 euros", 45000, None, "year?", None, None),
    ("1.234,50 €", 1234.5, None, "month?", None, None),
    ("2k5 net", 2500, None, "month?", "net", None),
    ("42k350", 42350, None, "year?", None, None),
    ("2,5k", 2500, None, "month?", None, None),
    ("salaire de 30.5K", 30500, None, "year?", None, None),
    ("€45k", 45000, None, "year?", None, None),
    ("1 900 net/mois", 1900, None, "month", "net", None),
    ("1900 balles", 1900, None, "month?", None, None),
    ("14 € de l'heure", 14, None, "hour", None, None),
    ("14e/h", 14, None, "hour", None, None),
    ("14€50/h", 14.5, None, "hour", None, None),
    ("ils me proposent 13,50 brut de l'heure", 13.5, None, "hour", "gross", None),
    ("12 € brut horaire", 12, None, "hour", "gross", None),
    ("quarante mille", 40000, None, "year?", None, None),
    ("deux mille cinq cents euros", 2500, None, "month?", None, None),
    ("je gagne deux mille deux", 2200, None, "month?", None, None),
    ("mille deux cents euros net", 1200, None, "month?", "net", None),
    ("quinze euros de l'heure", 15, None, "hour", None, None),
    ("quatre-vingt mille euros", 80000, None, "year?", None, None),
    ("soixante-quinze mille", 75000, None, "year?", None, None),
    ("un million d'euros", 1e6, None, "year?", None, None),
    ("40-45k", 40000, 45000, "year?", None, None),
    ("35/40 k€", 35000, 40000, "year?", None, None),
    ("entre 40 et 45 k€", 40000, 45000, "year?", None, None),
    ("entre trente-cinq et quarante mille", 35000, 40000, "year?", None, None),
    ("de 2000 à 2500", 2000, 2500, "month?", None, None),
    ("2 000 à 2 300 € net par mois", 2000, 2300, "month", "net", None),
    ("entre 2 000 € et 2 500 €", 2000, 2500, "month?", None, None),
    ("de 28 000 à 32 000 € bruts annuels", 28000, 32000, "year", "gross", None),
    ("42k sur 13 mois", 42000, None, "year?", None, 13),
    ("2500€ brut sur 13 mois", 2500, None, "month?", "gross", 13),
    ("je gagne 3000 x 13,5", 3000, None, "month", None, 13.5),
    ("je gagne 42 k brut avec un 13e mois", 42000, None, "year?", "gross", 13),
    ("avec un treizième mois, 2 200 € net mensuel", 2200, None, "month", "net", 13),
    ("2500e/mois", 2500, None, "month", None, None),
    ("45k€/an", 45000, None, "year", None, None),
    ("2 500euro", 2500, None, "month?", None, None),
    ("j'suis payé 1400 par moi", 1400, None, "month", None, None),
    ("jgagne 1600 e net", 1600, None, "month?", "net", None),
    ("2500net", 2500, None, "month?", "net", None),
    ("1800brt/moi", 1800, None, "month", "gross", None),
    ("38ke", 38000, None, "year?", None, None),
    ("38 k euro annuel brut", 38000, None, "year", "gross", None),
    ("38 kilo-euros", 38000, None, "year?", None, None),
    ("je gagne 2500", 2500, None, "month?", None, None),
    ("on me propose 42", 42000, None, "year?", None, None),
    ("on me propose 42 pour un poste de dev à Lyon", 42000, None, "year?", None, None),
    ("payé 12,50 de l'heure", 12.5, None, "hour", None, None),
    ("je gagne 2500 dans le 69 depuis 2019", 2500, None, "month?", None, None),
    ("j'ai 45 ans et je gagne 3200 brut", 3200, None, "month?", "gross", None),
    ("CDI 35h 2000€", 2000, None, "month?", None, None),
    ("28h par semaine à 1400 euros", 1400, None, "month?", None, None),
    ("chef d'équipe de 12 personnes à 2800 net", 2800, None, "month?", "net", None),
    ("je suis à 80 % et je gagne 1800 net", 1800, None, "month?", "net", None),
    ("bac +2 et 1800 euros", 1800, None, "month?", None, None),
    ("2100 ?", 2100, None, "month?", None, None),
    ("mon salaire brut annuel est de 45000", 45000, None, "year", "gross", None),
    ("salaire net mensuel : 2100 euros", 2100, None, "month", "net", None),
    ("2500 € net avant impôt", 2500, None, "month?", "net", None),
    ("1700 € en poche", 1700, None, "month?", "net", None),
    ("je touche 2500 en net", 2500, None, "month?", "net", None),
    ("combien font 2500 en net", 2500, None, "month?", None, None),
    ("2500 brut en net ça fait combien ?", 2500, None, "month?", "gross", None),
    ("45k par an en net mensuel ?", 45000, None, "year", None, None),
    ("passe moi en mensuel 45k", 45000, None, "year?", None, None),
    ("2500€/mois net, ça fait combien à l'année en brut ?", 2500, None, "month", "net", None),
    ("ils proposent 26 400 sur 12 mois", 26400, None, "year?", None, 12),
    ("c'est pas assez 1900 pour une secrétaire ?", 1900, None, "month?", None, None),
    ("50-55", 50000, 55000, "year?", None, None),
    ("17,50€ brut de l'heure en mensuel", 17.5, None, "hour", "gross", None),
    ("vu sur le net 2500 euros", 2500, None, "month?", None, None),
    ("et 2100 ?", 2100, None, "month?", None, None),
    ("plutôt 2300", 2300, None, "month?", None, None),
    ("non 2300", 2300, None, "month?", None, None),
    ("2300 net plutot", 2300, None, "month?", "net", None),
    ("et si on me propose 2400 ?", 2400, None, "month?", None, None),
    ("si j'avais 2500 net ?", 2500, None, "month?", "net", None),
    ("et pour 35k ?", 35000, None, "year?", None, None),
    ("et à 35k", 35000, None, "year?", None, None),
    ("disons 38k brut", 38000, None, "year?", "gross", None),
    ("et 1800 brut ?", 1800, None, "month?", "gross", None),
    ("1 800 brut par mois alors", 1800, None, "month", "gross", None),
    ("on est à 42k", 42000, None, "year?", None, None),
    ("ils sont montés à 44", 44000, None, "year?", None, None),
    ("ils restent à 40k", 40000, None, "year?", None, None),
    ("ils ont dit 1950", 1950, None, "month?", None, None),
    ("finalement c'est 2150 net", 2150, None, "month?", "net", None),
    ("en fait c'est 31 000", 31000, None, "year?", None, None),
    ("c'est 12,50 de l'heure", 12.5, None, "hour", None, None),
    ("12e50 de l'heure", 12.5, None, "hour", None, None),
    ("12 balles de l'heure", 12, None, "hour", None, None),
    ("13€ brut/h", 13, None, "hour", "gross", None),
    ("11.88 de l'heure", 11.88, None, "hour", None, None),
    ("deux mille net", 2000, None, "month?", "net", None),
    ("mille huit cents", 1800, None, "month?", None, None),
    ("mille neuf cent cinquante euros", 1950, None, "month?", None, None),
    ("trente cinq mille brut", 35000, None, "year?", "gross", None),
    ("trente-huit k", 38000, None, "year?", None, None),
    ("2k net", 2000, None, "month?", "net", None),
    ("2k2", 2200, None, "month?", None, None),
    ("2,2k net", 2200, None, "month?", "net", None),
    ("2200e net mois", 2200, None, "month", "net", None),
    ("2200 euros net par moi", 2200, None, "month", "net", None),
    ("2200€ / mois net", 2200, None, "month", "net", None),
    ("1700 a 1900 net", 1700, 1900, "month?", "net", None),
    ("entre 1700 et 1900", 1700, 1900, "month?", None, None),
    ("35-40", 35000, 40000, "year?", None, None),
    ("de 30 à 35k", 30000, 35000, "year?", None, None),
    ("autour de 2000", 2000, None, "month?", None, None),
    ("vers 2000 euros", 2000, None, "month?", None, None),
    ("environ 2k", 2000, None, "month?", None, None),
    ("à peu près 1600 net", 1600, None, "month?", "net", None),
    ("moins de 2000", 2000, None, "month?", None, None),
    ("plus de 2000 net", 2000, None, "month?", "net", None),
    ("je suis à 1650", 1650, None, "month?", None, None),
    ("jsuis payé 1650", 1650, None, "month?", None, None),
    ("jtouche 1400", 1400, None, "month?", None, None),
    ("j'ai 1750 net", 1750, None, "month?", "net", None),
    ("j'ai 1750 à la fin du mois", 1750, None, "month", None, None),
    ("je suis payée 1 520,30 euros nets", 1520.3, None, "month?", "net", None),
    ("mon salaire c'est 28k", 28000, None, "year?", None, None),
    ("mon salaire : 28000 brut annuel", 28000, None, "year", "gross", None),
    ("28 000 brut/an sur 13 mois", 28000, None, "year", "gross", 13),
    ("actuellement 2600 brut mensuel", 2600, None, "month", "gross", None),
    ("salaire actuel 2600", 2600, None, "month?", None, None),
    ("2600 actuellement", 2600, None, "month?", None, None),
    ("2600 aujourd'hui", 2600, None, "month?", None, None),
    ("offre a 39k", 39000, None, "year?", None, None),
    ("l'offre est de 39000", 39000, None, "year?", None, None),
    ("proposition 39k fixe", 39000, None, "year?", None, None),
    ("je demande 45", 45000, None, "year?", None, None),
    ("je voudrais 45k", 45000, None, "year?", None, None),
    ("je vise 3000 net", 3000, None, "month?", "net", None),
    ("mon objectif 3000", 3000, None, "month?", None, None),
    ("3000 minimum", 3000, None, "month?", None, None),
    ("au moins 3000", 3000, None, "month?", None, None),
    ("45000€ annuel", 45000, None, "year", None, None),
    ("45000/an", 45000, None, "year", None, None),
    ("45K/AN", 45000, None, "year", None, None),
    ("3750 par mois brut", 3750, None, "month", "gross", None),
    ("convertis 2400 brut", 2400, None, "month?", "gross", None),
    ("combien fait 2400 brut en net", 2400, None, "month?", "gross", None),
    ("et 2400 ça fait combien", 2400, None, "month?", None, None),
    ("et pour 2400 brut ?", 2400, None, "month?", "gross", None),
    ("idem avec 2600", 2600, None, "month?", None, None),
    ("pareil pour 2800 brut", 2800, None, "month?", "gross", None),
    ("même chose avec 50k", 50000, None, "year?", None, None),
    ("et avec 3200 ?", 3200, None, "month?", None, None),
    ("si c'est 3200", 3200, None, "month?", None, None),
    ("mettons 3200", 3200, None, "month?", None, None),
    ("et si je demandais 3200", 3200, None, "month?", None, None),
    ("un salaire de 2 950 euros", 2950, None, "month?", None, None),
    ("2950 euro mois", 2950, None, "month", None, None),
    ("100 000", 100000, None, "year?", None, None),
    ("100k", 100000, None, "year?", None, None),
    ("on m'a parlé de 36", 36000, None, "year?", None, None),
    ("on m'a annoncé 36 brut", 36000, None, "year?", "gross", None),
    ("fourchette 36-40k", 36000, 40000, "year?", None, None),
    ("budget 40k", 40000, None, "year?", None, None),
    ("40 K€", 40000, None, "year?", None, None),
    ("40ke brut", 40000, None, "year?", "gross", None),
    ("40 keuros", 40000, None, "year?", None, None),
    ("40 kE", 40000, None, "year?", None, None),
    ("24000 net annuel", 24000, None, "year", "net", None),
    ("vingt-quatre mille euros par an", 24000, None, "year", None, None),
]


def said(mention: AmountMention) -> str | None:
    return f"{mention.period}?" if mention.period_inferred else mention.period


@pytest.mark.parametrize(("text", "low", "high", "period", "basis", "months"), PAYS)
def test_one_pay(
    text: str, low: float, high: float | None, period: str, basis: str | None, months: float | None
) -> None:
    (found,) = [mention for mention in find_amounts(text) if mention.kind != "percent"]
    assert (found.low, found.high, said(found), found.basis, found.months) == (
        low,
        high,
        period,
        basis,
        months,
    )
    assert (found.kind, found.problem) == ("salary", None)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SMIC", [("smic", 1)]),
        ("1,5 fois le smic", [("smic", 1.5)]),
        ("1 SMIC et demi", [("smic", 1.5)]),
        ("600 € de prime et 2100 de fixe", [("variable", 600), ("salary", 2100)]),
        ("deux smic", [("smic", 2)]),
        ("le smic + 10%", [("smic", 1.1)]),
        ("payé au smic net", [("smic", 1)]),
        ("400 €/jour", [("day_rate", 400)]),
        ("TJM de 450", [("day_rate", 450)]),
        ("500 € par semaine", [("week_rate", 500)]),
        ("35k fixe + 5k de variable", [("salary", 35000), ("variable", 5000)]),
        ("45k bruts annuels + prime de 3000 €", [("salary", 45000), ("variable", 3000)]),
        ("52k + 10% variable", [("salary", 52000), ("percent", 10)]),
        ("augmentation de 10 %", [("percent", 10)]),
        ("passer de 2000 à 2500 €", [("salary", 2000), ("salary", 2500)]),
        ("2 100 net mais je voulais 2 300", [("salary", 2100), ("salary", 2300)]),
    ],
)
def test_kinds(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(mention.kind, pytest.approx(mention.low)) for mention in find_amounts(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "3 ans d'expérience",
        "35h",
        "bac+5",
        "bac +2",
        "en 2025",
        "dans le 69",
        "06 12 34 56 78",
        "niveau 2",
        "C3",
        "N+1",
        "BTS",
        "5 personnes",
        "j'ai 24 ans",
        "Paris 15e",
        "15e arrondissement",
        "2e année de BTS",
        "24/7",
        "3x8",
        "je travaille 35 heures payées 39",
        "bien avant 2019",
        "l'an dernier",
        "10k abonnés",
        "smicard",
        "3000$ par mois",
        "deux mille personnes",
        "merci mille fois",
        "en 2025 ?",
        "combien gagne un dev avec 10 ans de boîte à Lyon en 2025",
        "mon tel 0612345678",
        "12 mois",
        "1er",
        "je suis au 3e échelon indice 450",
        "le 15 mars 2024",
        "salaire pour un bac+5 en 2024",
        "et 50 ?",
        "combien gagne un ingénieur niveau 7 ?",
        "en deux mille vingt-cinq",
        "4 jours par semaine",
        "à 80 %",
        "je gagne bien ma vie",
        "combien gagne un comptable dans le 93 ?",
        "C2 catégorie B",
        "j'ai 30 ans",
        "depuis 2015",
        "en 2024",
        "et 10 ?",
        "le 15",
        "à 35h",
        "2 enfants",
        "3 offres",
        "dans le 75",
        "code 1234",
        "RDV à 14h30",
        "2 mois",
        "numéro 2",
        "option 2",
        "le 2",
        "2",
        "bac 5",
        "5 minutes",
        "article 2100",
        "promo 2019",
        "",
        "€",
        "k",
    ],
)
def test_no_amount(text: str) -> None:
    assert find_amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1e309 €", "overflow"),
        ("9" * 400 + " €", "overflow"),
        ("-2000 €", "negative"),
        ("je gagne -500€ par mois", "negative"),
        ("0 €", "absurd"),
        ("99999999999999 €", "absurd"),
        ("45 € par an", "absurd"),
        ("1000000 €/mois", "absurd"),
        ("90 000 € de l'heure", "absurd"),
    ],
)
def test_problems(text: str, problem: str) -> None:
    (found,) = find_amounts(text)
    assert found.problem == problem
    assert abs(found.low) != float("inf")


@pytest.mark.parametrize(
    ("amount", "period"), [(14, "hour"), (100, "month"), (11_999, "month"), (12_000, "year")]
)
def test_guess_period(amount: float, period: Period) -> None:
    assert guess_period(amount) == period


@pytest.mark.parametrize(
    ("text", "low", "period", "basis"),
    [
        ("1,5 smic", 2800.53, "month", "gross"),
        ("le smic net", 1477.93, "month", "net"),
        ("le smic horaire", 12.31, "hour", "gross"),
        ("le smic annuel", 22404.24, "year", "gross"),
    ],
)
def test_smic_in_euros(text: str, low: float, period: Period, basis: str) -> None:
    in_euros = smic_in_euros(find_amounts(text)[0], date(2026, 7, 1))
    assert (in_euros.kind, in_euros.period, in_euros.basis) == ("salary", period, basis)
    assert in_euros.low == pytest.approx(low, abs=0.01)


def test_other_amounts_are_no_smic() -> None:
    (pay,) = find_amounts("2000 €")
    assert smic_in_euros(pay, date(2026, 7, 1)) is pay


@given(st.integers(100_000, 100_000_000))
def test_reads_what_it_writes(cents: int) -> None:
    (found,) = find_amounts(f"je gagne {euros(cents / 100)} brut par an")
    assert found.low == pytest.approx(cents / 100)
    assert (found.period, found.basis) == ("year", "gross")


money_like = st.lists(
    st.sampled_from(
        [
            "2500",
            "45k",
            " ",
            "€",
            "-",
            "à",
            "entre",
            "et",
            "net",
            "brut",
            "par an",
            "/h",
            "mille",
            "deux",
            "e",
            "%",
            ",",
            ".",
            "000",
            "smic",
            "x13",
            "sur 13 mois",
            "tjm",
            "k",
            "½",
            "٣",
            "1e400",
            "\ud800",
            "en",
            "prime",
        ]
    ),
    max_size=14,
)


@given(st.one_of(st.text(max_size=80), money_like.map("".join), money_like.map(" ".join)))
def test_any_text_is_read_without_fault(text: str) -> None:
    found = find_amounts(text)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text != ""
        assert abs(mention.low) < float("inf")
        assert mention.high is None or mention.low < mention.high
    for first, second in pairwise(found):
        assert first.end <= second.start


@pytest.mark.parametrize(
    ("text", "euros", "period", "basis"),
    [
        ("on me propose 100 € de plus par mois", 100, "month", None),
        ("100 € net de plus par mois", 100, "month", "net"),
        ("on m'augmente de 80 €", 80, "month", None),
        ("une augmentation de 150 euros brut par mois", 150, "month", "gross"),
        ("augmentation de 2000 € par an", 2_000, "year", None),
        ("3k de plus", 3_000, "year", None),
        ("100e de + par mois", 100, "month", None),
        ("50 centimes de plus de l'heure", 0.5, "hour", None),
        ("0,50 € de plus par heure", 0.5, "hour", None),
        ("5000 € d'augmentation", 5_000, "year", None),
        ("augmenté de 100", 100, "month", None),
        ("+100 € par mois", 100, "month", None),
    ],
)
def test_what_is_added_to_a_pay(text: str, euros: float, period: str, basis: str | None) -> None:
    (found,) = find_amounts(text)
    assert (found.kind, found.low, found.period, found.basis) == ("raise", euros, period, basis)
    assert found.problem is None


@pytest.mark.parametrize(
    "text",
    [
        "on me propose de passer de 2400 à 2500 brut",
        "une augmentation de 2400 à 2500",
        "3000 € de plus que moi",
        "je gagne 2500 en plus je suis cadre",
        "35k + 5k de variable",
    ],
)
def test_a_pay_is_not_added(text: str) -> None:
    assert "raise" not in {found.kind for found in find_amounts(text)}


@pytest.mark.parametrize("word", ["cent", "mille", "million", "vingt", "quatre-vingt", "milliard"])
@pytest.mark.parametrize("between", [" ", "-"])
def test_a_number_without_end_raises_nothing(word: str, between: str) -> None:
    for mention in find_amounts(between.join([word] * 250) + " euros"):
        assert 0 <= mention.low < float("inf")
