"""The same moves told by two people (gender, first name, politeness) leave the same game: PLOS ONE 2025,
10.1371/journal.pone.0318500, rule 15 of knowledge/negotiation.md."""

from __future__ import annotations

from itertools import product

import pytest

from nego.negotiation.rehearsal.engine import step
from nego.negotiation.rehearsal.feedback import feedback
from nego.negotiation.rehearsal.model import Rehearsal
from nego.negotiation.rehearsal.opening import Setting, start
from nego.negotiation.rehearsal.reading import read_move
from nego.negotiation.rehearsal.words import introduction
from tests.unit.negotiation.markets import DAY, market

GAMES = (
    ("quel est votre budget ?", "je vise 42 000 €, {expert} depuis 8 ans", "{prete} à signer à 41 000"),
    ("{certifie} SAP, je demande entre 41 et 43k", "{decu} par votre offre", "et le télétravail ?", "stop"),
    ("je suis {employe} depuis 5 ans et j'ai réduit les coûts de 10 %", "43 500", "je suis {partant}"),
    ("je gagne 38k, {paye} moins que mes collègues", "40 000", "sinon je pars", "non", "stop"),
    ("une autre entreprise me propose 41k, je suis {attendu} lundi", "42k", "je ne sais pas", "d'accord"),
)
HIM = {"expert": "expert", "prete": "prêt", "certifie": "certifié", "decu": "déçu", "employe": "employé",
       "partant": "partant", "paye": "payé", "attendu": "attendu"}  # fmt: skip
HER = {"expert": "experte", "prete": "prête", "certifie": "certifiée", "decu": "déçue", "employe": "employée",
       "partant": "partante", "paye": "payée", "attendu": "attendue"}  # fmt: skip
POLITE = ("", "s'il vous plaît, ", "moi c'est Fatoumata, ", "moi c'est Jean-Pierre, ")


def left(texts: tuple[str, ...], agreed: dict[str, str], before: str, seed: int) -> Rehearsal:
    state = start(Setting("menuisier", market(34_000, 40_000, 46_000)), seed, on=DAY)
    for text in texts:
        if state.ended is None:
            state, _ = step(state, read_move(before + text.format(**agreed), DAY, expecting=state.expecting))
    return state


@pytest.mark.parametrize(("texts", "seed"), list(product(GAMES, range(8))))
def test_two_people_leave_the_same_game(texts: tuple[str, ...], seed: int) -> None:
    games = [left(texts, agreed, before, seed) for agreed in (HIM, HER) for before in POLITE]
    assert all(game == games[0] for game in games)
    assert introduction(games[0]) == introduction(games[-1])
    if games[0].ended is not None:
        assert feedback(games[0]) == feedback(games[-1])
