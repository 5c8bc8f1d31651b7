"""Texts of messages in the memory of a server: no longer than a moment, erased or not.

What is read off a message is kept beside its text while its turn asks for it several times. Meanings of
sentences stay, by a keyed hash (`nego.nlu.meaning`); single words stay beside how they are spelt, sound or
are cut into tokens.
"""

from __future__ import annotations

import asyncio

from nego.nlu.words import asks_nothing, tokens
from nego.pay.amounts import find_amounts
from nego.reading.experience import find_experience
from nego.reading.places import find_places
from nego.reading.setting import find_settings
from nego.text import fold

FORGET_SECONDS = 60
BY_TEXT = (asks_nothing, find_amounts, find_experience, find_places, find_settings, fold, tokens)
"""All that remember whole messages."""


def forget() -> None:
    """Leave no text of a message in memory."""
    for each in BY_TEXT:
        each.cache_clear()


async def forget_regularly() -> None:
    """Forget once a minute: the next message costs less than a millisecond more."""
    while True:
        await asyncio.sleep(FORGET_SECONDS)
        forget()
