"""What a person wants done with what is kept of them. To see it, to take it and to have it erased are said
with the same words, as is the loss of a bonus; only erasing can't be undone."""

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
_USED = re.compile(
    r"(?=.*\b(?:que|qu'est-ce que|quoi)\b).*\b(?:fai[st]|faites|devien\w*)\b.*\b(?:donnees|infos|messages)\b"
)
# What makes up a conversation, or a state in which nothing is left of it.
_ALL_OF_IT = (
    r"(?:donn?e?e?s?|datas?|infos?|informations?|renseignements?|conv\w*|discu\w*|echanges?|messages?|msg"
    r"|chats?|l?h?istori\w*|reponses?|logs?|session|simulation|entrainement|souvenirs?|confidences?|propos"
    r"|chiffres|tt|tou(?:t|te|tes|s)|traces?|moi|me concern\w*|(?:mon|mn) (?:sujet|cas|passage|dossier"
    r"|compte?|profil|nom|identite|salaire|metier)|ma (?:fiche|paye|paie)|memoires?|serveurs?|base|cache"
    r"|fichiers?|systeme|[cs]e qu?e?|ce ke|qui je suis|rgpd|cnil|droit|oubli|(?:m|etre) ?oubli\w*"
    r"|consentement|rien|zero|corbeille|poubelle|vie privee|my data|everything|menage|le vide|table rase"
    r"|perso\w*|prive|confidentiel\w*|enregistr\w*|stock\w*|conserv\w*|souvien\w*|amnesie|disparai\w*)"
)
_NOTHING_ELSE = (
    r"\b(?:supprime\w*|vire\w*|enleve\w*|oublie)(?: l[ae]s?)?"
    r"(?: (?:stp|svp|s il te plait|vite|pour toujours))?$"
)
_ERASING_ALL = re.compile(rf"\b{_ALL_OF_IT}\b|\be?ff?ac|\befass|\bsuppression\b|{_NOTHING_ELSE}")
_TAKEN = r"(?:supprim|vire|effac|enleve|retire)\w*"
_ERASING_LESS = re.compile(
    r"\b(?:derni(?:er|ere)s?|precedente?s?|premi(?:er|ere)s?|seulement|juste|uniquement|une partie|cv|ardoise"
    rf"|(?:a ete|ont ete|est|sont|vous ai) {_TAKEN})"
)
_TAKEN_BY_OTHERS = re.compile(
    rf"\b(?:m|nous|on|ils?|elles?|(?:mon|ma|le|la|notre) \w+) (?:a|ont|veut|veulent|va|vont) "
    rf"(?:(?:me|nous) )?{_TAKEN}"
)
_SPEAKS_OF_ERASING = re.compile(
    r"eff?ac|efass|\b(?:suppr|suprim|oubli|vir(?:e|er|ez)\b|enlev|retir|nettoy|jet)"
)
_NO_WORD = re.compile(r"[\W_]+")
_CURT = 2  # words of a message that is but an order


def asks_for_own_data(text: str) -> bool:
    """« exporte mes données », « donne-moi mes données », « que gardes-tu sur moi ? ».

    A wish to take a copy counts even beside one to erase: what is erased can't be taken any more.
    """
    plain = normalize(text)
    if _TAKING.search(plain) or (_HAVING.search(plain) and _FIRST.search(plain)):
        return True
    told = _HAVING.search(plain) or _ASKING.search(plain) or _USED.search(plain)
    return not _ENDING.search(plain) and told is not None


def means_to_erase_all(text: str) -> bool:
    """Whether a message about erasing surely means the whole conversation: « oublie tout », « efface », and
    not « on m'a supprimé ma prime » nor « efface le dernier message »."""
    plain = _NO_WORD.sub(" ", normalize(text)).strip()
    if _ERASING_LESS.search(plain) or _TAKEN_BY_OTHERS.search(plain):
        return False
    return len(plain.split()) <= _CURT or _ERASING_ALL.search(plain) is not None


def tells_what_was_taken(text: str) -> bool:
    """« On m'a supprimé ma prime »: somebody else has taken something away, or wants to."""
    return _TAKEN_BY_OTHERS.search(_NO_WORD.sub(" ", normalize(text))) is not None


def speaks_of_erasing(text: str) -> bool:
    """Whether the message says itself what is to be erased: it is no mere « oui »."""
    return _SPEAKS_OF_ERASING.search(normalize(text)) is not None


def takes_own_data(text: str) -> bool:
    """Whether a copy of one's own data is asked for in so many words, among messages about anything."""
    plain = normalize(text)
    return bool(_TAKING_MINE.search(plain) or (_HAVING.search(plain) and not _ENDING.search(plain)))
