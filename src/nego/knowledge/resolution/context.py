"""What the sentence says around a run of words: that a job stands there, or that something is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nego.knowledge.resolution.language import Language
from nego.knowledge.resolution.words import BREAKS, STRONG_BREAKS, Word

_AT_THE_SHOP, _WITH = "chez", "avec"
_EARNS = frozenset({"gagne", "touche", "percoit", "gagnait", "touchait"})
_JOINING = frozenset({"et", "ou", "a", "que", "qu", "vs", "versus", "contre", "pour", "devenir"})
_INDEFINITE = frozenset({"un", "une", "1"})
_ARTICLES = _INDEFINITE | {"le", "la", "l", "les", "des"}
_DEFINITE = _ARTICLES - _INDEFINITE | {
    "mon",
    "ma",
    "mes",
    "ton",
    "ta",
    "tes",
    "son",
    "sa",
    "ses",
    "notre",
    "votre",
    "ce",
    "cette",
}
_MAKES_A_NOUN = frozenset({"au", "aux", "du", "le", "un", "ce", "saison"})
_PARTICIPLE = re.compile(r"\w(?:é|\wi|\wu|dit|mis|fait|pris|crit|vert)e?s?$")
_ABOUT_ONE = frozenset({"pour", "en", "sur"})
_HOW = frozenset({"quoi", "comment"})
_HOW_MUCH = frozenset({"combien", "moyen", "moyenne", "euros"})
_HIMSELF = frozenset({"lui", "eux", "meme", "memes"})
_TO_ME = frozenset({"m", "t", "l", "nous", "vous"})
_HAS = frozenset({"a", "ont", "avait"})
_TAKES = frozenset({"prend", "prennent", "demande", "demandent", "facture"})
_INFINITIVE = re.compile(r"\w{2}(?:er|ir|re)$")
_WHO = frozenset({"je", "j", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles"})
_ONE_THING = frozenset({"un", "une", "mon", "ma", "le", "la", "l", "notre"})
_WORK = frozenset({"metier", "poste", "emploi", "job", "profession", "boulot", "taf"})
_BECOMES = frozenset({"etre", "devenir"})
_NAMED_BY_VERB = frozenset({"devenir", "metier", "profession"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words `start` to `end` (half-open) that may name a job.

    `carried`: the sentence says that a job stands here ("je suis …", "… gagne combien"), or the chunk is the
    whole message; `slot`: it asks about the thing named here as one asks about a job ("combien gagne un …");
    `bare`: that it is the whole message, after an article, is all that shows a job.
    """

    start: int
    end: int
    carried: bool
    slot: bool
    bare: bool = False


def chunk_in_context(found: Sequence[Word], span: Span, alone: bool, language: Language) -> Chunk | None:
    """The span with what the words around it say; `alone`: it is the only one of the sentence.

    None for a person who is met ("chez le boulanger", "appelle un médecin", "mon avocat m'a dit non") and for
    what has a price.
    """
    carrier, between = _carrier(found, span[0], language)
    if carrier == _AT_THE_SHOP or _is_called(found[: span[0]], carrier, between, language):
        return None
    if _is_verb(found, span, between, language):
        return None
    if not carrier and _DEFINITE & set(between) and _does_something(found, span, language):
        return None
    if _did_something_to_me(found, span, language) or _is_addressed(found, span, between, language):
        return None
    in_diploma = carrier in language.diplomas or (
        span[1] - span[0] > 1 and found[span[0]].text in language.diplomas
    )
    if in_diploma and not _is_about_pay(found, span, language):
        return None
    named = bool(_INDEFINITE & set(between)) or carrier in _NAMED_BY_VERB
    slot = carrier in language.slot_carriers and named
    slot = slot or (alone and _goes_on_about_one(carrier, between) and _is_bare(found, span, language))
    around = _around(found, span)
    if carrier not in _BECOMES and _is_for_sale(found, around, language):
        return None
    if any(word.text in language.prices for word in around) or _is_named(found, span[0], carrier, between):
        return Chunk(*span, carried=False, slot=False)
    pay = any(word.text in language.money for word in around)
    carried = (
        slot
        or (carrier in language.copulas and not between and not found[span[0]].is_capitalised)
        or carrier in language.carriers
        or _after(found, span[1]) in language.carriers_after
        or (pay and bool(_ARTICLES & set(between)))
        or (pay and (alone or _ends_clause(found, span)) and _begins(found, span, language))
    )
    bare = _is_title(found, span, language) or (alone and _is_bare(found, span, language))
    return Chunk(*span, carried or bare, slot, not carried and bool(_ARTICLES & set(between)))


def carried_together(found: Sequence[Word], chunks: Sequence[Chunk], language: Language) -> list[Chunk]:
    """Of two chunks joined by "et", "ou", "que", "à", both name jobs when one does; of two with but a
    comma between them, the second when the first does."""
    joined = list(chunks)
    for left, right in zip(range(len(chunks)), range(1, len(chunks)), strict=False):
        between = [word.text for word in found[chunks[left].end : chunks[right].start]]
        if any(word not in _JOINING and word not in language.determiners for word in between):
            continue
        carried = joined[left].carried or (joined[right].carried and bool(between))
        for side in (left, right):
            joined[side] = replace(joined[side], carried=carried)
    return joined


def _carrier(found: Sequence[Word], start: int, language: Language) -> tuple[str, list[str]]:
    """The word before the chunk, and the small words between them."""
    between: list[str] = []
    position = start - 1
    while position >= 0 and not found[position + 1].follows(BREAKS):
        if found[position].text not in language.small:
            return found[position].text, between
        between.append(found[position].text)
        position -= 1
    return "", between


