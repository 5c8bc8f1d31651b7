"""Rate limits that several server processes share.

A limit lets ``burst`` events through at once, then one every ``seconds / burst`` (generic cell rate
algorithm: one number a key, the time at which all past events are paid for).
"""

from __future__ import annotations

import hashlib
import hmac
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from nego.channels.database import RATES
from nego.channels.errors import SettingsError, TooMany
from nego.server.database import single

PROXIES_SETTING = "NEGO_PROXIES"
PURGE_SECONDS = 600


@dataclass(frozen=True)
class Limit:
    """At most ``burst`` events in ``seconds``."""

    name: str
    burst: int
    seconds: float


class Rates:
    """Counts events by key. Keys are stored as HMACs: an address is nobody's business once it is counted."""

    def __init__(self, engine: Engine, secret: bytes, clock: Callable[[], float] = time.time) -> None:
        self.engine = engine
        self._engine = single(engine)
        self._secret = secret
        self._clock = clock
        self._purged = clock()

    def take(self, limit: Limit, who: str) -> None:
        """Count one event. Raises ``TooMany``, which counts nothing."""
        now, key = self._clock(), self._key(limit, who)
        interval = limit.seconds / limit.burst
        with self._engine.begin() as connection:
            if now - self._purged > PURGE_SECONDS:
                self._purged = now
                connection.execute(RATES.delete().where(RATES.c.free_at < now))
            # What is paid for further ahead than a limit goes was counted before the clock was set back.
            ahead = RATES.c.free_at > now + limit.seconds
            paid = sa.case((sa.and_(RATES.c.free_at > now, ~ahead), RATES.c.free_at), else_=now)
            allowed = sa.or_(RATES.c.free_at <= now + limit.seconds - interval, ahead)
            taken = connection.execute(
                RATES.update().where(RATES.c.key == key, allowed).values(free_at=paid + interval)
            )
            if taken.rowcount:
                return
            free_at = connection.scalar(sa.select(RATES.c.free_at).where(RATES.c.key == key))
        if free_at is None:
            self._first(key, now + interval, limit, who)
        elif free_at > now + limit.seconds - interval:
            raise TooMany(free_at + interval - limit.seconds - now)
        else:
            self.take(limit, who)  # another process counted its first event between the two statements

    def _first(self, key: str, free_at: float, limit: Limit, who: str) -> None:
        try:
            with self._engine.begin() as connection:
                connection.execute(RATES.insert().values(key=key, free_at=free_at))
        except IntegrityError:
            self.take(limit, who)  # another process counted the first event meanwhile

    def _key(self, limit: Limit, who: str) -> str:
        digest = hmac.new(self._secret, f"rate\0{who}".encode(), hashlib.sha256).hexdigest()[:32]
        return f"{limit.name}:{digest}"


def client_address(peer: str, forwarded_for: str | None, proxies: int) -> str:
    """The address to count: the peer's, or the one that the nearest of ``proxies`` trusted proxies saw.

    What stands further left in X-Forwarded-For was written by the client and is worth nothing.
    """
    if proxies < 1 or not forwarded_for:
        return peer
    hops = [hop.strip() for hop in forwarded_for.split(",")]
    return hops[-proxies] if len(hops) >= proxies else peer


def trusted_proxies(environ: Mapping[str, str] = os.environ) -> int:
    """How many proxies stand in front, by NEGO_PROXIES; none without. Raises ``SettingsError``."""
    value = environ.get(PROXIES_SETTING, "0")
    if not value.isdecimal():
        raise SettingsError(
            f"{PROXIES_SETTING} : il faut le nombre de mandataires (proxies) devant Négo, 0 sans."
        )
    return int(value)
