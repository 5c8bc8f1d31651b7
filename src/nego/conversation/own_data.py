"""Whether a person wants to see or to take what is kept of them: close to erasing it, and the opposite."""

from __future__ import annotations

import re

from nego.text import normalize

_KEPT = (
    r"(?:donnees?|datas?|infos?|informations|renseignements|conversations?|discussions?|echanges?|messages?"
    r"|historique|tout ce que|ce que (?:je|j'|tu|vous))"
)
_TO_HAVE = (
    r"(?:donne\w*|envoy\w*|envoie\w*|rend(?:s|ez|re)?|montre\w*|remet\w*|fourni\w*|transme\w*|communique\w*"
    r"|consulter|voir|lire|obtenir|avoir|recevoir|acceder|imprimer|sauvegarder|emporter|veux|voudrais|souhaite"
    r"|aimerais|demande|reclame)"
)
_TO_TAKE = r"(?:export\w*|telecharg\w*|recuper\w*|copies?|extraction|portabilite)"
_TO_KEEP = (
    r"(?:gard|conserv|stock|enregistr|collect|memoris|retien|retenu|detien|detenu|possed|sai[st]\b|save[zr]\b)"
    r"\w*"
)
_OF_ME = r"\b(?:moi|me concern\w*|mon sujet|mes|nos|notre|donnees|infos|informations)\b"
_ASKED = r"(?:\?|\b(?:quel(?:le)?s?|quoi|que|qu'est-ce|lesquel\w*)\b)"

_TAKING = re.compile(rf"\b(?:{_TO_TAKE}|acces)\b[^,.;]{{0,40}}\b{_KEPT}\b|\bdroit d'? ?acces\b")
_TAKING_MINE = re.compile(
    rf"\b(?:{_TO_TAKE}|acces)\b[^,.;]{{0,30}}\b(?:(?:mes|ma|mon|nos|notre) {_KEPT}\b|ce que (?:vous|tu) )"
)
_HAVING = re.compile(
    rf"\b{_TO_HAVE}(?:-moi)?"
    r"(?: (?:moi|toutes|tous|recevoir|avoir|voir|lire|obtenir|consulter|recuperer|les|a))*"
    rf" (?:mes|ma|mon|nos|notre) {_KEPT}\b"
)
_ASKING = re.compile(
    rf"(?=.*{_ASKED}).*(?:\b{_TO_KEEP}.*{_OF_ME}|\b(?:donnees|infos|informations)\b.*\b{_TO_KEEP})"
)
_FIRST = re.compile(r"\b(?:puis|avant|d'abord|ensuite)\b")
# Whatever speaks of an end, or says no.
_ENDING = re.compile(
    r"eff?ac|efass|\b(?:suppr|suprim|oubli|vir(?:e|er|ez|es)\b|d[eé]?trui|destruct|enlev|nettoy|nettoi|retir"
    r"|retrait|elimin|purg|dispar|vide|jet(?:te|er|ez)|poubelle|trace|zero|pas\b|plus\b|rien\b|jamais\b"
    r"|aucune?\b|sans\b|refus|oppos|annul|ferm|degag|zapp?|part(?:e|ent|ir)\b)"
)


def asks_for_own_data(text: str) -> bool:
    """« exporte mes données », « donne-moi mes données », « que gardes-tu sur moi ? ».

    A wish to take a copy counts even beside one to erase: what is erased can't be taken any more.
    """
    plain = normalize(text)
    if _TAKING.search(plain) or (_HAVING.search(plain) and _FIRST.search(plain)):
        return True
    return not _ENDING.search(plain) and bool(_HAVING.search(plain) or _ASKING.search(plain))


def takes_own_data(text: str) -> bool:
    """Whether a copy of one's own data is asked for in so many words, among messages about anything."""
    plain = normalize(text)
    return bool(_TAKING_MINE.search(plain) or (_HAVING.search(plain) and not _ENDING.search(plain)))
