"""What is built on first use, built before the first person comes."""

from __future__ import annotations

import asyncio
import gc

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore

from nego.server.hugepages import gather_memory
from nego.server.turns import NegoAgent
from nego.server.watching import Watched

CONVERSATIONS = (
    (
        "Bonjour, combien gagne un comptable à Lyon avec 5 ans d'expérience ?",
        "et son chef, il gagne combien ?",
        "Quelle formation faut-il ?",
        "et pour un ingénieur ?",
        "le bac pour horloger",
        "il pose du carrelage, il gagne combien ?",
        "bonjour de Lyon",
        "Quel temps fait-il ?",
        "c'est nul, je m'en fous",
        "non merci, au revoir",
    ),
    ("Combien gagne un conseiller ?", "le deuxième", "2 500 € brut par mois, ça fait combien en net ?"),
    (
        "On me propose 35 k€ par an comme comptable, alors que je gagne 31 k€",
        "Combien demander ?",
        "Comment négocier ?",
        "J'ai réduit les coûts de 15 % et formé deux collègues",
        "Simule l'entretien",
        "Je demande 38 k€ parce que mes résultats dépassent les objectifs",
        "stop",
        "écris-moi le mail",
    ),
)
"""A message for each thing that is read from files when it is first asked for."""


def warm_up(agent: NegoAgent) -> None:
    """Play conversations that are stored and counted nowhere: indexes, caches and lazy imports get ready."""
    agent.processor.predictions.foresee()
    kept, agent.processor.tracker_store = agent.processor.tracker_store, InMemoryTrackerStore(agent.domain)
    try:
        asyncio.run(_play(agent))
    finally:
        agent.processor.tracker_store = kept


async def _play(agent: NegoAgent) -> None:
    for number, texts in enumerate(CONVERSATIONS):
        for text in texts:
            message = UserMessage(text, CollectingOutputChannel(), f"warm-up-{number}")
            await agent.processor.play(message, Watched())


def settle() -> None:
    """Keep what is loaded by now, and stays, where it is quickly found; and look for garbage no more in it:
    half a million objects, a third of a second each time, in the middle of somebody's turn."""
    gc.collect()
    gc.freeze()
    gather_memory()
