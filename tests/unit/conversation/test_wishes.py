"""What a message of a negotiation wants or answers."""

from __future__ import annotations

import pytest

from nego.conversation.wishes import answered_results, drops, skips, told_results, told_skills, wish_of


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("fais-moi la fiche", "sheet"),
        ("je voudrais une fiche récap", "sheet"),
        ("en pdf", "sheet"),
        ("dois-je montrer ma fiche de paie ?", "current_pay"),
        ("écris-moi l'e-mail", "email"),
        ("tu peux rédiger le mail ?", "email"),
        ("que dire à l'oral ?", "spoken"),
        ("comment le formuler ?", "spoken"),
        ("ils disent qu'il n'y a pas de budget", "budget"),
        ("ils n'ont pas le budget", "budget"),
        ("on me répond que c'est la grille", "grid"),
        ("ils me trouvent trop junior", "junior"),
        ("ils demandent mon salaire actuel", "current_pay"),
        ("ont-ils le droit de me demander mon salaire actuel ?", "law"),
        ("quelles formules proposer ?", "packages"),
        ("quels arguments ?", "arguments"),
        ("la fiche stp", "sheet"),
        ("la fiche s'il te plaît", "sheet"),
        ("la fiche s'il vous plaît", "sheet"),
        ("et si elle dit que je suis déjà bien payé", "current_pay"),
        ("la fiche métier", None),
        ("l'oral ?", "spoken"),
        ("quelles sont mes chances ?", "odds"),
        ("combien demander ?", None),
        ("comptable", None),
    ],
)
def test_wish(text: str, wish: str | None) -> None:
    assert wish_of(text) == wish


@pytest.mark.parametrize(
    "text", ["passer", "Passer", "je ne sais pas", "aucune idée", "rien", "je préfère pas"]
)
def test_skips(text: str) -> None:
    assert skips(text)


@pytest.mark.parametrize(
    "text", ["38k", "j'ai réduit les coûts", "je sais que je ne peux pas passer sous 38k"]
)
def test_does_not_skip(text: str) -> None:
    assert not skips(text)


@pytest.mark.parametrize("text", ["laisse tomber", "tant pis", "laissez tomber svp", "stop", "oublie"])
def test_drops(text: str) -> None:
    assert drops(text)


@pytest.mark.parametrize("text", ["comptable", "42k", "je laisse ma place et je tombe sur un autre poste"])
def test_does_not_drop(text: str) -> None:
    assert not drops(text)


def test_results_and_skills() -> None:
    text = "J'ai réduit les coûts de 15,5 %, je maîtrise SAP, mon loyer augmente"
    assert told_results(text) == ("J'ai réduit les coûts de 15,5 %",)
    assert told_skills(text) == ("je maîtrise SAP",)
    assert told_skills("je suis formée aux soins palliatifs") == ("je suis formée aux soins palliatifs",)
    assert told_results("j'encadre déjà 8 personnes") == ("j'encadre déjà 8 personnes",)
    assert answered_results(text) == ("J'ai réduit les coûts de 15,5 %", "mon loyer augmente")
