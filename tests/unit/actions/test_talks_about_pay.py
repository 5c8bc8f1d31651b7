"""What short talks about a pay say: whose an amount is, what is counted and what is not.

Each row: the messages, the action of each before the bar; what the last answer must have; what it must not.
Amounts in the rows are computed by hand where a comment says how.
"""

from __future__ import annotations

import pytest

from tests.unit.actions.talking import Talk

ROWS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "the present pay beside a post is the present pay": (
        ("figure|je gagne 32k, pour un poste de comptable je demande combien ?", "sheet|la fiche"),
        ("Salaire actuel : 32 000 €", "Embauche"),
        ("Proposition reçue",),
    ),
    "… and nobody is thanked for an offer": (
        ("figure|je gagne 32k, pour un poste de comptable je demande combien ?", "advice|l'e-mail"),
        ("Merci pour nos échanges", "Ma rémunération pour le poste de comptable"),
        ("Merci pour votre proposition",),
    ),
    "an offer told afterwards takes its place": (
        ("figure|je gagne 32k, pour un poste de comptable je demande combien ?", "offer|on me propose 35k",
         "sheet|la fiche"),
        ("Proposition reçue : 35 000 €",),
        ("Salaire actuel",),
    ),
    # 2 200 € net are 33 350.72 € gross a year: 3 % is 1 001 €; two years pay more than 1 500 €, one does not.
    "a bonus in place of a raise is no variable part": (
        ("offer|mon patron me propose 3 % ou une prime de 1500 €, je suis à 2200 net comme comptable",),
        ("3 % d'augmentation sur 2 200 € net par mois : +1 001 €", "La prime de 1 500 € ne vient qu'une fois",
         "à partir de la 2e année"),
        ("de variable",),
    ),
    "… whichever is told first": (
        ("offer|comptable à 2200 net, on m'augmente : une prime de 800 € ou 3 % d'augmentation",),
        ("La prime de 800 € ne vient qu'une fois", "dès la première année"),
        ("de variable",),
    ),
    "a bonus beside a raise stays one": (
        ("offer|comptable, je gagne 2200 net et 1500 € de prime, mon patron me propose 3 %",),
        ("1 500 € de variable",),
        ("ne vient qu'une fois",),
    ),
    # 1 700 / 0.8 = 2 125 € net, that is 32 213 € gross a year.
    "a share of time before the amount": (
        ("offer|80 % à 1700 net pour une assistante de direction, c'est correct ?",),
        ("à 80 % d'un temps plein", "32 213 €"),
        (),
    ),
    # 1 650 / 0.8 = 2 062.50.
    "a part-time pay brought to full time": (
        ("offer|comptable à 80 %, je gagne 1650 net", "offer|et à temps plein ça ferait combien ?"),
        ("2 062 € net par mois à temps plein",),
        ("en dessous",),
    ),
    "which of two": (
        ("offer|on me propose 38k chez A et 41k chez B comme comptable", "offer|laquelle choisir ?"),
        ("celle à 41 000 € brut par an : 3 000 € brut de plus par an", "À vous de choisir"),
        (),
    ),
    "which of two, one's own employer paying less": (
        ("offer|comptable, je gagne 35k", "offer|une autre boîte me propose 39k",
         "offer|laquelle je prends ?"),
        ("l'autre, à 39 000 € brut par an : 4 000 €",),
        (),
    ),
    "a raise already had is not to come": (
        ("offer|je suis comptable à 35k, j'ai déjà eu 2 % d'augmentation cette année",),
        ("35 000 € brut par an pour un comptable",),
        ("35 700", "2 % d'augmentation"),
    ),
    "… nor wanted": (
        ("figure|comptable, je gagne 35k, j'ai déjà eu 2 %, combien demander ?",),
        ("votre salaire actuel (35 000 € brut par an)",),
        ("35 700",),
    ),
    # 2 600 x 13 = 33 800.
    "what is wanted has the months of the offer": (
        ("offer|on me propose 2 400 € brut sur 13 mois comme comptable", "figure|et si je demande 2600 ?"),
        ("Visez 33 800 €",),
        (),
    ),
    # 1 900 / 0.8 = 2 375 € net, that is 36 003.8 € gross a year, which makes 36 000 € in three figures.
    "… its basis and its working time": (
        ("offer|je gagne 1700 net à 80 % comme comptable", "figure|je voudrais 1900"),
        ("Visez 36 000 €", "+200 € net par mois"),
        (),
    ),
    "stock is no second offer": (
        ("offer|on me propose directeur commercial 90k fixe, 30k de variable et 20k d'actions par an",),
        ("90 000 € brut par an et 30 000 € de variable", "Je ne compte pas les actions"),
        ("La mieux payée", "SMIC"),
    ),
    "another currency": (
        ("offer|infirmier à Genève à 6500 CHF, c'est bien ?",),
        ("Je ne compte qu'en euros",),
        ("Quel montant",),
    ),
    "a step of a grid is no pay": (
        ("figure|je suis professeur des écoles, 2300 net, échelon 6, je peux négocier ?",),
        ("2 300 € net par mois",),
        ("6 € net", "de l'heure"),
    ),
    "after an apprenticeship": (
        ("offer|apprenti comptable à 900 € par mois", "figure|et après mon diplôme, combien demander ?"),
        ("Visez",),
        ("apprentissage", "900"),
    ),
    "hired at the end of one": (
        ("figure|je finis mon alternance, ils veulent m'embaucher à 30k comme comptable, je négocie ?",
         "sheet|la fiche"),
        ("Proposition reçue : 30 000 €",),
        ("Salaire actuel",),
    ),
    "a clinic is no civil service": (
        ("offer|on me propose 2100 € net en clinique à Nantes comme infirmière",),
        ("une infirmière",),
        ("fonctionnaire",),
    ),
    "a civil servant is told so with the words too": (
        ("advice|je suis professeur des écoles titulaire, 2300 net, des arguments ?",),
        ("payé d'après son grade",),
        (),
    ),
    "a difference too small for a whole per cent": (
        ("offer|comptable, on me propose 34 351 € brut",),
        ("(−0,4 %)",),
        ("−0 %",),
    ),
    # 3 % more beside 36 000 €: what is compared is all that is paid.
    "beside another offer the variable part counts": (
        ("offer|on me propose 32k + 1000 € de prime chez A et 32 400 € chez B comme comptable",
         "offer|et si A donne 2000 € de prime ?"),
        ("Votre autre proposition, 32 400 € brut par an : 1 600 € de moins par an",),
        (),
    ),
    "what was refused is not refused twice in the same words": (
        ("offer|on me propose 95k comme comptable", "figure|combien demander ?", "advice|l'e-mail"),
        ("je n'écris toujours pas de demande plus haute",),
        ("dépasse déjà",),
    ),
    "… and a reason gets an answer": (
        ("offer|on me propose 95k comme comptable", "figure|combien demander ?",
         "advice|j'ai réduit les coûts de 15 %"),
        ("Puis le chiffre",),
        ("toujours pas",),
    ),
    "a walk-away figure under the offer is not what stands in the way": (
        ("offer|on me propose 95k comme comptable", "figure|je refuse en dessous de 90k"),
        ("Ce que l'on vous propose dépasse déjà",),
        ("Le montant sous lequel vous refusez",),
    ),
    "what nothing tells of, before an offer, is the present pay": (
        ("offer|vendeuse à 1700 net, on me propose d'être comptable à 2000 net", "advice|l'e-mail"),
        ("Merci pour votre proposition",),
        ("autre proposition",),
    ),
    "… but for those who hesitate": (
        ("offer|comptable, j'hésite : 2300 net, et on me propose 2400 net",),
        ("La mieux payée : 2 400 €",),
        (),
    ),
    "an offer that was made is no raise": (
        ("offer|on m'a proposé 2000 net comme comptable", "figure|combien demander ?"),
        ("leur budget",),
        ("votre salaire actuel",),
    ),
    "a bare pay beside what is wanted is the present one": (
        ("figure|je suis comptable, 30k, je veux demander 33k", "sheet|la fiche"),
        ("Salaire actuel : 30 000 €",),
        ("Proposition reçue",),
    ),
    "the one who reads the e-mail is no job": (
        ("figure|comptable, on me propose 34k, combien demander ?", "advice|prépare le mail pour mon chef"),
        ("Voici l'e-mail",),
        ("désigne plusieurs métiers",),
    ),
    "no empty list of arguments": (
        ("figure|je suis chef de projet à 40k, combien demander ?", "advice|quels arguments ?"),
        ("Vous ne m'avez rien dit à mettre en avant",),
        ("Dans cet ordre",),
    ),
    "how a language is spoken": (
        ("figure|comptable, on me propose 34k, combien demander ?",
         "advice|je parle couramment l'allemand", "advice|des arguments"),
        ("Compétence recherchée : l'allemand, couramment",),
        (),
    ),
    "what one was trained in": (
        ("figure|comptable, on me propose 34k, combien demander ?",
         "advice|je suis formée aux normes IFRS", "advice|l'e-mail"),
        ("– Compétence recherchée : formée aux normes IFRS",),
        (),
    ),
    # 100 x 12 = 1 200 €: 2 000 € are more than one year of it, less than two.
    "what can only be added to the present pay": (
        ("offer|mon entreprise me propose soit 100 € par mois soit une prime de 2000 €, "
         "je gagne 2400 brut comme comptable",),
        ("100 € brut de plus par mois sur 2 400 € brut par mois : +1 200 €",
         "La prime de 2 000 € ne vient qu'une fois", "à partir de la 2e année"),
        ("bien trop peu",),
    ),
    "an offer from elsewhere is not another one to those who made it": (
        ("offer|je gagne 2300 net comme comptable, on me propose 2500 net ailleurs", "advice|l'e-mail"),
        ("Merci pour votre proposition",),
        ("autre proposition",),
    ),
    "two offers named as such": (
        ("offer|j'ai 2 offres : 2200 net à Lille et 2600 net à Paris, comptable",),
        ("La mieux payée : 2 600 €",),
        (),
    ),
    "what the employer may say is no story": (
        ("figure|comptable, on me propose 34k, combien demander ?", "advice|des arguments",
         "advice|s'il dit que c'est la crise"),
        ("Je comprends la contrainte",),
        ("Je n'ai pas repris",),
    ),
    # 27 600 € at half time: 13 800 € gross a year.
    "the net of a part-time target is that of the part": (
        ("offer|comptable à mi-temps, on me propose 1 100 € net", "figure|combien demander ?"),
        ("pour votre temps partiel",),
        (),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("turns", "told", "untold"), ROWS.values(), ids=ROWS)
def test_a_talk(turns: tuple[str, ...], told: tuple[str, ...], untold: tuple[str, ...]) -> None:
    talk = Talk()
    for turn in turns:
        talk.say(*turn.split("|"))
    assert [words for words in told if words not in talk.said.text] == [], talk.said.text
    assert [words for words in untold if words in talk.said.text] == [], talk.said.text
