"""What people write → the move it makes. Amounts: euros gross a year, by the rates of 22 November 2026."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nego.negotiation.rehearsal.model import Argument, Ask, Expecting, Move
from nego.negotiation.rehearsal.reading import read_move
from tests.unit.negotiation.markets import DAY

ASKS = {
    "42": 42_000,
    "42k": 42_000,
    "42 000": 42_000,
    "3 200 brut par mois": 38_400,
    "3 200 brut par mois sur 13 mois": 41_600,
    "2900 net": 43_960,
    "18 € de l'heure": 32_760,
    "je vise 47 500 euros": 47_500,
    "Je demande 45 000 parce que j'ai augmenté les ventes de 20 %": 45_000,
    "45 000 vu mon expérience": 45_000,
    "j'ai pris en charge les plannings de trois équipes, je souhaite 2600": 31_200,
    "je vise 3200 vu mon expérience": 38_400,
    "Avec mes résultats, 45 000 me paraît juste": 45_000,
    "j'ai fait gagner 300 000 € à l'entreprise, je vise 44k": 44_000,
    "vous me proposez 40 mais je vaux 45": 45_000,
    "je gagne actuellement 38k, je voudrais 43": 43_000,
    "on me propose 45k ailleurs mais je préférerais venir chez vous, 47k ?": 47_000,
    "quarante-cinq mille": 45_000,
    "d'accord pour 42 000": 42_000,
    "d'accord pour 44 000 si vous ajoutez une prime": 44_000,
    "45 000 c'est trop ?": 45_000,
    "non, 39 puis rien de moins": 39_000,
}


@pytest.mark.parametrize(("text", "annual"), ASKS.items())
def test_what_is_asked_for(text: str, annual: float) -> None:
    move = read_move(text, DAY)
    assert move.ask is not None
    assert move.ask.low == annual


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("entre 42 et 45", 42_000, 45_000),
        ("42-45k", 42_000, 45_000),
        ("entre 40 et 45 000", 40_000, 45_000),
        ("de 3000 à 3200 € brut par mois", 36_000, 38_400),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    move = read_move(text, DAY)
    assert (move.ask and (move.ask.low, move.ask.high)) == (low, high)


@pytest.mark.parametrize(
    ("text", "figures"), [("45 000", 2), ("47 500", 3), ("47 383 €", 5), ("deux smic", 1), ("42,5k", 3)]
)
def test_significant_figures(text: str, figures: int) -> None:
    move = read_move(text, DAY)
    assert move.ask is not None
    assert move.ask.figures == figures


E, R, S, M, O = "experience", "results", "skill", "market", "other_offer"  # noqa: E741
ARGUMENTS = {
    "j'ai 5 ans d'expérience comme comptable": [(E, True)],
    "mon expérience justifie plus": [(E, False)],
    "j'ai travaillé chez un grand groupe": [(E, False)],
    "mes résultats parlent pour moi": [(R, False)],
    "j'ai doublé le portefeuille clients": [(R, True)],
    "j'ai réduit les délais de 30 %": [(R, True)],
    "j'ai fait gagner 300 000 € à l'entreprise": [(R, True)],
    "j'ai refait le tunnel de paiement, +15 % de ventes": [(R, True)],
    "+15 % sur mon salaire": [],
    "j'encadre déjà deux développeurs": [(R, False)],
    "je vaux plus, j'ai géré 3 chantiers seul": [(R, True)],
    "j'ai récupéré 5 clients": [(R, True)],
    "mes clients sont contents": [(R, False)],
    "je fais le travail de deux personnes": [(R, False)],
    "je maîtrise SAP": [(S, True)],
    "mes 5 ans d'expérience et mes résultats": [(E, True), (R, False)],
    "je fais des nuits et je forme les nouvelles": [(R, False)],
    "j'ai des compétences rares": [(S, False)],
    "j'ai 8 ans d'expérience et je maîtrise SAP": [(E, True), (S, True)],
    "le marché est plutôt haut": [(M, False)],
    "le marché est à 44 000 selon l'apec": [(M, True)],
    "j'ai une autre offre": [(O, False)],
    "un concurrent m'offre mieux, par écrit": [(O, True)],
    "ok ça marche": [],
    "on continue": [],
}


@pytest.mark.parametrize(("text", "arguments"), ARGUMENTS.items())
def test_arguments(text: str, arguments: list[tuple[str, bool]]) -> None:
    expected = tuple(Argument(kind, detailed) for kind, detailed in arguments)  # type: ignore[arg-type]
    assert read_move(text, DAY).arguments == expected


@pytest.mark.parametrize(
    ("text", "expecting", "amount"),
    [
        ("on me propose 45k ailleurs", "answer", 45_000),
        ("j'ai une autre offre, 45 000", "answer", 45_000),
        ("46 000", "details", 46_000),
        ("3 500 brut par mois", "details", 42_000),
        ("46 000", "figure", None),
        ("mais je demande 46 000", "details", None),
    ],
)
def test_another_offer(text: str, expecting: Expecting, amount: float | None) -> None:
    assert read_move(text, DAY, expecting=expecting).other_offer == amount


ACTS: dict[str, dict[str, object]] = {
    "": {"pause": "silence"},
    "…": {"pause": "silence"},
    "je ne sais pas": {"pause": "unsure"},
    "euh": {"pause": "unsure"},
    "laissez-moi réfléchir": {"pause": "unsure"},
    "oui": {"answer": "yes"},
    "ok pour moi": {"answer": "yes"},
    "ça me va": {"answer": "yes"},
    "ça ne me va pas": {"answer": "no"},
    "je ne peux pas accepter": {"answer": "no"},
    "pas d'accord": {"answer": "no"},
    "non": {"answer": "no"},
    "c'est trop bas": {"answer": "no"},
    "oui mais": {"answer": "push"},
    "ouais bof": {"answer": "yes", "pause": "unsure"},
    "oui, c'est comme je vous le disais tout à l'heure": {},
    "oui je vous le confirme, ça me va très bien comme ça": {"answer": "yes"},
    "pourriez-vous faire un effort ?": {"answer": "push"},
    "c'est votre dernier mot ?": {"answer": "push"},
    "quel est votre budget ?": {"asks_budget": True},
    "combien vous proposez ?": {"asks_budget": True},
    "c'est quoi la fourchette ?": {"asks_budget": True},
    "10 % de plus": {"percent": 10.0},
    "je voudrais 200 euros de plus par mois": {"more": 2400.0},
    "2000 € par an de plus": {"more": 2000.0},
    "c'est combien votre max ?": {"asks_budget": True},
    "pourquoi pas plus ?": {"answer": "push"},
    "c'est nul cette offre": {"answer": "push"},
    "non merci": {"answer": "no", "greets": True},
    "bonjour": {"greets": True},
    "13,50 de l'heure c'est trop peu": {"answer": "no"},
    "je suis infirmière et je gagne 2300 net": {"current_pay": True},
    "+10%": {"percent": 10.0},
    "coupons la poire en deux": {"split": True},
    "et le télétravail ?": {"levers": ("remote",)},
    "une prime d'arrivée de 2000 € ?": {"levers": ("bonus",)},
    "est-ce que vous financez une formation ?": {"levers": ("training",)},
    "on peut revoir mon salaire dans six mois ?": {"levers": ("review",)},
    "et les tickets resto ?": {"levers": ("other",)},
    "d'accord si j'ai deux jours de télétravail": {"levers": ("remote",)},
    "j'ai un loyer à payer et deux enfants": {"weak": ("needs",)},
    "sinon je pars": {"weak": ("threat",)},
    "mes collègues gagnent plus": {"weak": ("colleagues",)},
    "en fait je n'ai pas d'autre offre": {"withdrawn": True},
    "mon minimum c'est 40 000": {"ask": Ask(40_000, floor=True, figures=1)},
    "450 € par jour": {"fault": "day_rate"},
    "1e309 €": {"fault": "unreadable"},
    "aide": {"help": True},
    "stop": {"stop": True},
    "on arrête là": {"stop": True},
    "je ne m'arrête pas là, j'ai arrêté de fumer et je continue": {},
    "vous connaissez une recette de crêpes ?": {},
    "j'ai 12 000 utilisateurs sur mon appli": {},
}


@pytest.mark.parametrize(("text", "said"), ACTS.items())
def test_acts(text: str, said: dict[str, object]) -> None:
    move, nothing = read_move(text, DAY), Move()
    found = {field.name: getattr(move, field.name) for field in fields(Move)}
    assert {k: v for k, v in found.items() if v != getattr(nothing, k)} == said


@given(st.text(max_size=200))
def test_any_text_makes_a_move(text: str) -> None:
    assert isinstance(read_move(text, DAY), Move)


@given(st.lists(st.sampled_from([*ASKS, *ARGUMENTS, *ACTS]), min_size=1, max_size=3).map(", ".join))
def test_any_mixture_makes_a_move(text: str) -> None:
    move = read_move(text, DAY)
    assert move.ask is None or move.ask.low > 0


@pytest.mark.parametrize(
    "text",
    [
        "j'ai traité 2600 dossiers cette année",
        "je demande une revalorisation depuis 2022 sans réponse",
    ],
)
def test_numbers_that_are_no_pay(text: str) -> None:
    assert read_move(text, DAY).ask is None