def _is_called(before: Sequence[Word], carrier: str, between: Sequence[str], language: Language) -> bool:
    """ "Appelle un médecin", "rendez-vous avec un médecin"; not "je cherche pour un médecin" nor "j'ai
    trouvé un job de vendeuse"."""
    if _WORK & set(between):
        return False
    met = carrier == _WITH and any(word.text in language.called for word in before)
    return (met or carrier in language.called) and bool(between) and not _ABOUT_ONE & set(between)


def _is_verb(found: Sequence[Word], span: Span, between: Sequence[str], language: Language) -> bool:
    """ "Conseiller les clients", "je pilote un drone": what is done to something, not who does it."""
    if span[0] and found[span[0] - 1].text in _WHO and not found[span[0]].follows(BREAKS):
        return any(word.text in _ONE_THING for word in found[span[0] + 1 : span[0] + 2])
    articles, after = _ARTICLES | _DEFINITE, found[span[0] + 1 : span[0] + 2]
    if found[span[0]].text not in language.done_to or articles & set(between):
        return False
    return any(word.text in articles and not word.follows(BREAKS) for word in after)


def _is_about_pay(found: Sequence[Word], span: Span, language: Language) -> bool:
    """The message speaks of pay or of the job outside the chunk."""
    return any(word.text in language.about_job for word in _around(found, span))


def _did_something_to_me(found: Sequence[Word], span: Span, language: Language) -> bool:
    """ "Un médecin m'a arrêté": a person who was met, whoever it is."""
    after = found[span[1] : span[1] + 2]
    met = (
        len(after) == 2 and after[0].text in _TO_ME and after[1].text in _HAS and not after[0].follows(BREAKS)
    )
    return met and not _is_about_pay(found, span, language)


def _is_addressed(found: Sequence[Word], span: Span, between: Sequence[str], language: Language) -> bool:
    """ "Merci docteur", "oui, chef", "chef, vous êtes là ?": a title said to Négo."""
    if span[1] - span[0] != 1 or found[span[0]].text not in language.addressed or between:
        return False
    others = _around(found, span)
    if not others or any(word.text in language.about_pay for word in others):
        return False
    if all(word.text in language.polite for word in others):
        return True
    called = span[0] == 0 and found[1].follows(",")
    return called and any(_verbs_after(found, span, language))


def _goes_on_about_one(carrier: str, between: Sequence[str]) -> bool:
    """ "Et un …", "et pour une …": the question before it, about another job."""
    return not carrier and between[-1:] == ["et"] and bool(_INDEFINITE & set(between))


def _is_for_sale(found: Sequence[Word], around: Sequence[Word], language: Language) -> bool:
    """ "Combien coûte un plombier", "combien prend un plombier pour réparer une fuite": a price is asked, and
    nothing about the job."""
    texts = {word.text for word in around}
    costs = bool(texts & language.costs) or (bool(texts & _TAKES) and _has_a_purpose(found))
    return costs and not any(text in language.about_pay and text not in _HOW_MUCH for text in texts)


def _has_a_purpose(found: Sequence[Word]) -> bool:
    """ "Pour déboucher un évier"."""
    return any(before.text == "pour" and _INFINITIVE.search(word.text) for before, word in pairwise(found))


def _is_named(found: Sequence[Word], start: int, carrier: str, between: Sequence[str]) -> bool:
    """ "Combien gagne Mercier": a capital where an article would stand."""
    return carrier in _EARNS and not between and found[start].is_capitalised


def _after(found: Sequence[Word], end: int) -> str:
    return found[end].text if end < len(found) and not found[end].follows(STRONG_BREAKS) else ""


def _is_bare(found: Sequence[Word], span: Span, language: Language) -> bool:
    """The message says nothing but the chunk, greetings and words of pay."""
    others = _around(found, span)
    return all(word.text in language.around_bare or word.is_number for word in others)


def _around(found: Sequence[Word], span: Span) -> tuple[Word, ...]:
    return (*found[: span[0]], *found[span[1] :])


def _begins(found: Sequence[Word], span: Span, language: Language) -> bool:
    """The message begins with the chunk."""
    return all(word.text in _INDEFINITE or word.text in language.adjectives for word in found[: span[0]])


def _ends_clause(found: Sequence[Word], span: Span) -> bool:
    """ "Boucher, boulanger, qui gagne le plus ?": a comma follows the chunk."""
    return span[1] < len(found) and found[span[1]].follows(",")


def _is_title(found: Sequence[Word], span: Span, language: Language) -> bool:
    """The message begins with the chunk and has no verb or pronoun: "serveur dans un bar"."""
    return _begins(found, span, language) and not any(_verbs_after(found, span, language))


def _does_something(found: Sequence[Word], span: Span, language: Language) -> bool:
    """The message says what the person named at its beginning does, nothing about pay or the job."""
    after = found[span[0] + 1 :]
    if _is_about_pay(found, span, language) or any(word.text in _HOW for word in _around(found, span)):
        return False
    at = next((position for position, word in enumerate(after) if word.raw == "a"), len(after))
    done = any(_PARTICIPLE.search(what.raw) for what in after[at + 1 : at + 3])
    does = any(word.text in language.verbs and not _PARTICIPLE.search(word.raw) for word in after)
    is_so = any(word.text in language.copulas for word in found[span[1] :])
    return done or does or is_so or any(_verbs_after(found, span, language))


def _verbs_after(found: Sequence[Word], span: Span, language: Language) -> Iterator[bool]:
    """For each word after the chunk, whether it is a verb or pronoun: "marché" is none in "au marché"."""
    for before, word in pairwise(found[span[1] - 1 :]):
        acts = word.text in language.acting and word.text not in _HIMSELF
        yield acts and before.text not in _MAKES_A_NOUN
